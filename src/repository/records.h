#pragma once

#include "base/webaddress.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What Kader keeps of the records of djehuty, the software of 4TU.ResearchData (its routes /v2/…).
// Texts are as the service has them; empty when it has none. Addresses in texts are not checked.

namespace kader::repository {

/// A collection in a list: the service gives no more there.
struct CollectionItem {
    QString uuid;
    QString title;
    QString doi;
    QDateTime published; ///< UTC; invalid when unknown.
    std::optional<int> version;
};

/// A dataset in a list. Fully embargoed ones have no DOI there, and an end of the embargo if there is one.
struct DatasetItem {
    QString uuid = {};
    QString title = {};
    QString doi = {};
    QDateTime published = {}; ///< UTC; invalid when unknown.
    std::optional<int> version = {};
    bool isFullyEmbargoed = false;
    QDate embargoedUntil = {}; ///< Invalid when unlimited or not embargoed.
};

struct Author {
    QString uuid;
    QString name;
    QString orcid; ///< Bare (`0000-0002-…`); empty when unknown.
};

struct Licence {
    QString name;
    QString url;
};

struct Funding {
    QString title;
    QString grant;
    QString funder;
};

struct File {
    QString uuid = {};
    QString name = {};
    qint64 size = 0;         ///< Bytes.
    bool isLinkOnly = false; ///< Only a link to elsewhere. One such file, and the service can't make the manifest.
};

/// `Data Link` comes several times and `Derived From` as a list; both end up as several values.
struct CustomField {
    QString name;
    QStringList values;
};

/// What may be seen of a dataset.
struct Access {
    enum class State {
        Open,
        EmbargoedFiles, ///< The record is public, the files come later.
        Restricted,     ///< The record is public, the files are for those who are let in.
        FullyEmbargoed, ///< Not even the record.
        MetadataOnly,   ///< There are no files.
    };
    State state = State::Open;
    QDate until = {};    ///< End of an embargo; invalid when there is none or it is unlimited.
    QString title = {};  ///< In the depositor's words.
    QString reason = {}; ///< In the depositor's words; may hold HTML.
};

struct Collection {
    QString uuid;
    QString title;
    QString doi;
    QString descriptionHtml;
    QDateTime published;
    std::optional<int> version;
    QList<Author> authors; ///< Cut at ten by the service.
};

struct Dataset {
    QString uuid; ///< Stable over versions. Empty only in the record of a fully embargoed dataset read from a file.
    std::optional<int> version;
    QString title;
    QString doi; ///< Bare, of this version.
    QString resourceTitle;
    QString resourceDoi; ///< Bare or an address, as deposited.
    QString descriptionHtml;
    QDateTime published; ///< UTC; invalid when unknown.
    QString pageAddress; ///< The dataset's page for people.
    Licence licence;
    QList<Author> authors;
    bool authorsAreComplete = true; ///< False when the service may have cut them at ten.
    QStringList categories;
    QStringList tags;       ///< Cut at ten by the service.
    QStringList references; ///< Cut at ten by the service.
    QList<Funding> funding; ///< Cut at ten by the service.
    QList<CustomField> customFields;
    QList<File> files;
    Access access;
    QList<qint64> categoryIds;
    QString thumbnail; ///< A path of the service or an address; empty when there is none.
    bool isSoftware = false;
    // False when the service may have cut them at ten.
    bool tagsAreComplete = true;
    bool referencesAreComplete = true;
    bool fundingIsComplete = true;
    bool customFieldsAreComplete = true;

    /// All values of the fields of that name, whatever its case and whether it says license or licence.
    [[nodiscard]] QStringList custom(const QString &name) const;
    [[nodiscard]] QString publisher() const { return custom(QStringLiteral("Publisher")).value(0); }
};

} // namespace kader::repository
