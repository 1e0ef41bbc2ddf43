#include "iiif/upgradeclasses.h"

#include "iiif/upgradeforms.h"

#include <array>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

using enum UpgradeRow::Shape;
using enum UpgradeRow::When;
using Row = UpgradeRow;

constexpr std::array shared = {
    Row{"label", "label", languageForm},
    Row{"metadata", "metadata", metadataForm, Many},
    Row{"description", "summary", languageForm},
    Row{"summary", "summary", languageForm},
    Row{"attribution", "requiredStatement", attributionForm},
    Row{"license", "rights", rightsForm},
    Row{"license", "metadata", licenceEntryForm, Many},
    Row{"logo", "provider", providerForm, Many},
    Row{"related", "homepage", homepageForm, Many},
    Row{"related", "metadata", relatedEntryForm, Many},
    Row{"rendering", "rendering", renderingForm, Many},
    Row{"seeAlso", "seeAlso", linkForm, Many},
    Row{"within", "partOf", partOfForm, Many},
    Row{"viewingHint", "behavior", behaviorForm, Many},
    Row{"viewingDirection", "viewingDirection", copyForm},
    Row{"startCanvas", "start", startForm},
    Row{"contentLayer", "supplementary", layerLinkForm},
    Row{"thumbnail", "thumbnail", imageForm, Many},
    Row{"service", "service", serviceForm, Many},
    Row{"navDate", "navDate", copyForm},
    Row{"format", "format", copyForm},
    Row{"width", "width", numberForm},
    Row{"height", "height", numberForm},
    Row{"language", "language", elementsForm, Many},
    Row{"@language", "language", elementsForm, Many},
};

constexpr std::array manifest = {
    Row{"sequences", "items", canvasesForm, ManyOrNone},
    Row{"sequences", "structures", pageOrdersForm, Many},
    Row{"structures", "structures", structuresForm, Many},
    Row{"viewingDirection", "viewingDirection", copyForm, One, IfSequenceLacks},
    Row{"viewingHint", "behavior", behaviorForm, Many, IfSequenceLacks},
    Row{"startCanvas", "start", startForm, One, IfSequenceLacks},
};

constexpr std::array sequence = {
    Row{"canvases", nullptr},
    Row{"within", nullptr},
    Row{"sequences", nullptr}, // nothing has sequences of sequences
    Row{"label", "label", languageForm, One, IfOwnerLacks},
    Row{"label", "metadata", entryForm, Many, IfOwnerHas},
    Row{"description", "summary", languageForm, One, IfOwnerLacks},
    Row{"description", "metadata", entryForm, Many, IfOwnerHas},
    Row{"attribution", "requiredStatement", attributionForm, One, IfOwnerLacks},
    Row{"attribution", "metadata", entryForm, Many, IfOwnerHas},
    Row{"license", "rights", rightsForm, One, IfOwnerLacks},
    Row{"license", "metadata", licenceEntryForm, Many, IfOwnerLacks},
    Row{"license", "metadata", entryForm, Many, IfOwnerHas},
};

constexpr std::array collection = {
    Row{"members", "items", collectionItemsForm, ManyOrNone},
    Row{"collections", "items", collectionItemsForm, ManyOrNone},
    Row{"manifests", "items", collectionItemsForm, ManyOrNone},
    Row{"first", "first", collectionLinkForm},
    Row{"last", "last", collectionLinkForm},
    Row{"next", "next", collectionLinkForm},
    Row{"prev", "prev", collectionLinkForm},
    Row{"total", "total", numberForm},
    Row{"startIndex", "startIndex", numberForm},
};

constexpr std::array canvas = {
    Row{"images", "items", paintingPageForm, ManyOrNone},
    Row{"otherContent", "annotations", annotationListsForm, Many},
};

constexpr std::array range = {
    Row{"members", "items", rangeItemsForm, ManyOrNone},
    Row{"ranges", "items", rangeItemsForm, ManyOrNone},
    Row{"canvases", "items", rangeItemsForm, ManyOrNone},
};

constexpr std::array pageOrder = {
    Row{"canvases", "items", pageOrderItemsForm, ManyOrNone},
    Row{"viewingHint", "behavior", pageOrderBehaviorForm, Many},
};

constexpr std::array annotationList = {
    Row{"resources", "items", annotationsForm, ManyOrNone},
    Row{"first", "first", pageLinkForm},
    Row{"last", "last", pageLinkForm},
    Row{"next", "next", pageLinkForm},
    Row{"prev", "prev", pageLinkForm},
    Row{"total", "total", numberForm},
    Row{"startIndex", "startIndex", numberForm},
};

constexpr std::array layer = {
    Row{"otherContent", "items", annotationListsForm, ManyOrNone},
    Row{"first", "first", pageLinkForm},
    Row{"last", "last", pageLinkForm},
    Row{"total", "total", numberForm},
};

