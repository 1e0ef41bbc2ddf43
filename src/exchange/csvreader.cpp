#include "exchange/csvreader.h"

#include "base/tr.h"
#include "exchange/csvcolumns.h"
#include "exchange/csvtokenizer.h"
#include "exchange/textdecoder.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

/// One reading of one file.
class Reader final {
public:
    Reader(const QByteArray &bytes, const QString &name, const CsvLimits &limits);

    [[nodiscard]] Result<CsvTable> read();

private:
    [[nodiscard]] Result<void> checkKind() const;
    void noteEncoding();
    [[nodiscard]] bool takeSeparatorLine();
    [[nodiscard]] char likelySeparator() const;
    [[nodiscard]] Result<void> readHeader();
    [[nodiscard]] Result<void> readRecords(CsvTokenizer &tokenizer);
    void addByteFaults(CsvRecord &record, qsizetype begin, qsizetype end) const;
    [[nodiscard]] Place place(Place at) const;

    const QByteArray &m_bytes;
    CsvLimits m_limits;
    DecodedText m_text;
    bool m_hasNul = false;
    CsvTable m_table;
    qsizetype m_offset = 0; ///< Behind what has been read so far.
    qint64 m_line = 1;
};

Reader::Reader(const QByteArray &bytes, const QString &name, const CsvLimits &limits) : m_bytes(bytes), m_limits(limits)
{
    m_table.name = name;
}

Place Reader::place(Place at) const
{
    at.document = m_table.name;
    return at;
}

Result<CsvTable> Reader::read()
{
    if (m_bytes.size() > m_limits.bytes)
        return failure(ErrorKind::TooLarge,
                       Tr::tr("The file is larger than the %1 bytes that Kader reads.").arg(m_limits.bytes), place({}));
    if (Result<void> checked = checkKind(); !checked)
        return tl::unexpected(checked.error());
    m_text = decodeText(m_bytes);
    m_hasNul = m_text.utf8.contains('\0');
    noteEncoding();
    if (!takeSeparatorLine())
        m_table.separator = likelySeparator();
    if (Result<void> header = readHeader(); !header)
        return tl::unexpected(header.error());
    CsvTokenizer tokenizer(m_text.utf8, m_table.separator, m_offset, m_line);
    if (Result<void> records = readRecords(tokenizer); !records)
        return tl::unexpected(records.error());
    return std::move(m_table);
}

/// The commonest mistake has a better answer than what its first bytes look like as text.
Result<void> Reader::checkKind() const
{
    if (m_bytes.startsWith("PK\x03\x04"_ba) || m_bytes.startsWith("\xD0\xCF\x11\xE0"_ba))
        return failure(ErrorKind::Malformed,
                       Tr::tr("This is a spreadsheet workbook, not a CSV. Save it as “CSV UTF-8” and take that file."),
                       place({.line = 1, .column = 1}));
    return {};
}

void Reader::noteEncoding()
{
    m_table.encoding = m_text.encoding;
    if (m_text.isGuess)
        m_table.diagnostics += Diagnostic{.severity = Severity::Info,
                                          .rule = u"csv-encoding"_s,
                                          .message = Tr::tr("The file does not say its encoding and is not UTF-8; it "
                                                            "was read as %1. Check letters with accents.")
                                                         .arg(m_text.encoding),
                                          .place = place({})};
}

/// `sep=;` as a first line, which spreadsheets write and obey.
bool Reader::takeSeparatorLine()
{
    const QByteArrayView text(m_text.utf8);
    qsizetype end = 0;
    while (end < text.size() && end < 16 && text[end] != '\n' && text[end] != '\r')
        ++end;
    QByteArray line = text.first(end).toByteArray();
    while (line.endsWith(' '))
        line.chop(1);
    if (line.size() == 7 && line.startsWith('"') && line.endsWith('"'))
        line = line.sliced(1, 5);
    if (line.size() != 5 || line.first(4).toLower() != "sep=" || line[4] == '"' || uchar(line[4]) >= 0x80)
        return false;
    m_table.separator = line[4];
    m_line = 2;
    m_offset = end;
    if (text.sliced(end).startsWith("\r\n"))
        m_offset += 2;
    else if (end < text.size())
        ++m_offset;
    return true;
}

