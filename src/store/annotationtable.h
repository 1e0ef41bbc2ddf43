#pragma once

#include "base/result.h"
#include "store/annotation.h"
#include "store/annotationfilter.h"

#include <QVariant>

#include <optional>
#include <vector>

namespace kader::store {

class Connection;

/// The rows of `annotation` and `target`, and the search over their texts. A row's number tells the
/// order in which annotations were made and is never given twice.
class AnnotationTable final {
public:
    using Row = NumberedAnnotation;

    explicit AnnotationTable(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<std::optional<Row>> find(const QUuid &id) const;
    [[nodiscard]] Result<std::vector<Annotation>> all(const AnnotationFilter &filter) const;
    /// Every row, those of deleted annotations too.
    [[nodiscard]] Result<std::vector<NumberedAnnotation>> numbered() const { return read(QStringLiteral("TRUE"), {}); }
    /// Numbers of rows that do not say what was put into them. Those that no checksum is known of count as sound.
    [[nodiscard]] Result<std::vector<qint64>> rotten() const;
    /// The highest number that was ever given; 0 at first.
    [[nodiscard]] Result<qint64> lastNumber() const;
    /// Best match first, at most `limit`.
    [[nodiscard]] Result<std::vector<QUuid>> search(const QString &typed, int limit) const;

    /// In row `number`, or a new one; tells which.
    [[nodiscard]] Result<qint64> insert(const Annotation &annotation, std::optional<qint64> number) const;
    [[nodiscard]] Result<void> update(const Row &row) const;
    [[nodiscard]] Result<void> remove(qint64 number) const;

private:
    [[nodiscard]] Result<std::vector<Row>> read(const QString &where, const QVariantList &values) const;
    [[nodiscard]] Result<void> insertTargets(qint64 number, const std::vector<Target> &targets) const;

    Connection &m_connection;
};

} // namespace kader::store
