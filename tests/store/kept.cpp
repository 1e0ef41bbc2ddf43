#include "store/kept.h"

#include <QTimeZone>

using namespace kader::store;
using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

const QUuid firstId(u"{5f6f7a10-0b59-4a9e-9f0d-6f1d0a4c2b01}"_s);
const QUuid secondId(u"{5f6f7a10-0b59-4a9e-9f0d-6f1d0a4c2b02}"_s);

QUuid annotationId(int number)
{
    return QUuid(u"{77e1c7d2-93f4-4b0c-8a55-0000000000%1}"_s.arg(number, 2, 10, QChar(u'0')));
}

QDateTime time(int minute)
{
    return QDateTime(QDate(2025, 3, 9), QTime(14, minute, 30, 125), QTimeZone::utc());
}

Source source(const QUuid &id, SourceKind kind, const QString &name, const QString &title)
{
    Source made;
    made.id = id;
    made.kind = kind;
    made.origin = u"https://repository.example/"_s + name;
    made.title = title;
    made.fetched = time(1);
    return made;
}

Annotation comment(int number, const QString &text)
{
    Annotation made;
    made.id = annotationId(number);
    made.targets = {Target{firstId, number, Area{12.5, 0.1, 640, 480}}};
    made.motivations = {u"commenting"_s};
    made.text = text;
    made.language = u"en"_s;
    made.creator = u"A. Curator"_s;
    made.created = time(number);
    return made;
}

Annotation edited(const Annotation &annotation, const QString &text)
{
    Annotation after = annotation;
    after.text = text;
    after.modified = time(40);
    if (after.provenance)
        after.provenance->overlay = Overlay::Edited;
    return after;
}

Annotation svgComment()
{
    Annotation made = comment(13, u"Cell wall, torn: “pulled apart”\nœdème, \U0001F52C, \u0646\u0648\u0627\u0629"_s);
    made.targets[0].selector = "{\"type\":\"SvgSelector\",\"value\":\"<svg><path d='M0 0L9 9'/></svg>\"}"_ba;
    made.targets.push_back(Target{secondId, std::nullopt});
    made.motivations = {u"tagging"_s, u"x-own:\"kind\""_s};
    made.body = "[{\"type\":\"TextualBody\",\"value\":\"déchiré\",\"purpose\":\"tagging\"}]"_ba;
    return made;
}

} // namespace

Document keptManifest()
{
    QByteArray bytes = "{\"type\": \"Manifest\", \"items\": ["_ba;
    for (int canvas = 0; canvas < 3200; ++canvas)
        bytes += "{\"type\": \"Canvas\", \"id\": \"https://repository.example/iiif/canvas/" +
                 QByteArray::number(canvas) + "\", \"width\": 1500.50},\n";
    bytes += "{}]}";
    return {source(firstId, SourceKind::Manifest, u"iiif/first/manifest.json"_s, u"Leaf sections"_s), bytes};
}

Document keptSecondManifest()
{
    return {source(secondId, SourceKind::Manifest, u"iiif/second/manifest.json"_s, u"Wurzelschnitte, Übersicht"_s),
            "{\"type\":\"Manifest\",\"items\":[]}"_ba};
}

std::vector<Annotation> keptOwn()
{
    Annotation one = comment(1, u"from the source"_s);
    one.provenance = Provenance{firstId, u"/items/1/annotations/0/items/0"_s, QByteArray::fromHex("00ff10aa"), {}};
    Annotation two = comment(2, u"of the source too"_s);
    two.provenance = Provenance{firstId, u"/items/2/annotations/0/items/0"_s, QByteArray::fromHex("01"), {}};
    Annotation three = comment(3, u"left alone"_s);
    three.created.reset();
    three.provenance = Provenance{firstId, u"/items/3/annotations/0/items/0"_s, QByteArray::fromHex("02"), {}};
    return {one, two, three};
}

std::vector<Step> keptSteps()
{
    const std::vector<Annotation> own = keptOwn();
    Annotation deleted = own[1];
    deleted.provenance->overlay = Overlay::Deleted;
    const Annotation first = comment(11, u"drawn"_s);
    const Annotation second = comment(12, u"drawn and deleted"_s);
    return {
        {u"Draw"_s, {AnnotationChange{{}, first}, AnnotationChange{{}, second}}},
        {u"Edit"_s, {AnnotationChange{own[0], edited(own[0], u"from the source, edited"_s)}}},
        {u"Delete 2 annotations"_s, {AnnotationChange{second, {}}, AnnotationChange{own[1], deleted}}},
        {u"Draw"_s, {AnnotationChange{{}, svgComment()}}},
        {u"Set address"_s, {SettingChange{publicationAddressSetting, {}, u"https://publish.example/iiif"_s}}},
        {u"Rewrite"_s, {AnnotationChange{first, edited(first, u"drawn, then undone"_s)}}},
    };
}

Step keptInclusion()
{
    const QString key = includedSettingPrefix + firstId.toString(QUuid::WithoutBraces);
    return {u"Add Leaf sections"_s, {SettingChange{key, {}, u"yes"_s}}};
}

std::vector<NumberedAnnotation> keptAnnotations()
{
    const std::vector<Annotation> own = keptOwn();
    Annotation deleted = own[1];
    deleted.provenance->overlay = Overlay::Deleted;
    return {{1, edited(own[0], u"from the source, edited"_s)},
            {2, deleted},
            {3, own[2]},
            {4, comment(11, u"drawn"_s)},
            {6, svgComment()}};
}

Document keptRecord()
{
    const QUuid id(u"{5f6f7a10-0b59-4a9e-9f0d-6f1d0a4c2b03}"_s);
    return {source(id, SourceKind::Record, u"datasets/first"_s, u"Record of leaf sections"_s),
            "{\"dataset\": \"3c1d\", \"record\": {\"title\": \"Leaf sections\"}}"_ba};
}

Document keptOriginal()
{
    const QUuid id(u"{5f6f7a10-0b59-4a9e-9f0d-6f1d0a4c2b04}"_s);
    return {source(id, SourceKind::Original, u"iiif/second/manifest.json"_s, u"Wurzelschnitte, Übersicht"_s),
            "{\"@type\":\"sc:Manifest\",\"sequences\":[]}"_ba};
}

Result<void> keepCuration(const QString &path)
{
    Result<CurationFile> file = CurationFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    const Document first = keptManifest();
    const Document second = keptSecondManifest();
    const std::vector<Document> records{keptRecord()};
    const std::vector<Document> originals{keptOriginal()};
    const auto kept = file->addSource(first.source, first.bytes, keptOwn(), records).and_then([&](const Source &) {
        return file->addSource(second.source, second.bytes, {}, originals);
    });
    if (!kept)
        return tl::unexpected(kept.error());
    std::vector<Step> steps = keptSteps();
    steps.insert(steps.begin(), keptInclusion());
    for (const Step &step : steps) {
        if (Result<void> made = file->apply(step); !made)
            return made;
    }
    return file->undo().map([](const Step &) {});
}

} // namespace kader::test
