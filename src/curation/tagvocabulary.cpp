#include "curation/tagvocabulary.h"

#include "base/tr.h"
#include "base/webaddress.h"
#include "exchange/csvreader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr exchange::CsvLimits limits{.bytes = qsizetype(64) << 20, .records = 1'000'000, .fields = 8'000'000};
constexpr qsizetype longestTag = 1000;

/// Which field is what; -1 for a column that is not there.
struct TermColumns {
    int tag = -1;
    int label = -1;
    int address = -1;
    int language = -1;
    bool isHeaderless = false;
};

int columnOf(const QStringList &header, std::initializer_list<QLatin1StringView> names)
{
    for (int at = 0; at < int(header.size()); ++at) {
        const QString name = header[at].trimmed();
        const auto isIt = [&](QLatin1StringView each) { return name.compare(each, Qt::CaseInsensitive) == 0; };
        if (std::any_of(names.begin(), names.end(), isIt))
            return at;
    }
    return -1;
}

Result<TermColumns> columnsOf(const exchange::CsvTable &table)
{
    const QStringList &header = table.header.fields;
    TermColumns columns{.tag = columnOf(header, {"tag"_L1, "term"_L1}),
                        .label = columnOf(header, {"label"_L1, "name"_L1}),
                        .address = columnOf(header, {"uri"_L1, "url"_L1, "address"_L1}),
                        .language = columnOf(header, {"language"_L1, "lang"_L1})};
    if (columns.tag < 0)
        columns.tag = std::exchange(columns.label, -1);
    if (columns.tag >= 0)
        return columns;
    if (header.size() == 1)
        return TermColumns{.tag = 0, .isHeaderless = true};
    return failure(ErrorKind::Malformed,
                   Tr::tr("No column of %1 is called tag: its first line is “%2”. Call the column with the tags tag.")
                       .arg(table.name, header.join(QLatin1Char(table.separator)).left(80)),
                   {.document = table.name, .line = 1, .column = 1});
}

QString field(const exchange::CsvRecord &record, int column)
{
    return column >= 0 && column < int(record.fields.size()) ? record.fields[column].simplified() : QString();
}

/// Reads rows, and tells of those that cannot be used.
class TermReader final {
public:
    explicit TermReader(const exchange::CsvTable &table, const TermColumns &columns)
        : m_table(table), m_columns(columns)
    {}

    void read(const exchange::CsvRecord &record)
    {
        if (!record.faults.isEmpty())
            return add(record, record.faults.first().message);
        VocabularyTerm term{.tag = {.text = field(record, m_columns.tag),
                                    .language = field(record, m_columns.language),
                                    .address = field(record, m_columns.address)},
                            .label = field(record, m_columns.label)};
        if (term.tag.text.isEmpty())
            term.tag.text = std::exchange(term.label, {});
        if (term.tag.text.isEmpty())
            return add(record, Tr::tr("There is no tag in this line."));
        if (term.tag.text.size() > longestTag)
            return add(record, Tr::tr("The tag is longer than %1 characters.").arg(longestTag));
        if (!term.tag.address.isEmpty() && !WebAddress::parse(term.tag.address)) {
            add(record,
                Tr::tr("“%1” is no address of the web; the tag is used without it.").arg(term.tag.address.left(80)));
            term.tag.address.clear();
        }
        terms.push_back(std::move(term));
    }

    std::vector<VocabularyTerm> terms;
    Diagnostics diagnostics;

private:
    void add(const exchange::CsvRecord &record, const QString &message)
    {
        diagnostics.append({.severity = Severity::Warning,
                            .rule = u"vocabulary-line"_s,
                            .message = message,
                            .place = {.document = m_table.name, .line = record.line}});
    }

    const exchange::CsvTable &m_table;
    TermColumns m_columns;
};

bool hasWordAt(const QString &key, qsizetype at)
{
    return at == 0 || !key[at - 1].isLetterOrNumber();
}

} // namespace

