#include "enrichment/enrich.h"

#include "base/tr.h"
#include "enrichment/coordinates.h"
#include "enrichment/fieldtext.h"
#include "enrichment/htmltext.h"
#include "enrichment/jsontools.h"
#include "iiif/contexts.h"

#include <set>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

using iiif::Edits;
using iiif::LanguageMap;
using iiif::Value;

/// The repository serves descriptions with their paragraphs run together.
QString withoutSpace(const QString &text)
{
    return text.simplified().remove(u' ');
}

class Planner final {
public:
    Planner(const iiif::Manifest &manifest, const Record &record, const Profile &profile)
        : m_record(record), m_profile(profile), m_root(manifest.root()), m_plan{.manifest = manifest,
                                                                                .source = sourceOf(record),
                                                                                .changes = {},
                                                                                .diagnostics = {},
                                                                                .edits = {}}
    {}

    EnrichmentPlan plan()
    {
        std::set<Field> planned;
        for (const Field field : m_profile.fields) {
            if (!planned.insert(field).second)
                continue;
            if (field == Field::Geolocation)
                planPlace();
            else
                planEntry(field);
        }
        planMetadata();
        if (m_profile.setSummary && planned.contains(Field::Description))
            planSummary();
        if (m_hasPlace)
            planContext();
        planId();
        return std::move(m_plan);
    }

private:
    static QString sourceOf(const Record &record)
    {
        if (!record.page.isEmpty() || record.doi.isEmpty())
            return record.page;
        return record.doi.startsWith("10."_L1) ? "https://doi.org/"_L1 + record.doi : record.doi;
    }

    void change(const QString &part, Outcome outcome, const QString &before, const QString &after)
    {
        m_plan.changes.push_back({part, outcome, before, after});
    }

    void edit(std::function<void(Edits &)> edit) { m_plan.edits.push_back(std::move(edit)); }

    void warn(const QString &rule, const QString &message, Value at)
    {
        m_plan.diagnostics.append({Severity::Warning, rule, message, at.place()});
    }

    void planEntry(Field field);
    void overwriteEntry(Field field, Value entry, const QString &text);
    [[nodiscard]] Value entryLabelled(const QString &label) const;
    [[nodiscard]] QString shown(Value value) const;
    void planMetadata();
    void planPlace();
    void planSummary();
    void planContext();
    void planId();

    const Record &m_record;
    const Profile &m_profile;
    Value m_root;
    EnrichmentPlan m_plan;
    std::vector<QByteArray> m_newEntries;
    std::function<void(Edits &)> m_loneEntryEdit; ///< Of an entry that stands in place of the list of entries.
    bool m_hasPlace = false;                      ///< Whether the result says where it belongs on the map.
};

/// What stands in a value, for people: its text in the profile's language, else in all.
QString Planner::shown(Value value) const
{
    const LanguageMap map = LanguageMap::read(value);
    const QStringList ours = map.values(m_profile.language);
    return (ours.isEmpty() ? map.allValues() : ours).join(u'\n');
}

Value Planner::entryLabelled(const QString &label) const
{
    for (const Value entry : listed(m_root["metadata"])) {
        const LanguageMap labels = LanguageMap::read(entry["label"]);
        const QStringList ours = labels.values(m_profile.language);
        const QStringList compared = ours.isEmpty() ? labels.allValues() : ours;
        if (!compared.isEmpty() && compared.first().trimmed() == label)
            return entry;
    }
    return {};
}

