#include "jsonspans.h"

namespace kader::test {

namespace {

/// Knows no more of JSON than where things begin and end.
class Scanner final {
public:
    explicit Scanner(const QByteArray &text) : m_text(text) {}

    Span value()
    {
        skipSpace();
        Span span;
        span.begin = span.start = m_at;
        if (m_text[m_at] == '{' || m_text[m_at] == '[')
            readParts(span);
        else if (m_text[m_at] == '"')
            skipString();
        else
            skipWord();
        span.end = m_at;
        return span;
    }

private:
    void readParts(Span &span)
    {
        const bool isObject = m_text[m_at++] == '{';
        for (skipSpace(); m_text[m_at] != '}' && m_text[m_at] != ']'; skipSpace()) {
            const qsizetype start = m_at;
            QByteArray name;
            if (isObject) {
                skipString();
                name = m_text.sliced(start + 1, m_at - start - 2);
                skipSpace(); // then the colon
                ++m_at;
            }
            span.parts.push_back(value());
            span.parts.back().name = name;
            span.parts.back().start = isObject ? start : span.parts.back().begin;
            skipSpace();
            if (m_text[m_at] == ',')
                ++m_at;
        }
        ++m_at;
    }

    void skipString()
    {
        for (++m_at; m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\';
        ++m_at;
    }

    void skipWord()
    {
        while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

const Span *Span::member(const char *wanted) const
{
    for (const Span &part : parts) {
        if (part.name == wanted)
            return &part;
    }
    return nullptr;
}

Span spansOf(const QByteArray &text)
{
    return Scanner(text).value();
}

QList<QByteArray> rawMembers(const QByteArray &text, const Span &below, const char *name)
{
    QList<QByteArray> found;
    for (const Span &part : below.parts) {
        if (part.name == name)
            found.append(part.of(text));
        else
            found += rawMembers(text, part, name);
    }
    return found;
}

QList<QByteArray> rawMembers(const QByteArray &text, const char *name)
{
    return rawMembers(text, spansOf(text), name);
}

QByteArray edited(const QByteArray &text, const std::vector<Edit> &edits)
{
    QByteArray rest;
    qsizetype at = 0;
    for (const Edit &edit : edits) {
        rest += text.sliced(at, edit.begin - at) + edit.replacement;
        at = edit.end;
    }
    return rest + text.sliced(at);
}

} // namespace kader::test
