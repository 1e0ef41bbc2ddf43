#pragma once

#include "base/diagnostic.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>
#include <span>

namespace kader::repository {

/// A collection or dataset as the lists have it, in its latest version.
struct CatalogueItem {
    enum class Kind : quint8 { Collection, Dataset, Software };
    QUuid id = {};
    QString title = {};
    QString resourceTitle = {}; ///< Of the publication that belongs to it; datasets only.
    QString doi = {};           ///< Bare. Empty where everything is under embargo.
    QString thumbnail = {};     ///< A path of the service or an address; empty when there is none. Datasets only.
    QDate published = {};       ///< Invalid when unknown.
    std::optional<int> version = {};
    Kind kind = Kind::Dataset;
    bool isFullyEmbargoed = false;
    QDate embargoedUntil = {}; ///< Invalid unless everything is under an embargo that has an end.

    [[nodiscard]] QString uuid() const { return id.toString(QUuid::WithoutBraces); }
    [[nodiscard]] bool isCollection() const { return kind == Kind::Collection; }
};

/// A person as the lists name them: their author records joined by ORCID. Records without one are people of their own,
/// for a name says little.
struct CatalogueAuthor {
    QString name = {};         ///< As their newest dataset has it.
    QString orcid = {};        ///< Bare; empty when unknown.
    QList<QUuid> records = {}; ///< Author records, one or several.
};

/// All that a repository lists, sorted by title, each once in its newest version. A value: copies share their contents,
/// which never change, so that any thread may read them. Items and authors are named by their places in it.
///
/// 25,000 items take about 20 MB.
class Catalogue final {
public:
    struct Data;

    /// How far it goes. Collections come whole.
    enum class Extent {
        Nothing,
        Beginning, ///< What has come so far: more is on the way.
        All,
    };

    Catalogue();
    explicit Catalogue(std::shared_ptr<const Data> data);
    /// The same, as all that there is, but for what the problems say.
    [[nodiscard]] Catalogue finished(const Diagnostics &problems) const;

    [[nodiscard]] Extent extent() const { return m_extent; }
    /// What could not be had, in words; the rest is there.
    [[nodiscard]] const Diagnostics &problems() const { return m_problems; }

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] const CatalogueItem &item(qsizetype place) const;
    [[nodiscard]] std::optional<qsizetype> find(const QUuid &id) const;

    [[nodiscard]] qsizetype authorCount() const;
    [[nodiscard]] const CatalogueAuthor &author(qsizetype place) const;
    /// All of them, in their order. Collections have none in the lists.
    [[nodiscard]] std::span<const quint32> authorsOf(qsizetype item) const;
    /// `A. One; B. Two`, the first `most` and `…`.
    [[nodiscard]] QString authorNames(qsizetype item, int most = 3) const;
    /// All datasets of an author, sorted by title.
    [[nodiscard]] std::span<const quint32> datasetsOf(qsizetype author) const;
    [[nodiscard]] std::optional<qsizetype> authorWithOrcid(const QString &orcid) const;
    [[nodiscard]] std::optional<qsizetype> authorWithRecord(const QUuid &record) const;

    /// For searches.
    [[nodiscard]] const Data &data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
    Extent m_extent = Extent::Nothing;
    Diagnostics m_problems;
};

} // namespace kader::repository
