#include "iiif/inspection.h"

#include "base/tr.h"
#include "iiif/annotationpage.h"
#include "iiif/painting.h"
#include "iiif/remark.h"
#include "iiif/resource.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// Oddities of many canvases, each told once with the first place it was met.
class Oddities final {
public:
    void add(const QString &rule, const QString &message, Value where)
    {
        Met &met = m_met[{rule, message}];
        if (met.count++ == 0)
            met.where = where;
    }

    [[nodiscard]] Diagnostics diagnostics() const
    {
        Diagnostics all;
        for (auto met = m_met.begin(); met != m_met.end(); ++met) {
            const QString times = met->count > 1 ? Tr::tr(" (%1 times)").arg(met->count) : QString();
            all.append({.severity = Severity::Info,
                        .rule = met.key().first,
                        .message = met.key().second + times,
                        .place = met->where.place()});
        }
        return all;
    }

private:
    struct Met {
        int count = 0;
        Value where = {};
    };
    QMap<std::pair<QString, QString>, Met> m_met;
};

void countPages(Inspection &result, const std::vector<Value> &pages)
{
    for (const Value page : pages) {
        result.annotations += qsizetype(embeddedItems(page).size());
        result.referencedPages += !page["items"].exists() && !idOf(page).isEmpty();
    }
}

/// Canvases that stand in for a resource while it loads or is played have annotations too, but are none of its own.
void countCompanions(Inspection &result, Value resource)
{
    for (const char *name : {"placeholderCanvas", "accompanyingCanvas"}) {
        const Value companion = resource[name];
        countPages(result, listed(companion["items"]));
        countPages(result, listed(companion["annotations"]));
    }
}

void lookAt(const CanvasView &canvas, Oddities &oddities)
{
    if (canvas.isSizeGuessed)
        oddities.add(u"canvas-size-guessed"_s,
                     Tr::tr("The canvas has no usable width and height; those of its image are used."), canvas.value);
    for (const Painting &painting : paintings(canvas)) {
        for (const QString &words : painting.notDone)
            oddities.add(u"painting-not-done"_s, words, canvas.value);
    }
}

void inspect(Inspection &result, const OpenedManifest &opened)
{
    const Manifest &manifest = opened.manifest;
    result.conversion = opened.conversion;
    result.notes = opened.notes;
    result.id = manifest.id();
    result.label = manifest.label().name();
    result.canvases = qsizetype(manifest.canvases().size());
    Oddities oddities;
    for (const CanvasView &canvas : manifest.canvases()) {
        countPages(result, canvas.paintingPages());
        countPages(result, canvas.annotationPages());
        countCompanions(result, canvas.value);
        lookAt(canvas, oddities);
    }
    countPages(result, listed(manifest.root()["annotations"]));
    countCompanions(result, manifest.root());
    result.notes += oddities.diagnostics();
}

void inspect(Inspection &result, const Collection &collection)
{
    result.id = collection.id();
    result.label = collection.label().name();
    result.members = collection.members();
    for (CollectionMember &member : result.members)
        member.value = {};
    result.notes = collection.notes();
    const std::optional<WebAddress> &next = collection.nextPage();
    if (!next)
        return;
    const QString words = result.members.empty()
                              ? Tr::tr("The collection is paged: what it lists is in documents of their own, of which "
                                       "the first is %1.")
                              : Tr::tr("The collection is paged: its list goes on at %1.");
    result.notes.append(remarkOn(collection.document(), u"collection-pages"_s, words.arg(next->text())));
}

void inspect(Inspection &result, const AnnotationPage &page)
{
    result.id = page.id();
    result.label = page.label().name();
    result.annotations = qsizetype(page.annotations().size());
    result.notes = page.notes();
}

bool holdsAnnotations(DocumentKind kind)
{
    return kind == DocumentKind::AnnotationPage || kind == DocumentKind::Annotation;
}

} // namespace

Result<Inspection> inspected(const Document &document)
{
    Inspection result{.kind = document.kind(), .presentationVersion = document.presentationVersion()};
    const auto done = [&](const auto &opened) {
        inspect(result, opened);
        return std::move(result);
    };
    if (document.kind() == DocumentKind::Collection)
        return Collection::read(document).map(done);
    if (holdsAnnotations(document.kind()))
        return AnnotationPage::read(document).map(done);
    return openManifest(document).map([&](const OpenedManifest &opened) {
        if (result.kind == DocumentKind::Unknown) { // it lies inside of something else
            result.kind = DocumentKind::Manifest;
            result.presentationVersion = opened.conversion == Conversion::Version2 ? 2 : 3;
        }
        return done(opened);
    });
}

Result<Converted> inPresentation3(const Document &document)
{
    if (document.presentationVersion() == 4)
        return failure(ErrorKind::Unsupported,
                       Tr::tr("This is a document of IIIF Presentation 4; Kader cannot make one of version 3 of it."),
                       {.document = document.name()});
    if (document.presentationVersion() == 3)
        return Converted{.bytes = document.original()};
    if (document.kind() == DocumentKind::Collection)
        return Collection::read(document).map([](const Collection &collection) {
            return Converted{.bytes = collection.document().bytes(), .notes = collection.notes()};
        });
    if (holdsAnnotations(document.kind()))
        return AnnotationPage::read(document).map([](const AnnotationPage &page) {
            return Converted{.bytes = page.document().bytes(), .notes = page.notes()};
        });
    return openManifest(document).map([](const OpenedManifest &opened) {
        return Converted{.bytes = opened.manifest.document().bytes(), .notes = opened.notes};
    });
}

QString kindName(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Manifest:
        return u"Manifest"_s;
    case DocumentKind::Collection:
        return u"Collection"_s;
    case DocumentKind::Canvas:
        return u"Canvas"_s;
    case DocumentKind::AnnotationPage:
        return u"AnnotationPage"_s;
    case DocumentKind::Annotation:
        return u"Annotation"_s;
    case DocumentKind::ImageInfo:
        return u"ImageInfo"_s;
    case DocumentKind::Unknown:
        break;
    }
    return u"Unknown"_s;
}

} // namespace kader::iiif
