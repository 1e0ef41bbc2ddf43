#include "iiif/languagemap.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QString knownLanguage(const QString &language)
{
    return language.isEmpty() || language == "@none"_L1 ? u"none"_s : language;
}

/// Gathers values by language, in the order in which languages first occur. A map has one or two languages as a rule,
/// and there are thousands of maps; only one of many languages is worth a table.
struct Entries {
    static constexpr qsizetype few = 8;

    QList<LanguageMap::Entry> list;
    QHash<QString, qsizetype> byLanguage; ///< When there are more than a few.

    [[nodiscard]] qsizetype find(const QString &language) const
    {
        if (list.size() > few)
            return byLanguage.value(language, -1);
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (list[i].language == language)
                return i;
        }
        return -1;
    }

    void open(const QString &language)
    {
        list.append({language, {}});
        if (list.size() <= few)
            return;
        for (qsizetype i = byLanguage.isEmpty() ? 0 : list.size() - 1; i < list.size(); ++i)
            byLanguage.insert(list[i].language, i);
    }

    /// Anything but a string is passed over.
    void add(const QString &language, Value text)
    {
        if (!text.isString())
            return;
        qsizetype position = find(language);
        if (position < 0) {
            open(language);
            position = list.size() - 1;
        }
        list[position].values.append(text.text());
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
