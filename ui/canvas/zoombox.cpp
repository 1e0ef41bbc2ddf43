#include "ui/canvas/zoombox.h"

#include "ui/actions/actions.h"

#include <QAction>
#include <QKeySequence>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// "Zoom in (+)"
QString toolTipOf(const QAction &action)
{
    const QString words = withoutMnemonic(action.text());
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? words : u"%1 (%2)"_s.arg(words, key);
}

} // namespace

ZoomBox::ZoomBox(const Actions &actions, QWidget *parent) : Glass(parent)
{
    setObjectName(u"zoom-box"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->setSpacing(0);
    addButton(actions[ActionId::ZoomIn], u"+"_s);
    addButton(actions[ActionId::ZoomOut], u"−"_s);
    addButton(actions[ActionId::Fit], tr("Fit"));
    addButton(actions[ActionId::ActualSize], u"1:1"_s);
    adjustSize();
}

void ZoomBox::addButton(QAction &action, const QString &text)
{
    auto *button = new GlassButton(text, this);
    button->setObjectName(action.objectName() + u"-button"_s);
    button->setAccessibleName(withoutMnemonic(action.text()));
    button->setToolTip(toolTipOf(action));
    connect(&action, &QAction::changed, button, [button, &action] { button->setToolTip(toolTipOf(action)); });
    button->setEnabled(action.isEnabled());
    connect(button, &GlassButton::clicked, &action, &QAction::trigger);
    connect(&action, &QAction::enabledChanged, button, &GlassButton::setEnabled);
    layout()->addWidget(button);
    static_cast<QVBoxLayout *>(layout())->setAlignment(button, Qt::AlignHCenter);
}

} // namespace kader::ui
