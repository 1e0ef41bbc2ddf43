#pragma once

#include "ui/shell/messagebar.h"

#include <QMainWindow>

#include <optional>

class QStackedWidget;
class QTimer;

namespace kader::ui {

class Actions;
class AddressField;
class BottomPane;
class CanvasPane;
class Filmstrip;
class Harvests;
class MetadataPane;
class ProblemsPane;
class SidePanes;
class StartPage;
class StatusLine;
class TableActions;
class VersionActions;
class WorklistPane;
class Workspace;
struct Drop;

/// Puts the parts of the window where they belong and connects them; what they show and do is theirs.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// The workspace outlives the window.
    explicit MainWindow(Workspace &workspace, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Workspace &workspace() const { return m_workspace; }
    [[nodiscard]] Actions &actions() const { return *m_actions; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeBars();
    void makeMiddle();
    [[nodiscard]] QWidget *makeLook();
    void makePanes();
    void makeDisplay();
    void connectProblems();
    void connectView();
    void connectHelp();
    void showPreferences();
    void followWorkspace();
    [[nodiscard]] std::optional<MessageBar::Offer> offer() const;
    void showCuration();
    void noteRecent();
    void restore();
    void take(const Drop &drop);
    void takeTable(const QString &path);

    Workspace &m_workspace;
    Actions *m_actions;
    Harvests *m_harvests;
    TableActions *m_tables;
    VersionActions *m_versions;
    AddressField *m_address = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    CanvasPane *m_canvas = nullptr;
    Filmstrip *m_filmstrip = nullptr;
    StatusLine *m_status = nullptr;
    SidePanes *m_panes = nullptr;
    ProblemsPane *m_problems = nullptr;
    WorklistPane *m_worklist = nullptr;
    BottomPane *m_bottom = nullptr;
    MetadataPane *m_metadata = nullptr;
    QTimer *m_noting;
};

} // namespace kader::ui
