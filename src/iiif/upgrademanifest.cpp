#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QByteArray numbered(QByteArrayView path, int number)
{
    return path.toByteArray() + QByteArray::number(number);
}

QSet<QByteArray> idsOf(const std::vector<Value> &resources)
{
    QSet<QByteArray> ids;
    for (const Value resource : resources)
        ids.insert(upgradeIdText(resource));
    return ids;
}

/// Something painted: an annotation, or the image itself in its place.
void writePainted(Upgrader &upgrader, Value painted, const UpgradeAs &as)
{
    const bool isAnnotation =
        painted.isObject() && (painted["resource"] || painted["on"] || hasType(painted["@type"], "Annotation"));
    if (isAnnotation)
        return writeUpgradedAnnotation(upgrader, painted, as);
    UpgradeWriter &out = upgrader.out;
    upgrader.tell(UpgradeNote::AnnotationType);
    out.beginObject();
    if (const QByteArray id = upgrader.minted(as.base, as.path); !id.isEmpty())
        out.text("id", QString::fromUtf8(id));
    out.text("type", u"Annotation"_s);
    out.text("motivation", u"painting"_s);
    out.member("body", [&] { writeContent(upgrader, painted, "Image"); });
    out.text("target", QString::fromUtf8(as.canvas));
    out.endObject();
}

/// A list of annotations, or an annotation by itself in its place.
void writeList(Upgrader &upgrader, Value list, const UpgradeAs &as)
{
    if (!list["resource"])
        return upgrader.resource(list, annotationListClass, as);
    UpgradeWriter &out = upgrader.out;
    out.beginObject();
    const QByteArray id = upgrader.minted(as.base, as.path);
    if (!id.isEmpty())
        out.text("id", QString::fromUtf8(id));
    out.text("type", u"AnnotationPage"_s);
    out.list("items", true, [&] { writeUpgradedAnnotation(upgrader, list, {.base = id, .path = "/annotation/1"}); });
    out.endObject();
}

} // namespace

std::vector<Value> furtherCanvases(const Upgradee &manifest)
{
    std::vector<Value> canvases;
    const std::vector<Value> sequences = upgradeListed(manifest.value["sequences"]);
    if (sequences.size() < 2)
        return canvases;
    QSet<QByteArray> known = idsOf(upgradeListed(manifest.sequence["canvases"]));
    for (const Value sequence : sequences) {
        for (const Value canvas : upgradeListed(sequence["canvases"])) {
            const QByteArray id = upgradeIdText(canvas);
            if (!canvas.isObject() || id.isEmpty() || known.contains(id))
                continue;
            known.insert(id);
            canvases.push_back(canvas);
        }
    }
    return canvases;
}

void canvasesForm(Upgrader &upgrader, Value, const Upgradee &owner)
{
    int position = 0;
    for (const Value canvas : upgradeListed(owner.sequence["canvases"])) {
        ++position;
        if (canvas.isString())
            writeLink(upgrader, canvas, "Canvas");
        else if (canvas.isObject())
            upgrader.resource(canvas, canvasClass, {.base = owner.id, .path = numbered("/canvas/", position)});
    }
    for (const Value canvas : furtherCanvases(owner)) {
        upgrader.tell(UpgradeNote::FurtherCanvas);
        upgrader.resource(canvas, canvasClass, {});
    }
}

void paintingPageForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    const std::vector<Value> images = upgradeListed(value);
    if (images.empty())
        return;
    UpgradeWriter &out = upgrader.out;
    out.beginObject();
    const QByteArray id = upgrader.minted(owner.id, "/annotation-page");
    if (!id.isEmpty())
        out.text("id", QString::fromUtf8(id));
    out.text("type", u"AnnotationPage"_s);
    out.list("items", true, [&] {
        int position = 0;
        for (const Value image : images)
            writePainted(
                upgrader, image,
                {.base = id, .path = numbered("/annotation/", ++position), .isPainting = true, .canvas = owner.id});
    });
    out.endObject();
}

void annotationListsForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    int position = 0;
    for (const Value list : upgradeListed(value)) {
        ++position;
        if (list.isString())
            writeLink(upgrader, list, "AnnotationPage");
        else if (list.isObject())
            writeList(upgrader, list, {.base = owner.id, .path = numbered("/annotations/", position)});
    }
}

/// The list of all `members` counts; what it lacks of `collections` and `manifests` joins it.
void collectionItemsForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    const bool isAll = value.key() == "members"_L1 || !upgradeHas(owner.value, "members");
    const QSet<QByteArray> known = isAll ? QSet<QByteArray>() : idsOf(upgradeListed(owner.value["members"]));
    const QByteArray type = value.key() == "collections"_L1 ? "Collection" : "Manifest";
    for (const Value member : upgradeListed(value)) {
        const QByteArray id = upgradeIdText(member);
        if (!isAll && !id.isEmpty() && known.contains(id))
            continue;
        upgrader.tell(UpgradeNote::MembersDiffer, isAll ? 0 : 1);
        writeLink(upgrader, member, type);
    }
}

} // namespace kader::iiif
