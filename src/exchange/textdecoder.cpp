#include "exchange/textdecoder.h"

#include <QStringDecoder>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

/// Bytes 0x80 to 0x9F of Windows-1252, as the WHATWG Encoding Standard lists them; the rest is Latin-1.
/// (Qt has this encoding only where it was built with ICU.)
constexpr std::array<char16_t, 32> windows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

constexpr QByteArrayView replacement("\xEF\xBF\xBD");

void appendWindows1252(QByteArray &out, uchar byte)
{
    if (byte < 0x80) {
        out += char(byte);
        return;
    }
    const char16_t code = byte < 0xA0 ? windows1252[byte - 0x80] : char16_t(byte);
    if (code >= 0x800) {
        out += char(0xE0 | (code >> 12));
        out += char(0x80 | ((code >> 6) & 0x3F));
    } else {
        out += char(0xC0 | (code >> 6));
    }
    out += char(0x80 | (code & 0x3F));
}

/// Length of the UTF-8 character that starts the text (Unicode, table 3-7); 0 when none does.
qsizetype characterLength(QByteArrayView text)
{
    const uchar first = uchar(text[0]);
    if (first < 0x80)
        return 1;
    const qsizetype length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    const uchar second = uchar(text[1]);
    const uchar lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const uchar highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest)
        return 0;
    for (qsizetype i = 2; i < length; ++i) {
        if ((uchar(text[i]) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

bool isMostlyUtf8(QByteArrayView text)
{
    qsizetype right = 0;
    qsizetype wrong = 0;
    while (!text.isEmpty()) {
        const qsizetype length = characterLength(text);
        right += length > 1;
        wrong += length == 0;
        text = text.sliced(qMax(length, qsizetype(1)));
    }
    return right > 0 && right >= wrong; // other text hardly ever makes a UTF-8 character by chance
}

DecodedText mendUtf8(QByteArrayView text)
{
    DecodedText decoded{.encoding = u"UTF-8"_s};
    decoded.utf8.reserve(text.size() + 64);
    while (!text.isEmpty()) {
        const qsizetype length = characterLength(text);
        if (length == 0) {
            decoded.mended.push_back(decoded.utf8.size());
            appendWindows1252(decoded.utf8, uchar(text[0]));
        } else {
            decoded.utf8 += text.first(length);
        }
        text = text.sliced(qMax(length, qsizetype(1)));
    }
    return decoded;
}

DecodedText decodeWindows1252(QByteArrayView bytes)
{
    DecodedText decoded{.encoding = u"Windows-1252"_s};
    decoded.utf8.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes)
        appendWindows1252(decoded.utf8, uchar(byte));
    return decoded;
}

DecodedText decodeUtf8(const QByteArray &bytes)
{
    return QByteArrayView(bytes).isValidUtf8() ? DecodedText{.utf8 = bytes, .encoding = u"UTF-8"_s} : mendUtf8(bytes);
}

DecodedText decodeBytes(const QByteArray &bytes)
{
    if (QByteArrayView(bytes).isValidUtf8() || isMostlyUtf8(bytes))
        return decodeUtf8(bytes);
    DecodedText decoded = decodeWindows1252(bytes);
    decoded.isGuess = true;
    return decoded;
}

/// Half of a surrogate pair stands for nothing.
void replaceLoneSurrogates(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
}

DecodedText decodeWide(QByteArrayView bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    QString text = decoder.decode(bytes);
    const bool isFourBytes = encoding == QStringConverter::Utf32LE || encoding == QStringConverter::Utf32BE;
    if (bytes.size() % (isFourBytes ? 4 : 2) != 0) // the decoder would wait for the rest of it
        text += QChar::ReplacementCharacter;
    replaceLoneSurrogates(text);
    DecodedText decoded{.utf8 = text.toUtf8(),
                        .encoding = QString::fromLatin1(QStringConverter::nameForEncoding(encoding))};
    for (qsizetype at = decoded.utf8.indexOf(replacement); at >= 0; at = decoded.utf8.indexOf(replacement, at + 1))
        decoded.mended.push_back(at);
    return decoded;
}

/// UTF-16 without its mark: a header in Latin letters has a zero in every pair, always on the same side.
std::optional<QStringConverter::Encoding> unmarkedUtf16(QByteArrayView bytes)
{
    const QByteArrayView start = bytes.first(qMin(bytes.size(), qsizetype(64)) & ~qsizetype(1));
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < start.size(); i += 2) {
        even += start[i] == '\0';
        odd += start[i + 1] == '\0';
    }
    const qsizetype pairs = start.size() / 2;
    if (pairs < 4 || qMax(even, odd) < pairs * 3 / 4 || qMin(even, odd) > 0)
        return std::nullopt;
    return odd > even ? QStringConverter::Utf16LE : QStringConverter::Utf16BE;
}

constexpr QByteArrayView utf8Mark("\xEF\xBB\xBF");

QByteArray withoutUtf8Mark(const QByteArray &bytes)
{
    return bytes.startsWith(utf8Mark) ? bytes.sliced(utf8Mark.size()) : bytes;
}

DecodedText decodeAs(const QByteArray &bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return decodeUtf8(withoutUtf8Mark(bytes));
    case TextEncoding::Windows1252:
        return decodeWindows1252(withoutUtf8Mark(bytes));
    case TextEncoding::Utf16Le:
        return decodeWide(bytes, QStringConverter::Utf16LE);
    case TextEncoding::Utf16Be:
        return decodeWide(bytes, QStringConverter::Utf16BE);
    case TextEncoding::Utf32Le:
        return decodeWide(bytes, QStringConverter::Utf32LE);
    case TextEncoding::Utf32Be:
        break;
    }
    return decodeWide(bytes, QStringConverter::Utf32BE);
}

} // namespace

QString encodingName(TextEncoding encoding)
{
    static const QString names[] = {u"UTF-8"_s,    u"UTF-16LE"_s, u"UTF-16BE"_s,
                                    u"UTF-32LE"_s, u"UTF-32BE"_s, u"Windows-1252"_s};
    return names[size_t(encoding)];
}

DecodedText decodeText(const QByteArray &bytes, std::optional<TextEncoding> asked)
{
    if (asked)
        return decodeAs(bytes, *asked);
    const std::optional<QStringConverter::Encoding> marked = QStringConverter::encodingForData(bytes);
    if (marked == QStringConverter::Utf8)
        return decodeUtf8(withoutUtf8Mark(bytes));
    if (marked)
        return decodeWide(bytes, *marked);
    if (const auto unmarked = unmarkedUtf16(bytes)) {
        DecodedText decoded = decodeWide(bytes, *unmarked);
        decoded.isGuess = true;
        return decoded;
    }
    return decodeBytes(bytes);
}

} // namespace kader::exchange
