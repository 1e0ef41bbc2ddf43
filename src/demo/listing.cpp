#include "demo/listing.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// By the category itself or its parent; a category at the top is never found, as in the service.
bool hasCategory(const Version &version, const QStringList &ids)
{
    return std::any_of(version.categories.cbegin(), version.categories.cend(), [&ids](const Category &category) {
        return category.parentId &&
               (ids.contains(QString::number(category.id)) || ids.contains(QString::number(*category.parentId)));
    });
}

bool isDateTime(const QString &text)
{
    return text.size() == 19 && text.at(4) == u'-' && text.at(10) == u'T';
}

} // namespace

Filter::Filter(const Parameter &parameter)
    : m_doi(parameter("doi")), m_resourceDoi(parameter("resource_doi")), m_group(parameter("group")),
      m_type(parameter("item_type")), m_since(parameter("published_since"))
{
    if (!m_since)
        m_since = parameter("modified_since");
    if (const std::optional<QString> categories = parameter("categories"))
        m_categories = categories->split(u',', Qt::SkipEmptyParts);
    if (const std::optional<QString> licenses = parameter("licenses"))
        m_licenses = licenses->split(u',', Qt::SkipEmptyParts);
}

bool Filter::passes(const QString &doi, qint64 group, const Version &version) const
{
    if ((m_doi && *m_doi != doi) || (m_resourceDoi && *m_resourceDoi != version.resourceDoi))
        return false;
    if (m_group && *m_group != QString::number(group))
        return false;
    // What is not a full date and time matches nothing, without an error.
    if (m_since && (!isDateTime(*m_since) || version.published < *m_since))
        return false;
    return m_categories.isEmpty() || hasCategory(version, m_categories);
}

bool Filter::passes(const ListedDataset &one) const
{
    if (!m_licenses.isEmpty() && !m_licenses.contains(QString::number(one.item->license.value)))
        return false;
    return (!m_type || *m_type == QString::number(one.item->type)) &&
           passes(one.item->doi(*one.version), one.item->group, *one.version);
}

bool Filter::passes(const ListedCollection &one) const
{
    return passes(one.item->doi(*one.version), one.item->group, *one.version);
}

} // namespace kader::demo
