#include "ui/annotations/tablecolumns.h"

#include "ui/annotations/annotationmodel.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int leastText = 100; ///< So that what is shown at first fits into the dock as it is at first.

/// Stable, for the settings.
QString nameOf(int column)
{
    static const QStringList names = {u"text"_s,    u"region"_s,  u"language"_s, u"motivation"_s, u"canvas"_s,
                                      u"creator"_s, u"changed"_s, u"reviewed"_s, u"cut-out"_s};
    return u"annotations/column-"_s + names.value(column);
}

} // namespace

TableColumns::TableColumns(QTableView &table) : QObject(&table), m_table(table)
{
    QHeaderView *header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(36);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    const QFontMetrics metrics(table.font());
    const std::pair<int, QString> widest[] = {
        {AnnotationModel::Region, u"0000,0000,0000,000"_s},  {AnnotationModel::Language, u"nl-NL"_s},
        {AnnotationModel::Motivation, u"commenting, tag"_s}, {AnnotationModel::Canvas, u"CA000000X0…"_s},
        {AnnotationModel::Creator, u"Aurelia Author"_s},     {AnnotationModel::Modified, u"23/11/2026 16:30"_s},
        {AnnotationModel::Reviewed, tr("changed since")},    {AnnotationModel::CutOut, u"000000000000"_s}};
    for (const auto &[column, text] : widest)
        header->resizeSection(column, metrics.horizontalAdvance(text) + 16);
    connect(header, &QWidget::customContextMenuRequested, this, &TableColumns::openMenu);
    update();
}

void TableColumns::setHasCanvases(bool hasCanvases)
{
    m_hasCanvases = hasCanvases;
    update();
}

bool TableColumns::isShown(int column) const
{
    const bool isUsual = column == AnnotationModel::Text || column == AnnotationModel::Region ||
                         column == AnnotationModel::Language || column == AnnotationModel::Canvas;
    const bool isChosen = column == AnnotationModel::Text || QSettings().value(nameOf(column), isUsual).toBool();
    return isChosen && (column != AnnotationModel::Canvas || m_hasCanvases);
}

void TableColumns::choose(int column, bool isShown)
{
    QSettings().setValue(nameOf(column), isShown);
    update();
}

void TableColumns::update()
{
    for (int column = 0; column < AnnotationModel::ColumnCount; ++column)
        m_table.setColumnHidden(column, !isShown(column));
    fit();
}

void TableColumns::fit()
{
    QHeaderView *header = m_table.horizontalHeader();
    for (int column = AnnotationModel::Text + 1; column < AnnotationModel::ColumnCount; ++column) {
        const int least = header->sectionSizeHint(column);
        if (!header->isSectionHidden(column) && header->sectionSize(column) < least)
            header->resizeSection(column, least);
    }
    const int others = header->length() - header->sectionSize(AnnotationModel::Text);
    const bool hasRoom = others + leastText <= m_table.viewport()->width();
    header->setSectionResizeMode(AnnotationModel::Text, hasRoom ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!hasRoom && header->sectionSize(AnnotationModel::Text) < leastText)
        header->resizeSection(AnnotationModel::Text, leastText);
}

void TableColumns::openMenu(const QPoint &place)
{
    auto *menu = new QMenu(&m_table);
    menu->setObjectName(u"annotation-columns-menu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    for (int column = AnnotationModel::Text + 1; column < AnnotationModel::ColumnCount; ++column) {
        if (column == AnnotationModel::Canvas && !m_hasCanvases)
            continue;
        QAction *action = menu->addAction(m_table.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(isShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { choose(column, isShown); });
    }
    menu->popup(m_table.horizontalHeader()->mapToGlobal(place));
}

} // namespace kader::ui
