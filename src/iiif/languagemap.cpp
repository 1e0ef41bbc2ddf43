#include "iiif/languagemap.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QString knownLanguage(const QString &language)
{
    return language.isEmpty() || language == "@none"_L1 ? u"none"_s : language;
}

/// Gathers values by language, in the order in which languages first occur.
struct Entries {
    QList<LanguageMap::Entry> list;
    QHash<QString, qsizetype> byLanguage;

    /// Anything but a string is passed over.
    void add(const QString &language, Value text)
    {
        if (!text.isString())
            return;
        const auto known = byLanguage.constFind(language);
        if (known != byLanguage.constEnd()) {
            list[*known].values.append(text.text());
            return;
        }
        byLanguage.insert(language, list.size());
        list.append({language, {text.text()}});
    }
};

} // namespace

LanguageMap LanguageMap::read(Value value)
{
    Entries entries;
    if (value.isString()) {
        entries.add(u"none"_s, value);
    } else if (value.isObject() && value["@value"]) {
        entries.add(knownLanguage(value["@language"].text()), value["@value"]);
    } else if (value.isObject()) {
        for (Value language : value) {
            const QString tag = knownLanguage(language.key());
            entries.add(tag, language);
            for (Value text : language.elements())
                entries.add(tag, text);
        }
    } else {
        for (Value item : value.elements()) {
            entries.add(u"none"_s, item);
            entries.add(knownLanguage(item["@language"].text()), item["@value"]);
        }
    }
    return LanguageMap(std::move(entries.list));
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
