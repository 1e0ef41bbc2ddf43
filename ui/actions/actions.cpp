#include "ui/actions/actions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <map>

namespace kader::ui {

namespace {

QAction *makeAction(const ActionRow &row, const KeyMap::Keys &keys, QObject *parent)
{
    auto *action = new QAction(QCoreApplication::translate("Actions", row.text), parent);
    action->setObjectName(QLatin1StringView(row.name));
    action->setShortcuts(keys);
    action->setShortcutContext(row.scope == KeyScope::Regions ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
    action->setCheckable(row.isCheckable);
    action->setEnabled(false);
    return action;
}

} // namespace

Actions::Actions(QWidget *window) : QObject(window)
{
    std::map<ActionGroup, QActionGroup *> groups;
    for (const ActionRow &row : actionTable()) {
        QAction *action = makeAction(row, m_keys.of(row.id), this);
        if (row.group != ActionGroup::None) {
            QActionGroup *&group = groups[row.group];
            if (!group)
                group = new QActionGroup(this);
            group->addAction(action);
        }
        if (row.scope == KeyScope::Window)
            window->addAction(action);
        m_actions.insert(row.id, action);
    }
    updateIcons();
}

void Actions::setKeys(ActionId id, const KeyMap::Keys &keys)
{
    m_keys.set(id, keys);
    m_actions.value(id)->setShortcuts(keys);
    emit keysChanged();
}

void Actions::useRegionKeysIn(QWidget *pane) const
{
    for (const ActionRow &row : actionTable()) {
        if (row.scope == KeyScope::Regions)
            pane->addAction(m_actions.value(row.id));
    }
}

void Actions::fillMenus(QMenuBar &bar) const
{
    std::map<MenuId, QMenu *> menus;
    for (const ActionRow &row : actionTable()) {
        QMenu *&menu = menus[row.menu];
        if (!menu)
            menu = bar.addMenu(menuTitle(row.menu));
        if (row.startsSection)
            menu->addSeparator();
        menu->addAction(m_actions.value(row.id));
    }
}

void Actions::fillToolBar(QToolBar &bar) const
{
    for (const ActionRow &row : actionTable()) {
        if (!row.isInToolBar)
            continue;
        if (row.startsToolBarSection)
            bar.addSeparator();
        bar.addAction(m_actions.value(row.id));
    }
}

void Actions::updateIcons() const
{
    for (const ActionRow &row : actionTable()) {
        if (row.icon)
            m_actions.value(row.id)->setIcon(icon(QLatin1StringView(row.icon)));
    }
}

} // namespace kader::ui
