#include "ui/filmstrip/filmstripdelegate.h"

#include "ui/filmstrip/filmstripmodel.h"
#include "ui/theme/glasscolours.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr double Corner = 4;
constexpr int TopMargin = 6;
constexpr int LabelGap = 3;
constexpr int BadgeHeight = 16;
constexpr int BadgeInset = 4;

QRect pictureBox(const QRect &item)
{
    const int left = item.left() + (item.width() - FilmstripDelegate::PictureSize.width()) / 2;
    return {QPoint(left, item.top() + TopMargin), FilmstripDelegate::PictureSize};
}

void paintPicture(QPainter &painter, const QRect &box, const QImage &picture)
{
    QPainterPath rounded;
    rounded.addRoundedRect(box, Corner, Corner);
    painter.save();
    painter.setClipPath(rounded);
    const QSizeF size = picture.size().toSizeF().scaled(box.size(), Qt::KeepAspectRatio);
    const QRectF target(QRectF(box).center() - QPointF(size.width(), size.height()) / 2, size);
    painter.drawImage(target, picture);
    painter.restore();
}

/// A ring with an exclamation mark.
void paintProblem(QPainter &painter, const QRect &box, const QColor &colour)
{
    const QPointF centre = box.toRectF().center();
    painter.setPen(QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, 10, 10);
    painter.drawLine(centre + QPointF(0, -5), centre + QPointF(0, 1));
    painter.drawPoint(centre + QPointF(0, 5));
}

void paintBadge(QPainter &painter, const QRect &box, int count)
{
    const QString text = count > 999 ? u"999+"_s : QString::number(count);
    const int width = std::max(BadgeHeight + 2, painter.fontMetrics().horizontalAdvance(text) + 10);
    const QRect badge(box.right() - BadgeInset - width + 1, box.top() + BadgeInset, width, BadgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(glassColour());
    painter.drawRoundedRect(badge, BadgeHeight / 2.0, BadgeHeight / 2.0);
    painter.setPen(textOnGlass());
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace

QSize FilmstripDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return ItemSize;
}

void FilmstripDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const bool hasFocus = isCurrent && option.state.testFlag(QStyle::State_HasFocus);
    const Theme::Roles &theme = Theme::current();
    const QRect box = pictureBox(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);

    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.surround);
    painter->drawRoundedRect(box, Corner, Corner);
    const auto picture = index.data(FilmstripModel::PictureRole).value<QImage>();
    if (!picture.isNull())
        paintPicture(*painter, box, picture);
    else if (!index.data(FilmstripModel::ProblemRole).toString().isEmpty())
        paintProblem(*painter, box, Theme::roles(Theme::Tone::Dark).secondary);

    painter->setFont(Theme::secondaryFont(option.font));
    if (const int count = index.data(FilmstripModel::CountRole).toInt(); count > 0)
        paintBadge(*painter, box, count);
    if (isCurrent) {
        painter->setPen(QPen(theme.accent, hasFocus ? 3 : 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.toRectF().adjusted(-1, -1, 1, 1), Corner + 1, Corner + 1);
    }

    const QRect label(box.left(), box.bottom() + LabelGap + 1, box.width(),
                      option.rect.bottom() - box.bottom() - LabelGap);
    painter->setPen(isCurrent ? theme.text : theme.secondary);
    const QString name = index.data(Qt::DisplayRole).toString();
    painter->drawText(label, Qt::AlignHCenter | Qt::AlignTop,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, label.width()));
    painter->restore();
}

} // namespace kader::ui
