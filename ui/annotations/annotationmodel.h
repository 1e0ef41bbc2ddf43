#pragma once

#include "curation/curation.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>

namespace kader::ui {

class Workspace;

/// Which annotations are listed.
enum class AnnotationScope { Canvas, Dataset, Curation };

/// The annotations of what is in view, a row each, in the order in which they were made. Reads them from the
/// curation when it is asked and keeps nothing but their identities, so that 100,000 of them are no burden.
class AnnotationModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Text, Region, Language, Canvas, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< QUuid.
        MotivationRole,        ///< The first motivation.
        OriginRole,            ///< An Origin, as a number.
    };
    enum class Origin { Curator, Source, EditedSource };

    explicit AnnotationModel(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] AnnotationScope scope() const { return m_scope; }
    void setScope(AnnotationScope scope);

    /// -1 when it is not in scope.
    [[nodiscard]] int rowOf(const QUuid &id) const { return m_rows.value(id, -1); }
    /// Whether a row stands before another one by what a column says: numbers as numbers, places as places.
    [[nodiscard]] bool isLess(int left, int right, Column column) const;
    /// Whether a row's text, motivation, language or canvas has this in it, in any case.
    [[nodiscard]] bool matches(int row, const QString &wanted) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void followCuration();
    void reread();
    void take(const curation::AnnotationsChange &change);
    [[nodiscard]] QList<QUuid> wanted() const;
    void synchronise(const QList<QUuid> &wanted);
    void removeGone(int first, int end, const QList<QUuid> &wanted);
    [[nodiscard]] bool insertNew(int first, const QList<QUuid> &wanted);
    void renumber(int first);

    [[nodiscard]] const curation::Annotation *annotationAt(int row) const;
    [[nodiscard]] QVariant display(const curation::Annotation &annotation, int column) const;
    [[nodiscard]] QString canvasLabel(const curation::Annotation &annotation) const;
    [[nodiscard]] QString toolTip(const curation::Annotation &annotation, int column) const;

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    AnnotationScope m_scope = AnnotationScope::Canvas;
    QList<QUuid> m_ids;
    QHash<QUuid, int> m_rows; ///< Beside m_ids: where each stands.
};

} // namespace kader::ui
