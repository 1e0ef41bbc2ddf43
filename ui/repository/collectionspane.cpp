#include "ui/repository/collectionspane.h"

#include "base/background.h"
#include "ui/repository/collectionlist.h"
#include "ui/repository/collectionmodel.h"
#include "ui/repository/rowtree.h"
#include "ui/theme/icons.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int leastHeight = 120;
constexpr int settlingTime = 80; // ms

} // namespace

CollectionsPane::CollectionsPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace),
      m_model(new CollectionModel(
          [&workspace](const WebAddress &address, std::function<void(Result<CollectionList>)> done) {
              return loadCollection(workspace.repository(), address, std::move(done));
          },
          this)),
      m_tree(new RowTree(this)), m_settling(new QTimer(this))
{
    setObjectName(u"collections-pane"_s);
    setMinimumHeight(leastHeight);
    m_tree->setObjectName(u"collections-tree"_s);
    m_tree->setAccessibleName(tr("IIIF Collections"));
    m_tree->setUniformRowHeights(true);
    m_tree->setModel(m_model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeHead());
    layout->addWidget(m_tree, 1);
    hide();

    m_settling->setSingleShot(true);
    m_settling->setInterval(settlingTime);
    const auto settle = qOverload<>(&QTimer::start);
    connect(m_settling, &QTimer::timeout, this, &CollectionsPane::loadVisible);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_settling, settle);
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, m_settling, settle);
    connect(m_tree, &QTreeView::expanded, m_settling, settle);
    connect(m_tree, &QTreeView::activated, this, &CollectionsPane::activate);
    connect(&workspace, &Workspace::iiifCollectionOpened, this, &CollectionsPane::open);
}

QWidget *CollectionsPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(tr("IIIF Collections"), head);
    title->setProperty("isSection", true);
    auto *remove = new QToolButton(head);
    remove->setObjectName(u"collections-remove"_s);
    remove->setIcon(icon("close"_L1));
    remove->setAccessibleName(tr("Take the collection off this list"));
    remove->setToolTip(remove->accessibleName());
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(remove, &QToolButton::clicked, this, &CollectionsPane::removeCurrent);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 4, 0);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(remove);
    return head;
}

void CollectionsPane::open(const curation::OpenedCollection &opened)
{
    m_reading = inBackground<Result<CollectionList>>(
        [opened] { return collectionListOf(opened); },
        [this, origin = opened.origin](const Result<CollectionList> &list) {
            if (!list) {
                emit m_workspace.failed(tr("Opening %1").arg(origin), list.error());
                return;
            }
            show();
            const QModelIndex root = m_model->add(*list);
            m_tree->expand(root);
            m_tree->setCurrentIndex(root);
            m_tree->scrollTo(root, QAbstractItemView::PositionAtTop);
            m_tree->setFocus();
        });
}

void CollectionsPane::activate(const QModelIndex &index)
{
    switch (m_model->kind(index)) {
    case CollectionModel::Kind::Failed:
    case CollectionModel::Kind::More:
        return m_model->load(index);
    case CollectionModel::Kind::Manifest:
        // Only the web is followed, whatever a document says.
        if (const std::optional<WebAddress> address = WebAddress::parse(m_model->address(index)))
            return m_workspace.open(address->text());
        emit m_workspace.failed(tr("Opening %1").arg(index.data().toString()),
                                {ErrorKind::Unsupported, tr("The collection gives no address on the web for it.")});
        return;
    default:
        return;
    }
}

void CollectionsPane::removeCurrent()
{
    QModelIndex root = m_tree->currentIndex();
    while (root.parent().isValid())
        root = root.parent();
    m_model->remove(root);
    setVisible(m_model->rowCount() > 0);
}

/// Lists that go on elsewhere go on when their end comes into sight.
void CollectionsPane::loadVisible()
{
    if (!m_tree->isVisible())
        return;
    const int bottom = m_tree->viewport()->height();
    QModelIndex index = m_tree->indexAt(QPoint(1, 1));
    while (index.isValid() && m_tree->visualRect(index).top() < bottom) {
        const QModelIndex below = m_tree->indexBelow(index);
        if (m_model->kind(index) == CollectionModel::Kind::More)
            return m_model->load(index);
        index = below;
    }
}

} // namespace kader::ui
