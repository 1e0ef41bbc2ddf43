#pragma once

#include "base/cancellation.h"
#include "curation/annotationbook.h"
#include "curation/manifestsource.h"
#include "curation/review.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace kader::curation {

/// What annotations can be ordered by and told apart by.
enum class AnnotationField { Text, Region, Language, Motivation, Canvas, Creator, Modified, Origin, Tag, Review };

/// Values of AnnotationField::Region and AnnotationField::Origin.
inline constexpr QLatin1StringView rectangleValue("rectangle");
inline constexpr QLatin1StringView shapeValue("shape");
inline constexpr QLatin1StringView wholeValue("whole");
inline constexpr QLatin1StringView curatorValue("curator");
inline constexpr QLatin1StringView sourceValue("source");
inline constexpr QLatin1StringView editedValue("edited");
/// Of AnnotationField::Review; who it was that reviewed it as it is, follows a prefix.
inline constexpr QLatin1StringView reviewedValue("reviewed");
inline constexpr QLatin1StringView outdatedValue("outdated");
inline constexpr QLatin1StringView reviewedByPrefix("by:");

/// Which annotations are wanted.
struct AnnotationQuery {
    std::optional<QUuid> source = {}; ///< Nothing: all of the curation.
    std::optional<int> canvas = {};   ///< Of `source`; nothing: all of it.
    /// All of these must be in its texts of whatever language, tags, languages, motivations, canvas's name or creator,
    /// in any order and case.
    QString words = {};
    QHash<AnnotationField, QString> values = {}; ///< Those that have each of these; see AnnotationIndex::values().

    bool operator==(const AnnotationQuery &) const = default;
};

struct AnnotationOrder {
    AnnotationField field = AnnotationField::Text;
    bool isDescending = false;

    bool operator==(const AnnotationOrder &) const = default;
};

/// The annotations that are seen, made ready to be searched and ordered: in any thread, and again and again while one
/// types. Source by source, in the order in which they were made.
class AnnotationIndex final {
public:
    /// Of what it is made.
    struct Given {
        AnnotationBook::All all = {};
        std::vector<SourcePtr> sources = {};   ///< Annotations about others are left out.
        size_t included = 0;                   ///< So many of the first ones are part of the curation.
        QHash<QString, QString> settings = {}; ///< Of the curation: the marks of reviews are among them.
    };
    using Positions = std::vector<quint32>;
    struct Found {
        QList<QUuid> ids = {};
        qsizetype total = 0; ///< That the source or canvas has, wanted or not.
    };

    /// What has not changed since `before` is taken from it. Incomplete when `cancellation` asks for an end.
    [[nodiscard]] static std::shared_ptr<const AnnotationIndex> of(const Given &given,
                                                                   const std::shared_ptr<const AnnotationIndex> &before,
                                                                   const Cancellation &cancellation);

    [[nodiscard]] qsizetype size() const { return qsizetype(m_entries.size()); }
    /// Numbers as numbers, words without regard to case; equals stay in the order in which they were made.
    [[nodiscard]] std::shared_ptr<const Positions> ordered(const AnnotationOrder &order) const;
    /// `order` is one of ordered(); without it, in the order in which they were made.
    [[nodiscard]] Found find(const AnnotationQuery &query, const Positions *order,
                             const Cancellation &cancellation) const;
    /// What those of the source or canvas have there, and how often: motivations, tags, languages and creators as they
    /// are, days of changes as ISO 8601 has them, and canvases as canvasValue(). Empty stands for nothing.
    [[nodiscard]] QHash<QString, int> values(AnnotationField field, const AnnotationQuery &query) const;

    [[nodiscard]] static QString canvasValue(const QUuid &source, int canvas);

private:
    struct Entry {
        std::shared_ptr<const AnnotationBook::Numbered> numbered = {};
        QByteArray words = {};   ///< UTF-8, in one case; the text first.
        quint32 textSize = 0;    ///< Bytes of it.
        quint32 rank = 0;        ///< Of its first source.
        QStringList review = {}; ///< The values of it; none when nobody has reviewed it.
    };
    using Names = QHash<std::pair<QUuid, int>, QByteArray>;
    using Ranks = QHash<QUuid, quint32>;

    [[nodiscard]] static std::optional<quint32> rankOf(const store::Annotation &annotation, const Ranks &ranks);
    [[nodiscard]] const QByteArray &nameOf(const store::Target &target, Names &names) const;
    /// Nothing when it has changed since.
    [[nodiscard]] const Entry *entryOf(const AnnotationBook::Numbered *numbered) const;
    [[nodiscard]] Entry entryOf(const std::shared_ptr<const AnnotationBook::Numbered> &numbered, quint32 rank,
                                Names &names) const;
    void noteReview(Entry &entry, const AnnotationIndex *before) const;
    [[nodiscard]] bool isInScope(const Entry &entry, const AnnotationQuery &query) const;
    [[nodiscard]] static bool hasValue(const Entry &entry, AnnotationField field, const QString &value);

    std::vector<SourcePtr> m_sources;
    size_t m_included = 0;
    ReviewMarks m_marks;
    std::vector<Entry> m_entries;
    QHash<const AnnotationBook::Numbered *, quint32> m_places; ///< Of each among the entries.
};

} // namespace kader::curation
