#include "store/samples.h"

#include <QTimeZone>

using namespace kader::store;
using namespace Qt::StringLiterals;

namespace kader::test {

Source sampleSource(const QString &title)
{
    Source source;
    source.id = QUuid::createUuid();
    source.origin = u"https://repository.example/iiif/manifest.json"_s;
    source.title = title;
    source.fetched = QDateTime(QDate(2024, 5, 17), QTime(9, 30, 15, 250), QTimeZone::utc());
    return source;
}

Annotation sampleAnnotation(const QUuid &source, const QString &text)
{
    Annotation annotation;
    annotation.id = QUuid::createUuid();
    annotation.targets = {Target{source, 3, Area{10, 20.5, 300, 0.1}}};
    annotation.motivations = {u"commenting"_s};
    annotation.text = text;
    annotation.language = u"en"_s;
    annotation.creator = u"A. Curator"_s;
    annotation.created = QDateTime(QDate(2024, 6, 1), QTime(12, 0, 0, 1), QTimeZone::utc());
    return annotation;
}

Annotation richAnnotation(const QUuid &source)
{
    Annotation annotation = sampleAnnotation(source, u"Nucleus, “dividing”\nsecond line \U0001F52C"_s);
    annotation.targets.push_back(Target{source, 4});
    annotation.targets.push_back(
        Target{source, std::nullopt, std::nullopt, R"({"type":"SvgSelector","value":"<svg/>"})"_ba});
    annotation.motivations = {u"tagging"_s, u"x-own:\"kind\""_s};
    annotation.language = u"nl-NL"_s;
    annotation.body = R"([{"type":"TextualBody","value":"café","purpose":"tagging"}])"_ba;
    annotation.modified = QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999), QTimeZone::utc());
    annotation.provenance =
        Provenance{source, u"/items/3/annotations/0/items/1"_s, QByteArray::fromHex("00ff10"), Overlay::None};
    return annotation;
}

Change inserted(const Annotation &annotation)
{
    return AnnotationChange{std::nullopt, annotation};
}

Change removed(const Annotation &annotation)
{
    return AnnotationChange{annotation, std::nullopt};
}

Change retold(const Annotation &annotation, const QString &text)
{
    Annotation after = annotation;
    after.text = text;
    return AnnotationChange{annotation, after};
}

CurationFile freshCuration(const QString &path, const QUuid &source)
{
    Result<CurationFile> file = CurationFile::create(path);
    if (!file)
        qFatal("%s", qPrintable(file.error().toString()));
    Source sample = sampleSource();
    sample.id = source;
    if (const auto added = file->addSource(sample, "{}"_ba); !added)
        qFatal("%s", qPrintable(added.error().toString()));
    return std::move(*file);
}

} // namespace kader::test
