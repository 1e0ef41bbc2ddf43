#include "iiif/annotationpage.h"

#include "base/tr.h"
#include "iiif/annotationtarget.h"
#include "iiif/remark.h"
#include "iiif/resource.h"
#include "iiif/upgrade.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QString firstId(Value resource)
{
    return idOf(resource.isArray() ? resource.firstChild() : resource);
}

/// Some annotation servers answer with the annotations alone.
bool isListOfAnnotations(Value root)
{
    return root.isArray() && typeOf(root.firstChild()) == "Annotation"_L1;
}

} // namespace

Result<AnnotationPage> AnnotationPage::read(const Document &document)
{
    const bool isReadable = document.kind() == DocumentKind::AnnotationPage ||
                            document.kind() == DocumentKind::Annotation || isListOfAnnotations(document.root());
    if (!isReadable)
        return failure(ErrorKind::Unsupported, Tr::tr("This is not a page of annotations."),
                       {.document = document.name()});
    if (document.presentationVersion() == 4)
        return AnnotationPage(document, {remarkOn(document, u"version-4"_s,
                                                  Tr::tr("The annotations are of IIIF Presentation 4; they are read "
                                                         "as those of version 3 are."))});
    if (document.presentationVersion() != 2)
        return AnnotationPage(document, {});
    return upgradedDocument(document).map(
        [](const UpgradedDocument &version3) { return AnnotationPage(version3.document, version3.notes); });
}

AnnotationPage::AnnotationPage(Document document, Diagnostics notes)
    : m_document(std::move(document)), m_notes(std::move(notes))
{
    const Value root = m_document.root();
    m_id = idOf(root);
    m_label = LanguageMap::read(root["label"]);
    m_nextPage = WebAddress::parse(firstId(root["next"]));
    m_partOf = firstId(root["partOf"]);
    const bool isOne = m_document.kind() == DocumentKind::Annotation;
    for (const Value item : listed(isOne || root.isArray() ? root : root["items"])) {
        if (item.isObject())
            m_annotations.push_back(item);
    }
}

PlacedPage placeAnnotations(const AnnotationPage &page, const Manifest &manifest, std::optional<int> referencedFrom)
{
    PlacedPage result;
    for (const Value item : page.annotations()) {
        std::optional<int> canvas = targetedCanvas(manifest, item);
        if (!canvas)
            canvas = referencedFrom;
        if (canvas)
            result.placed.push_back({*canvas, item, readAnnotation(item, manifest.canvases().at(size_t(*canvas)))});
        else
            result.elsewhere.push_back(item);
    }
    return result;
}

} // namespace kader::iiif
