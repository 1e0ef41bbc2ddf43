#include "exchange/csvreader.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "exchange/csvcolumns.h"
#include "exchange/csvtokenizer.h"
#include "exchange/textdecoder.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

QString tooLarge(const CsvLimits &limits)
{
    return Tr::tr("The file is larger than the %1 MB that Kader reads at once. Part it into smaller ones, each with "
                  "the header line.")
        .arg(limits.bytes >> 20);
}

/// One reading of one file.
class Reader final {
public:
    Reader(const QByteArray &bytes, const CsvForm &form, const CsvLimits &limits, const Watch &watch)
        : m_bytes(bytes), m_form(form), m_limits(limits), m_watch(watch)
    {}

    [[nodiscard]] Result<CsvTable> read(const QString &name);

private:
    [[nodiscard]] Result<void> checkKind() const;
    void noteEncoding();
    [[nodiscard]] bool takeSeparatorLine();
    [[nodiscard]] char likelySeparator() const;
    [[nodiscard]] Result<void> readHeader();
    void nameColumns();
    [[nodiscard]] Result<void> readRecords(CsvTokenizer &tokenizer);
    void addByteFaults(CsvRecord &record, qsizetype begin, qsizetype end) const;
    [[nodiscard]] Place place(Place at) const;

    const QByteArray &m_bytes;
    const CsvForm &m_form;
    const CsvLimits &m_limits;
    const Watch &m_watch;
    DecodedText m_text;
    bool m_hasNul = false;
    CsvTable m_table;
    qsizetype m_offset = 0; ///< Behind what has been read so far.
    qint64 m_line = 1;
};

Place Reader::place(Place at) const
{
    at.document = m_table.name;
    return at;
}

Result<CsvTable> Reader::read(const QString &name)
{
    m_table.name = name;
    if (m_bytes.size() > m_limits.bytes)
        return failure(ErrorKind::TooLarge, tooLarge(m_limits), place({}));
    if (Result<void> checked = checkKind(); !checked)
        return tl::unexpected(checked.error());
    m_text = decodeText(m_bytes, m_form.encoding);
    m_hasNul = m_text.utf8.contains('\0');
    noteEncoding();
    const bool isSaid = takeSeparatorLine();
    if (m_form.separator)
        m_table.separator = *m_form.separator;
    else if (!isSaid)
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
    if (m_form.hasHeader) {
        m_offset = tokenizer.offset();
        m_line = tokenizer.line();
    }
    nameColumns();
    return {};
}

/// The header as somebody wants it read, whatever it says.
void Reader::nameColumns()
{
    QStringList &names = m_table.header.fields;
    m_table.columnNames = names;
    m_table.hasHeader = m_form.hasHeader;
    if (!m_form.hasHeader)
        m_table.columnNames.fill(QString());
    if (m_form.hasHeader && m_form.columns.empty())
        return;
    for (qsizetype i = 0; i < names.size(); ++i) {
        std::optional<Column> column;
        if (!m_form.columns.empty())
            column = size_t(i) < m_form.columns.size() ? m_form.columns[size_t(i)] : std::nullopt;
        else if (i < plainColumnCount)
            column = Column(i);
        if (column)
            names[i] = columnName(*column);
        else if (!m_form.hasHeader)
            names[i] = Tr::tr("column %1").arg(i + 1);
        else if (columnFromName(names[i]))
            names[i] = Tr::tr("%1 (not read)").arg(names[i]);
    }
}

Result<void> Reader::readRecords(CsvTokenizer &tokenizer)
{
    constexpr qsizetype now = 1024; // records, and then
    qsizetype fields = 0;
    while (std::optional<CsvRecord> record = tokenizer.next()) {
        if (qsizetype(m_table.records.size()) % now == 0 &&
            !m_watch.tell(double(tokenizer.offset()) / double(m_text.utf8.size())))
            return Watch::cancelled();
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

Result<CsvTable> readCsv(const QByteArray &bytes, const QString &name, const CsvForm &form, const CsvLimits &limits,
                         const Watch &watch)
{
    return Reader(bytes, form, limits, watch).read(name);
}

Result<CsvTable> readCsvFile(const QString &path, const QString &name, const CsvForm &form, const Watch &watch)
{
    const CsvLimits limits;
    if (QFileInfo(path).size() > limits.bytes)
        return failure(ErrorKind::TooLarge, tooLarge(limits), {.document = name});
    return readWhole(path, limits.bytes).and_then([&](const QByteArray &bytes) {
        return readCsv(bytes, name, form, limits, watch);
    });
}

} // namespace kader::exchange
