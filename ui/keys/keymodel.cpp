#include "ui/keys/keymodel.h"

#include "ui/actions/actions.h"
#include "ui/theme/tooltip.h"

using namespace Qt::StringLiterals;

namespace kader::ui {

KeyModel::KeyModel(const Actions &actions, QObject *parent) : QAbstractTableModel(parent), m_actions(actions)
{
    for (const ActionRow &row : actionTable())
        m_rows.push_back({row.id, {withoutMnemonic(menuTitle(row.menu)), actionName(row.id), {}}});
    for (const KeyLine &line : fixedKeyLines())
        m_rows.push_back({std::nullopt, line});
    connect(&actions, &Actions::keysChanged, this,
            [this] { emit dataChanged(index(0, Keys), index(rowCount() - 1, Keys)); });
}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int KeyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Menu:
            return row.line.group;
        case What:
            return row.line.what;
        default:
            return keysOf(row);
        }
    }
    if (role == Qt::ToolTipRole && index.column() == Keys)
        return plainToolTip(keysOf(row));
    return {};
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Menu ? tr("Menu") : section == What ? tr("What") : tr("Keys");
}

QString KeyModel::keysOf(const Row &row) const
{
    if (!row.action)
        return row.line.keys;
    const QString keys = keysText(m_actions.keys().of(*row.action));
    const QString clash = clashOf(row);
    return clash.isEmpty() ? keys : tr("%1 – %2", "keys – what clashes").arg(keys, clash);
}

QString KeyModel::clashOf(const Row &row) const
{
    QStringList others;
    for (const QKeySequence &key : row.action ? m_actions.keys().of(*row.action) : KeyMap::Keys()) {
        for (const ActionId other : m_actions.keys().owners(key)) {
            if (other != *row.action)
                others.append(tr("%1 is also “%2”").arg(key.toString(QKeySequence::NativeText), actionName(other)));
        }
    }
    return others.join(u"; "_s);
}

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(u", "_s);
}

} // namespace kader::ui
