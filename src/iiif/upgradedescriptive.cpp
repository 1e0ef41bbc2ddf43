#include "iiif/upgradeforms.h"

#include "iiif/fragment.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// A BCP 47 tag, by its looks.
bool isLanguageTag(const QString &text)
{
    if (text == "none"_L1 || text == "@none"_L1)
        return true;
    const QStringList parts = text.split(u'-');
    for (const QString &part : parts) {
        const bool isWord =
            std::all_of(part.begin(), part.end(), [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
        if (part.isEmpty() || part.size() > 8 || !isWord)
            return false;
    }
    return parts.size() > 1 || (text.size() >= 2 && text.size() <= 3);
}

/// Gathers texts by language, as JSON, in the order in which languages first occur.
class Texts final {
public:
    explicit Texts(Upgrader &upgrader) : m_upgrader(upgrader) {}

    void add(Value value, const QByteArray &language)
    {
        const Upgrader::Level level(m_upgrader);
        if (level.isTooDeep())
            return m_upgrader.tell(UpgradeNote::TooDeep);
        if (value.isObject())
            return addObject(value, language);
        if (value.isString())
            return put(language, value.raw().toByteArray());
        for (Value element : value.elements())
            add(element, language);
        if (!value.isArray() && !value.isNull()) // numbers and truth values
            put(language, '"' + value.raw().toByteArray() + '"');
    }

    /// On one line, as people write it.
    void write() const
    {
        QByteArrayList languages;
        for (const Entry &entry : m_entries)
            languages.append(entry.language + ":[" + entry.texts.join(',') + ']');
        if (!languages.isEmpty())
            m_upgrader.out.raw('{' + languages.join(',') + '}');
    }

private:
    struct Entry {
        QByteArray language; ///< A JSON string.
        QByteArrayList texts;
    };

    void addObject(Value object, const QByteArray &language)
    {
        for (const auto &[text, tag] : {std::pair("@value", "@language"), std::pair("value", "language")}) {
            if (object.member(text))
                return add(object.member(text), known(object.member(tag), language));
        }
        for (Value member : object) {
            const QString key = member.key();
            const bool isTag = isLanguageTag(key) && (member.isString() || member.isArray());
            add(member, isTag ? jsonString(key == "@none"_L1 ? u"none"_s : key) : language);
        }
    }

    [[nodiscard]] static QByteArray known(Value tag, const QByteArray &otherwise)
    {
        const QString text = tag.text();
        if (text.isEmpty())
            return otherwise;
        return text == "@none"_L1 ? "\"none\""_ba : tag.raw().toByteArray();
    }

    void put(const QByteArray &language, QByteArray text)
    {
        const auto found = m_byLanguage.constFind(language);
        const size_t index = found != m_byLanguage.constEnd() ? *found : m_entries.size();
        if (index == m_entries.size()) {
            m_byLanguage.insert(language, index);
            m_entries.push_back({language, {}});
        }
        m_entries[index].texts.push_back(std::move(text));
    }

    Upgrader &m_upgrader;
    std::vector<Entry> m_entries;
    QHash<QByteArray, size_t> m_byLanguage;
};

void writeEmpty(UpgradeWriter &out)
{
    out.raw("{\"none\":[\"\"]}");
}

/// An entry must have both; what the document leaves out is empty. What else `entry` says is copied.
template <typename Label>
void writeEntry(Upgrader &upgrader, Label writeLabel, Value value, Value entry = {})
{
    UpgradeWriter &out = upgrader.out;
    out.beginObject();
    if (!out.member("label", writeLabel))
        out.member("label", [&] { writeEmpty(out); });
    if (!out.member("value", [&] { writeLanguageMap(upgrader, value); }))
        out.member("value", [&] { writeEmpty(out); });
    for (Value member : entry) {
        if (member.key() != "label"_L1 && member.key() != "value"_L1)
            upgrader.copyMember(member);
    }
    out.endObject();
}

void writeMetadataEntry(Upgrader &upgrader, Value entry)
{
    if (!entry.isObject())
        return writeEntry(
            upgrader, [] {}, entry);
    if (entry["label"] || entry["value"])
        return writeEntry(
            upgrader, [&] { writeLanguageMap(upgrader, entry["label"]); }, entry["value"], entry);
    for (Value member : entry) // a plain object of names and values
        writeEntry(
            upgrader, [&] { writePlainMap(upgrader, member.key()); }, member);
}

} // namespace

void writeLanguageMap(Upgrader &upgrader, Value value)
{
    Texts texts(upgrader);
    texts.add(value, "\"none\"");
    texts.write();
}

void languageForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    if (value.raw() != "\"\"")
        writeLanguageMap(upgrader, value);
}

void metadataForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value entry : upgradeListed(value))
        writeMetadataEntry(upgrader, entry);
}

void writeMetadataEntry(Upgrader &upgrader, const QString &label, Value value)
{
    writeEntry(
        upgrader, [&] { upgrader.out.raw("{\"en\":[" + jsonString(label) + "]}"); }, value);
}

void entryForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    static const QHash<QString, QString> labels{{u"label"_s, u"Page order"_s},
                                                {u"description"_s, u"Description"_s},
                                                {u"attribution"_s, u"Attribution"_s},
                                                {u"license"_s, u"License"_s}};
    writeMetadataEntry(upgrader, labels.value(value.key()), value);
}

void attributionForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    if (!upgradeListed(value).empty() && value.raw() != "\"\"")
        writeMetadataEntry(upgrader, u"Attribution"_s, value);
}

void writePlainMap(Upgrader &upgrader, const QString &text)
{
    if (!text.isEmpty())
        upgrader.out.raw("{\"none\":[" + jsonString(text) + "]}");
}

} // namespace kader::iiif
