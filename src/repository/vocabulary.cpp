#include "repository/vocabulary.h"

#include "repository/json.h"
#include "repository/recordwalk.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

void sortByTitle(QList<Category> &categories)
{
    std::sort(categories.begin(), categories.end(), [](const Category &a, const Category &b) {
        const int order = a.title.compare(b.title, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
}

} // namespace

CategoryTree::CategoryTree(const QList<Category> &categories)
{
    for (const Category &category : categories)
        m_all.insert(category.id, category);
    for (const Category &category : std::as_const(m_all)) {
        if (isTop(category.id))
            m_tops << category;
        else
            m_below[*category.parent] << category;
    }
    sortByTitle(m_tops);
    for (QList<Category> &children : m_below)
        sortByTitle(children);
}

bool CategoryTree::isTop(qint64 id) const
{
    const std::optional<Category> category = find(id);
    return category && (!category->parent || !m_all.contains(*category->parent));
}

std::optional<Category> CategoryTree::find(qint64 id) const
{
    const auto found = m_all.constFind(id);
    return found == m_all.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Category> CategoryTree::find(const QString &text) const
{
    if (const std::optional<Category> byNumber = find(text.trimmed().toLongLong()))
        return byNumber;
    QList<Category> all = m_all.values();
    sortByTitle(all);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Category &category) {
        return category.title.compare(text.simplified(), Qt::CaseInsensitive) == 0;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

QList<qint64> CategoryTree::withBelow(qint64 id) const
{
    QList<qint64> ids = {id};
    QSet<qint64> known = {id};
    for (qsizetype next = 0; next < ids.size(); ++next) {
        for (const Category &child : m_below.value(ids.at(next))) {
            if (known.contains(child.id))
                continue;
            known << child.id;
            ids << child.id;
        }
    }
    return ids;
}

Result<CategoryTree> readCategories(const QByteArray &json)
{
    QList<Category> categories;
    const auto take = [&](const QJsonObject &object) {
        Category category{object["id"_L1].toInteger(), textOf(object, "title"_L1).simplified(), {}};
        if (const qint64 parent = object["parent_id"_L1].toInteger(); parent > 0)
            category.parent = parent;
        if (category.id > 0 && !category.title.isEmpty())
            categories << category;
    };
    return forEachRecord(json, take).map([&](qsizetype) { return CategoryTree(categories); });
}

Result<QList<LicenceEntry>> readLicences(const QByteArray &json)
{
    QList<LicenceEntry> licences;
    const auto take = [&](const QJsonObject &object) {
        const qint64 value = object["value"_L1].toInteger(-1);
        const Licence licence{textOf(object, "name"_L1), textOf(object, "url"_L1)};
        if (value >= 0 && value <= 1'000'000 && !licence.name.isEmpty())
            licences << LicenceEntry{int(value), licence};
    };
    return forEachRecord(json, take).map([&](qsizetype) { return licences; });
}

bool isOpen(const Licence &licence)
{
    static const QRegularExpression address(
        u"creativecommons\\.org/(?:publicdomain/(?:zero|mark)/|licenses/by(?:-sa)?/)|opensource\\.org/licen[sc]es?/"
        "|gnu\\.org/licenses/|apache\\.org/licenses/|opendatacommons\\.org/licenses/(?:by|odbl|pddl)/"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(
        u"\\A(?:CC[ -]?0|CC[ -]BY(?:[ -]SA)?|MIT|Apache|BSD|A?GPL|LGPL|MPL|EUPL|ODbL|ODC-BY|CERN-OHL|Unlicense)"
        "(?![- ](?:NC|ND|BY-NC|SA-NC))(?:\\b|[ -]|\\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression restricted(u"(?:^|[ -])(?:NC|ND)(?:[ -]|\\z)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    if (restricted.match(licence.name).hasMatch())
        return false;
    return address.match(licence.url).hasMatch() || name.match(licence.name.trimmed()).hasMatch();
}

} // namespace kader::repository
