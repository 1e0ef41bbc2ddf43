#pragma once

#include "demo/generatedfiles.h"
#include "demo/picture.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

/// What the embedded repository holds. People, places, numbers and DOIs are invented.
namespace kader::demo {

struct Author {
    std::optional<qint64> id = {};
    QString uuid = {};
    QString name = {};
    QString orcid = {};
};

struct Category {
    qint64 id = 0;
    QString uuid = {};
    QString title = {};
    std::optional<qint64> parentId = {};
    std::optional<QString> parentUuid = {};
};

struct License {
    int value = 0;
    QString name = {};
    QString url = {};
    QString type = {};
};

struct Funding {
    QString uuid = {};
    QString title = {};
    QString grantCode = {};
    QString funder = {};
    QString url = {};
};

/// A custom field. `asList` fields are sent as an array of strings, the others as their first value.
struct Field {
    QString name = {};
    QStringList values = {};
    bool asList = false;
};

struct File {
    QString uuid = {};
    QString name = {};
    qint64 size = 0;
    QString md5 = {};
    std::optional<Picture> picture = {}; ///< Absent for text and for links.
    QByteArray text = {};
    QString link = {}; ///< Not empty: the file lies elsewhere.

    [[nodiscard]] bool isLinkOnly() const { return !link.isEmpty(); }
};

enum class Access { Open, EmbargoedFiles, EmbargoedEntirely, Restricted };

struct Embargo {
    Access access = Access::Open;
    QString date = {};
    QString title = {};
    QString reason = {};
};

/// One published version of a dataset or a collection.
struct Version {
    int number = 1;
    QString uuid = {}; ///< Seen in thumbnail addresses only.
    QString title = {};
    QString description = {}; ///< HTML.
    QString published = {};   ///< `YYYY-MM-DDTHH:MM:SS`
    QString firstOnline = {};
    QString submitted = {};
    QString resourceTitle = {};
    QString resourceDoi = {};
    QList<Author> authors = {};
    QStringList tags = {};
    QList<Category> categories = {};
    QStringList references = {};
    QList<Funding> fundings = {};
    QList<Field> fields = {};
    QStringList derivedFrom = {};
    QList<File> files = {};
    FilePlan plan = {}; ///< Of a generated version, whose files are not kept.
    bool hasThumbnail = false;

    [[nodiscard]] QList<File> allFiles() const { return plan.count > 0 ? filesOf(plan) : files; }
};

struct Dataset {
    QString uuid = {};
    std::optional<qint64> id = {};
    qint64 group = 28586;
    int type = 3; ///< 3 dataset, 9 software.
    License license = {};
    Embargo embargo = {};
    bool metadataOnly = false;
    QList<Version> versions = {}; ///< Oldest first, never empty.

    [[nodiscard]] const Version &latest() const { return versions.last(); }
    [[nodiscard]] const Version *version(int number) const;
    [[nodiscard]] bool isOpen() const { return embargo.access == Access::Open; }
    [[nodiscard]] QString doi(const Version &version) const;
};

struct Collection {
    QString uuid = {};
    std::optional<qint64> id = {};
    qint64 group = 28586;
    QList<Version> versions = {}; ///< Oldest first, never empty; files are not used.
    QStringList datasets = {};    ///< UUIDs, in the order that the service lists them.

    [[nodiscard]] const Version &latest() const { return versions.last(); }
    [[nodiscard]] const Version *version(int number) const;
    [[nodiscard]] QString doi(const Version &version) const;
};

/// A file with the dataset it belongs to.
struct Located {
    const Dataset *dataset;
    std::shared_ptr<const File> file;
};

/// How much a repository holds. What the Catalogue has by itself counts, and is there in any case.
struct Size {
    int collections = 0; ///< At most a million.
    int datasets = 0;    ///< At most a million.
};

/// A value; copies share what they hold.
class Catalogue final {
public:
    /// Built when first asked for; the same in every run.
    [[nodiscard]] static const Catalogue &instance();
    /// The same and as much more as it takes: invented, plausible, and the same for the same seed.
    [[nodiscard]] static Catalogue generated(Size size, quint32 seed);

