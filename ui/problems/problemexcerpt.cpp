#include "ui/problems/problemexcerpt.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr qsizetype mostBefore = 240; // bytes
constexpr qsizetype mostAfter = 1200;
constexpr int linesAround = 2;

iiif::Value childCalled(iiif::Value parent, QString segment)
{
    segment.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    if (parent.isObject())
        return parent.member(segment.toUtf8());
    bool isNumber = false;
    const uint position = segment.toUInt(&isNumber);
    for (iiif::Value item : parent.elements()) {
        if (isNumber && item.node().position == position)
            return item;
    }
    return {};
}

iiif::Value valueAt(const iiif::Document &document, const QString &pointer)
{
    iiif::Value value = document.root();
    const QStringList segments = pointer.split(u'/').mid(1);
    for (const QString &segment : segments) {
        if (!value.exists())
            break;
        value = childCalled(value, segment);
    }
    return value;
}

/// Not inside of a character's bytes.
qsizetype characterFrom(const QByteArray &text, qsizetype offset)
{
    while (offset < text.size() && (uchar(text[offset]) & 0xC0U) == 0x80U)
        ++offset;
    return offset;
}

qsizetype startOfLinesBefore(const QByteArray &text, qsizetype begin)
{
    qsizetype start = begin;
    for (int lines = 0; lines <= linesAround && start > 0; ++lines)
        start = text.lastIndexOf('\n', start - 1) < 0 ? 0 : text.lastIndexOf('\n', start - 1);
    start += start > 0 ? 1 : 0;
    return characterFrom(text, std::max(start, begin - mostBefore));
}

qsizetype endOfLinesAfter(const QByteArray &text, qsizetype end, qsizetype most)
{
    qsizetype at = std::min(end, most);
    for (int lines = 0; lines <= linesAround && at < most; ++lines) {
        const qsizetype line = text.indexOf('\n', lines == 0 ? at : at + 1);
        at = line < 0 || line > most ? most : line;
    }
    return characterFrom(text, at);
}

qsizetype indentOf(QStringView line)
{
    return std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' ' && c != u'\t'; }) - line.begin();
}

/// Takes the indentation away that all lines have.
void outdent(ProblemExcerpt &excerpt)
{
    QStringList lines = excerpt.text.split(u'\n');
    qsizetype common = excerpt.text.size();
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            common = std::min(common, indentOf(line));
    }
    qsizetype offset = 0;
    const ProblemExcerpt before = excerpt;
    for (QString &line : lines) {
        const qsizetype taken = std::min(common, line.size());
        if (offset + taken <= before.begin)
            excerpt.begin -= taken;
        else if (offset < before.begin + before.length)
            excerpt.length -= taken;
        offset += line.size() + 1;
        line.remove(0, taken);
    }
    excerpt.text = lines.join(u'\n');
}

} // namespace

ProblemExcerpt excerptAt(const iiif::Document &document, const QString &pointer)
{
    const iiif::Value value = valueAt(document, pointer);
    if (!value.exists())
        return {};
    const QByteArray &text = document.bytes();
    const auto begin = qsizetype(value.node().begin);
    const auto end = qsizetype(value.node().end);
    const qsizetype from = startOfLinesBefore(text, begin);
    const qsizetype to = endOfLinesAfter(text, end, std::min(text.size(), begin + mostAfter));
    const qsizetype valueEnd = std::min(end, to);
    const auto part = [&text](qsizetype first, qsizetype last) {
        return QString::fromUtf8(QByteArrayView(text).sliced(first, last - first)).remove(u'\r');
    };
    const QString before = part(from, begin);
    const QString meant = part(begin, valueEnd);
    ProblemExcerpt excerpt{.text = before + meant + part(valueEnd, to),
                           .begin = before.size(),
                           .length = meant.size(),
                           .line = document.outline().placeAt(begin).line};
    outdent(excerpt);
    return excerpt;
}

} // namespace kader::ui
