#pragma once

#include "exchange/csvtable.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace kader::exchange {

/// The place of a byte in UTF-8 text whose lines end in LF, CR or CRLF, seen from the start of the line `line`.
[[nodiscard]] Place placeFrom(QByteArrayView text, qsizetype lineBegin, qint64 line, qsizetype offset);

/// Takes UTF-8 text apart into records. libcsv is not used here: after a closing quote it goes on as
/// inside the quotes (`"a" ,b` swallows the lines below), its strict mode refuses a quote within a plain
/// field and names neither line nor column, and it does not report a quote that never closes.
class CsvTokenizer final {
public:
    /// Starts at an offset that is the beginning of that line.
    CsvTokenizer(QByteArrayView text, char separator, qsizetype offset = 0, qint64 line = 1);

    /// The next record that is not a blank line.
    [[nodiscard]] std::optional<CsvRecord> next();

    /// Where the last record began, and where reading goes on.
    [[nodiscard]] qsizetype recordBegin() const { return m_recordBegin; }
    [[nodiscard]] qsizetype offset() const { return m_at; }
    [[nodiscard]] qint64 line() const { return m_line; }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const;
    [[nodiscard]] qsizetype fieldEnd(qsizetype from) const;
    void skipBlankLines();
    void skipLineBreak();
    [[nodiscard]] bool readField(CsvRecord &record);
    [[nodiscard]] QString plainField(QByteArrayView bytes, size_t position);
    [[nodiscard]] bool readQuotedField(CsvRecord &record);
    void giveUp(CsvRecord &record, const QString &rule, const QString &message);

    QByteArrayView m_text;
    char m_separator;
    qsizetype m_at;
    qint64 m_line;
    qsizetype m_recordBegin = 0;
    qsizetype m_likelyFields = 0; ///< As many as the record before had.

    struct Plain {
        QByteArrayView bytes;
        QString text;
    };
    std::vector<Plain> m_before; ///< By position, the last field that was without quotes.
};

} // namespace kader::exchange
