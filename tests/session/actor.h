#pragma once

#include "hands.h"
#include "ui/desk.h"

#include <QAbstractItemView>

#include <functional>
#include <memory>
#include <optional>

namespace kader::test {

/// A person before a desk: finds things on the screen and uses them with their hands only. Each deed waits until its
/// effect is to be seen, and says whether it came.
class Actor final {
public:
    explicit Actor(Desk &desk) : m_desk(desk), m_hands(Hands::ofThisPlatform()) {}

    [[nodiscard]] Hands &hands() const { return *m_hands; }

    /// Presses a button or gives a field the keyboard, wherever it is in the window or its dialogs, once it is shown
    /// and enabled.
    [[nodiscard]] bool click(const QString &name) const;
    /// Tabs on until the widget of that name, or something inside it, has the keyboard.
    [[nodiscard]] bool tabTo(const QString &name) const;
    [[nodiscard]] bool clickItem(const QString &view, const QModelIndex &index) const;
    [[nodiscard]] bool doubleClickItem(const QString &view, const QModelIndex &index) const;
    /// The global place of a canvas point on the screen.
    [[nodiscard]] QPoint placeOf(QPointF canvas) const;
    [[nodiscard]] bool drawFrom(QPointF from, QPointF to) const;

    /// In the file dialog that is open: types a path and takes it.
    [[nodiscard]] bool chooseFile(const QString &path) const;

    /// Of a view that is shown.
    [[nodiscard]] const QAbstractItemModel *model(const QString &view) const;
    /// A row of a view by the beginning of its text, unfolded as far as it is.
    [[nodiscard]] QModelIndex row(const QString &view, const QString &text) const;

    // --- What is to be seen

    [[nodiscard]] bool isShown(const QString &name) const { return shown(name) != nullptr; }
    [[nodiscard]] bool hasKeyboard(const QString &name) const;
    /// All that was done is on the disk.
    [[nodiscard]] bool isKept() const;
    [[nodiscard]] const curation::Annotation *selected() const;
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] static bool until(const std::function<bool()> &isSo) { return Desk::until(isSo); }

private:
    [[nodiscard]] QWidget *shown(const QString &name) const;
    /// Scrolls there first.
    [[nodiscard]] std::optional<QPoint> placeOfItem(const QString &view, const QModelIndex &index) const;

    Desk &m_desk;
    std::unique_ptr<Hands> m_hands;
};

} // namespace kader::test
