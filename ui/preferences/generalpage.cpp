#include "ui/preferences/generalpage.h"

#include "ui/actions/actions.h"
#include "ui/shared/motionpreference.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

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
    auto *movements = new QLabel(tr("Movements"));
    movements->setProperty("isSection", true);
    layout->addSpacing(8);
    layout->addWidget(movements);
    auto *motion = new QCheckBox(tr("Animate &movements of the image"));
    motion->setObjectName(u"motion"_s);
    motion->setChecked(isMotionWanted());
    connect(motion, &QCheckBox::toggled, this, &setMotionWanted);
    layout->addWidget(motion);
    layout->addStretch(1);
}

} // namespace kader::ui
