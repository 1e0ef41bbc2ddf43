#pragma once

#include "base/result.h"
#include "repository/records.h"

#include <QHash>

namespace kader::repository {

struct Category {
    qint64 id = 0;
    QString title = {};
    std::optional<qint64> parent = {};
};

/// The categories of the service as a tree.
class CategoryTree final {
public:
    CategoryTree() = default;
    explicit CategoryTree(const QList<Category> &categories);

    /// Those without a parent, or whose parent nobody knows; by title.
    [[nodiscard]] const QList<Category> &tops() const { return m_tops; }
    [[nodiscard]] QList<Category> below(qint64 id) const { return m_below.value(id); } ///< By title.
    [[nodiscard]] std::optional<Category> find(qint64 id) const;
    /// By number, or by title in any case.
    [[nodiscard]] std::optional<Category> find(const QString &text) const;
    [[nodiscard]] bool isTop(qint64 id) const;
    /// The category and all below it, however deep; each once.
    [[nodiscard]] QList<qint64> withBelow(qint64 id) const;

private:
    QHash<qint64, Category> m_all;
    QHash<qint64, QList<Category>> m_below;
    QList<Category> m_tops;
};

[[nodiscard]] Result<CategoryTree> readCategories(const QByteArray &json);

/// A licence that the service knows.
struct LicenceEntry {
    int value = 0; ///< What the service calls it.
    Licence licence = {};
};

[[nodiscard]] Result<QList<LicenceEntry>> readLicences(const QByteArray &json);

/// Whether anybody may use, change and share what is under it, if need be with attribution or under the same terms (the
/// Open Definition): CC0, CC BY, CC BY-SA, and the usual licences of open software. Told by address or name; what is
/// unknown is not open.
[[nodiscard]] bool isOpen(const Licence &licence);

} // namespace kader::repository
