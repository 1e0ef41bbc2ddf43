#include "ui/keys/keymodel.h"

#include "ui/actions/actions.h"

using namespace Qt::StringLiterals;

namespace kader::ui {

KeyModel::KeyModel(const Actions &actions, QObject *parent) : TextTableModel(parent), m_actions(actions)
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

QVariant KeyModel::display(int row, int column) const
{
    const Row &shown = m_rows[size_t(row)];
    return column == Menu ? shown.line.group : column == What ? shown.line.what : keysOf(shown);
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

QStringList KeyModel::headings() const
{
    return {tr("Menu"), tr("What"), tr("Keys")};
}

} // namespace kader::ui
