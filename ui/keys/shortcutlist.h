#pragma once

#include <QDialog>

class QSortFilterProxyModel;
class QTableView;

namespace kader::ui {

class Actions;
class KeyEditor;
class KeyModel;

/// All keys, and what the mouse does, searchable; the keys of actions can be changed here.
class ShortcutList final : public QDialog {
    Q_OBJECT

public:
    /// The actions outlive it.
    ShortcutList(Actions &actions, QWidget *parent);

private:
    void makeTable();
    void editCurrent();

    KeyModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QTableView *m_table;
    KeyEditor *m_editor;
};

} // namespace kader::ui
