#include "iiif/fragment.h"

#include <algorithm>

namespace kader::iiif {

namespace {

void appendEscape(std::string &json, char16_t character)
{
    switch (character) {
    case u'"':
    case u'\\':
        json += '\\';
        json += char(character);
        break;
    case u'\n':
        json += "\\n";
        break;
    case u'\r':
        json += "\\r";
        break;
    case u'\t':
        json += "\\t";
        break;
    default:
        json += "\\u00";
        json += "0123456789abcdef"[character / 16];
        json += "0123456789abcdef"[character % 16];
    }
}

bool isAscii(char16_t c)
{
    return c < 0x80;
}

bool standsForItself(char16_t c)
{
    return isAscii(c) && c >= 0x20 && c != u'"' && c != u'\\';
}

void appendAscii(std::string &json, const char16_t *begin, const char16_t *end)
{
    const size_t at = json.size();
    json.resize(at + size_t(end - begin));
    std::transform(begin, end, json.data() + at, [](char16_t c) { return char(c); });
}

} // namespace

void appendEscaped(std::string &json, QStringView text)
{
    const char16_t *at = text.utf16();
    const char16_t *const end = at + text.size();
    while (at != end) { // runs of plain letters, which nearly all are, then what is none
        const char16_t *const plainEnd = std::find_if_not(at, end, standsForItself);
        appendAscii(json, at, plainEnd);
        at = std::find_if(plainEnd, end, isAscii);
        if (at != plainEnd)
            json += QStringView(plainEnd, at).toUtf8().toStdString();
        else if (at != end)
            appendEscape(json, *at++);
    }
}

void appendJsonString(std::string &json, QStringView text)
{
    json += '"';
    appendEscaped(json, text);
    json += '"';
}

QByteArray jsonString(const QString &text)
{
    std::string json;
    json.reserve(size_t(text.size()) + 2);
    appendJsonString(json, text);
    return QByteArray::fromStdString(json);
}

} // namespace kader::iiif
