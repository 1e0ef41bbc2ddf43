#include "ui/shell/shortcutlist.h"

#include "ui/actions/actiontable.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeySequence>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QString nativeKeys(const QStringList &keys)
{
    QStringList native;
    for (const QString &key : keys)
        native.append(QKeySequence(key, QKeySequence::PortableText).toString(QKeySequence::NativeText));
    return native.join(u", "_s);
}

/// What the image understands beside actions.
QList<ShortcutList::Line> linesOfTheImage()
{
    const QString image = ShortcutList::tr("On the image");
    return {
        {image, ShortcutList::tr("Zoom at the pointer"), ShortcutList::tr("Wheel")},
        {image, ShortcutList::tr("Zoom in"), ShortcutList::tr("Double click")},
        {image, ShortcutList::tr("Move the image"),
         ShortcutList::tr("Drag, drag with the middle button, hold Space and drag, arrows")},
        {image, ShortcutList::tr("Square while drawing"), ShortcutList::tr("Shift")},
        {image, ShortcutList::tr("Draw from the centre"), ShortcutList::tr("Ctrl")},
        {image, ShortcutList::tr("Draw a region in the middle of what is seen, with the rectangle tool"),
         ShortcutList::tr("Return, Insert")},
        {image, ShortcutList::tr("Edit the text of the selected region"), ShortcutList::tr("Return, double click")},
        {image, ShortcutList::tr("Move the selected region by 1 px, by 10 px"),
         ShortcutList::tr("Arrows, Shift+arrows")},
        {image, ShortcutList::tr("Move the right or bottom edge of the selected region"),
         ShortcutList::tr("Ctrl+arrows")},
        {image, ShortcutList::tr("Next or previous region"), ShortcutList::tr("Tab, Shift+Tab")},
        {image, ShortcutList::tr("Give up drawing, select nothing, back to the select tool"),
         ShortcutList::tr("Escape")},
    };
}

QList<ShortcutList::Line> linesOfTheRepository()
{
    const QString repository = ShortcutList::tr("In the repository");
    return {
        {repository, ShortcutList::tr("From the search to what was found"), ShortcutList::tr("Down")},
        {repository, ShortcutList::tr("Open what is chosen"), ShortcutList::tr("Return, double click")},
        {repository, ShortcutList::tr("About the dataset"), ShortcutList::tr("Alt+Return")},
        {repository, ShortcutList::tr("Empty the search"), ShortcutList::tr("Escape")},
    };
}

QStandardItemModel *modelOf(const QList<ShortcutList::Line> &lines, QObject *parent)
{
    auto *model = new QStandardItemModel(0, 3, parent);
    model->setHorizontalHeaderLabels({ShortcutList::tr("Menu"), ShortcutList::tr("What"), ShortcutList::tr("Keys")});
    for (const ShortcutList::Line &line : lines) {
        QList<QStandardItem *> row;
        for (const QString &text : {line.group, line.what, line.keys}) {
            row.append(new QStandardItem(text));
            row.last()->setEditable(false);
        }
        model->appendRow(row);
    }
    return model;
}

QTableView *tableOf(QAbstractItemModel *model)
{
    auto *table = new QTableView;
    table->setObjectName(u"shortcut-table"_s);
    table->setAccessibleName(ShortcutList::tr("Keys and mouse"));
    table->setModel(model);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

} // namespace

ShortcutList::ShortcutList(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"shortcut-list"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and mouse"));
    resize(720, 560);
    auto *filtered = new QSortFilterProxyModel(this);
    filtered->setSourceModel(modelOf(lines(), this));
    filtered->setFilterKeyColumn(-1);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *field = new QLineEdit;
    field->setObjectName(u"shortcut-search"_s);
    field->setPlaceholderText(tr("What do you want to do, or which key?"));
    field->setAccessibleName(field->placeholderText());
    field->setClearButtonEnabled(true);
    field->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    connect(field, &QLineEdit::textChanged, filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(field);
    layout->addWidget(tableOf(filtered));
    field->setFocus();
}

QList<ShortcutList::Line> ShortcutList::lines()
{
    QList<Line> lines;
    for (const ActionRow &row : actionTable()) {
        if (!row.keys.isEmpty())
            lines.append({withoutMnemonic(menuTitle(row.menu)),
                          withoutMnemonic(QCoreApplication::translate("Actions", row.text)), nativeKeys(row.keys)});
    }
    return lines + linesOfTheRepository() + linesOfTheImage();
}

} // namespace kader::ui
