#include "demo/json.h"

namespace kader::demo {

namespace {

void appendEscaped(QByteArray &out, char16_t unit)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hex[(unit >> shift) & 0xF];
}

void appendUnit(QByteArray &out, char16_t unit)
{
    switch (unit) {
    case u'"':
        out += "\\\"";
        return;
    case u'\\':
        out += "\\\\";
        return;
    case u'\n':
        out += "\\n";
        return;
    case u'\r':
        out += "\\r";
        return;
    case u'\t':
        out += "\\t";
        return;
    case u'\b':
        out += "\\b";
        return;
    case u'\f':
        out += "\\f";
        return;
    default:
        break;
    }
    if (unit < 0x20 || unit > 0x7E)
        appendEscaped(out, unit);
    else
        out += char(unit);
}

} // namespace

Json::Json(const QString &text)
{
    m_text.reserve(text.size() + 2);
    m_text += '"';
    for (const QChar unit : text)
        appendUnit(m_text, unit.unicode());
    m_text += '"';
}

Json Json::array(const QList<Json> &items)
{
    Json json;
    json.m_text = "[";
    for (const Json &item : items) {
        if (json.m_text.size() > 1)
            json.m_text += ", ";
        json.m_text += item.m_text;
    }
    json.m_text += ']';
    return json;
}

Json Json::object(std::initializer_list<Member> members)
{
    Json json;
    json.m_text = "{";
    for (const auto &[key, value] : members) {
        if (json.m_text.size() > 1)
            json.m_text += ", ";
        json.m_text += Json(QString::fromUtf8(key)).m_text + ": " + value.m_text;
    }
    json.m_text += '}';
    return json;
}

Json Json::with(const Json &object) const
{
    Json json;
    const QByteArray mine = m_text.chopped(1);
    const QByteArray theirs = object.m_text.sliced(1);
    json.m_text = mine + (mine.size() > 1 && theirs.size() > 1 ? ", " : "") + theirs;
    return json;
}

} // namespace kader::demo
