#include "ui/metadata/metadatatable.h"

#include "ui/metadata/enrichmentwords.h"
#include "ui/metadata/metadatamodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int padding = 8;
constexpr int shownCharacters = 300;

/// The first two lines of a value; a field with what happens to it below.
class MetadataDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {40, 2 * option.fontMetrics.lineSpacing() + 2 * padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QPalette &palette = option.palette;
        painter->save();
        painter->setClipRect(option.rect);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        if (index.column() == MetadataModel::Field)
            paintField(*painter, option, index);
        else
            paintValue(*painter, option, index, isSelected);
        painter->setPen(palette.color(QPalette::Mid));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

private:
    static QColor colour(const QStyleOptionViewItem &option, bool isSecondary)
    {
        if (option.state.testFlag(QStyle::State_Selected))
            return option.palette.color(QPalette::HighlightedText);
        return isSecondary ? Theme::current().secondary : option.palette.color(QPalette::Text);
    }

    void paintField(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        // The style draws the tick with the title beside it, in the upper line.
        QStyleOptionViewItem upper = option;
        initStyleOption(&upper, index);
        const int line = option.fontMetrics.lineSpacing();
        upper.showDecorationSelected = true;
        const QRect whole = upper.rect;
        QStyleOptionViewItem ground = upper;
        ground.features = {};
        ground.text.clear();
        ground.state.setFlag(QStyle::State_HasFocus, false);
        const QStyle *style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, option.widget);
        upper.rect = QRect(whole.left() + padding, whole.top() + padding, whole.width() - padding, line);
        upper.state.setFlag(QStyle::State_HasFocus, false);
        style->drawControl(QStyle::CE_ItemViewItem, &upper, &painter, option.widget);
        // As far in as the style sets the title.
        const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &upper, option.widget) + 1;
        const int indent = style->subElementRect(QStyle::SE_ItemViewItemText, &upper, option.widget).left() + margin;
        painter.setPen(colour(option, true));
        const QRect lower(indent, whole.top() + padding + line, whole.right() - indent, line);
        painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                         option.fontMetrics.elidedText(index.data(MetadataModel::OutcomeRole).toString(),
                                                       Qt::ElideRight, lower.width()));
    }

    void paintValue(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    bool isSelected) const
    {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        ground.state.setFlag(QStyle::State_HasFocus, false);
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, option.widget);
        const QRect place = option.rect.adjusted(padding, padding, -padding, -padding);
        const QString value = index.data().toString().left(shownCharacters).simplified();
        const bool isAsBefore = value == index.siblingAtColumn(MetadataModel::Before).data().toString().simplified();
        const bool isSecondary = index.column() == MetadataModel::Before || (isAsBefore && !isSelected);
        painter.setPen(colour(option, isSecondary));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         value.isEmpty() ? u"–"_s : twoLines(value, option.fontMetrics, place.width()));
    }

    /// What fits into two lines of that width, cut with an ellipsis.
    static QString twoLines(const QString &text, const QFontMetrics &metrics, int width)
    {
        const QRect ground(0, 0, width, 10'000);
        const auto fits = [&](const QString &part) {
            return metrics.boundingRect(ground, Qt::TextWordWrap, part).height() <= 2 * metrics.lineSpacing() &&
                   metrics.boundingRect(ground, Qt::TextWordWrap, part).width() <= width;
        };
        if (fits(text))
            return text;
        qsizetype low = 0;
        qsizetype high = text.size();
        while (low + 1 < high) {
            const qsizetype middle = (low + high) / 2;
            (fits(text.first(middle).trimmed() + u'…') ? low : high) = middle;
        }
        return low > 0 ? text.first(low).trimmed() + u'…' : metrics.elidedText(text, Qt::ElideRight, width);
    }
};

} // namespace

MetadataTable::MetadataTable(MetadataModel &model, QWidget *parent) : QTableView(parent)
{
    setObjectName(u"metadata-table"_s);
    setAccessibleName(tr("Fields of the record"));
    setModel(&model);
    setItemDelegate(new MetadataDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().lineSpacing() + 2 * padding);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(MetadataModel::Field, QHeaderView::Fixed);
    horizontalHeader()->resizeSection(
        MetadataModel::Field, fontMetrics().horizontalAdvance(outcomeText(enrichment::Outcome::KeptExisting)) + 40);
}

void MetadataTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex field = currentIndex().siblingAtColumn(MetadataModel::Field);
    if (event->key() != Qt::Key_Space || !field.isValid())
        return QTableView::keyPressEvent(event);
    const bool isTicked = field.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model()->setData(field, static_cast<int>(isTicked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

} // namespace kader::ui
