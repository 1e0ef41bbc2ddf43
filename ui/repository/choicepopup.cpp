#include "ui/repository/choicepopup.h"

#include "ui/repository/rowtree.h"
#include "ui/repository/twolinedelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QSize treeSize(300, 320);
constexpr int valueRole = Qt::UserRole + 200;

} // namespace

ChoicePopup::ChoicePopup(const QString &name, const QString &placeholder, QWidget *button)
    : Popup(button), m_field(new QLineEdit), m_tree(new RowTree), m_message(new QLabel),
      m_again(new QPushButton(tr("Try again"))), m_rows(new QStandardItemModel(this)),
      m_shown(new QSortFilterProxyModel(this))
{
    setObjectName(name);
    m_field->setObjectName(name + u"-field"_s);
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_shown->setSourceModel(m_rows);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setAutoAcceptChildRows(true);
    m_tree->setObjectName(name + u"-tree"_s);
    m_tree->setAccessibleName(placeholder);
    m_tree->setModel(m_shown);
    m_tree->setFixedSize(treeSize);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
    m_message->setObjectName(name + u"-message"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setFixedWidth(treeSize.width());
    Theme::makeSecondary(m_message);
    m_again->setObjectName(name + u"-again"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_field, m_tree, m_message, m_again})
        column().addWidget(part);
    connect(m_field, &QLineEdit::textChanged, this, &ChoicePopup::narrow);
    connect(m_field, &QLineEdit::returnPressed, this, &ChoicePopup::enter);
    connect(m_tree, &QTreeView::clicked, this, &ChoicePopup::choose);
    connect(m_again, &QPushButton::clicked, this, &ChoicePopup::triedAgain);
    say({});
}

void ChoicePopup::setRows(const QList<Row> &rows)
{
    m_rows->clear();
    QList<QStandardItem *> items;
    for (const Row &row : rows) {
        auto *item = new QStandardItem(row.text);
        item->setData(row.value, valueRole);
        item->setData(row.second, SecondLineRole);
        item->setToolTip(plainToolTip(row.text));
        QStandardItem *parent = row.parent < 0 ? m_rows->invisibleRootItem() : items[row.parent];
        parent->appendRow(item);
        items.append(item);
    }
    m_tree->setRootIsDecorated(std::any_of(rows.begin(), rows.end(), [](const Row &row) { return row.parent >= 0; }));
    m_message->hide();
    m_again->hide();
    m_tree->show();
    narrow(m_field->text());
}

void ChoicePopup::say(const QString &sentence, bool mayTryAgain)
{
    m_rows->clear();
    m_message->setText(sentence);
    m_message->show();
    m_again->setVisible(mayTryAgain);
    m_tree->hide();
    adjustSize();
}

void ChoicePopup::ask()
{
    m_field->clear();
    popUp();
    m_field->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::narrow(const QString &typed)
{
    m_shown->setFilterFixedString(typed.simplified());
    if (typed.isEmpty())
        m_tree->collapseAll();
    else
        m_tree->expandAll();
    m_tree->setCurrentIndex(typed.isEmpty() ? QModelIndex() : best());
}

/// What has the words itself, not only below it.
QModelIndex ChoicePopup::best() const
{
    const QModelIndexList found = m_shown->match(m_shown->index(0, 0), Qt::DisplayRole, m_field->text().simplified(), 1,
                                                 Qt::MatchContains | Qt::MatchRecursive);
    return found.value(0);
}

void ChoicePopup::enter()
{
    const QString typed = m_field->text().simplified();
    if (m_takesTyped && !typed.isEmpty()) {
        hide();
        emit chosen(typed, typed);
    } else if (const QModelIndex row = m_tree->currentIndex(); row.isValid()) {
        choose(row);
    }
}

void ChoicePopup::choose(const QModelIndex &row)
{
    const QVariant value = row.data(valueRole);
    const QString text = row.data().toString();
    hide();
    emit chosen(value, text);
}

/// Down leads from the field to the rows, Up from the first of them back.
bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Popup::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    const QModelIndex first = m_shown->index(0, 0);
    if (watched == m_field && key == Qt::Key_Down && first.isValid() && m_tree->isVisible()) {
        if (!m_tree->currentIndex().isValid())
            m_tree->setCurrentIndex(first);
        m_tree->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (watched == m_tree && key == Qt::Key_Up && m_tree->currentIndex() == first) {
        m_field->setFocus(Qt::BacktabFocusReason);
        return true;
    }
    if (watched == m_tree && isReturn && m_tree->currentIndex().isValid()) {
        choose(m_tree->currentIndex());
        return true;
    }
    return Popup::eventFilter(watched, event);
}

} // namespace kader::ui
