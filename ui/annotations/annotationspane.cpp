#include "ui/annotations/annotationspane.h"

#include "ui/actions/actions.h"
#include "ui/annotations/annotationfilter.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/annotations/annotationtable.h"
#include "ui/annotations/inspector.h"
#include "ui/annotations/pagenews.h"
#include "ui/theme/icons.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSplitter>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

namespace {

/// Up to here filtering is done between two key presses.
constexpr int filteredAtOnce = 5000;

/// Of the table and of the inspector.
constexpr int leastHeight = 120;

} // namespace

AnnotationsPane::AnnotationsPane(Workspace &workspace, Actions &actions, QWidget *parent)
    : QWidget(parent), m_model(new AnnotationModel(workspace, this)), m_filter(new AnnotationFilter(*m_model, this)),
      m_table(new AnnotationTable(workspace, actions, *m_model, *m_filter, this)),
      m_inspector(new Inspector(workspace, this)), m_wanted(new QLineEdit(this)), m_scope(new QComboBox(this)),
      m_pause(new QTimer(this))
{
    setObjectName(u"annotations-pane"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"annotations-splitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(0, 1);
    m_table->setMinimumHeight(leastHeight);
    m_inspector->setMinimumHeight(leastHeight);
    splitter->setSizes({480, m_inspector->sizeHint().height()});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeFilterRow());
    auto *news = new PageNews(workspace, this);
    connect(news, &PageNews::told, m_table, &AnnotationTable::setLacksPages);
    layout->addWidget(news);
    layout->addWidget(splitter, 1);
    setTabOrder(m_wanted, m_scope);
    setTabOrder(m_scope, m_table);
    connectKeyboard(workspace, actions);
    connect(m_inspector, &Inspector::heightChanged, this, &AnnotationsPane::giveInspectorRoom);
}

QSize AnnotationsPane::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), m_table->parentWidget()->y() + 2 * leastHeight};
}

void AnnotationsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveInspectorRoom();
}

/// All of the form is seen where the table has enough left.
void AnnotationsPane::giveInspectorRoom()
{
    const int wanted = m_inspector->sizeHint().height();
    const int filterRow = m_table->parentWidget()->y();
    const bool hasRoom = filterRow + 2 * leastHeight + wanted <= height();
    m_inspector->setMinimumHeight(hasRoom ? wanted : leastHeight);
}

QWidget *AnnotationsPane::makeFilterRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 10, 12, 6);
    layout->setSpacing(8);
    m_wanted->setObjectName(u"annotation-filter"_s);
    m_wanted->setPlaceholderText(tr("Filter"));
    m_wanted->setAccessibleName(tr("Filter annotations"));
    m_wanted->setClearButtonEnabled(true);
    m_wanted->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    layout->addWidget(m_wanted, 1);
    m_scope->setObjectName(u"annotation-scope"_s);
    m_scope->setAccessibleName(tr("Annotations of"));
    m_scope->addItem(tr("This canvas"), static_cast<int>(AnnotationScope::Canvas));
    m_scope->addItem(tr("This dataset"), static_cast<int>(AnnotationScope::Dataset));
    m_scope->addItem(tr("Whole curation"), static_cast<int>(AnnotationScope::Curation));
    layout->addWidget(m_scope);

    m_pause->setSingleShot(true);
    m_pause->setInterval(150ms);
    connect(m_pause, &QTimer::timeout, this, &AnnotationsPane::filter);
    connect(m_wanted, &QLineEdit::textChanged, this, [this] {
        if (m_model->rowCount() > filteredAtOnce)
            m_pause->start();
        else
            filter();
    });
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setScope(static_cast<AnnotationScope>(m_scope->currentData().toInt()));
        m_table->followScope();
    });
    return row;
}

void AnnotationsPane::filter()
{
    m_pause->stop();
    m_filter->setWanted(m_wanted->text());
}

void AnnotationsPane::connectKeyboard(Workspace &workspace, Actions &actions)
{
    connect(m_table, &AnnotationTable::typed, m_inspector, &Inspector::type);
    connect(m_table, &AnnotationTable::clearingWanted, m_wanted, [this] {
        m_wanted->clear();
        m_wanted->setFocus();
    });
    connect(&workspace, &Workspace::editingRequested, this, [this] {
        emit wanted();
        m_inspector->editText();
    });
    QAction &find = actions[ActionId::Find];
    const auto enable = [&find, &workspace] { find.setEnabled(workspace.curation() != nullptr); };
    connect(&workspace, &Workspace::curationChanged, this, enable);
    enable();
    connect(&find, &QAction::triggered, this, [this] {
        emit wanted();
        m_wanted->setFocus(Qt::ShortcutFocusReason);
        m_wanted->selectAll();
    });
}

} // namespace kader::ui
