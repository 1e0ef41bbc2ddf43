#include "demo/imagerequest.h"

#include "demo/answers.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// Larger results are answered like an image that the service has no memory for.
constexpr qint64 mostPixels = 100'000'000;
constexpr int longestSide = 65'500; // of a JPEG

template <typename Value>
using Read = tl::expected<Value, serve::Response>;

tl::unexpected<serve::Response> refuse(serve::Response response)
{
    return tl::unexpected<serve::Response>(std::move(response));
}

tl::unexpected<serve::Response> refuse(const QString &field, const QString &message)
{
    return refuse(answers::badFields(field, message));
}

std::optional<int> integer(const QString &text)
{
    bool valid = false;
    const int value = text.toInt(&valid);
    return valid ? std::optional(value) : std::nullopt;
}

Read<QRect> readRegion(const QString &text, QSize full)
{
    if (text == "full"_L1)
        return QRect(QPoint(0, 0), full);
    const int side = std::min(full.width(), full.height());
    if (text == "square"_L1)
        return QRect(0, 0, side, side);
    if (text.startsWith("pct:"_L1))
        return refuse(u"region"_s, u"Percentage-wise regions are not implemented."_s);
    const QStringList parts = text.split(u',');
    if (parts.size() != 4)
        return refuse(u"region"_s, u"The region format should be 'x,y,w,h'."_s);
    QList<int> numbers;
    for (const QString &part : parts) {
        const std::optional<int> number = integer(part);
        if (!number)
            return refuse(answers::serverErrorPage());
        numbers.append(*number);
    }
    const bool inside = numbers[0] >= 0 && numbers[1] >= 0 && numbers[2] > 0 && numbers[3] > 0 &&
                        qint64(numbers[0]) + numbers[2] <= full.width() &&
                        qint64(numbers[1]) + numbers[3] <= full.height();
    if (!inside)
        return refuse(answers::serverErrorEmpty());
    return QRect(numbers[0], numbers[1], numbers[2], numbers[3]);
}

/// The other side by the shape of the whole image, rounded down.
int byShape(int side, int other, int own)
{
    return int(qint64(side) * other / own);
}

QSize fitted(QSize box, QSize full)
{
    if (box.width() >= full.width() && box.height() >= full.height())
        return full;
    const bool byWidth = qint64(box.width()) * full.height() <= qint64(box.height()) * full.width();
    return byWidth ? QSize(box.width(), byShape(box.width(), full.height(), full.width()))
                   : QSize(byShape(box.height(), full.width(), full.height()), box.height());
}

Read<QSize> readSize(const QString &text, QSize full)
{
    if (text == "max"_L1)
        return full;
    if (text.startsWith(u'^') && text.contains(u','))
        return refuse(u"size"_s, u"Image scaling is not supported."_s);
    if (!text.contains(u','))
        return refuse(u"size"_s, u"Unexpected value '%1' for size."_s.arg(text));
    const bool fit = text.startsWith(u'!');
    const QStringList parts = text.mid(fit ? 1 : 0).split(u',');
    const std::optional<int> width = integer(parts.value(0));
    const std::optional<int> height = integer(parts.value(1));
    const bool malformed = parts.size() != 2 || (!width && !parts.first().isEmpty()) ||
                           (!height && !parts.last().isEmpty()) || (!width && !height);
    if (malformed)
        return full; // The service overlooks what it cannot read.
    QSize size(width.value_or(0), height.value_or(0));
    if (fit && width && height)
        size = fitted(size, full);
    else if (!height)
        size.setHeight(byShape(size.width(), full.height(), full.width()));
    else if (!width)
        size.setWidth(byShape(size.height(), full.width(), full.height()));
    if (size.width() < 1 || size.height() < 1)
        return refuse(answers::serverErrorEmpty());
    return size;
}

Read<int> readRotation(const QString &text)
{
    const std::optional<int> angle = integer(text.startsWith(u'!') ? text.mid(1) : text);
    if (!angle)
        return refuse(u"rotation"_s, u"Rotation must be an integer."_s);
    if (*angle < 0 || *angle > 360)
        return refuse(u"rotation"_s, u"Rotation must be a value between 0 and 360."_s);
    return *angle;
}

QString choice(const QStringList &values)
{
    return u"It must be one of ['%1']"_s.arg(values.join("', '"_L1));
}

Read<bool> readQuality(const QString &text)
{
    static const QStringList qualities = {u"color"_s, u"gray"_s, u"bitonal"_s, u"default"_s};
    if (!qualities.contains(text))
        return refuse(u"quality"_s, u"Invalid value for 'quality'. "_s + choice(qualities));
    return text == "gray"_L1;
}

Read<ImageRequest::Format> readFormat(const QString &text)
{
    static const QStringList formats = {u"jpg"_s, u"png"_s, u"tif"_s, u"webp"_s};
    const qsizetype index = formats.indexOf(text);
    if (index < 0)
        return refuse(u"image_format"_s, u"Invalid value for 'image_format'. "_s + choice(formats));
    return ImageRequest::Format(index);
}

} // namespace

tl::expected<ImageRequest, serve::Response> readImageRequest(const QStringList &parts, QSize full)
{
    const QString &last = parts.at(3);
    const qsizetype dot = last.lastIndexOf(u'.');
    const Read<bool> grey = readQuality(dot < 0 ? last : last.first(dot));
    if (!grey)
        return refuse(grey.error());
    const Read<ImageRequest::Format> format = readFormat(dot < 0 ? QString() : last.sliced(dot + 1));
    if (!format)
        return refuse(format.error());
    const Read<int> rotation = readRotation(parts.at(2));
    if (!rotation)
        return refuse(rotation.error());
    const Read<QRect> region = readRegion(parts.at(0), full);
    if (!region)
        return refuse(region.error());
    const Read<QSize> size = readSize(parts.at(1), full);
    if (!size)
        return refuse(size.error());
    if (qint64(size->width()) * size->height() > mostPixels || std::max(size->width(), size->height()) > longestSide)
        return refuse(answers::serverErrorEmpty());
    return ImageRequest{*region, *size, parts.at(2).startsWith(u'!'), *rotation, *grey, *format};
}

} // namespace kader::demo
