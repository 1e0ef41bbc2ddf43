#include "ui/actions/actiontable.h"

#include "ui/actions/actionrows.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

const QList<ActionRow> &actionTable()
{
    static const QList<ActionRow> table =
        fileRows() + editRows() + viewRows() + annotationRows() + curationAndHelpRows();
    return table;
}

const ActionRow &actionRow(ActionId id)
{
    const QList<ActionRow> &table = actionTable();
    return *std::find_if(table.cbegin(), table.cend(), [id](const ActionRow &row) { return row.id == id; });
}

QString actionName(ActionId id)
{
    return withoutMnemonic(QCoreApplication::translate("Actions", actionRow(id).text));
}

QString menuTitle(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return QCoreApplication::translate("Actions", "&File");
    case MenuId::Edit:
        return QCoreApplication::translate("Actions", "&Edit");
    case MenuId::View:
        return QCoreApplication::translate("Actions", "&View");
    case MenuId::Annotation:
        return QCoreApplication::translate("Actions", "&Annotation");
    case MenuId::Curation:
        return QCoreApplication::translate("Actions", "&Curation");
    case MenuId::Help:
        return QCoreApplication::translate("Actions", "&Help");
    }
    return {};
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

QString escapedMnemonic(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace kader::ui
