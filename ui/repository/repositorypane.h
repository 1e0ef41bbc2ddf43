#pragma once

#include "repository/records.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QModelIndex;
class QTimer;

namespace kader::ui {

class Actions;
class CollectionsPane;
class RepositoryModel;
class RowTree;
class Workspace;

/// Browses the repository: search as you type over collections, and their datasets. Asks nothing of the network
/// before it is seen.
class RepositoryPane final : public QWidget {
    Q_OBJECT

public:
    RepositoryPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addSearch();
    void addTree();
    void activate(const QModelIndex &index);
    void showWanted();
    void learn();
    void restart();

    Workspace &m_workspace;
    RepositoryModel *m_model;
    QLineEdit *m_search;
    RowTree *m_tree;
    CollectionsPane *m_collections;
    QTimer *m_typing;
    std::optional<repository::Collection> m_wanted;
};

} // namespace kader::ui
