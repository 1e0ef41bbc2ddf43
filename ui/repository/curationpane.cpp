#include "ui/repository/curationpane.h"

#include "ui/actions/actions.h"
#include "ui/harvest/harvestcards.h"
#include "ui/repository/curationmodel.h"
#include "ui/repository/twolinedelegate.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// Seen only while its action can be done.
QPushButton *buttonFor(QAction &action, const QString &text, const QString &name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setVisible(false);
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::changed, button, [button, &action] { button->setVisible(action.isEnabled()); });
    return button;
}

} // namespace

CurationPane::CurationPane(Workspace &workspace, Actions &actions, Harvests &harvests, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new CurationModel(workspace, this)), m_list(new QListView),
      m_empty(new QLabel(tr("Nothing here yet. Open a dataset from the repository, then add it or draw on it.")))
{
    setObjectName(u"curation-pane"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 12);
    layout->setSpacing(8);
    layout->addWidget(new HarvestCards(harvests));
    m_empty->setObjectName(u"curation-empty"_s);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(4, 0, 8, 0);
    Theme::makeSecondary(m_empty);
    layout->addWidget(m_empty, 0, Qt::AlignTop);
    addList(actions);
    addButtons(actions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CurationPane::update);
    connect(&workspace, &Workspace::sourceChanged, this, &CurationPane::update);
    update();
}

void CurationPane::addList(Actions &actions)
{
    m_list->setObjectName(u"curation-list"_s);
    m_list->setAccessibleName(tr("Sources of this curation"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Ground::Here, m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addAction(&actions[ActionId::IncludeSource]);
    m_list->addAction(&actions[ActionId::LeaveOutSource]);
    const auto show = [this](const QModelIndex &index) {
        if (const curation::SourcePtr source = m_model->source(index))
            m_workspace.show(source->id);
    };
    connect(m_list, &QListView::activated, this, show);
    connect(m_list, &QListView::clicked, this, show);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_list, 1);
}

void CurationPane::addButtons(Actions &actions)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(buttonFor(actions[ActionId::IncludeSource], tr("Add to the curation"), u"curation-add"_s));
    row->addWidget(buttonFor(actions[ActionId::LeaveOutSource], tr("Leave out"), u"curation-leave-out"_s));
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void CurationPane::update()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_list->setCurrentIndex(m_model->current());
}

} // namespace kader::ui
