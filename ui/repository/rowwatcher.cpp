#include "ui/repository/rowwatcher.h"

#include "ui/repository/recordscout.h"
#include "ui/repository/rowroles.h"
#include "ui/repository/rowtree.h"

#include <QEvent>
#include <QScrollBar>
#include <QTimer>
#include <QUuid>

#include <chrono>

namespace kader::ui {

namespace {

constexpr std::chrono::milliseconds restingTime(350);

} // namespace

RowWatcher::RowWatcher(RowTree &tree, RecordScout &scout)
    : QObject(&tree), m_tree(tree), m_scout(scout), m_resting(new QTimer(this))
{
    m_resting->setSingleShot(true);
    m_resting->setInterval(restingTime);
    const auto restart = qOverload<>(&QTimer::start);
    connect(m_resting, &QTimer::timeout, this, &RowWatcher::tell);
    connect(tree.verticalScrollBar(), &QScrollBar::valueChanged, m_resting, restart);
    connect(&tree, &QTreeView::expanded, m_resting, restart);
    connect(&tree, &QTreeView::collapsed, m_resting, restart);
    connect(tree.model(), &QAbstractItemModel::modelReset, m_resting, restart);
    connect(tree.model(), &QAbstractItemModel::rowsInserted, m_resting, restart);
    tree.installEventFilter(this);
}

void RowWatcher::lookAgain()
{
    m_resting->start();
}

bool RowWatcher::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Resize)
        m_resting->start();
    if (event->type() == QEvent::Hide)
        m_scout.want({});
    return QObject::eventFilter(watched, event);
}

void RowWatcher::tell()
{
    if (!m_tree.isVisible())
        return;
    QList<QUuid> datasets;
    const int bottom = m_tree.viewport()->height();
    QModelIndex row = m_tree.indexAt(QPoint(1, 1));
    while (row.isValid() && m_tree.visualRect(row).top() < bottom) {
        if (row.data(RowKindRole).toInt() == int(RowKind::Dataset))
            datasets.append(QUuid::fromString(row.data(RowIdRole).toString()));
        row = m_tree.indexBelow(row);
    }
    m_scout.want(datasets);
}

} // namespace kader::ui
