#pragma once

#include "repository/catalogue.h"
#include "repository/service.h"
#include "repository/vocabulary.h"

#include <QSet>

#include <vector>

namespace kader::repository {

/// What is known of a dataset whose record somebody has read; the lists tell none of it.
struct DatasetFacts {
    bool isOpenLicence = false;
    Access::State access = Access::State::Open;
    int imageFiles = 0; ///< By their names. Of a closed dataset unknown, and so 0.
    QString licence = {};
    QList<qint64> categories = {};
    QStringList tags = {};

    [[nodiscard]] static DatasetFacts of(const Dataset &dataset);
};

using KnownFacts = QHash<QUuid, DatasetFacts>;

/// What to keep of a list. Conditions that are not set hold for everything; all that are must hold.
struct Filter {
    QDate since = {}; ///< First day.
    QDate until = {}; ///< Last day.
    std::optional<qint64> category = {};
    QString keyword = {}; ///< Part of one, in any case.
    QString licence = {}; ///< A name, in any case.
    bool isWithImages = false;
    bool isOpenLicence = false;

    [[nodiscard]] bool isEmpty() const;
};

/// What the service answered to a condition: the datasets for which it holds.
struct ServiceAnswers {
    std::optional<QSet<QUuid>> category = {};
    std::optional<QSet<QUuid>> keyword = {};
    std::optional<QSet<QUuid>> licence = {};
    std::optional<QSet<QUuid>> openLicence = {};
};

struct Filtered {
    std::vector<quint32> items = {}; ///< In the order given.
    int undecided = 0;               ///< Left out because too little is known of them.
    QStringList remarks = {};        ///< Which conditions go by what is known so far only, a sentence each.
};

/// Keeps the items for which the conditions hold. Dates are known of everything. The others hold for datasets only: as
/// the service answered, or else as the records that were read so far say; a category at the top takes both, for the
/// service never finds what is filed there and nowhere narrower.
[[nodiscard]] Filtered filtered(const Catalogue &catalogue, const std::vector<quint32> &items, const Filter &filter,
                                const KnownFacts &known, const ServiceAnswers &answers, const CategoryTree &categories);

/// A question to the service for all datasets for which a condition holds.
struct ServiceQuestion {
    QJsonObject terms;
};
[[nodiscard]] ServiceQuestion categoryQuestion(const CategoryTree &categories, qint64 category);
[[nodiscard]] ServiceQuestion keywordQuestion(const QString &keyword);
/// Of any of the licences.
[[nodiscard]] ServiceQuestion licenceQuestion(const QList<LicenceEntry> &licences);
[[nodiscard]] QList<LicenceEntry> openLicences(const QList<LicenceEntry> &licences);
/// By its name, in any case; those that begin with it when none has it.
[[nodiscard]] QList<LicenceEntry> licencesNamed(const QList<LicenceEntry> &licences, const QString &name);

} // namespace kader::repository
