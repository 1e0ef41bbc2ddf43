#pragma once

#include "curation/curation.h"
#include "ui/annotations/annotationlister.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace kader::ui {

class Workspace;

/// Which annotations are listed.
enum class AnnotationScope { Canvas, Dataset, Curation };

/// The annotations of what is in view that are wanted, a row each, in the order that is asked for. Reads them from the
/// curation when it is asked and keeps nothing but their identities, so that 100,000 of them are no burden.
class AnnotationModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Text, Region, Language, Motivation, Canvas, Creator, Modified, Reviewed, CutOut, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< QUuid.
        MotivationRole,        ///< The first motivation.
        OriginRole,            ///< An Origin, as a number.
    };
    enum class Origin { Curator, Source, EditedSource };

    explicit AnnotationModel(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] AnnotationScope scope() const { return m_scope; }
    void setScope(AnnotationScope scope);
    /// Those with all these words somewhere, and these values; see curation::AnnotationQuery.
    void setWanted(const QString &words);
    void setValues(const QHash<curation::AnnotationField, QString> &values);
    [[nodiscard]] const curation::AnnotationQuery &query() const { return m_question.query; }
    /// Whether there is anything that rows are left out for.
    [[nodiscard]] bool isNarrowed() const { return !query().words.isEmpty() || !query().values.isEmpty(); }
    /// That the scope has, wanted or not.
    [[nodiscard]] qsizetype total() const { return m_total; }
    /// Whether what is listed is about to be another list.
    [[nodiscard]] bool isBusy() const { return m_lister->isBusy(); }
    /// Nothing as long as nothing was listed.
    [[nodiscard]] const std::shared_ptr<const curation::AnnotationIndex> &index() const { return m_lister->index(); }
    using QAbstractTableModel::index;

    /// -1 when it is not listed.
    [[nodiscard]] int rowOf(const QUuid &id) const { return static_cast<int>(m_ids.indexOf(id)); }
    /// Row by row.
    [[nodiscard]] const QList<QUuid> &ids() const { return m_ids; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Whether the cell can be edited where it is without losing anything.
    [[nodiscard]] bool canEdit(const QModelIndex &index) const;
    /// One step; false, and refused() says why, when it can't be so.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    /// A column of -1 stands for the order in which they were made.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    /// There is another list, or the same one as it is after edits.
    void listed(bool isAnother);
    void refused(const QString &why);

private:
    void followCuration();
    [[nodiscard]] curation::AnnotationIndex::Given given() const;
    void ask();
    void take(const curation::AnnotationsChange &change);
    void takeSettings();
    void show(const curation::AnnotationIndex::Found &found);
    [[nodiscard]] bool synchronise(const QList<QUuid> &wanted);
    void removeGone(int first, int end, const QList<QUuid> &wanted);
    [[nodiscard]] bool insertNew(int first, const QList<QUuid> &wanted);

    [[nodiscard]] const curation::Annotation *annotationAt(int row) const;
    [[nodiscard]] QVariant display(const curation::Annotation &annotation, int column) const;
    [[nodiscard]] QString canvasLabel(const curation::Annotation &annotation) const;
    [[nodiscard]] QString toolTip(const curation::Annotation &annotation, int column) const;

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    AnnotationScope m_scope = AnnotationScope::Canvas;
    AnnotationLister::Question m_question;
    AnnotationLister *m_lister;
    QList<QUuid> m_ids;
    qsizetype m_total = 0;
    bool m_isAnother = true; ///< What is asked for is another list than the one that is shown.
};

} // namespace kader::ui
