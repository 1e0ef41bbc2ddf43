#include "actor.h"

#include "curation/steps.h"
#include "ui/canvas/canvasview.h"

#include <QApplication>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QPoint middleOf(const QWidget *widget)
{
    return widget->mapToGlobal(widget->rect().center());
}

QModelIndex rowBelow(const QAbstractItemModel &model, const QModelIndex &parent, const QString &text)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString().startsWith(text))
            return index;
        if (const QModelIndex inside = rowBelow(model, index, text); inside.isValid())
            return inside;
    }
    return {};
}

} // namespace

QWidget *Actor::shown(const QString &name) const
{
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->objectName() == name && widget->isVisible() && widget->isEnabled())
            return widget;
    }
    return nullptr;
}

bool Actor::click(const QString &name) const
{
    if (!until([&] { return shown(name) != nullptr; }))
        return false;
    m_hands->click(middleOf(shown(name)));
    return true;
}

bool Actor::tabTo(const QString &name) const
{
    constexpr int enough = 60;
    for (int i = 0; i < enough && !hasKeyboard(name); ++i)
        m_hands->press(u"Tab"_s);
    return hasKeyboard(name);
}

std::optional<QPoint> Actor::placeOfItem(const QString &view, const QModelIndex &index) const
{
    auto *shownView = qobject_cast<QAbstractItemView *>(shown(view));
    if (!shownView || !index.isValid())
        return std::nullopt;
    shownView->scrollTo(index);
    return shownView->viewport()->mapToGlobal(shownView->visualRect(index).center());
}

bool Actor::clickItem(const QString &view, const QModelIndex &index) const
{
    const std::optional<QPoint> place = placeOfItem(view, index);
    if (place)
        m_hands->click(*place);
    return place.has_value();
}

bool Actor::doubleClickItem(const QString &view, const QModelIndex &index) const
{
    const std::optional<QPoint> place = placeOfItem(view, index);
    if (place)
        m_hands->doubleClick(*place);
    return place.has_value();
}

QPoint Actor::placeOf(QPointF canvas) const
{
    const auto *view = m_desk.find<ui::CanvasView>(u"canvas-view"_s);
    return view->mapToGlobal(view->camera().viewport().canvasToView(canvas).toPoint());
}

bool Actor::drawFrom(QPointF from, QPointF to) const
{
    const qsizetype before = texts().size();
    m_hands->press(u"R"_s);
    if (!until([&] { return m_desk.action(ui::ActionId::RectangleTool).isChecked(); }))
        return false;
    m_hands->drag(placeOf(from), placeOf(to));
    return until([&] { return texts().size() == before + 1 && hasKeyboard(u"annotation-text"_s); });
}

bool Actor::chooseFile(const QString &path) const
{
    const auto dialog = []() -> QFileDialog * {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<QFileDialog *>(widget); found && found->isVisible())
                return found;
        }
        return nullptr;
    };
    if (!until([&] { return dialog() != nullptr && dialog()->isActiveWindow(); }))
        return false;
    m_hands->press(u"Ctrl+A"_s);
    m_hands->type(path);
    if (!until([&] { return dialog()->selectedFiles().value(0) == path; }))
        return false;
    m_hands->press(u"Return"_s);
    return until([&] { return dialog() == nullptr; });
}

const QAbstractItemModel *Actor::model(const QString &view) const
{
    const auto *shownView = qobject_cast<QAbstractItemView *>(shown(view));
    return shownView ? shownView->model() : nullptr;
}

QModelIndex Actor::row(const QString &view, const QString &text) const
{
    const QAbstractItemModel *rows = model(view);
    return rows ? rowBelow(*rows, {}, text) : QModelIndex();
}

bool Actor::hasKeyboard(const QString &name) const
{
    for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (widget->objectName() == name)
            return true;
    }
    return false;
}

bool Actor::isKept() const
{
    return until([&] { return m_desk.curation() && m_desk.curation()->isKept(); });
}

const curation::Annotation *Actor::selected() const
{
    const std::optional<QUuid> id = m_desk.workspace().selected();
    return id ? m_desk.curation()->annotation(*id) : nullptr;
}

QStringList Actor::texts() const
{
    QStringList texts;
    for (const QUuid &id : m_desk.curation()->annotationsOf(m_desk.workspace().source()->id))
        texts.append(m_desk.curation()->annotation(id)->text);
    return texts;
}

} // namespace kader::test
