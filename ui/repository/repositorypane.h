#pragma once

#include "repository/records.h"

#include <QWidget>

#include <optional>

class QLabel;
class QModelIndex;
class QStackedWidget;

namespace kader::ui {

class Actions;
class CollectionsPane;
class Finder;
class FinderField;
class FinderModel;
class RepositoryModel;
class RowTree;
class Workspace;
struct Findings;

/// Browses the repository: its collections with their datasets, or what is found for what somebody types. Asks nothing
/// of the network before it is seen.
class RepositoryPane final : public QWidget {
    Q_OBJECT

public:
    RepositoryPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addField();
    void addTrees();
    void connectFinder();
    void connectWorkspace();
    [[nodiscard]] RowTree &currentTree() const;
    void activate(const QModelIndex &index);
    void activateFound(const QModelIndex &index);
    void look(const QString &typed);
    void open();
    void enterTree();
    void show(const Findings &findings);
    void showState();
    void showWanted();
    void learn();
    void restart();

    Workspace &m_workspace;
    RepositoryModel *m_model;
    Finder *m_finder;
    FinderModel *m_found;
    FinderField *m_field;
    QLabel *m_state;
    QStackedWidget *m_trees;
    RowTree *m_tree;
    RowTree *m_results;
    CollectionsPane *m_collections;
    std::optional<repository::Collection> m_wanted;
    bool m_opensFirst = false; ///< Once it is found.
};

} // namespace kader::ui