void Planner::planEntry(Field field)
{
    const QString name = fieldName(field);
    const QString text = asShown(fieldText(m_record, field));
    if (field == Field::Description && m_record.descriptionHtml.size() > maxHtmlLength)
        warn(u"description-cut"_s, Tr::tr("The record's description is so long that only its beginning was taken."),
             m_root);
    if (text.isEmpty()) {
        change(name, Outcome::NotInRecord, shown(entryLabelled(fieldLabel(field))["value"]), {});
        return;
    }
    if (!takesEntries(m_root["metadata"])) {
        warn(u"metadata-shape"_s,
             Tr::tr("The manifest's metadata is no list of entries; nothing can be added without losing it."),
             m_root["metadata"]);
        change(name, Outcome::Blocked, {}, text);
        return;
    }
    const Value entry = entryLabelled(fieldLabel(field));
    if (!entry) {
        m_newEntries.push_back(metadataEntry(m_profile.language, fieldLabel(field), {text}));
        change(name, Outcome::Added, {}, text);
    } else if (m_profile.overwrite) {
        overwriteEntry(field, entry, text);
    } else {
        const QString before = shown(entry["value"]);
        change(name, before == text ? Outcome::Unchanged : Outcome::KeptExisting, before, text);
        if (field == Field::Description && before != text && withoutSpace(htmlToText(before)) == withoutSpace(text))
            m_plan.diagnostics.append({Severity::Info, u"description-kept"_s,
                                       Tr::tr("The manifest's description says the same as the record's in a worse "
                                              "form; overwriting would replace it."),
                                       entry.place()});
    }
}

void Planner::overwriteEntry(Field field, Value entry, const QString &text)
{
    const QString &language = m_profile.language;
    const Value value = entry["value"];
    const bool isMap = value.isObject() && !value["@value"];
    const Value unmarked = isMap && language != "none"_L1 ? value["none"] : Value();
    const QString before = shown(value);
    if (isMap && !unmarked && LanguageMap::read(value).values(language) == QStringList{text}) {
        change(fieldName(field), Outcome::Unchanged, before, text);
        return;
    }
    change(fieldName(field), Outcome::Overwritten, before, text);
    const auto overwrite = [=](Edits &edits) {
        if (!isMap) {
            edits.set(entry, "value", inLanguage(language, {text}));
            return;
        }
        edits.set(value, language.toUtf8(), '[' + quoted(text) + ']');
        if (unmarked)
            edits.remove(unmarked);
    };
    if (entry == m_root["metadata"])
        m_loneEntryEdit = overwrite;
    else
        edit(overwrite);
}

void Planner::planMetadata()
{
    if (m_loneEntryEdit) { // the entry goes into a list, so its own edit can't be one of the document
        m_newEntries.insert(m_newEntries.begin(), edited(m_root["metadata"], m_loneEntryEdit));
        edit(
            [root = m_root, entries = m_newEntries](Edits &edits) { edits.set(root, "metadata", jsonArray(entries)); });
    } else if (!m_newEntries.empty()) {
        edit([root = m_root, entries = m_newEntries](Edits &edits) { extendList(edits, root, "metadata", entries); });
    }
}

void Planner::planPlace()
{
    const QString name = fieldName(Field::Geolocation);
    const Value existing = m_root["navPlace"];
    const bool isThere = existing && !existing.isNull();
    const QString before = isThere ? QString::fromUtf8(existing.raw()) : QString();
    const Result<std::optional<GeoPoint>> point = readGeoPoint(m_record.longitude, m_record.latitude);
    if (!point || !*point) {
        if (!point)
            warn(u"coordinates"_s, point.error().message, m_root);
        change(name, point ? Outcome::NotInRecord : Outcome::NotUnderstood, before,
               point ? QString() : m_record.longitude + "; "_L1 + m_record.latitude);
        return;
    }
    const QByteArray geometry =
        R"({"type": "Point", "coordinates": [)" + (*point)->longitude + ", " + (*point)->latitude + "]}";
    const QByteArray json =
        R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": )" + geometry +
        "}]}";
    const QString after = QString::fromUtf8(json);
    m_hasPlace = true;
    const Result<iiif::Outline> ours = iiif::Outline::parse(json);
    if (isThere && ours && canonical(existing) == canonical(ours->root())) {
        change(name, Outcome::Unchanged, before, after);
    } else if (isThere && !m_profile.overwrite) {
        change(name, Outcome::KeptExisting, before, after);
    } else {
        change(name, isThere ? Outcome::Overwritten : Outcome::Added, before, after);
        edit([root = m_root, json](Edits &edits) { edits.set(root, "navPlace", json); });
    }
}

