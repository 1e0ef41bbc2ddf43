#pragma once

#include "ui/repository/bookmarks.h"

#include <QModelIndexList>
#include <QObject>

class QAction;
class QMenu;
class QModelIndex;

namespace kader::ui {

class RowTree;

/// What can be done with a collection or dataset in a tree of the repository: a menu, and keys.
class RowActions final : public QObject {
    Q_OBJECT

public:
    RowActions(RowTree &tree, Bookmarks &bookmarks);

signals:
    void openWanted(const QModelIndex &row);
    void aboutWanted(const QModelIndex &row);
    /// One collection, one author, or any number of datasets.
    void harvestWanted(const QModelIndexList &rows);

private:
    QAction *add(const QString &name, const QString &text);
    void showMenu(const QPoint &place);
    void follow();
    void pin();
    [[nodiscard]] bool canHarvest() const;

    RowTree &m_tree;
    Bookmarks &m_bookmarks;
    QAction *m_open;
    QAction *m_about;
    QAction *m_harvest;
    QAction *m_pin;
};

} // namespace kader::ui
