#include "ui/shell/mainwindow.h"

#include "ui/actions/actions.h"
#include "ui/annotations/annotationactions.h"
#include "ui/annotations/annotationspane.h"
#include "ui/annotations/favouriteactions.h"
#include "ui/annotations/licenceactions.h"
#include "ui/annotations/propagation.h"
#include "ui/canvas/canvaspane.h"
#include "ui/display/canvasdisplay.h"
#include "ui/display/displayglass.h"
#include "ui/display/displaypane.h"
#include "ui/filmstrip/filmstrip.h"
#include "ui/harvest/harvests.h"
#include "ui/keys/commandfinder.h"
#include "ui/keys/shortcutlist.h"
#include "ui/merge/mergeactions.h"
#include "ui/merge/reviewactions.h"
#include "ui/metadata/metadatapane.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/problems/problemspane.h"
#include "ui/publish/publishactions.h"
#include "ui/repository/curationpane.h"
#include "ui/repository/repositorypane.h"
#include "ui/shared/drops.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/additionquestion.h"
#include "ui/shell/addressfield.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/documentactions.h"
#include "ui/shell/documentlabel.h"
#include "ui/shell/messagebar.h"
#include "ui/shell/panecycle.h"
#include "ui/shell/recents.h"
#include "ui/shell/rescueresult.h"
#include "ui/shell/sidepane.h"
#include "ui/shell/sidepanes.h"
#include "ui/shell/startpage.h"
#include "ui/shell/statusline.h"
#include "ui/tables/tableactions.h"
#include "ui/theme/theme.h"
#include "ui/versions/versionactions.h"
#include "ui/versions/versionbar.h"
#include "ui/worklist/worklistpane.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;

namespace {

constexpr QSize usualSize(1440, 900);
constexpr QSize leastSize(800, 560);
constexpr int toolBarHeight = 44;
constexpr int menuHeight = 28;
constexpr int barIconSize = 18;
constexpr int notePause = 1000; // ms

} // namespace

MainWindow::MainWindow(Workspace &workspace, QWidget *parent)
    : QMainWindow(parent), m_workspace(workspace), m_actions(new Actions(this)),
      m_harvests(new Harvests(workspace, this)), m_noting(new QTimer(this))
{
    setObjectName(u"main-window"_s);
    setWindowIcon(QIcon(u":/icons/kader.svg"_s));
    setMinimumSize(leastSize);
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    new DocumentActions(m_workspace, *m_actions, this);
    new AnnotationActions(m_workspace, *m_actions, this);
    new FavouriteActions(m_workspace, *m_actions, *this);
    new LicenceActions(m_workspace, *m_actions, *this);
    new Propagation(m_workspace, *m_actions, this);
    new PublishActions(m_workspace, *m_actions, this);
    new MergeActions(m_workspace, *m_actions, this);
    new ReviewActions(m_workspace, *m_actions, this);
    m_tables = new TableActions(m_workspace, *m_actions, this);
    m_versions = new VersionActions(m_workspace, *m_actions, this);
    makeBars();
    makeMiddle();
    makePanes();
    makeDisplay();
    connectProblems();
    connectView();
    connectHelp();
    followWorkspace();
    restore();
}

MainWindow::~MainWindow() = default;

// --- Parts --------------------------------------------------------------------------------------------------

void MainWindow::makeBars()
{
    m_actions->fillMenus(*menuBar());
    menuBar()->setFixedHeight(menuHeight);
    menuBar()->setCornerWidget(new DocumentLabel(m_workspace, this));

    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"tool-bar"_s);
    bar->setMovable(false);
    bar->setFixedHeight(toolBarHeight);
    bar->setIconSize(QSize(barIconSize, barIconSize));
    m_actions->fillToolBar(*bar);
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_address = new AddressField(tr("Ctrl L"));
    m_address->setObjectName(u"address"_s);
    m_address->setMinimumWidth(200);
    m_address->setMaximumWidth(432);
    m_address->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bar->addWidget(m_address);
    connect(m_address, &AddressField::entered, &m_workspace, &Workspace::open);

    m_status = new StatusLine(m_workspace);
    setStatusBar(m_status);
}

