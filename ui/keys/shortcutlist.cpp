#include "ui/keys/shortcutlist.h"

#include "ui/keys/keyeditor.h"
#include "ui/keys/keymodel.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/rowtable.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int menuWidth = 120;
constexpr int whatWidth = 360;

} // namespace

ShortcutList::ShortcutList(Actions &actions, QWidget *parent)
    : QDialog(parent), m_model(new KeyModel(actions, this)), m_filtered(new QSortFilterProxyModel(this)),
      m_table(nullptr), m_editor(new KeyEditor(actions, this))
{
    setObjectName(u"shortcut-list"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and mouse"));
    resize(760, 600);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeTable();
    auto *field = new QLineEdit;
    field->setObjectName(u"shortcut-search"_s);
    field->setPlaceholderText(tr("What do you want to do, or which key?"));
    field->setAccessibleName(field->placeholderText());
    field->setClearButtonEnabled(true);
    field->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    connect(field, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(field);
    layout->addWidget(m_table);
    layout->addWidget(m_editor);
    setTabOrder(field, m_table);
    setTabOrder(m_table, m_editor);
    field->setFocus();
}

void ShortcutList::makeTable()
{
    m_table = new RowTable(u"shortcut-table"_s, *m_filtered);
    m_table->setAccessibleName(tr("Keys and mouse"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->horizontalHeader()->resizeSection(KeyModel::Menu, menuWidth);
    m_table->horizontalHeader()->resizeSection(KeyModel::What, whatWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ShortcutList::editCurrent);
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this, &ShortcutList::editCurrent);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &ShortcutList::editCurrent);
}

void ShortcutList::editCurrent()
{
    const QModelIndex current = m_filtered->mapToSource(m_table->currentIndex());
    m_editor->edit(current.isValid() ? m_model->actionAt(current.row()) : std::nullopt);
}

} // namespace kader::ui