TagVocabulary::TagVocabulary(std::vector<VocabularyTerm> terms)
{
    m_entries.reserve(terms.size());
    for (VocabularyTerm &term : terms) {
        QString key = term.tag.text.toCaseFolded();
        m_entries.push_back({std::move(key), term.label.toCaseFolded(), std::move(term)});
    }
    const auto isBefore = [](const Entry &a, const Entry &b) {
        return std::tie(a.key, a.term.tag.address) < std::tie(b.key, b.term.tag.address);
    };
    const auto isSame = [](const Entry &a, const Entry &b) {
        return a.key == b.key && a.term.tag.address == b.term.tag.address;
    };
    std::stable_sort(m_entries.begin(), m_entries.end(), isBefore);
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), isSame), m_entries.end());
}

Result<TagVocabulary> TagVocabulary::read(const QByteArray &csv, const QString &name)
{
    const Result<exchange::CsvTable> table = exchange::readCsv(csv, name, {}, limits);
    if (!table)
        return tl::unexpected(table.error());
    const Result<TermColumns> columns = columnsOf(*table);
    if (!columns)
        return tl::unexpected(columns.error());
    TermReader reader(*table, *columns);
    // Without a name that tells what it is, it must at least be text all through.
    const auto isFaulty = [](const exchange::CsvRecord &record) { return !record.faults.isEmpty(); };
    const auto faulty = std::find_if(table->records.begin(), table->records.end(), isFaulty);
    if (columns->isHeaderless && faulty != table->records.end())
        return failure(ErrorKind::Malformed,
                       Tr::tr("Line %1: %2").arg(faulty->line).arg(faulty->faults.first().message),
                       {.document = name, .line = faulty->line});
    reader.terms.reserve(table->records.size() + 1);
    if (columns->isHeaderless)
        reader.read(table->header);
    for (const exchange::CsvRecord &record : table->records)
        reader.read(record);
    if (reader.terms.empty())
        return failure(ErrorKind::Malformed, Tr::tr("There are no tags in %1.").arg(name), {.document = name});
    TagVocabulary vocabulary(std::move(reader.terms));
    vocabulary.m_diagnostics = table->diagnostics + reader.diagnostics;
    return vocabulary;
}

std::vector<VocabularyTerm> TagVocabulary::find(const QString &typed, int most) const
{
    const QString wanted = typed.simplified().toCaseFolded();
    const auto limit = size_t(qMax(0, most));
    std::vector<VocabularyTerm> found;
    const auto isBefore = [](const Entry &entry, const QString &key) { return entry.key < key; };
    const auto begin = std::lower_bound(m_entries.begin(), m_entries.end(), wanted, isBefore);
    auto end = begin;
    for (; end != m_entries.end() && end->key.startsWith(wanted) && found.size() < limit; ++end)
        found.push_back(end->term);
    if (found.size() >= limit || wanted.isEmpty())
        return found;
    std::vector<VocabularyTerm> within;
    for (const Entry &entry : m_entries) {
        if (found.size() >= limit)
            return found;
        if (entry.key.startsWith(wanted))
            continue;
        const qsizetype at = entry.key.indexOf(wanted);
        const qsizetype inLabel = entry.label.isEmpty() ? -1 : entry.label.indexOf(wanted);
        if ((at >= 0 && hasWordAt(entry.key, at)) || (inLabel >= 0 && hasWordAt(entry.label, inLabel)))
            found.push_back(entry.term);
        else if ((at >= 0 || inLabel >= 0) && within.size() < limit)
            within.push_back(entry.term);
    }
    within.resize(qMin(within.size(), limit - found.size()));
    found.insert(found.end(), std::make_move_iterator(within.begin()), std::make_move_iterator(within.end()));
    return found;
}

const VocabularyTerm *TagVocabulary::exact(const QString &typed) const
{
    const QString wanted = typed.simplified().toCaseFolded();
    const auto isBefore = [](const Entry &entry, const QString &key) { return entry.key < key; };
    const auto found = std::lower_bound(m_entries.begin(), m_entries.end(), wanted, isBefore);
    if (found == m_entries.end() || found->key != wanted)
        return nullptr;
    const auto next = std::next(found);
    return next != m_entries.end() && next->key == wanted ? nullptr : &found->term;
}

} // namespace kader::curation