constexpr std::array annotation = {
    Row{"motivation", "motivation", motivationForm},
    Row{"resource", "body", bodyForm},
    Row{"on", "target", targetForm},
    Row{"stylesheet", "stylesheet", stylesheetForm},
};

constexpr std::array text = {
    Row{"chars", "value", plainTextForm},
    Row{"cnt:chars", "value", plainTextForm},
    Row{"language", "language", copyForm},
    Row{"@language", "language", copyForm},
};

constexpr std::array choice = {
    Row{"default", "items", alternativesForm, Many},
    Row{"item", "items", alternativesForm, Many},
};

constexpr std::array specific = {
    Row{"full", "source", sourceForm},
    Row{"selector", "selector", selectorForm},
    Row{"style", "styleClass", copyForm},
};

constexpr std::array target = {
    Row{"full", "source", targetSourceForm},
    Row{"source", "source", targetSourceForm},
    Row{"selector", "selector", selectorForm},
    Row{"style", "styleClass", copyForm},
    Row{"within", nullptr}, // said of the source
};

constexpr std::array selector = {
    Row{"chars", "value", plainTextForm},
    Row{"cnt:chars", "value", plainTextForm},
    Row{"refinedBy", "refinedBy", selectorForm},
};

struct TypeName {
    QByteArrayView was; ///< Without prefix.
    const char *is;
    const UpgradeClass *cls;
};

const TypeName typeNames[] = {
    {"Manifest", "Manifest", &manifestClass},
    {"Collection", "Collection", &collectionClass},
    {"Canvas", "Canvas", &canvasClass},
    {"Range", "Range", &contentClass}, // as a link; those in structures are written by their tree
    {"Layer", "AnnotationCollection", &layerClass},
    {"AnnotationCollection", "AnnotationCollection", &layerClass},
    {"AnnotationList", "AnnotationPage", &annotationListClass},
    {"AnnotationPage", "AnnotationPage", &annotationListClass},
    {"Annotation", "Annotation", &annotationClass},
    {"Image", "Image", &contentClass},
    {"StillImage", "Image", &contentClass},
    {"Sound", "Sound", &contentClass},
    {"Text", "Text", &contentClass},
    {"Dataset", "Dataset", &contentClass},
    {"MovingImage", "Video", &contentClass},
    {"Video", "Video", &contentClass},
    {"ContentAsText", "TextualBody", &textClass},
};

QByteArray localName(const QString &type)
{
    const qsizetype end = type.lastIndexOf(u'#');
    const qsizetype at = end >= 0 ? end : type.contains(u"://"_s) ? type.lastIndexOf(u'/') : type.indexOf(u':');
    return type.sliced(at + 1).toUtf8();
}

} // namespace

std::span<const UpgradeRow> sharedRows()
{
    return shared;
}

std::span<const UpgradeRow> sequenceRows()
{
    return sequence;
}

constexpr UpgradeClass manifestClass{"Manifest", manifest};
constexpr UpgradeClass collectionClass{"Collection", collection};
constexpr UpgradeClass canvasClass{"Canvas", canvas, "Manifest"};
constexpr UpgradeClass rangeClass{"Range", range, "Manifest", finishRange};
constexpr UpgradeClass pageOrderClass{"Range", pageOrder, "Manifest", finishPageOrder};
constexpr UpgradeClass annotationListClass{"AnnotationPage", annotationList, "AnnotationCollection"};
constexpr UpgradeClass layerClass{"AnnotationCollection", layer, "AnnotationCollection"};
constexpr UpgradeClass annotationClass{"Annotation", annotation, "AnnotationCollection", finishAnnotation};
constexpr UpgradeClass textClass{"TextualBody", text, "Collection", finishText};
constexpr UpgradeClass choiceClass{"Choice", choice};
constexpr UpgradeClass specificClass{"SpecificResource", specific};
constexpr UpgradeClass targetClass{"SpecificResource", target};
constexpr UpgradeClass selectorClass{nullptr, selector, "Collection", finishSelector};
constexpr UpgradeClass contentClass{nullptr, {}};

QByteArray upgradedType(Value type)
{
    const std::vector<Value> types = upgradeListed(type);
    for (const Value one : types) {
        const QByteArray name = localName(one.text());
        for (const TypeName &known : typeNames) {
            if (name == known.was)
                return known.is;
        }
    }
    for (const Value one : types) {
        const QString written = one.text();
        if (!written.isEmpty())
            return written.contains(u"://"_s) ? written.toUtf8() : localName(written);
    }
    return {};
}

bool hasType(Value type, QByteArrayView name)
{
    for (const Value one : upgradeListed(type)) {
        if (localName(one.text()) == name)
            return true;
    }
    return false;
}

const UpgradeClass &classOfType(const QByteArray &type)
{
    for (const TypeName &known : typeNames) {
        if (type == known.is)
            return *known.cls;
    }
    return contentClass;
}

} // namespace kader::iiif
