#include "iiif/textencoding.h"

#include "base/tr.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// JSON begins with two ASCII characters (or is one digit), so that zeros tell the width of a character.
std::optional<QStringConverter::Encoding> wideEncoding(QByteArrayView bytes)
{
    using enum QStringConverter::Encoding;
    const auto at = [&](qsizetype index) { return index < bytes.size() ? uchar(bytes[index]) : uchar(0xFF); };
    const quint32 first = quint32(at(0)) << 24 | quint32(at(1)) << 16 | quint32(at(2)) << 8 | at(3);
    if (first == 0x0000FEFF || (first >> 8 == 0 && at(3) != 0))
        return Utf32BE;
    if (first == 0xFFFE0000 || (at(0) != 0 && (first & 0xFFFFFF) == 0))
        return Utf32LE;
    if (first >> 16 == 0xFEFF || (at(0) == 0 && at(1) != 0))
        return Utf16BE;
    if (first >> 16 == 0xFFFE || (at(0) != 0 && at(1) == 0))
        return Utf16LE;
    return std::nullopt;
}

struct Known {
    QByteArrayView start;
    const char *words;
};

constexpr const char *image = QT_TRANSLATE_NOOP("Kader", "This is an image file, not JSON. Its IIIF manifest or the "
                                                         "info.json of its image service can be opened.");

const Known knownFiles[] = {
    {"\xFF\xD8\xFF", image},
    {"\x89PNG", image},
    {"GIF8", image},
    {"II*", image},
    {"MM\0*", image},
    {"RIFF", image},
    {QByteArrayView("\0\0\0\x0CjP", 6), image},
    {"%PDF", QT_TRANSLATE_NOOP("Kader", "This is a PDF document, not JSON.")},
    {"PK\x03\x04", QT_TRANSLATE_NOOP("Kader", "This is a ZIP archive or an office document, not JSON.")},
    {"\x1F\x8B", QT_TRANSLATE_NOOP("Kader", "This file is compressed with gzip; unpack it first.")},
    {"SQLite format 3", QT_TRANSLATE_NOOP("Kader", "This is a database file, not JSON. Curations of Kader are opened "
                                                   "with Open.")},
};

} // namespace

Result<std::optional<QByteArray>> recoded(const QByteArray &bytes, const QString &name)
{
    const auto encoding = wideEncoding(bytes);
    if (!encoding)
        return std::nullopt;
    QStringDecoder decoder(*encoding);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return failure(ErrorKind::Malformed, Tr::tr("This is neither UTF-8 nor whole UTF-16 or UTF-32 text."),
                       {.document = name});
    return text.toUtf8();
}

QString foreignContent(const QByteArray &bytes)
{
    for (const Known &known : knownFiles) {
        if (bytes.startsWith(known.start))
            return Tr::tr(known.words);
    }
    const QByteArray start = bytes.first(qMin(bytes.size(), qsizetype(1000))).trimmed().toLower();
    if (start.startsWith("<!doctype html") || start.startsWith("<html") ||
        (start.startsWith('<') && start.contains("<html")))
        return Tr::tr("This is an HTML page, not JSON. The address may lead to a page about the document, to a login, "
                      "or to an error message.");
    if (start.startsWith('<'))
        return Tr::tr("This is XML, not JSON.");
    return {};
}

} // namespace kader::iiif
