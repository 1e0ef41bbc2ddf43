#include "store/settingtable.h"

#include "store/connection.h"

using namespace Qt::StringLiterals;

namespace kader::store {

Result<std::optional<QString>> SettingTable::find(const QString &key) const
{
    Rows rows = m_connection.rows(u"SELECT value FROM setting WHERE key = ?"_s, {key});
    std::optional<QString> value;
    if (rows.next())
        value = rows.text(0);
    return rows.outcome().map([&] { return value; });
}

Result<QHash<QString, QString>> SettingTable::all() const
{
    QHash<QString, QString> all;
    Rows rows = m_connection.rows(u"SELECT key, value FROM setting"_s);
    while (rows.next())
        all.insert(rows.text(0), rows.text(1));
    return rows.outcome().map([&] { return std::move(all); });
}

Result<void> SettingTable::put(const QString &key, const std::optional<QString> &value) const
{
    if (!value)
        return m_connection.run(u"DELETE FROM setting WHERE key = ?"_s, {key});
    return m_connection.run(u"INSERT INTO setting (key, value) VALUES (?, ?) "
                            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
                            {key, *value});
}

} // namespace kader::store
