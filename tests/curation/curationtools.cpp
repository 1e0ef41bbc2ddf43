#include "curationtools.h"

#include "curation/steps.h"
#include "samplemanifest.h"

#include <QTest>
#include <QTimeZone>

#include <span>

using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

template <typename Start>
std::unique_ptr<Curation> waitedFor(const Start &start)
{
    std::optional<Result<std::unique_ptr<Curation>>> outcome;
    const JobHandle job =
        start([&outcome](Result<std::unique_ptr<Curation>> curation) { outcome = std::move(curation); });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60000))
        qFatal("The curation did not open.");
    if (!*outcome)
        qFatal("%s", qPrintable(outcome->error().toString()));
    return std::move(**outcome);
}

} // namespace

std::unique_ptr<Curation> created(const QString &path)
{
    return waitedFor([&](auto done) { return Curation::create(path, done); });
}

std::unique_ptr<Curation> opened(const QString &path)
{
    return waitedFor([&](auto done) { return Curation::open(path, done); });
}

void reopen(std::unique_ptr<Curation> &curation)
{
    const QString path = curation->path();
    curation.reset();
    curation = opened(path);
}

Annotation draw(Curation &curation, const QUuid &source, const QString &text)
{
    Annotation note = newAnnotation(source, 1, iiif::Region{10, 20, 30, 40});
    note.text = text;
    curation.make(addition(u"Draw region"_s, std::span(&note, 1)));
    return note;
}

void edit(Curation &curation, const Annotation &note, const QString &text)
{
    Annotation after = note;
    after.text = text;
    curation.make(change(u"Edit text"_s, note, after));
}

QByteArray ownNotes()
{
    return R"(, "annotations": [{"id": "https://repo.example/notes", "type": "AnnotationPage", "items": [)"
           R"({"id": "https://repo.example/notes/1", "type": "Annotation", "motivation": "commenting", )"
           R"("body": {"type": "TextualBody", "value": "a cell", "purpose": "commenting"}, )"
           R"("target": {"type": "SpecificResource", "source": {"id": "https://repo.example/iiif/v3/1/canvas", )"
           R"("type": "Canvas"}, "selector": {"type": "FragmentSelector", "value": "xywh=10,20,30,40"}}, "extra":  1.50}, )"
           R"({"id": "https://repo.example/notes/2", "type": "Annotation", "motivation": ["tagging"], )"
           R"("body": {"type": "TextualBody", "value": "blurred", "format": "text/plain", "language": "en"}, )"
           R"("target": "https://repo.example/iiif/v3/1/canvas"}]}])";
}

SourcePtr sampleSource(const QByteArray &annotations, int canvases)
{
    return std::make_shared<const ManifestSource>(
        ManifestSource{.id = QUuid::createUuid(),
                       .origin = u"https://repo.example/iiif/v3/one/manifest"_s,
                       .title = u"Yeast 07"_s,
                       .fetched = QDateTime(QDate(2024, 5, 17), QTime(9, 30), QTimeZone::utc()),
                       .manifest = readManifest(sampleManifest(canvases, annotations))});
}

} // namespace kader::test
