#include "ui/actions/keymap.h"

#include "ui/actions/actiontable.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QString settingOf(const ActionRow &row)
{
    return u"keys/"_s + QLatin1StringView(row.name);
}

KeyMap::Keys read(const QStringList &texts)
{
    KeyMap::Keys keys;
    for (const QString &text : texts) {
        if (const QKeySequence key(text, QKeySequence::PortableText); !key.isEmpty() && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

QStringList written(const KeyMap::Keys &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::PortableText));
    return texts;
}

} // namespace

KeyMap::KeyMap()
{
    const QSettings settings;
    for (const ActionRow &row : actionTable())
        m_keys.insert(row.id, read(settings.value(settingOf(row), row.keys).toStringList()));
    findOwners();
}

KeyMap::Keys KeyMap::usual(ActionId id)
{
    return read(actionRow(id).keys);
}

void KeyMap::set(ActionId id, const Keys &keys)
{
    m_keys.insert(id, keys);
    QSettings settings;
    if (isChanged(id))
        settings.setValue(settingOf(actionRow(id)), written(keys));
    else
        settings.remove(settingOf(actionRow(id)));
    findOwners();
}

void KeyMap::findOwners()
{
    m_owners.clear();
    for (const ActionRow &row : actionTable()) {
        for (const QKeySequence &key : of(row.id))
            m_owners[key].append(row.id);
    }
}

} // namespace kader::ui
