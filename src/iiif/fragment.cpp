#include "iiif/fragment.h"

#include <algorithm>

namespace kader::iiif {

namespace {

void appendEscaped(QByteArray &json, char character)
{
    switch (character) {
    case '"':
    case '\\':
        json += '\\';
        json += character;
        break;
    case '\n':
        json += "\\n";
        break;
    case '\r':
        json += "\\r";
        break;
    case '\t':
        json += "\\t";
        break;
    default:
        json += "\\u00" + QByteArray::number(uchar(character), 16).rightJustified(2, '0');
    }
}

} // namespace

QByteArray jsonString(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray json;
    json.reserve(utf8.size() + 2);
    json += '"';
    const auto standsForItself = [](char c) { return uchar(c) >= 0x20 && c != '"' && c != '\\'; };
    const char *at = utf8.begin();
    while (true) {
        const char *const end = std::find_if_not(at, utf8.end(), standsForItself);
        json.append(at, end - at);
        if (end == utf8.end())
            break;
        appendEscaped(json, *end);
        at = end + 1;
    }
    json += '"';
    return json;
}

} // namespace kader::iiif
