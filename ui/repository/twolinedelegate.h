#pragma once

#include <QStyle>
#include <QStyledItemDelegate>

namespace kader::ui {

/// What a row says beside its title (Qt::DisplayRole).
enum TwoLineRole {
    SecondLineRole = Qt::UserRole,
    BadgeRole,      ///< A word or number at the end of the title's line.
    BadgeWarnsRole, ///< Whether the badge is a warning.
    IsPaleRole,     ///< Whether the row is a message, or about something that is not there yet.
    IsHeadingRole,  ///< Whether the row stands over others.
};

/// What lies under a row that is selected, has the keyboard or is under the mouse.
void paintRowGround(QPainter &painter, const QRect &rect, QStyle::State state);

/// Draws a row as two lines with a badge: each line shortened to what there is room for.
class TwoLineDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Whether the view draws the ground of its rows itself.
    enum class Ground { Here, InView };
    explicit TwoLineDelegate(Ground ground, QObject *parent) : QStyledItemDelegate(parent), m_ground(ground) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Gives all rows room for two lines, so that a view need not ask for each.
    void setIsUniform(bool isUniform) { m_isUniform = isUniform; }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Ground m_ground;
    bool m_isUniform = false;
};

} // namespace kader::ui
