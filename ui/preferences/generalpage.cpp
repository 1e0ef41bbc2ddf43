#include "ui/preferences/generalpage.h"

#include "ui/actions/actions.h"

#include <QAction>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace kader::ui {

GeneralPage::GeneralPage(Actions &actions, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 16, 4, 8);
    layout->setSpacing(8);
    auto *head = new QLabel(tr("Colours"));
    head->setProperty("isSection", true);
    layout->addWidget(head);
    for (const ActionId id : {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark}) {
        QAction *action = &actions[id];
        auto *choice = new QRadioButton(action->text());
        choice->setObjectName(action->objectName());
        choice->setChecked(action->isChecked());
        connect(choice, &QRadioButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::toggled, choice, &QRadioButton::setChecked);
        layout->addWidget(choice);
    }
    layout->addStretch(1);
}

} // namespace kader::ui