void MainWindow::makeMiddle()
{
    auto *middle = new QWidget;
    middle->setObjectName(u"middle"_s);
    m_messages = new MessageBar;
    m_start = new StartPage(m_workspace, *m_actions);
    m_problems = new ProblemsPane(m_workspace, *m_actions);
    m_worklist = new WorklistPane(m_workspace, *m_actions);
    m_bottom = new BottomPane(makeLook(), {{m_problems, &(*m_actions)[ActionId::ProblemsPane]},
                                           {m_worklist, &(*m_actions)[ActionId::Worklist]}});
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_bottom);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_versions->bar());
    layout->addWidget(m_stack, 1);
    setCentralWidget(middle);
}

/// The canvas over the filmstrip, its news in the status line.
QWidget *MainWindow::makeLook()
{
    auto *look = new QWidget;
    look->setObjectName(u"look"_s);
    m_canvas = new CanvasPane(m_workspace, *m_actions);
    m_filmstrip = new Filmstrip(m_workspace, *m_actions);
    auto *layout = new QVBoxLayout(look);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_filmstrip);
    look->setFocusProxy(m_canvas);
    connect(m_canvas, &CanvasPane::pointerMoved, m_status, [this](const std::optional<PointerNews> &news) {
        m_status->showPointer(news ? std::optional(news->canvas) : std::nullopt, news ? news->sample : std::nullopt);
    });
    connect(m_canvas, &CanvasPane::zoomChanged, m_status, &StatusLine::showZoom);
    connect(m_canvas, &CanvasPane::turned, m_status, &StatusLine::showTurned);
    connect(m_canvas, &CanvasPane::hintChanged, m_status, &StatusLine::showHint);
    connect(m_canvas, &CanvasPane::regionShown, m_status, &StatusLine::showRegion);
    return look;
}

void MainWindow::makePanes()
{
    m_panes = new SidePanes(*this, *m_stack, *m_actions);
    auto *repository = new RepositoryPane(m_workspace, *m_actions);
    m_panes->left().addPage(repository, tr("Repository"));
    auto *curation = new CurationPane(m_workspace, *m_actions, *m_harvests);
    m_panes->left().addPage(curation, tr("This curation"));
    connect(m_harvests, &Harvests::appeared, m_panes, [this, curation] {
        m_panes->showLeft();
        m_panes->left().showPage(curation);
    });
    auto *annotations = new AnnotationsPane(m_workspace, *m_actions);
    m_panes->right().addPage(annotations, tr("Annotations"));
    m_metadata = new MetadataPane(m_workspace, *m_actions);
    m_panes->right().addPage(m_metadata, tr("Metadata"));
    connect(annotations, &AnnotationsPane::wanted, m_panes, [this, annotations] {
        m_panes->right().showPage(annotations);
        m_panes->showRight();
    });
    const auto showRepository = [this, repository] {
        m_panes->showLeft();
        m_panes->left().showPage(repository);
    };
    connect(&m_workspace, &Workspace::collectionOpened, m_panes, showRepository);
    connect(&m_workspace, &Workspace::iiifCollectionOpened, m_panes, showRepository);
    connect(&m_workspace, &Workspace::authorOpened, m_panes, showRepository);
}

/// How pixels are shown: a page at the side, and a word over the canvas.
void MainWindow::makeDisplay()
{
    auto *display = new CanvasDisplay(m_workspace, m_canvas->view());
    auto *pane = new DisplayPane(*display);
    m_panes->right().addPage(pane, tr("Display"));
    QAction &action = (*m_actions)[ActionId::Display];
    connect(&action, &QAction::triggered, pane, [this, pane] {
        m_panes->right().showPage(pane);
        m_panes->showRight();
        pane->takeKeyboard();
    });
    const auto update = [display, &action] { action.setEnabled(display->hasCanvas()); };
    connect(display, &CanvasDisplay::changed, &action, update);
    update();
    connect(pane, &DisplayPane::left, &m_workspace, &Workspace::requestCanvasFocus);
    auto *glass = new DisplayGlass(*display, m_canvas);
    connect(glass, &DisplayGlass::paneWanted, &action, &QAction::trigger);
    connect(glass, &DisplayGlass::left, &m_workspace, &Workspace::requestCanvasFocus);
}

