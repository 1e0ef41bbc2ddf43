#include "curation/partialmanifest.h"

#include "base/background.h"
#include "base/tr.h"
#include "curation/record.h"
#include "iiif/contexts.h"
#include "iiif/edits.h"
#include "iiif/fragment.h"
#include "iiif/wrap.h"

#include <QBuffer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr qsizetype mostNamed = 20;

/// One fetch, then work in the pool.
struct Fetch final : Job {
    JobHandle current;
};

QByteArray label(const QString &text)
{
    return "{\"none\":[" + iiif::jsonString(text) + "]}";
}

/// The canvas of an image, named as its file.
Result<QByteArray> canvasOf(const repository::FileImage &image)
{
    return iiif::Document::read(image.info.bytes, image.info.address.text())
        .and_then(iiif::wrappedImageInfo)
        .and_then([&](const iiif::OpenedManifest &wrapped) -> Result<QByteArray> {
            const iiif::Value canvas = wrapped.manifest.canvases().front().value;
            iiif::Edits edits(*canvas.outline());
            edits.set(canvas, "label", label(image.file.name));
            return edits.patches().and_then([&](const iiif::Patches &patches) -> Result<QByteArray> {
                QBuffer out;
                out.open(QIODevice::WriteOnly);
                const iiif::Outline::Node &node = canvas.node();
                return iiif::writePatched(out, canvas.outline()->text(), patches, node.begin, node.end).map([&] {
                    return out.data();
                });
            });
        });
}

/// `“a”, “b” and 3 more`
QString namesOf(const QList<repository::FileFault> &faults)
{
    QStringList names;
    for (const repository::FileFault &fault : faults.first(std::min(mostNamed, faults.size())))
        names << u'“' + fault.file.name.left(200) + u'”';
    const QString listed = names.join(u", "_s);
    return faults.size() > mostNamed ? Tr::tr("%1 and %2 more").arg(listed).arg(faults.size() - mostNamed) : listed;
}

QString madeHere(qsizetype canvases, const QList<repository::FileFault> &missed)
{
    const QString sentence =
        Tr::tr("The repository could not make this manifest. It was made from the %1 files of the dataset that work as "
               "images.")
            .arg(canvases);
    return missed.isEmpty() ? sentence : sentence + u' ' + Tr::tr("These are left out: %1.").arg(namesOf(missed));
}

Diagnostics notesOn(const WebAddress &id, const QString &sentence, const QList<repository::FileFault> &missed)
{
    Diagnostics notes = {
        {.rule = partialManifestRule, .message = sentence, .place = {.document = id.text(), .pointer = {}}}};
    for (const repository::FileFault &fault : missed.first(std::min(mostNamed, missed.size())))
        notes << Diagnostic{.rule = u"file-left-out"_s,
                            .message = Tr::tr("“%1” is left out: %2").arg(fault.file.name.left(200), fault.reason),
                            .place = {.document = id.text(), .pointer = {}}};
    return notes;
}

QByteArray textAround(const WebAddress &id, const QString &title, const QString &sentence, const QByteArray &canvases)
{
    const QByteArray note = R"([{"label":{"en":["Note"]},"value":{"en":[)" + iiif::jsonString(sentence) + "]}}]";
    return R"({"@context":)" + iiif::Contexts().json() + R"(,"id":)" + iiif::jsonString(id.text()) +
           R"(,"type":"Manifest","label":)" + label(title) + R"(,"metadata":)" + note + R"(,"items":[)" + canvases +
           "]}";
}

/// None of the files is to blame.
Error stumbled(const WebAddress &id)
{
    return {ErrorKind::Network,
            Tr::tr("The repository could not make this manifest, although it finds nothing wrong with a file of the "
                   "dataset. It may be in trouble; try again later."),
            {.document = id.text(), .pointer = {}}};
}

Result<SourcePtr> sourceFrom(const iiif::OpenedManifest &opened, const QString &address,
                             const repository::Dataset &dataset, std::optional<int> version)
{
    ManifestSource source = newSource(opened, address);
    source.title = dataset.title;
    source.record = recordOf(dataset);
    source.dataset = dataset.uuid;
    source.version = version;
    source.bytes = bytesOf(dataset);
    return readyToShow(std::move(source));
}

} // namespace

Result<iiif::OpenedManifest> partialManifest(const repository::Dataset &dataset, const WebAddress &id,
                                             const repository::FileImages &files)
{
    QList<repository::FileFault> missed;
    std::copy_if(files.faults.begin(), files.faults.end(), std::back_inserter(missed),
                 [](const repository::FileFault &fault) { return fault.isMissed; });
    QByteArray canvases;
    qsizetype count = 0;
    for (const repository::FileImage &image : files.images) {
        const Result<QByteArray> canvas = canvasOf(image);
        if (!canvas) {
            missed << repository::FileFault{image.file, canvas.error().message};
            continue;
        }
        canvases += (canvases.isEmpty() ? "" : ",") + *canvas;
        ++count;
    }
    const bool mayPass =
        std::any_of(missed.begin(), missed.end(), [](const repository::FileFault &fault) { return fault.mayPass; });
    if (count == 0)
        return failure(mayPass ? ErrorKind::Network : ErrorKind::NotFound,
                       Tr::tr("The repository could not make this manifest, and no file of the dataset works as an "
                              "image by itself."),
                       {.document = id.text(), .pointer = {}});
    const QString sentence = madeHere(count, missed);
    const QByteArray text = textAround(id, dataset.title, sentence, canvases);
    return iiif::openManifest(text, id.text()).map([&](iiif::OpenedManifest opened) {
        opened.notes = notesOn(id, sentence, missed) + opened.notes;
        return opened;
    });
}

JobHandle fetchPartialManifest(const repository::Repository &repository, const repository::Dataset &dataset,
                               std::optional<int> version, std::function<void(int asked, int total)> progress,
                               std::function<void(Result<SourcePtr>)> done)
{
    auto job = std::make_unique<Fetch>();
    const WebAddress id = repository.manifestAddress(dataset);
    const auto take = [dataset, version, id, done = std::move(done),
                       job = job.get()](const Result<repository::FileImages> &files) {
        const auto work = [dataset, version, id, files]() -> Result<SourcePtr> {
            if (!files)
                return tl::unexpected(files.error());
            if (!files->explainBrokenManifest())
                return tl::unexpected(stumbled(id));
            return partialManifest(dataset, id, *files).and_then([&](const iiif::OpenedManifest &opened) {
                return sourceFrom(opened, id.text(), dataset, version);
            });
        };
        job->current = inBackground<Result<SourcePtr>>(work, done);
    };
    job->current = repository.fileImages(dataset, std::move(progress), take);
    return job;
}

} // namespace kader::curation
