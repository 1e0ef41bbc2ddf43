#include "exchange/csvtokenizer.h"

#include "base/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

bool isLineBreak(char c)
{
    return c == '\n' || c == '\r';
}

qsizetype breakLength(QByteArrayView text, qsizetype at)
{
    return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

qint64 lineBreaks(QByteArrayView text)
{
    qint64 count = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isLineBreak(text[at])) {
            at += breakLength(text, at) - 1;
            ++count;
        }
    }
    return count;
}

} // namespace

Place placeFrom(QByteArrayView text, qsizetype lineBegin, qint64 line, qsizetype offset)
{
    const QByteArrayView before = text.sliced(lineBegin, offset - lineBegin);
    qsizetype begin = before.size();
    while (begin > 0 && !isLineBreak(before[begin - 1]))
        --begin;
    const auto startsCharacter = [](char c) { return (uchar(c) & 0xC0) != 0x80; };
    const qint64 column = std::count_if(before.begin() + begin, before.end(), startsCharacter) + 1;
    return {.line = line + lineBreaks(before), .column = column};
}

CsvTokenizer::CsvTokenizer(QByteArrayView text, char separator, qsizetype offset, qint64 line)
    : m_text(text), m_separator(separator), m_at(offset), m_line(line)
{}

std::optional<CsvRecord> CsvTokenizer::next()
{
    skipBlankLines();
    if (atEnd())
        return std::nullopt;
    m_recordBegin = m_at;
    CsvRecord record{.line = m_line};
    record.fields.reserve(m_likelyFields);
    while (readField(record)) {
    }
    constexpr qsizetype most = 100; // a slip in one record is not to cost all that follow
    m_likelyFields = std::min(record.fields.size(), most);
    return record;
}

qsizetype CsvTokenizer::lineEnd(qsizetype from) const
{
    while (from < m_text.size() && !isLineBreak(m_text[from]))
        ++from;
    return from;
}

qsizetype CsvTokenizer::fieldEnd(qsizetype from) const
{
    while (from < m_text.size() && m_text[from] != m_separator && !isLineBreak(m_text[from]))
        ++from;
    return from;
}

void CsvTokenizer::skipBlankLines()
{
    const auto isFiller = [this](char c) { return c == ' ' || (c == '\t' && m_separator != '\t'); };
    while (!atEnd()) {
        const qsizetype end = lineEnd(m_at);
        if (!std::all_of(m_text.begin() + m_at, m_text.begin() + end, isFiller))
            return;
        m_at = end;
        skipLineBreak();
    }
}

void CsvTokenizer::skipLineBreak()
{
    if (atEnd())
        return;
    m_at += breakLength(m_text, m_at);
    ++m_line;
}

/// Reads one field and what ends it. Returns whether the record goes on.
bool CsvTokenizer::readField(CsvRecord &record)
{
    if (!atEnd() && m_text[m_at] == '"') {
        if (!readQuotedField(record))
            return false;
    } else {
        const qsizetype end = fieldEnd(m_at);
        record.fields += plainField(m_text.sliced(m_at, end - m_at), size_t(record.fields.size()));
        m_at = end;
    }
    if (!atEnd() && m_text[m_at] == m_separator) {
        ++m_at;
        return true;
    }
    skipLineBreak();
    return false;
}

/// Columns such as the language say the same in row after row, which then share one text.
QString CsvTokenizer::plainField(QByteArrayView bytes, size_t position)
{
    constexpr size_t most = 100; // columns; what a slip makes of a whole file in one record is not kept
    if (position >= most)
        return QString::fromUtf8(bytes);
    if (position >= m_before.size())
        m_before.resize(position + 1);
    Plain &before = m_before[position];
    if (before.bytes != bytes)
        before = {bytes, QString::fromUtf8(bytes)};
    return before.text;
}

bool CsvTokenizer::readQuotedField(CsvRecord &record)
{
    QByteArray content;
    qsizetype from = m_at + 1;
    for (;;) {
        const qsizetype quote = m_text.indexOf('"', from);
        if (quote < 0) {
            giveUp(record, u"csv-unclosed-quote"_s,
                   Tr::tr("The quote that opens here is never closed. Close it behind the field's text."));
            return false;
        }
        const bool isDoubled = quote + 1 < m_text.size() && m_text[quote + 1] == '"';
        content += m_text.sliced(from, quote - from + (isDoubled ? 1 : 0));
        from = quote + (isDoubled ? 2 : 1);
        if (!isDoubled)
            break;
    }
    const qsizetype end = fieldEnd(from);
    const QByteArrayView tail = m_text.sliced(from, end - from);
    if (!tail.trimmed().isEmpty()) {
        giveUp(record, u"csv-text-after-quote"_s,
               Tr::tr("The field that is quoted from here goes on behind its closing quote. Write a quote "
                      "that belongs to the text twice."));
        return false;
    }
    record.fields += QString::fromUtf8(content + tail.toByteArray());
    m_line += lineBreaks(content);
    m_at = end;
    return true;
}

/// Ends the record with the rest of the line as it stands.
void CsvTokenizer::giveUp(CsvRecord &record, const QString &rule, const QString &message)
{
    const qsizetype end = lineEnd(m_at);
    const Place place = placeFrom(m_text, m_recordBegin, record.line, m_at);
    record.faults += Diagnostic{.severity = Severity::Error, .rule = rule, .message = message, .place = place};
    record.fields += QString::fromUtf8(m_text.sliced(m_at, end - m_at));
    m_at = end;
    skipLineBreak();
}

} // namespace kader::exchange