/// The separator by which the header has most names we know, then most names at all.
char Reader::likelySeparator() const
{
    char best = ',';
    std::pair<qsizetype, qsizetype> bestScore;
    for (const char candidate : {',', ';', '\t'}) {
        const std::optional<CsvRecord> header = CsvTokenizer(m_text.utf8, candidate).next();
        if (!header)
            break;
        const auto known = std::count_if(header->fields.begin(), header->fields.end(),
                                         [](const QString &name) { return columnFromName(name).has_value(); });
        const std::pair score(qsizetype(known), header->fields.size());
        if (score > bestScore) {
            bestScore = score;
            best = candidate;
        }
    }
    return best;
}

Result<void> Reader::readHeader()
{
    CsvTokenizer tokenizer(m_text.utf8, m_table.separator, m_offset, m_line);
    std::optional<CsvRecord> header = tokenizer.next();
    if (!header)
        return failure(ErrorKind::Malformed, Tr::tr("The file is empty: it has no header line."),
                       place({.line = 1, .column = 1}));
    if (!header->faults.isEmpty())
        return failure(ErrorKind::Malformed, header->faults.first().message, place(header->faults.first().place));
    const qsizetype begin = tokenizer.recordBegin();
    const QByteArrayView bytes = QByteArrayView(m_text.utf8).sliced(begin, tokenizer.offset() - begin);
    const auto isControl = [](char c) { return (uchar(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; };
    const auto control = std::find_if(bytes.begin(), bytes.end(), isControl);
    if (control != bytes.end())
        return failure(ErrorKind::Malformed,
                       Tr::tr("This is not a text table: a control character stands in its header line."),
                       place(placeFrom(m_text.utf8, begin, header->line, begin + (control - bytes.begin()))));
    m_table.header = std::move(*header);
    m_offset = tokenizer.offset();
    m_line = tokenizer.line();
    return {};
}

Result<void> Reader::readRecords(CsvTokenizer &tokenizer)
{
    qsizetype fields = 0;
    while (std::optional<CsvRecord> record = tokenizer.next()) {
        fields += record->fields.size();
        if (qsizetype(m_table.records.size()) >= m_limits.records || fields > m_limits.fields)
            return failure(ErrorKind::TooLarge,
                           Tr::tr("The file has more than the %1 rows or %2 fields that Kader reads.")
                               .arg(m_limits.records)
                               .arg(m_limits.fields),
                           place({.line = record->line, .column = 1}));
        addByteFaults(*record, tokenizer.recordBegin(), tokenizer.offset());
        for (Diagnostic &fault : record->faults)
            fault.place.document = m_table.name;
        m_table.records.push_back(std::move(*record));
    }
    return {};
}

void Reader::addByteFaults(CsvRecord &record, qsizetype begin, qsizetype end) const
{
    const auto add = [&](const QString &rule, qsizetype offset, const QString &message) {
        record.faults += Diagnostic{.severity = Severity::Error,
                                    .rule = rule,
                                    .message = message,
                                    .place = placeFrom(m_text.utf8, begin, record.line, offset)};
    };
    const qsizetype nul = m_hasNul ? QByteArrayView(m_text.utf8).first(end).indexOf('\0', begin) : -1;
    if (nul >= 0)
        add(u"csv-nul"_s, nul, Tr::tr("A NUL byte stands here, which no text has. Remove it."));
    const auto mended = std::lower_bound(m_text.mended.begin(), m_text.mended.end(), begin);
    if (mended != m_text.mended.end() && *mended < end)
        add(u"csv-encoding"_s, *mended,
            Tr::tr("The bytes of this character are not %1. Write the character anew and save the file as UTF-8.")
                .arg(m_text.encoding));
}

} // namespace

Result<CsvTable> readCsv(const QByteArray &bytes, const QString &name, const CsvLimits &limits)
{
    return Reader(bytes, name, limits).read();
}

} // namespace kader::exchange