void MainWindow::connectProblems()
{
    connect(m_problems, &ProblemsPane::counted, m_status, [this] { m_status->showProblems(m_problems->countText()); });
    connect(m_problems, &ProblemsPane::wanted, m_bottom, [this] { m_bottom->showPage(m_problems); });
    connect(m_problems, &ProblemsPane::closed, m_bottom, &BottomPane::hidePages);
    connect(m_worklist, &WorklistPane::wanted, m_bottom, [this] { m_bottom->showPage(m_worklist); });
    connect(m_worklist, &WorklistPane::closed, m_bottom, &BottomPane::hidePages);
    connect(m_problems, &ProblemsPane::manifestWanted, m_panes, [this] {
        // Without a record the page has nothing to see.
        if (!m_workspace.source() || !m_workspace.source()->record)
            return;
        m_panes->right().showPage(m_metadata);
        m_panes->showRight();
    });
    connect(m_status, &StatusLine::problemsWanted, m_bottom, [this] {
        m_bottom->showPage(m_problems);
        m_problems->takeKeyboard();
    });
}

// --- Actions of the window itself ---------------------------------------------------------------------------

void MainWindow::connectView()
{
    const std::pair<ActionId, Theme::Choice> themes[] = {{ActionId::ThemeSystem, Theme::Choice::System},
                                                         {ActionId::ThemeLight, Theme::Choice::Light},
                                                         {ActionId::ThemeDark, Theme::Choice::Dark}};
    for (const auto &[id, choice] : themes) {
        QAction &action = (*m_actions)[id];
        action.setEnabled(true);
        action.setChecked(Theme::choice() == choice);
        connect(&action, &QAction::triggered, this, [choice = choice] { Theme::choose(choice); });
    }
    for (const auto &[id, step] : {std::pair(ActionId::NextPane, 1), std::pair(ActionId::PreviousPane, -1)}) {
        (*m_actions)[id].setEnabled(true);
        connect(&(*m_actions)[id], &QAction::triggered, this, [this, step = step] {
            cyclePanes({m_panes->left().currentPage(), m_start, m_canvas, m_filmstrip, m_problems, m_worklist,
                        m_panes->right().currentPage()},
                       step);
        });
    }
    QAction &offline = (*m_actions)[ActionId::WorkOffline];
    Network &network = m_workspace.network();
    offline.setEnabled(true);
    offline.setChecked(network.news().isOffline);
    connect(&offline, &QAction::triggered, &network, &Network::workOffline);
    connect(&network, &Network::changed, &offline,
            [&offline, &network] { offline.setChecked(network.news().isOffline); });
    QAction &preferences = (*m_actions)[ActionId::Preferences];
    preferences.setEnabled(true);
    connect(&preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    QAction &address = (*m_actions)[ActionId::OpenAddress];
    address.setEnabled(true);
    connect(&address, &QAction::triggered, m_address, [this] {
        m_address->setFocus(Qt::ShortcutFocusReason);
        m_address->selectAll();
    });
}

/// One is enough.
void MainWindow::showPreferences()
{
    auto *dialog = findChild<PreferencesDialog *>();
    if (!dialog)
        dialog = new PreferencesDialog(m_workspace.network(), *m_actions, this);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::connectHelp()
{
    for (const ActionId id : {ActionId::FindCommand, ActionId::Shortcuts, ActionId::About})
        (*m_actions)[id].setEnabled(true);
    connect(&(*m_actions)[ActionId::Shortcuts], &QAction::triggered, this,
            [this] { (new ShortcutList(*m_actions, this))->show(); });
    connect(&(*m_actions)[ActionId::FindCommand], &QAction::triggered, this,
            [this] { (new CommandFinder(*m_actions, this))->open(); });
    connect(&(*m_actions)[ActionId::About], &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
}

// --- What happens -------------------------------------------------------------------------------------------

void MainWindow::followWorkspace()
{
    connect(&m_workspace, &Workspace::failed, m_messages,
            [this](const QString &what, const Error &error) { m_messages->tell(what, error, offer()); });
    connect(&m_workspace, &Workspace::noted, m_messages, &MessageBar::note);
    connect(&m_workspace, &Workspace::done, m_status, &StatusLine::tell);
    connect(m_harvests, &Harvests::progressChanged, m_status, [this] {
        const Harvests::Progress progress = m_harvests->progress();
        m_status->showHarvest(progress.over, progress.total);
    });
    connect(&m_workspace, &Workspace::rescued, this,
            [this](const curation::Rescued &what) { showRescueResult(what, this); });
    connect(&m_workspace, &Workspace::additionPlanned, this, [this](const curation::PageAddition &plan) {
        const QPointer<Curation> asked = m_workspace.curation();
        askWhetherToAdd(plan, this, [this, plan, asked] {
            if (asked && asked == m_workspace.curation())
                m_workspace.add(plan);
        });
    });
    connect(&m_workspace, &Workspace::curationChanged, this, &MainWindow::showCuration);
    connect(&m_workspace, &Workspace::repositoryChanged, m_panes, &SidePanes::showLeft);
    m_noting->setSingleShot(true);
    m_noting->setInterval(notePause);
    connect(m_noting, &QTimer::timeout, this, &MainWindow::noteRecent);
    showCuration();
}

/// What can be done about what the workspace says has failed.
std::optional<MessageBar::Offer> MainWindow::offer() const
{
    const std::optional<Workspace::Remedy> &remedy = m_workspace.remedy();
    if (!remedy)
        return {};
    QAction &saveAs = (*m_actions)[ActionId::SaveCurationAs];
    switch (remedy->kind) {
    case Workspace::Remedy::Kind::TryAgain:
        return MessageBar::Offer{tr("Try again"), remedy->apply};
    case Workspace::Remedy::Kind::SaveElsewhere:
        return MessageBar::Offer{tr("Save curation as…"), [&saveAs] { saveAs.trigger(); }};
    case Workspace::Remedy::Kind::Rescue:
        return MessageBar::Offer{tr("Rescue what can be read"), remedy->apply};
    case Workspace::Remedy::Kind::OpenManifest:
        return MessageBar::Offer{tr("Open their manifest"), remedy->apply};
    }
    return {};
}

void MainWindow::showCuration()
{
    Curation *curation = m_workspace.curation();
    const bool hadKeyboard = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(curation ? static_cast<QWidget *>(m_bottom) : m_start);
    for (const ActionId id : {ActionId::ProblemsPane, ActionId::Worklist})
        (*m_actions)[id].setEnabled(curation != nullptr);
    m_panes->setRightUseful(curation != nullptr);
    if (!curation) {
        m_noting->stop();
        m_status->clearCanvas();
        m_start->setFocus();
        return;
    }
    connect(curation, &Curation::keptChanged, m_noting, qOverload<>(&QTimer::start));
    connect(curation, &Curation::pathChanged, m_noting, qOverload<>(&QTimer::start));
    if (hadKeyboard)
        m_workspace.requestCanvasFocus();
    noteRecent();
}

void MainWindow::noteRecent()
{
    const Curation *curation = m_workspace.curation();
    if (curation && !curation->isEmpty())
        Recents::note(curation->path(), int(curation->annotations().size()));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_actions->updateIcons();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    noteRecent();
    QSettings settings;
    settings.setValue("window/geometry"_L1, saveGeometry());
    m_panes->save(settings);
    m_bottom->save(settings);
    QMainWindow::closeEvent(event);
}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry"_L1).toByteArray()))
        resize(usualSize);
    m_panes->restore(settings);
    m_bottom->restore(settings);
}

// --- Dropping and pasting -----------------------------------------------------------------------------------

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (readDrop(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const std::optional<Drop> drop = readDrop(*event->mimeData());
    if (!drop)
        return;
    event->acceptProposedAction();
    if (event->mimeData()->urls().size() > 1)
        m_status->tell(tr("One thing is opened at a time: the first of what was dropped."));
    take(*drop);
}

/// A paste that nobody else had a use for.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const QMimeData *copied = event->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (const std::optional<Drop> drop = copied ? readDrop(*copied) : std::nullopt)
        take(*drop);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::take(const Drop &drop)
{
    switch (drop.kind) {
    case Drop::Kind::Curation:
        return m_workspace.openCuration(drop.what);
    case Drop::Kind::Table:
        return takeTable(drop.what);
    case Drop::Kind::Other:
        return m_workspace.open(drop.what);
    }
}

void MainWindow::takeTable(const QString &path)
{
    if ((*m_actions)[ActionId::ImportCsv].isEnabled())
        return m_tables->importFrom(path);
    const QString why = m_workspace.curation() && m_workspace.curation()->isReadOnly()
                            ? tr("This curation is open for reading only.")
                            : tr("Open the dataset that the table is about first, then drop the table again.");
    m_messages->tell(tr("Importing %1").arg(QFileInfo(path).fileName()), {ErrorKind::Usage, why, {}}, {});
}

} // namespace kader::ui
