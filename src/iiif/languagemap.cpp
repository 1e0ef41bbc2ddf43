#include "iiif/languagemap.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QString knownLanguage(const QString &language)
{
    return language.isEmpty() || language == "@none"_L1 ? u"none"_s : language;
}

} // namespace

LanguageMap LanguageMap::read(Value value)
{
    LanguageMap map;
    if (value.isString()) {
        map.add(u"none"_s, value.text());
    } else if (value.isObject() && value["@value"]) {
        map.add(knownLanguage(value["@language"].text()), value["@value"].text());
    } else if (value.isObject()) {
        for (Value language : value) {
            if (language.isString())
                map.add(knownLanguage(language.key()), language.text());
            for (Value text : language) {
                if (text.isString())
                    map.add(knownLanguage(language.key()), text.text());
            }
        }
    } else if (value.isArray()) {
        for (Value item : value) {
            if (item.isString())
                map.add(u"none"_s, item.text());
            else if (item["@value"].isString())
                map.add(knownLanguage(item["@language"].text()), item["@value"].text());
        }
    }
    return map;
}

void LanguageMap::add(const QString &language, const QString &value)
{
    const auto same = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.language == language; });
    if (same != m_entries.end())
        same->values.append(value);
    else
        m_entries.append({language, {value}});
}

QStringList LanguageMap::values(QStringView language) const
{
    for (const Entry &entry : m_entries) {
        if (entry.language == language)
            return entry.values;
    }
    return {};
}

QStringList LanguageMap::allValues() const
{
    QStringList all;
    for (const Entry &entry : m_entries)
        all += entry.values;
    return all;
}

QStringList LanguageMap::best(const QStringList &languages) const
{
    const auto primary = [](const QString &tag) { return tag.section(u'-', 0, 0).toLower(); };
    for (const QString &wanted : languages) {
        for (const Entry &entry : m_entries) {
            if (entry.language.compare(wanted, Qt::CaseInsensitive) == 0)
                return entry.values;
        }
        for (const Entry &entry : m_entries) {
            if (primary(entry.language) == primary(wanted))
                return entry.values;
        }
    }
    const QStringList unmarked = values(u"none");
    if (!unmarked.isEmpty() || m_entries.isEmpty())
        return unmarked;
    return m_entries.first().values;
}

QString LanguageMap::name() const
{
    for (const QStringView language : {QStringView(u"en"), QStringView(u"none")}) {
        const QStringList found = values(language);
        if (!found.isEmpty())
            return found.first().trimmed();
    }
    return m_entries.isEmpty() ? QString() : m_entries.first().values.first().trimmed();
}

} // namespace kader::iiif
