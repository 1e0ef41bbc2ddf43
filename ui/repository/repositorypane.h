#pragma once

#include "repository/records.h"

#include <QModelIndexList>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QModelIndex;
class QPushButton;
class QStackedWidget;

namespace kader::ui {

class Actions;
class Bookmarks;
class CollectionsPane;
class FilterChips;
class Finder;
class FinderField;
class FinderModel;
class RecordScout;
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
    void lookFor(const std::function<void()> &change);
    void lookUpMore();
    void showAbout(const QModelIndex &row);
    void addRowActions(RowTree &tree);
    void harvest(const QModelIndexList &rows);
    void showShelves();
    void showWanted();
    void learn();
    void restart();

    Workspace &m_workspace;
    RecordScout *m_scout;
    Bookmarks *m_bookmarks;
    RepositoryModel *m_model;
    Finder *m_finder;
    FinderModel *m_found;
    FinderField *m_field;
    FilterChips *m_chips;
    QLabel *m_state;
    QPushButton *m_lookOn;
    QStackedWidget *m_trees;
    RowTree *m_tree;
    RowTree *m_results;
    CollectionsPane *m_collections;
    std::optional<repository::Collection> m_wanted;
    bool m_opensFirst = false;  ///< Once it is found.
    bool m_opensAuthor = false; ///< The same, with the datasets.
    bool m_isFresh = false;     ///< What is asked was not asked before.
};

} // namespace kader::ui
