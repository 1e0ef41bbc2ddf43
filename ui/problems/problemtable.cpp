#include "ui/problems/problemtable.h"

#include "ui/problems/problemmodel.h"
#include "ui/problems/problemwords.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int sidePadding = 8;
constexpr int signSize = 16;
constexpr int signSpace = signSize + 6;
constexpr int ruleFrom = 680;  ///< As wide as this the table has room for rules.
constexpr int wordsFrom = 560; ///< As wide as this it has room for more than a sign of what kind a problem is.

class ProblemDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        cell.state.setFlag(QStyle::State_HasFocus, false);
        if (index.column() == ProblemModel::Mending)
            return cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const QString text = std::exchange(cell.text, {});
        cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        QRect place = cell.rect.adjusted(sidePadding, 0, -sidePadding, 0);
        if (index.column() == ProblemModel::Sort) {
            const QRect square(place.left(), place.center().y() - signSize / 2 + 1, signSize, signSize);
            severityIcon(static_cast<Severity>(index.data(ProblemModel::SeverityRole).toInt())).paint(painter, square);
            place.setLeft(place.left() + signSpace);
        }
        if (place.width() < signSize)
            return;
        painter->setPen(colour(cell, index.column()));
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          cell.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    }

private:
    static QColor colour(const QStyleOptionViewItem &cell, int column)
    {
        if (column == ProblemModel::Rule || column == ProblemModel::Where)
            return Theme::current().secondary;
        return cell.palette.color(QPalette::Text);
    }
};

} // namespace

ProblemTable::ProblemTable(QAbstractItemModel &model, QWidget *parent) : RowTable(u"problem-table"_s, model, parent)
{
    setAccessibleName(tr("Problems"));
    setItemDelegate(new ProblemDelegate(this));
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(false);
    const auto width = [this](const QString &widest) { return fontMetrics().horizontalAdvance(widest); };
    header->setMinimumSectionSize(signSize + 2 * sidePadding);
    header->resizeSection(ProblemModel::Mending, width(tr("left as it is")) + 44);
    header->resizeSection(ProblemModel::Rule, width(u"annotation-outside-canvas · P3"_s) + 2 * sidePadding);
    header->setSectionResizeMode(ProblemModel::Message, QHeaderView::Stretch);
    // A click on a tick is about the tick.
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
            emit chosen(index);
    });
}

void ProblemTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const QModelIndex tick = current.siblingAtColumn(ProblemModel::Mending);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid())
            emit chosen(current);
        return;
    case Qt::Key_Space:
        if (tick.flags().testFlag(Qt::ItemIsUserCheckable)) {
            const bool isTicked = tick.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            model()->setData(tick, int(isTicked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
        }
        return;
    case Qt::Key_Escape:
        emit left();
        return;
    default:
        RowTable::keyPressEvent(event);
    }
}

void ProblemTable::resizeEvent(QResizeEvent *event)
{
    // The rule of the row that is chosen stands beside the table too.
    setColumnHidden(ProblemModel::Rule, viewport()->width() < ruleFrom);
    const bool hasWords = viewport()->width() >= wordsFrom;
    const auto width = [this](const QString &widest) {
        return fontMetrics().horizontalAdvance(widest) + 2 * sidePadding;
    };
    horizontalHeader()->resizeSection(ProblemModel::Sort,
                                      hasWords ? width(tr("Warning")) + signSpace + 4 : signSize + 2 * sidePadding);
    horizontalHeader()->resizeSection(ProblemModel::Where, width(hasWords ? u"CA000000V0000.tif"_s : u"CA000000V00"_s));
    RowTable::resizeEvent(event);
}

} // namespace kader::ui
