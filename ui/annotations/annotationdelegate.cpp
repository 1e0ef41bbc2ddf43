#include "ui/annotations/annotationdelegate.h"

#include "ui/annotations/annotationmodel.h"
#include "ui/annotations/cellnote.h"
#include "ui/annotations/cutouts.h"
#include "ui/shared/annotationchoices.h"
#include "ui/theme/motivationcolour.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int sidePadding = 8;
constexpr int rowPadding = 6;
constexpr int markSize = 9;
constexpr int markSpace = markSize + 6;
/// More than two lines ever show.
constexpr int shownCharacters = 300;

QString shownText(const QString &text)
{
    return text.left(shownCharacters).simplified();
}

/// The text in lines as wide as the column, the first one behind the mark.
int breakLines(QTextLayout &layout, int width)
{
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid() && lines < 3; line = layout.createLine()) {
        line.setLineWidth(qMax(1, width - (lines == 0 ? markSpace : 0)));
        ++lines;
    }
    layout.endLayout();
    return lines;
}

QColor textColour(const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

AnnotationDelegate::AnnotationDelegate(const CutOuts &cutOuts, QObject *parent)
    : QStyledItemDelegate(parent), m_cutOuts(cutOuts)
{}

int AnnotationDelegate::heightFor(const QString &text, int width, const QFont &font) const
{
    QTextLayout layout(shownText(text), font);
    const int lines = qBound(1, breakLines(layout, width - 2 * sidePadding), 2);
    return lines * QFontMetrics(font).lineSpacing() + 2 * rowPadding;
}

QSize AnnotationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const int width = filled.fontMetrics.horizontalAdvance(filled.text) + 2 * sidePadding;
    return {width, filled.fontMetrics.lineSpacing() + 2 * rowPadding};
}

void AnnotationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const QString text = filled.text;
    filled.text.clear();
    filled.state.setFlag(QStyle::State_HasFocus, false);
    const QWidget *widget = filled.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &filled, painter, widget);

    painter->save();
    painter->setClipRect(filled.rect);
    painter->setPen(filled.palette.color(QPalette::Mid));
    painter->drawLine(filled.rect.bottomLeft(), filled.rect.bottomRight());
    painter->setPen(textColour(filled));
    painter->setFont(filled.font);
    if (index.column() == AnnotationModel::Text) {
        paintText(*painter, filled, index);
    } else if (index.column() == AnnotationModel::CutOut) {
        paintCutOut(*painter, filled, index);
    } else {
        const QRect place = filled.rect.adjusted(sidePadding, rowPadding, -sidePadding, 0);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignTop,
                          filled.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    }
    painter->restore();
}

void AnnotationDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QRect place = option.rect.adjusted(sidePadding, rowPadding, -sidePadding, -rowPadding);
    const int lineHeight = option.fontMetrics.lineSpacing();
    paintMark(painter, QRectF(place.left(), place.top() + (lineHeight - markSize) / 2.0, markSize, markSize), index);

    const QString text = shownText(index.data().toString());
    if (text.isEmpty()) {
        painter.setPen(Theme::current().secondary);
        painter.drawText(place.adjusted(markSpace, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, tr("No text yet"));
        return;
    }
    QTextLayout layout(text, option.font);
    const int lines = breakLines(layout, place.width());
    const int fitting = qMax(1, place.height() / lineHeight);
    for (int at = 0; at < qMin(lines, fitting); ++at) {
        const QTextLine line = layout.lineAt(at);
        const bool isCut = at + 1 == fitting && lines > fitting;
        const int indent = at == 0 ? markSpace : 0;
        const QString words =
            isCut ? option.fontMetrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, place.width() - indent)
                  : text.mid(line.textStart(), line.textLength());
        painter.drawText(
            QRect(place.left() + indent, place.top() + at * lineHeight, place.width() - indent, lineHeight),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
}

/// As large as it comes, never larger; what can't be had is a word.
void AnnotationDelegate::paintCutOut(QPainter &painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const QUuid id = index.data(AnnotationModel::IdRole).toUuid();
    const QRect room = option.rect.adjusted(sidePadding, 4, -sidePadding, -5);
    const QImage picture = m_cutOuts.picture(id);
    if (picture.isNull()) {
        painter.setPen(Theme::current().secondary);
        const QString words = m_cutOuts.problem(id).isEmpty() ? tr("…") : tr("No image");
        return painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    const qreal ratio = painter.device()->devicePixelRatioF();
    QSizeF size = QSizeF(picture.size()) / ratio;
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(QPointF(room.left(), room.center().y() + 0.5 - size.height() / 2), size), picture);
}

void AnnotationDelegate::paintMark(QPainter &painter, const QRectF &place, const QModelIndex &index) const
{
    using Origin = AnnotationModel::Origin;
    const auto origin = static_cast<Origin>(index.data(AnnotationModel::OriginRole).toInt());
    const QColor colour = motivationColour(index.data(AnnotationModel::MotivationRole).toString());
    const QRectF outline = place.adjusted(0.75, 0.75, -0.75, -0.75);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(origin == Origin::Curator ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(outline, 2, 2);
    if (origin == Origin::EditedSource)
        painter.fillRect(QRectF(outline.left(), outline.center().y(), outline.width(), outline.height() / 2), colour);
    painter.restore();
}

// --- Editing ------------------------------------------------------------------------------------------------

QWidget *AnnotationDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *self = const_cast<AnnotationDelegate *>(this); // NOLINT: Qt has it const and yet wants its signals
    QWidget *editor = nullptr;
    if (index.column() == AnnotationModel::Text) {
        auto *note = new CellNote(parent);
        connect(note, &CellNote::finished, self, [self, note] { self->finish(note); });
        editor = note;
    } else if (index.column() == AnnotationModel::Region) {
        auto *line = new QLineEdit(parent);
        line->setPlaceholderText(tr("x,y,w,h"));
        editor = line;
    } else {
        const bool isMotivation = index.column() == AnnotationModel::Motivation;
        auto *box = new ChoiceBox(isMotivation ? motivationChoices() : languageChoices(), parent);
        connect(box, &QComboBox::activated, self, [self, box] { self->finish(box); });
        editor = box;
    }
    editor->setObjectName(u"annotation-cell"_s);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void AnnotationDelegate::finish(QWidget *editor)
{
    emit commitData(editor);
    emit closeEditor(editor);
}

void AnnotationDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *note = qobject_cast<CellNote *>(editor)) {
        if (!note->document()->isModified())
            note->show(text);
    } else if (auto *box = qobject_cast<ChoiceBox *>(editor)) {
        box->show(text);
    } else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified()) {
        line->setText(text);
    }
}

void AnnotationDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *note = qobject_cast<CellNote *>(editor))
        model->setData(index, note->toPlainText());
    else if (const auto *box = qobject_cast<ChoiceBox *>(editor))
        model->setData(index, box->value());
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        model->setData(index, line->text());
}

/// A text has room for three lines at least, where the table has.
void AnnotationDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                              const QModelIndex &index) const
{
    QRect place = option.rect;
    if (index.column() == AnnotationModel::Text)
        place.setHeight(qMax(place.height(), 3 * option.fontMetrics.lineSpacing() + 2 * rowPadding));
    else
        place.setSize(place.size().expandedTo(editor->minimumSizeHint()));
    const QRect room = editor->parentWidget()->rect();
    place.moveBottom(qMin(place.bottom(), qMax(room.bottom(), place.height() - 1)));
    place.moveRight(qMin(place.right(), room.right()));
    editor->setGeometry(place);
}

} // namespace kader::ui
