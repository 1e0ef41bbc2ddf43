#include "curation/recordjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using enrichment::Record;

constexpr std::array texts{
    std::pair{"title"_L1, &Record::title},
    std::pair{"doi"_L1, &Record::doi},
    std::pair{"version"_L1, &Record::version},
    std::pair{"page"_L1, &Record::page},
    std::pair{"resource_title"_L1, &Record::resourceTitle},
    std::pair{"resource_doi"_L1, &Record::resourceDoi},
    std::pair{"description"_L1, &Record::descriptionHtml},
    std::pair{"longitude"_L1, &Record::longitude},
    std::pair{"latitude"_L1, &Record::latitude},
    std::pair{"published"_L1, &Record::publishedDate},
    std::pair{"publisher"_L1, &Record::publisher},
};

constexpr std::array lists{
    std::pair{"categories"_L1, &Record::categories},    std::pair{"time_coverage"_L1, &Record::timeCoverage},
    std::pair{"derived_from"_L1, &Record::derivedFrom}, std::pair{"tags"_L1, &Record::tags},
    std::pair{"funding"_L1, &Record::funding},          std::pair{"references"_L1, &Record::references},
};

QJsonObject toJson(const Record &record)
{
    QJsonObject json;
    for (const auto &[name, member] : texts)
        json.insert(name, record.*member);
    for (const auto &[name, member] : lists)
        json.insert(name, QJsonArray::fromStringList(record.*member));
    QJsonArray authors;
    for (const enrichment::Author &author : record.authors)
        authors.append(QJsonObject{{u"name"_s, author.name}, {u"orcid"_s, author.orcid}});
    json.insert(u"authors"_s, authors);
    json.insert(u"licence"_s, QJsonObject{{u"name"_s, record.licence.name}, {u"url"_s, record.licence.url}});
    return json;
}

Record recordFrom(const QJsonObject &json)
{
    Record record;
    for (const auto &[name, member] : texts)
        record.*member = json.value(name).toString();
    for (const auto &[name, member] : lists) {
        for (const QJsonValue &value : json.value(name).toArray())
            record.*member += value.toString();
    }
    for (const QJsonValue &author : json.value("authors"_L1).toArray())
        record.authors.push_back({author["name"_L1].toString(), author["orcid"_L1].toString()});
    const QJsonObject licence = json.value("licence"_L1).toObject();
    record.licence = {licence.value("name"_L1).toString(), licence.value("url"_L1).toString()};
    return record;
}

constexpr std::array conversions{
    std::pair{"version-2"_L1, iiif::Conversion::Version2},
    std::pair{"canvas"_L1, iiif::Conversion::Canvas},
    std::pair{"image-info"_L1, iiif::Conversion::ImageInfo},
};

QString nameOf(iiif::Conversion conversion)
{
    for (const auto &[name, value] : conversions) {
        if (value == conversion)
            return name;
    }
    return {};
}

iiif::Conversion conversionNamed(const QString &text)
{
    for (const auto &[name, value] : conversions) {
        if (name == text)
            return value;
    }
    return iiif::Conversion::None;
}

bool isConverted(const ManifestSource &source)
{
    return source.conversion != iiif::Conversion::None || !source.notes.isEmpty();
}

constexpr std::array severities{Severity::Info, Severity::Warning, Severity::Error};

QJsonArray toJson(const Diagnostics &notes)
{
    QJsonArray all;
    for (const Diagnostic &note : notes) {
        all.append(QJsonObject{{u"severity"_s, severityName(note.severity)},
                               {u"rule"_s, note.rule},
                               {u"message"_s, note.message},
                               {u"document"_s, note.place.document},
                               {u"pointer"_s, note.place.pointer}});
    }
    return all;
}

Diagnostics notesFrom(const QJsonArray &json)
{
    Diagnostics notes;
    for (const QJsonValue &each : json) {
        Diagnostic note{
            .rule = each["rule"_L1].toString(),
            .message = each["message"_L1].toString(),
            .place = {.document = each["document"_L1].toString(), .pointer = each["pointer"_L1].toString()}};
        for (const Severity severity : severities) {
            if (severityName(severity) == each["severity"_L1].toString())
                note.severity = severity;
        }
        notes.append(note);
    }
    return notes;
}

} // namespace

bool isDescribed(const ManifestSource &source)
{
    return source.record || !source.dataset.isEmpty() || source.version || isConverted(source);
}

QByteArray describedBy(const ManifestSource &source)
{
    QJsonObject json;
    if (!source.dataset.isEmpty())
        json.insert(u"dataset"_s, source.dataset);
    if (source.version)
        json.insert(u"version"_s, *source.version);
    if (source.record)
        json.insert(u"record"_s, toJson(*source.record));
    if (isConverted(source)) {
        if (source.conversion != iiif::Conversion::None)
            json.insert(u"conversion"_s, nameOf(source.conversion));
        json.insert(u"notes"_s, toJson(source.notes));
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void describe(ManifestSource &source, const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    source.dataset = json.value("dataset"_L1).toString();
    if (const QJsonValue version = json.value("version"_L1); version.isDouble())
        source.version = version.toInt();
    if (const QJsonValue record = json.value("record"_L1); record.isObject())
        source.record = recordFrom(record.toObject());
    source.conversion = conversionNamed(json.value("conversion"_L1).toString());
    source.notes = notesFrom(json.value("notes"_L1).toArray());
}

QString settingOf(const enrichment::Profile &profile)
{
    QJsonArray fields;
    for (const enrichment::Field field : profile.fields)
        fields.append(enrichment::fieldName(field));
    const QJsonObject json{{u"fields"_s, fields},
                           {u"language"_s, profile.language},
                           {u"overwrite"_s, profile.overwrite},
                           {u"summary"_s, profile.setSummary}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

enrichment::Profile profileOf(const QString &setting)
{
    enrichment::Profile profile;
    const QJsonObject json = QJsonDocument::fromJson(setting.toUtf8()).object();
    if (const QJsonValue fields = json.value("fields"_L1); fields.isArray()) {
        QStringList names;
        for (const QJsonValue &name : fields.toArray())
            names += name.toString();
        profile.fields = names.isEmpty() ? std::vector<enrichment::Field>()
                                         : enrichment::parseFields(names.join(u',')).value_or(profile.fields);
    }
    const QString language = json.value("language"_L1).toString();
    if (enrichment::isLanguageKey(language))
        profile.language = language;
    profile.overwrite = json.value("overwrite"_L1).toBool(profile.overwrite);
    profile.setSummary = json.value("summary"_L1).toBool(profile.setSummary);
    return profile;
}

} // namespace kader::curation