void Planner::planContext()
{
    const Value existing = m_root["@context"];
    if (iiif::hasNavPlaceContext(existing))
        return;
    iiif::Contexts contexts;
    contexts.add(existing);
    contexts.addNavPlace();
    const QByteArray json = contexts.json();
    change(u"@context"_s, existing ? Outcome::Overwritten : Outcome::Added, QString::fromUtf8(existing.raw()),
           QString::fromUtf8(json));
    edit([root = m_root, json, isThere = existing.exists()](Edits &edits) {
        if (isThere)
            edits.set(root, "@context", json);
        else
            edits.setFirst(root, "@context", json); // where the specification has it
    });
}

void Planner::planSummary()
{
    const QString text = asShown(fieldText(m_record, Field::Description));
    const QString &language = m_profile.language;
    const Value existing = m_root["summary"];
    const LanguageMap map = LanguageMap::read(existing);
    const QString ours = map.values(language).join(u'\n');
    const QString part = u"summary"_s;
    if (text.isEmpty()) {
        change(part, Outcome::NotInRecord, shown(existing), {});
    } else if (!ours.trimmed().isEmpty()) {
        change(part, ours == text ? Outcome::Unchanged : Outcome::KeptExisting, ours, text);
    } else if (existing && !existing.isNull() && !existing.isObject() && map.isEmpty()) {
        warn(u"summary-shape"_s, Tr::tr("The manifest's summary is no text; it cannot be completed without losing it."),
             existing);
        change(part, Outcome::Blocked, QString::fromUtf8(existing.raw()), text);
    } else {
        change(part, Outcome::Added, {}, text);
        edit([=, root = m_root](Edits &edits) {
            if (existing.isObject() && !existing["@value"]) {
                edits.set(existing, language.toUtf8(), '[' + quoted(text) + ']');
                return;
            }
            QByteArray json = inLanguage(language, {text});
            for (const LanguageMap::Entry &entry : map.entries()) { // a text in an older form stays beside ours
                if (entry.language != language)
                    json = json.chopped(1) + ", " + inLanguage(entry.language, entry.values).sliced(1);
            }
            edits.set(root, "summary", json);
        });
    }
}

void Planner::planId()
{
    const Value existing = m_root["id"];
    const QString before = existing.text();
    if (!m_profile.newId) {
        warn(u"manifest-id-kept"_s,
             Tr::tr("The manifest keeps its id although it is another document now; viewers fetch by the id and may "
                    "show the old one. "
                    "Give the address where it will be served."),
             existing ? existing : m_root);
        return;
    }
    const QString after = m_profile.newId->text();
    change(u"id"_s,
           before == after ? Outcome::Unchanged
           : existing      ? Outcome::Overwritten
                           : Outcome::Added,
           before, after);
    if (before != after)
        edit([root = m_root, after](Edits &edits) { edits.set(root, "id", quoted(after)); });
}

} // namespace

Result<EnrichmentPlan> planEnrichment(const iiif::Manifest &manifest, const Record &record, const Profile &profile)
{
    if (!isLanguageKey(profile.language))
        return failure(ErrorKind::Usage, Tr::tr("“%1” is no language code such as en or nl.").arg(profile.language));
    return Planner(manifest, record, profile).plan();
}

void apply(const EnrichmentPlan &plan, iiif::Edits &edits)
{
    for (const auto &edit : plan.edits)
        edit(edits);
}

std::vector<FieldRecord> provenance(const EnrichmentPlan &plan, const QDateTime &date)
{
    std::vector<FieldRecord> records;
    for (const Change &change : plan.changes) {
        if (change.outcome == Outcome::Added || change.outcome == Outcome::Overwritten)
            records.push_back({plan.source, date, change.part, change.before, change.after});
    }
    return records;
}

} // namespace kader::enrichment
