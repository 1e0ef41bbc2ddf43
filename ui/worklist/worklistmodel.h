#pragma once

#include "ui/worklist/worklistwatch.h"

#include <QAbstractTableModel>
#include <QSet>

#include <vector>

namespace kader::ui {

/// What is left to do, a row each, of the kinds that are to be seen.
class WorklistModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { What, Canvas, Text, ColumnCount };

    explicit WorklistModel(Workspace &workspace, QObject *parent = nullptr);

    void show(const WorklistPtr &list);
    void setHidden(const QSet<curation::ToDo> &kinds);
    /// Also those that are fine as they are.
    void setIntendedShown(bool isShown);
    [[nodiscard]] const curation::ToDoItem &itemAt(int row) const { return m_list->items[m_rows[size_t(row)]]; }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const curation::ToDoItem &item) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    [[nodiscard]] QString canvasText(const curation::ToDoItem &item) const;
    [[nodiscard]] QString text(const curation::ToDoItem &item) const;

    Workspace &m_workspace;
    WorklistPtr m_list;
    QSet<curation::ToDo> m_hidden;
    bool m_isIntendedShown = false;
    std::vector<size_t> m_rows; ///< Places in the list.
};

} // namespace kader::ui
