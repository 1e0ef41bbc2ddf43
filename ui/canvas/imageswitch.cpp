#include "ui/canvas/imageswitch.h"

#include "ui/actions/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int mostText = 220; // view pixels, of a name

} // namespace

ImageSwitch::ImageSwitch(QWidget *parent) : Glass(parent)
{
    setObjectName(u"image-switch"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    hide();
}

void ImageSwitch::setChoices(std::vector<iiif::ImageChoice> choices, const iiif::ChosenImages &chosen)
{
    m_choices = std::move(choices);
    m_chosen.clear();
    const auto count = static_cast<qsizetype>(m_choices.size());
    for (qsizetype i = 0; i < count; ++i) {
        const auto last = static_cast<int>(m_choices[size_t(i)].alternatives.size()) - 1;
        m_chosen.append(qBound(0, chosen.value(i, 0), last));
    }
    // Kept where they can be, for one of them may have the keyboard.
    while (m_buttons.size() > count)
        delete m_buttons.takeLast();
    while (m_buttons.size() < count)
        addButton();
    for (qsizetype i = 0; i < count; ++i)
        name(i);
    layout()->activate();
    resize(layout()->sizeHint());
    setVisible(hasChoice());
}

void ImageSwitch::addButton()
{
    const qsizetype choice = m_buttons.size();
    auto *button = new GlassButton({}, this);
    button->setObjectName(u"choice-%1"_s.arg(choice));
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    connect(button, &GlassButton::clicked, this, [this, choice] { openMenu(choice); });
    m_buttons.append(button);
}

void ImageSwitch::name(qsizetype choice)
{
    const QStringList &names = m_choices[size_t(choice)].alternatives;
    const int chosen = m_chosen[choice];
    GlassButton &button = *m_buttons[choice];
    button.setText(u"%1 ▾"_s.arg(button.fontMetrics().elidedText(names[chosen], Qt::ElideMiddle, mostText)));
    button.setAccessibleName(
        tr("Image shown: %1, %2 of %3").arg(names[chosen], QString::number(chosen + 1), QString::number(names.size())));
    button.setAccessibleDescription(tr("Chooses which of the canvas's images is shown"));
    button.setToolTip(tr("%1 of %2 images of this canvas").arg(chosen + 1).arg(names.size()));
    button.updateGeometry();
}

void ImageSwitch::openMenu(qsizetype choice)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"choice-menu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *group = new QActionGroup(menu);
    const QStringList &names = m_choices[size_t(choice)].alternatives;
    for (int i = 0; i < names.size(); ++i) {
        QAction *action = menu->addAction(escapedMnemonic(names[i]));
        action->setCheckable(true);
        action->setChecked(i == m_chosen[choice]);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this, choice, i] { choose(choice, i); });
    }
    const QWidget &button = *m_buttons[choice];
    menu->popup(button.mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    menu->setActiveAction(group->checkedAction()); // from where keys go on
}

void ImageSwitch::choose(qsizetype choice, int alternative)
{
    if (choice >= m_chosen.size() || m_chosen[choice] == alternative)
        return;
    iiif::ChosenImages wanted = m_chosen;
    wanted[choice] = alternative;
    emit chosen(wanted);
}

void ImageSwitch::showNext()
{
    if (hasChoice())
        choose(0, (m_chosen.first() + 1) % static_cast<int>(m_choices.front().alternatives.size()));
}

} // namespace kader::ui
