#include "iiif/rules_members.h"

#include "base/tr.h"
#include "iiif/fragment.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// The first thing that is wrong with how the annotation says what it is.
void checkPaintingMotivation(const Site &site)
{
    const Value annotation = site.object();
    const Value motivation = site[at("motivation")];
    if (!motivation && site[at("body")]["type"].text() != "TextualBody"_L1) {
        site.findings().addRepairable(
            rule("painting-motivation"), annotation,
            {Tr::tr("The motivation painting was added to the annotation that carries the image."),
             [annotation](Edits &edits) { edits.set(annotation, "motivation", "\"painting\""); }});
    } else if (!isPainting(motivation)) {
        site.findings().add(rule("painting-only"), annotation);
    }
}

void checkPaintingTarget(const Site &site)
{
    const Value target = site[at("target")];
    const Frame &canvas = *site.visit.frame;
    const bool isCanvasObject = target.count() == 2 && target["type"].text() == "Canvas"_L1 &&
                                target["id"].text() == canvas.id && !canvas.id.isEmpty();
    if (isCanvasObject) {
        site.findings().addRepairable(
            rule("painting-target-object"), target,
            {Tr::tr("The image's target is now the canvas's id."),
             [target, id = canvas.id](Edits &edits) { edits.replace(target, jsonString(id)); }});
        return;
    }
    const QString id = pointed(target.isArray() ? target.firstChild() : target, &canvas).id;
    if (id != canvas.id)
        site.findings().add(rule("painting-target"), site.object(), {id});
}

/// An image that fills its canvas is stretched to it (P3 5.3).
void checkAspect(const Site &site)
{
    constexpr double tolerated = 0.02;
    const Frame &canvas = *site.visit.frame;
    const Value body = site[at("body")];
    if (body["type"].text() != "Image"_L1 || !canvas.size || site[at("target")].text() != canvas.id)
        return;
    const std::optional<CanvasSize> image = sizeOf(body);
    if (!image)
        return;
    const double ofCanvas = double(canvas.size->width) / double(canvas.size->height);
    const double ofImage = double(image->width) / double(image->height);
    if (std::abs(ofCanvas - ofImage) > tolerated * ofCanvas)
        site.findings().add(rule("painting-aspect"), site.object(),
                            {QString::number(canvas.size->width), QString::number(canvas.size->height),
                             QString::number(image->width), QString::number(image->height)});
}

std::optional<qint64> side(Value value)
{
    const QString text = value.text();
    bool isNumber = false;
    const qint64 written = text.toLongLong(&isNumber);
    const std::optional<qint64> number = isNumber ? std::optional(written) : value.integer();
    constexpr qint64 largest = 1'000'000'000;
    return number && *number > 0 && *number <= largest ? number : std::nullopt;
}

} // namespace

bool isPainting(Value motivation)
{
    for (Value item : motivation.elements()) {
        if (item.text() == "painting"_L1)
            return true;
    }
    return motivation.text() == "painting"_L1;
}

std::optional<CanvasSize> sizeOf(Value canvas)
{
    const std::optional<qint64> width = side(canvas["width"]);
    const std::optional<qint64> height = side(canvas["height"]);
    return width && height ? std::optional(CanvasSize{*width, *height}) : std::nullopt;
}

void checkPainting(const Site &site)
{
    checkPaintingMotivation(site);
    if (!site[at("body")])
        site.findings().add(rule("painting-body"), site.object());
    if (!site.visit.frame || !site[at("target")])
        return;
    checkPaintingTarget(site);
    checkAspect(site);
}

} // namespace kader::iiif
