#include "repository/filter.h"

#include "base/tr.h"
#include "repository/filekind.h"
#include "repository/folding.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr int mostHits = 1'000'000;

enum class Holds { Yes, No, Unknown };

Holds holds(bool isTrue)
{
    return isTrue ? Holds::Yes : Holds::No;
}

Holds both(Holds a, Holds b)
{
    if (a == Holds::No || b == Holds::No)
        return Holds::No;
    return a == Holds::Yes && b == Holds::Yes ? Holds::Yes : Holds::Unknown;
}

/// Decides for one item after the other.
class Conditions final {
public:
    Conditions(const Filter &filter, const KnownFacts &known, const ServiceAnswers &answers,
               const CategoryTree &categories)
        : m_filter(filter), m_known(known), m_answers(answers), m_keyword(folded(filter.keyword.simplified())),
          m_licence(folded(filter.licence.simplified()))
    {
        if (filter.category)
            m_categories = categories.withBelow(*filter.category);
        m_isTopCategory = filter.category && categories.isTop(*filter.category);
    }

    [[nodiscard]] Holds operator()(const CatalogueItem &item) const
    {
        if (m_filter.since.isValid() && !(item.published >= m_filter.since))
            return Holds::No;
        if (m_filter.until.isValid() && !(item.published.isValid() && item.published <= m_filter.until))
            return Holds::No;
        const bool isMore = m_filter.category || !m_keyword.isEmpty() || !m_licence.isEmpty() ||
                            m_filter.isWithImages || m_filter.isOpenLicence;
        if (!isMore)
            return Holds::Yes;
        return item.isCollection() ? Holds::No : ofDataset(item);
    }

    /// What goes by the records that were read so far.
    [[nodiscard]] QStringList remarks() const
    {
        QStringList said;
        const auto add = [&said](const QString &what) {
            said << Tr::tr("%1: only among the datasets whose records have been read so far.").arg(what);
        };
        if (m_filter.category && !m_answers.category)
            add(Tr::tr("By category"));
        else if (m_isTopCategory)
            said << Tr::tr(
                "By category: datasets filed under this heading itself, and under nothing narrower, are found "
                "only where their record has been read.");
        if (!m_keyword.isEmpty() && !m_answers.keyword)
            add(Tr::tr("By keyword"));
        if (!m_licence.isEmpty() && !m_answers.licence)
            add(Tr::tr("By licence"));
        if (m_filter.isOpenLicence && !m_answers.openLicence)
            add(Tr::tr("With an open licence"));
        if (m_filter.isWithImages)
            add(Tr::tr("With images"));
        return said;
    }

private:
    [[nodiscard]] Holds ofDataset(const CatalogueItem &item) const
    {
        const auto found = m_known.constFind(item.id);
        const DatasetFacts *facts = found == m_known.constEnd() ? nullptr : &*found;
        Holds result = Holds::Yes;
        if (m_filter.category)
            result = both(result, ofCategory(item, facts));
        if (!m_keyword.isEmpty())
            result = both(result, answered(m_answers.keyword, item, facts, [this](const DatasetFacts &one) {
                              return std::any_of(one.tags.begin(), one.tags.end(), [this](const QString &tag) {
                                  return folded(tag).contains(m_keyword);
                              });
                          }));
        if (!m_licence.isEmpty())
            result = both(result, answered(m_answers.licence, item, facts, [this](const DatasetFacts &one) {
                              return folded(one.licence) == m_licence;
                          }));
        if (m_filter.isOpenLicence)
            result = both(result, answered(m_answers.openLicence, item, facts,
                                           [](const DatasetFacts &one) { return one.isOpenLicence; }));
        if (m_filter.isWithImages)
            result = both(result, facts ? holds(facts->imageFiles > 0) : Holds::Unknown);
        return result;
    }