    [[nodiscard]] const QList<Collection> &collections() const { return m_collections; }
    [[nodiscard]] const QList<Dataset> &datasets() const { return m_datasets; }
    [[nodiscard]] const QList<Category> &categories() const { return m_categories; }
    [[nodiscard]] const QList<License> &licenses() const { return m_licenses; }

    /// By UUID or legacy number, as they stand in a path; nothing when there is none.
    [[nodiscard]] const Collection *collection(QStringView id) const;
    [[nodiscard]] const Dataset *dataset(QStringView id) const;
    [[nodiscard]] std::optional<Located> file(QStringView uuid) const;

private:
    friend class CatalogueBuilder;
    friend class CatalogueGenerator;
    Catalogue() = default;

    QList<Collection> m_collections;
    QList<Dataset> m_datasets;
    quint32 m_seed = 0;              ///< Of what was generated.
    qsizetype m_firstCollection = 0; ///< Those before it are not generated.
    qsizetype m_firstDataset = 0;
    QList<Category> m_categories;
    QList<License> m_licenses;
};

/// The UUID that belongs to a name under another UUID: files by dataset and file name, people by name.
[[nodiscard]] QString derivedUuid(const QString &parent, const QString &name);

namespace ids {

inline const QString mainCollection = QStringLiteral("4f0c7a1e-52b8-4c9d-8e37-1b6a90d4f2c5");
inline const QString coastCollection = QStringLiteral("9b31d6f8-07ae-4e52-b1c4-d83f5a7e6092");
inline const QString teachingCollection = QStringLiteral("c27e84b5-1f6d-4a03-9d58-60e1b7f3a94c");

inline const QString aerialSurvey =
    QStringLiteral("1d5e3b72-8c4f-4f6a-9a20-7e93c1b0d586"); ///< Six photographs with masks; long lists.
inline const QString yeastSeries = QStringLiteral("6a9f04c3-d1e7-4b58-8f62-25b7c8e0913d");   ///< 24 fields in colour.
inline const QString glacierFrames = QStringLiteral("b84c2f1d-3e60-4795-a1d8-f06e9c5b7a23"); ///< 380 canvases.
inline const QString thinSection =
    QStringLiteral("2e7d90b6-a5c1-4138-b94f-8d06f3e1c57a"); ///< One image, 40,000×30,000.
inline const QString withoutImages =
    QStringLiteral("f3b6158c-70d9-4e2a-86b3-1c4e9f7d0a52"); ///< Text only: no manifest.
inline const QString embargoedFiles = QStringLiteral("75c1e0a9-4d28-4f3b-9c67-b2e85f10d6a4");
inline const QString embargoedEntirely = QStringLiteral("d90a47f2-16be-4c85-a73e-5f82c6b01e9d"); ///< Minimal records.
inline const QString restricted = QStringLiteral("08e5c9b4-f72a-4d16-b058-e3a1d6947fc2");
inline const QString twoVersions =
    QStringLiteral("ab3f6d10-92c7-4e54-8b1f-7d5e02c9a836"); ///< Has the legacy number 12934871.
inline const QString yeastPilot =
    QStringLiteral("5c28e7f1-b6a4-4093-9e7d-c0f15b3a8d64"); ///< File names as in yeastReplicate.
inline const QString yeastReplicate = QStringLiteral("e617b0d5-2f9c-4a78-a4c3-96d8f1e05b2a");
inline const QString linkOnly = QStringLiteral("37f9a2c8-e05d-4b61-8d94-a1b7c3e6f058"); ///< A link kills its manifest.
inline const QString metadataOnly = QStringLiteral("c4d81e56-7b3a-4f09-9162-0e8fb5a7d3c9");
inline const QString software = QStringLiteral("8a02b7e4-c96f-4d35-b7e1-f4d9063c5a18");
inline const QString coastMosaic = QStringLiteral("f0c5a3d7-4e81-4b92-a6f8-3d17e9b25c04");
/// Two versions: an image at twice the size, one cropped, one the same, one gone, one more.
inline const QString scannedAgain = QStringLiteral("be92d5c7-03f1-4a6e-9c84-6d17a8f2e350");
inline constexpr qint64 twoVersionsNumber = 12934871;
inline constexpr qint64 mainCollectionNumber = 5934102;

} // namespace ids

} // namespace kader::demo
