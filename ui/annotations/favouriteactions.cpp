#include "ui/annotations/favouriteactions.h"

#include "curation/favouritebody.h"
#include "curation/steps.h"
#include "ui/actions/actions.h"
#include "ui/actions/actiontable.h"
#include "ui/shared/favourites.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::FavouriteBody;

namespace {

ActionId actionOf(int number)
{
    return static_cast<ActionId>(static_cast<int>(ActionId::Favourite1) + number - 1);
}

QString placeText(int number, const std::optional<FavouriteBody> &favourite)
{
    const QString what =
        favourite ? escapedMnemonic(curation::favouriteText(*favourite)) : FavouriteActions::tr("empty");
    return u"&%1   %2"_s.arg(number).arg(what);
}

} // namespace

FavouriteActions::FavouriteActions(Workspace &workspace, Actions &actions, QWidget &window)
    : QObject(&window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    for (int number = 1; number <= favouriteCount; ++number)
        connect(&actions[actionOf(number)], &QAction::triggered, this, [this, number] { give(number); });
    connect(&actions[ActionId::KeepFavourite], &QAction::triggered, this, &FavouriteActions::askForPlace);
    for (const ActionRow &row : actionTable()) {
        if (row.group == ActionGroup::Tool)
            connect(&actions[row.id], &QAction::toggled, this, &FavouriteActions::enable);
    }
    connect(&workspace, &Workspace::selectionChanged, this, &FavouriteActions::enable);
    connect(&workspace, &Workspace::canvasChanged, this, &FavouriteActions::enable);
    connect(&workspace, &Workspace::curationChanged, this, [this] {
        m_workspace.setNextBody({});
        enable();
    });
    // They may have been changed in another window.
    window.installEventFilter(this);
    enable();
}

void FavouriteActions::describe(Actions &actions)
{
    const Favourites kept = keptFavourites();
    for (int number = 1; number <= favouriteCount; ++number) {
        const auto &favourite = kept[size_t(number - 1)];
        QAction &action = actions[actionOf(number)];
        action.setVisible(favourite.has_value());
        if (favourite)
            action.setText(
                tr("Favourite &%1: %2").arg(number).arg(escapedMnemonic(curation::favouriteText(*favourite, 30))));
    }
}

bool FavouriteActions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::WindowActivate)
        enable();
    return QObject::eventFilter(watched, event);
}

// --- What can be done ---------------------------------------------------------------------------------------

const curation::Annotation *FavouriteActions::selected() const
{
    const curation::Curation *curation = m_workspace.curation();
    return curation && m_workspace.selected() ? curation->annotation(*m_workspace.selected()) : nullptr;
}

bool FavouriteActions::isDrawing() const
{
    for (const ActionRow &row : actionTable()) {
        const bool draws =
            row.group == ActionGroup::Tool && row.id != ActionId::SelectTool && row.id != ActionId::MeasureTool;
        if (draws && m_actions[row.id].isChecked())
            return m_workspace.canvasView() != nullptr;
    }
    return false;
}

void FavouriteActions::enable()
{
    describe(m_actions);
    const curation::Curation *curation = m_workspace.curation();
    const bool canEdit = curation && !curation->isReadOnly();
    for (int number = 1; number <= favouriteCount; ++number)
        m_actions[actionOf(number)].setEnabled(canEdit && (selected() || isDrawing()));
    m_actions[ActionId::KeepFavourite].setEnabled(selected() != nullptr);
}

// --- Giving -------------------------------------------------------------------------------------------------

void FavouriteActions::give(int number)
{
    m_workspace.requestKeeping();
    const std::optional<FavouriteBody> favourite = keptFavourites()[size_t(number - 1)];
    if (!favourite)
        return;
    if (isDrawing())
        return giveToNext(number, *favourite);
    store::Step step{tr("Give favourite %1").arg(number)};
    for (const QUuid &id : m_workspace.selection()) {
        if (const curation::Annotation *before = m_workspace.curation()->annotation(id)) {
            store::Step one = curation::change(step.name, *before, curation::withFavourite(*before, *favourite));
            std::move(one.changes.begin(), one.changes.end(), std::back_inserter(step.changes));
        }
    }
    m_workspace.make(std::move(step));
}

void FavouriteActions::giveToNext(int number, const FavouriteBody &favourite)
{
    const bool isOver = m_workspace.nextBody() == favourite;
    m_workspace.setNextBody(isOver ? std::nullopt : std::optional(favourite));
    emit m_workspace.done(isOver ? tr("The next regions get no favourite any more.")
                                 : tr("The next regions get “%1”, until Alt+%2 is pressed again.")
                                       .arg(curation::favouriteText(favourite))
                                       .arg(number));
}

// --- Setting ------------------------------------------------------------------------------------------------

void FavouriteActions::askForPlace()
{
    m_workspace.requestKeeping();
    if (!selected())
        return;
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(u"keep-favourite-menu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Keep as favourite"));
    const Favourites kept = keptFavourites();
    for (int number = 1; number <= favouriteCount; ++number)
        connect(menu->addAction(placeText(number, kept[size_t(number - 1)])), &QAction::triggered, this,
                [this, number] { keepAs(number); });
    menu->setActiveAction(menu->actions().at(1));
    menu->popup(m_window.mapToGlobal(m_window.rect().center()) - menu->sizeHint().width() / 2 * QPoint(1, 0));
}

void FavouriteActions::keepAs(int number)
{
    const curation::Annotation *annotation = selected();
    if (!annotation)
        return;
    const FavouriteBody favourite = curation::favouriteOf(*annotation);
    keepFavourite(number, favourite);
    enable();
    emit m_workspace.nextBodyChanged();
    emit m_workspace.done(tr("Alt+%1 gives “%2” from now on.").arg(number).arg(curation::favouriteText(favourite)));
}

} // namespace kader::ui
