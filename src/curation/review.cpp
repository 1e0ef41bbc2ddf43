#include "curation/review.h"

#include "store/annotationchecksum.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr QLatin1StringView prefix = store::reviewSettingPrefix;

} // namespace

qint64 contentsOf(const store::Annotation &annotation)
{
    store::Annotation said = storable(annotation);
    said.created.reset();
    said.modified.reset();
    said.provenance.reset();
    return store::checksum(said);
}

QString reviewKey(const QUuid &annotation)
{
    return prefix + annotation.toString(QUuid::WithoutBraces);
}

QString written(const Review &review)
{
    const QJsonObject json{{u"name"_s, review.by.name},
                           {u"orcid"_s, review.by.orcid},
                           {u"at"_s, review.at.toUTC().toString(Qt::ISODateWithMs)},
                           {u"contents"_s, QString::number(review.contents)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<Review> readReview(const QString &value)
{
    const QJsonObject json = QJsonDocument::fromJson(value.toUtf8()).object();
    const QDateTime at = QDateTime::fromString(json[u"at"_s].toString(), Qt::ISODateWithMs);
    bool isNumber = false;
    const qint64 contents = json[u"contents"_s].toString().toLongLong(&isNumber);
    if (!at.isValid() || !isNumber)
        return std::nullopt;
    return Review{{json[u"name"_s].toString(), json[u"orcid"_s].toString()}, at.toUTC(), contents};
}

QHash<QUuid, Review> reviewsAmong(const QHash<QString, QString> &settings)
{
    return ReviewMarks::of(settings, {}).reviews;
}

ReviewMarks ReviewMarks::of(const QHash<QString, QString> &settings, const ReviewMarks &before)
{
    if (settings == before.settings)
        return before;
    ReviewMarks marks{.settings = settings, .reviews = {}};
    for (auto each = settings.cbegin(); each != settings.cend(); ++each) {
        if (!each.key().startsWith(prefix))
            continue;
        const QUuid id(QStringView(each.key()).mid(prefix.size()));
        const auto known = before.reviews.constFind(id);
        if (known != before.reviews.cend() && before.settings.value(each.key()) == *each)
            marks.reviews.insert(id, *known);
        else if (const std::optional<Review> review = readReview(*each))
            marks.reviews.insert(id, *review);
    }
    return marks;
}

QString reviewerName(const Reviewer &reviewer)
{
    return reviewer.name.isEmpty() ? reviewer.orcid : reviewer.name;
}

} // namespace kader::curation
