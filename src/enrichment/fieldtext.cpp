#include "enrichment/fieldtext.h"

#include "enrichment/htmltext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

QStringList filled(const QStringList &texts)
{
    QStringList result;
    for (const QString &text : texts) {
        const QString trimmed = text.trimmed();
        if (!trimmed.isEmpty())
            result.append(trimmed);
    }
    return result;
}

QString joined(const QStringList &texts)
{
    return filled(texts).join("; "_L1);
}

/// Sorted by code point, as everybody's tools sort.
QString uniqueSorted(const QStringList &texts)
{
    QStringList result = filled(texts);
    std::sort(result.begin(), result.end(), [](const QString &a, const QString &b) { return a.toUcs4() < b.toUcs4(); });
    result.removeDuplicates();
    return result.join("; "_L1);
}

} // namespace

QString fieldText(const Record &record, Field field)
{
    switch (field) {
    case Field::ResourceTitle:
        return record.resourceTitle.trimmed();
    case Field::ResourceDoi:
        return record.resourceDoi.trimmed();
    case Field::Categories:
        return uniqueSorted(record.categories);
    case Field::Description:
        return htmlToText(record.descriptionHtml);
    case Field::TimeCoverage:
        return joined(record.timeCoverage);
    case Field::DerivedFrom:
        return joined(record.derivedFrom);
    case Field::Geolocation:
        break;
    }
    return {};
}

} // namespace kader::enrichment