    [[nodiscard]] Holds ofCategory(const CatalogueItem &item, const DatasetFacts *facts) const
    {
        if (m_answers.category && m_answers.category->contains(item.id))
            return Holds::Yes;
        if (facts)
            return holds(std::any_of(facts->categories.begin(), facts->categories.end(),
                                     [this](qint64 id) { return m_categories.contains(id); }));
        return m_answers.category && !m_isTopCategory ? Holds::No : Holds::Unknown;
    }

    template <typename Says>
    [[nodiscard]] static Holds answered(const std::optional<QSet<QUuid>> &answer, const CatalogueItem &item,
                                        const DatasetFacts *facts, Says says)
    {
        if (answer)
            return holds(answer->contains(item.id));
        return facts ? holds(says(*facts)) : Holds::Unknown;
    }

    const Filter &m_filter;
    const KnownFacts &m_known;
    const ServiceAnswers &m_answers;
    QByteArray m_keyword;
    QByteArray m_licence;
    QList<qint64> m_categories;
    bool m_isTopCategory = false;
};

QJsonObject question(const QString &name, const QJsonValue &value)
{
    return {{name, value}, {u"is_latest"_s, true}, {u"limit"_s, mostHits}};
}

} // namespace

DatasetFacts DatasetFacts::of(const Dataset &dataset)
{
    return {.isOpenLicence = isOpen(dataset.licence),
            .access = dataset.access.state,
            .imageFiles = int(std::count_if(dataset.files.begin(), dataset.files.end(), mayHaveImage)),
            .licence = dataset.licence.name,
            .categories = dataset.categoryIds,
            .tags = dataset.tags};
}

bool Filter::isEmpty() const
{
    return !since.isValid() && !until.isValid() && !category && keyword.simplified().isEmpty() &&
           licence.simplified().isEmpty() && !isWithImages && !isOpenLicence;
}

Filtered filtered(const Catalogue &catalogue, const std::vector<quint32> &items, const Filter &filter,
                  const KnownFacts &known, const ServiceAnswers &answers, const CategoryTree &categories)
{
    const Conditions conditions(filter, known, answers, categories);
    Filtered result{.remarks = conditions.remarks()};
    for (const quint32 place : items) {
        const Holds verdict = conditions(catalogue.item(place));
        if (verdict == Holds::Yes)
            result.items.push_back(place);
        else if (verdict == Holds::Unknown)
            ++result.undecided;
    }
    return result;
}

ServiceQuestion categoryQuestion(const CategoryTree &categories, qint64 category)
{
    QJsonArray ids;
    for (const qint64 id : categories.withBelow(category))
        ids << id;
    return {question(u"categories"_s, ids)};
}

ServiceQuestion keywordQuestion(const QString &keyword)
{
    QJsonObject terms = question(u"search_for"_s, u'"' + QString(keyword).remove(u'"').simplified() + u'"');
    terms.insert(u"search_scope"_s, QJsonArray{u"tag"_s});
    return {terms};
}

ServiceQuestion licenceQuestion(const QList<LicenceEntry> &licences)
{
    QJsonArray values; // The service wants numbers as texts here.
    for (const LicenceEntry &entry : licences)
        values << QString::number(entry.value);
    return {question(u"licenses"_s, values)};
}

QList<LicenceEntry> openLicences(const QList<LicenceEntry> &licences)
{
    QList<LicenceEntry> open;
    std::copy_if(licences.begin(), licences.end(), std::back_inserter(open),
                 [](const LicenceEntry &entry) { return isOpen(entry.licence); });
    return open;
}

QList<LicenceEntry> licencesNamed(const QList<LicenceEntry> &licences, const QString &name)
{
    QList<LicenceEntry> equal;
    QList<LicenceEntry> beginning;
    for (const LicenceEntry &entry : licences) {
        if (entry.licence.name.compare(name.simplified(), Qt::CaseInsensitive) == 0)
            equal << entry;
        if (entry.licence.name.startsWith(name.simplified(), Qt::CaseInsensitive))
            beginning << entry;
    }
    return equal.isEmpty() ? beginning : equal;
}

} // namespace kader::repository
