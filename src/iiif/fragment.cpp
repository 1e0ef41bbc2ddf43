#include "iiif/fragment.h"

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
    for (const char character : utf8) {
        if (uchar(character) >= 0x20 && character != '"' && character != '\\')
            json += character;
        else
            appendEscaped(json, character);
    }
    return json + '"';
}

} // namespace kader::iiif
