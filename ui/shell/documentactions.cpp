#include "ui/shell/documentactions.h"

#include "ui/actions/actions.h"
#include "ui/shared/askforfile.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;

namespace {

FileQuestion question(const QString &title, const QString &suffix)
{
    return {.name = u"curation-dialog"_s,
            .title = title,
            .filters = DocumentActions::tr("Curations (*.kader)"),
            .suffix = suffix};
}

} // namespace

DocumentActions::DocumentActions(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    connectActions();
    for (const ActionId always : {ActionId::NewCuration, ActionId::OpenCuration, ActionId::Quit})
        m_actions[always].setEnabled(true);
    connect(&workspace, &Workspace::curationChanged, this, &DocumentActions::follow);
    connect(&workspace, &Workspace::sourceChanged, this, &DocumentActions::updateSource);
    connect(&workspace, &Workspace::repositoryChanged, this, &DocumentActions::update);
    connect(&workspace, &Workspace::makingChanged, this, &DocumentActions::updateUndo);
    follow();
}

void DocumentActions::connectActions()
{
    const auto on = [this](ActionId id, auto what) { connect(&m_actions[id], &QAction::triggered, this, what); };
    on(ActionId::NewCuration, [this] { m_workspace.newCuration(); });
    on(ActionId::OpenCuration, [this] { askWhatToOpen(); });
    on(ActionId::OpenDemo, [this] { m_workspace.useDemo(); });
    on(ActionId::SaveCurationAs, [this] { askWhereToSave(); });
    on(ActionId::CloseCuration, [this] { m_workspace.closeCuration(); });
    on(ActionId::Quit, [this] { m_window->close(); });
    // What is being typed is the last step.
    on(ActionId::Undo, [this] {
        m_workspace.requestKeeping();
        m_workspace.curation()->undo();
    });
    on(ActionId::Redo, [this] {
        m_workspace.requestKeeping();
        m_workspace.curation()->redo();
    });
    on(ActionId::IncludeSource, [this] { m_workspace.curation()->include(m_workspace.source()->id); });
    on(ActionId::LeaveOutSource, [this] { m_workspace.curation()->leaveOut(m_workspace.source()->id); });
}

void DocumentActions::follow()
{
    if (Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::reachChanged, this, &DocumentActions::updateUndo);
        connect(curation, &Curation::reset, this, &DocumentActions::update);
        connect(curation, &Curation::sourcesChanged, this, &DocumentActions::updateSource);
    }
    update();
}

void DocumentActions::update()
{
    const bool isOpen = m_workspace.curation() != nullptr;
    m_actions[ActionId::SaveCurationAs].setEnabled(isOpen);
    m_actions[ActionId::CloseCuration].setEnabled(isOpen);
    m_actions[ActionId::OpenDemo].setEnabled(!m_workspace.isDemo());
    updateUndo();
    updateSource();
}

void DocumentActions::updateUndo()
{
    const Curation *curation = m_workspace.curation();
    const bool isWritable = curation && !curation->isReadOnly();
    const std::optional<QString> undo = isWritable ? curation->undoName() : std::nullopt;
    const std::optional<QString> redo = isWritable ? curation->redoName() : std::nullopt;
    // "Undo draw region"
    const auto plain = [](const QString &name) { return escapedMnemonic(name.left(1).toLower() + name.mid(1)); };
    m_actions[ActionId::Undo].setEnabled(undo && !m_workspace.isMaking());
    m_actions[ActionId::Undo].setText(undo ? tr("&Undo %1").arg(plain(*undo)) : tr("&Undo"));
    m_actions[ActionId::Redo].setEnabled(redo && !m_workspace.isMaking());
    m_actions[ActionId::Redo].setText(redo ? tr("&Redo %1").arg(plain(*redo)) : tr("&Redo"));
}

void DocumentActions::updateSource()
{
    const Curation *curation = m_workspace.curation();
    const curation::SourcePtr source = m_workspace.source();
    const bool canChange = source && curation && !curation->isReadOnly();
    const bool isIncluded = canChange && curation->includes(source->id);
    m_actions[ActionId::IncludeSource].setEnabled(canChange && !isIncluded);
    m_actions[ActionId::LeaveOutSource].setEnabled(isIncluded);
}

void DocumentActions::askWhatToOpen()
{
    askForFile(m_window, question(tr("Open a curation"), {}),
               [this](const QString &path) { m_workspace.openCuration(path); });
}

void DocumentActions::askWhereToSave()
{
    askForFile(m_window, question(tr("Save the curation as"), u"kader"_s), [this](const QString &path) {
        if (m_workspace.curation())
            m_workspace.saveCurationAs(path);
    });
}

} // namespace kader::ui
