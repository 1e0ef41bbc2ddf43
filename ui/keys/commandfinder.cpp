#include "ui/keys/commandfinder.h"

#include "ui/actions/actions.h"
#include "ui/keys/commanddelegate.h"
#include "ui/keys/commandmodel.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QSize usualSize(520, 380);
constexpr int fromTheTop = 80;

bool isForTheList(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

CommandFinder::CommandFinder(Actions &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_model(new CommandModel(actions, this)), m_field(new QLineEdit(this)),
      m_list(new QListView(this)), m_nothing(new QLabel(tr("No command is called that."), this))
{
    setObjectName(u"command-finder"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find a command"));
    setModal(true);
    resize(usualSize);
    m_field->setObjectName(u"command-field"_s);
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"command-list"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_nothing->setObjectName(u"command-nothing"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandFinder::search);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandFinder::run);
    connect(m_list, &QListView::clicked, this, &CommandFinder::run);
    search({});
    m_field->setFocus();
}

void CommandFinder::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    const QRect window = parentWidget()->window()->geometry();
    move(window.center().x() - width() / 2, window.top() + fromTheTop);
}

bool CommandFinder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && isForTheList(static_cast<const QKeyEvent *>(event)->key()))
        return QCoreApplication::sendEvent(m_list, event);
    return QDialog::eventFilter(watched, event);
}

void CommandFinder::search(const QString &typed)
{
    m_model->setWanted(typed);
    const bool isEmpty = m_model->rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    m_field->setAccessibleDescription(isEmpty ? m_nothing->text() : QString());
    if (const QModelIndex first = m_model->index(0); first.flags() & Qt::ItemIsEnabled)
        m_list->setCurrentIndex(first);
}

/// Gives the keyboard back first: what is done may be about what had it.
void CommandFinder::run()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid() || !(chosen.flags() & Qt::ItemIsEnabled))
        return;
    const ActionId id = m_model->actionAt(chosen.row());
    CommandModel::noteUse(id);
    connect(this, &QDialog::finished, &m_actions[id], &QAction::trigger, Qt::QueuedConnection);
    accept();
}

} // namespace kader::ui
