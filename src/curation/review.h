#pragma once

#include "store/annotation.h"
#include "store/change.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace kader::curation {

/// Who looks over the work of others.
struct Reviewer {
    QString name = {};
    QString orcid = {}; ///< Bare; empty when it is not known.

    bool operator==(const Reviewer &) const = default;
};

/// That somebody has looked at an annotation and found it right. It is a setting of the curation, for the annotation
/// itself does not change by it and what is published says nothing of it.
struct Review {
    Reviewer by = {};
    QDateTime at = {};   ///< In UTC.
    qint64 contents = 0; ///< What the annotation said then: see contentsOf().

    bool operator==(const Review &) const = default;
};

/// What an annotation says (targets, motivations, bodies, creator) as a number that changes when that does.
[[nodiscard]] qint64 contentsOf(const store::Annotation &annotation);

/// Keys and values of settings.
[[nodiscard]] QString reviewKey(const QUuid &annotation);
[[nodiscard]] QString written(const Review &review);
[[nodiscard]] std::optional<Review> readReview(const QString &value);

/// Those among the settings of a curation, by annotation.
[[nodiscard]] QHash<QUuid, Review> reviewsAmong(const QHash<QString, QString> &settings);

/// The marks among the settings of a curation, to be had again at little cost when some of them have changed.
struct ReviewMarks {
    QHash<QString, QString> settings = {};
    QHash<QUuid, Review> reviews = {};

    /// What stands in the settings as it did before is not read again.
    [[nodiscard]] static ReviewMarks of(const QHash<QString, QString> &settings, const ReviewMarks &before);
};

/// As people call whoever it was; empty when that is not known.
[[nodiscard]] QString reviewerName(const Reviewer &reviewer);

} // namespace kader::curation
