#include "ui/annotations/annotationspane.h"

#include "ui/actions/actions.h"
#include "ui/annotations/annotationchips.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/annotations/annotationtable.h"
#include "ui/annotations/bulkform.h"
#include "ui/annotations/inspector.h"
#include "ui/annotations/pagenews.h"
#include "ui/theme/icons.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// Of the table and of the inspector.
constexpr int leastHeight = 120;

QScrollArea *scrolled(QWidget *form)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(form);
    // The pane's own ground is behind all of it.
    form->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

} // namespace

AnnotationsPane::AnnotationsPane(Workspace &workspace, Actions &actions, QWidget *parent)
    : QWidget(parent), m_model(new AnnotationModel(workspace, this)),
      m_table(new AnnotationTable(workspace, actions, *m_model, this)),
      m_chips(new AnnotationChips(workspace, *m_model, this)), m_filters(new QToolButton(this)),
      m_inspector(new Inspector(workspace, this)), m_bulk(new BulkForm(workspace, this)),
      m_selected(new QStackedWidget(this)), m_wanted(new QLineEdit(this)), m_scope(new QComboBox(this))
{
    setObjectName(u"annotations-pane"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"annotations-splitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    m_selected->addWidget(m_inspector);
    m_selected->addWidget(scrolled(m_bulk));
    splitter->addWidget(m_selected);
    splitter->setStretchFactor(0, 1);
    m_table->setMinimumHeight(leastHeight);
    m_selected->setMinimumHeight(leastHeight);
    splitter->setSizes({480, m_inspector->sizeHint().height()});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeFilterRow());
    layout->addWidget(m_chips);
    auto *news = new PageNews(workspace, this);
    connect(news, &PageNews::told, m_table, &AnnotationTable::setLacksPages);
    layout->addWidget(news);
    layout->addWidget(splitter, 1);
    setTabOrder(m_wanted, m_scope);
    setTabOrder(m_scope, m_filters);
    setTabOrder(m_filters, m_chips);
    setTabOrder(m_chips, m_table);
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
    m_selected->setMinimumHeight(hasRoom ? wanted : leastHeight);
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
    m_filters->setObjectName(u"annotation-filters"_s);
    m_filters->setIcon(icon("filter"_L1));
    m_filters->setCheckable(true);
    m_filters->setAutoRaise(true);
    m_filters->setFocusPolicy(Qt::StrongFocus);
    m_filters->setAccessibleName(tr("Filter by column"));
    m_filters->setToolTip(tr("Filter by motivation, language, canvas and more"));
    layout->addWidget(m_filters);
    connectFilters();
    return row;
}

void AnnotationsPane::connectFilters()
{
    connect(m_wanted, &QLineEdit::textChanged, m_model, &AnnotationModel::setWanted);
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setScope(static_cast<AnnotationScope>(m_scope->currentData().toInt()));
        m_table->followScope();
        m_chips->followScope();
    });
    const QString setting = u"annotations/filters"_s;
    m_filters->setChecked(QSettings().value(setting, false).toBool());
    m_chips->setVisible(m_filters->isChecked());
    // What is hidden must not narrow the list in secret.
    connect(m_filters, &QToolButton::toggled, this, [this, setting](bool isShown) {
        QSettings().setValue(setting, isShown);
        m_chips->setVisible(isShown);
        if (!isShown)
            m_chips->clear();
    });
}

void AnnotationsPane::connectKeyboard(Workspace &workspace, Actions &actions)
{
    connect(m_model, &AnnotationModel::refused, &workspace, &Workspace::done);
    connect(m_table, &AnnotationTable::typed, m_inspector, &Inspector::type);
    connect(m_table, &AnnotationTable::clearingWanted, m_wanted, [this] {
        m_chips->clear();
        m_wanted->clear();
        m_wanted->setFocus();
    });
    connect(&workspace, &Workspace::editingRequested, this, [this] {
        emit wanted();
        if (m_selected->currentWidget() != m_inspector)
            m_bulk->takeKeyboard();
        else
            m_inspector->editText();
    });
    connect(&workspace, &Workspace::selectionChanged, this, [this, &workspace] {
        const bool areSeveral = workspace.selection().size() > 1;
        m_selected->setCurrentIndex(areSeveral ? 1 : 0);
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
