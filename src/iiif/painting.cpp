#include "iiif/painting.h"

#include "iiif/annotation.h"
#include "iiif/resource.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

std::optional<qint64> side(Value value)
{
    if (const std::optional<double> number = value.number(); number && *number >= 1 && *number <= ImageSize::MaxSide)
        return static_cast<qint64>(*number);
    bool isNumber = false;
    const double written = value.text().toDouble(&isNumber);
    return isNumber && written >= 1 && written <= ImageSize::MaxSide ? std::optional(static_cast<qint64>(written))
                                                                     : std::nullopt;
}

/// What has no type may be anything.
bool mayBeImage(Value resource)
{
    const QString type = typeOf(resource);
    return type.isEmpty() || type.endsWith("Image"_L1);
}

ImageResource readResource(Value resource)
{
    ImageResource image;
    if (resource.isString()) {
        image.address = WebAddress::parse(resource.text());
        return image;
    }
    image.address = WebAddress::parse(idOf(resource));
    const std::optional<qint64> width = side(resource["width"]);
    const std::optional<qint64> height = side(resource["height"]);
    if (width && height)
        image.size = ImageSize::of(*width, *height);
    if (const Value service = resource["service"]) {
        if (auto reading = readServiceProperty(service.raw().toByteArray(), service.place()); reading && *reading)
            image.service = std::move((*reading)->service);
    }
    return image;
}

bool canBeAskedFor(const ImageResource &image)
{
    return image.service || image.address;
}

/// `x,y,w,h` of an ImageApiSelector, among several selectors the first that has one.
std::optional<ImageRegion> selectedPart(Value selector)
{
    if (selector.isArray())
        selector = selector.firstChild();
    const auto fragment = SpatialFragment::parseValue(selector["region"].text());
    const auto region =
        fragment && fragment->unit == SpatialFragment::Unit::Pixel ? fragment->toRegion({}) : std::nullopt;
    return region ? ImageRegion::of(region->x, region->y, region->width, region->height) : std::nullopt;
}

struct Unwrapped {
    Value image;
    std::optional<ImageRegion> part = {};
};

/// The image inside alternatives and specific resources. Nobody nests more than two of them.
Unwrapped unwrapped(Value body)
{
    constexpr int deepest = 8;
    Unwrapped found{body};
    for (int depth = 0; depth < deepest; ++depth) {
        const Value now = found.image;
        const QString type = typeOf(now);
        if (type.endsWith("Choice"_L1)) {
            const Value items = now["items"] ? now["items"] : now["item"];
            const Value first = items.isArray() ? items.firstChild() : items;
            found.image = now["default"] ? now["default"] : first;
        } else if (const Value source = now["source"] ? now["source"] : now["full"]) {
            if (!found.part)
                found.part = selectedPart(now["selector"]);
            found.image = source;
        } else {
            break;
        }
    }
    return found;
}

void addPainting(std::vector<Painting> &all, Value body, std::optional<Region> place)
{
    const Unwrapped found = unwrapped(body);
    if (!mayBeImage(found.image))
        return;
    Painting painting{.image = readResource(found.image), .part = found.part, .place = place};
    if (canBeAskedFor(painting.image))
        all.push_back(std::move(painting));
}

void addPaintings(std::vector<Painting> &all, Value item, const CanvasView &canvas)
{
    const Annotation annotation = readAnnotation(item, canvas);
    if (!annotation.motivations.isEmpty() && !annotation.motivations.contains("painting"_L1))
        return;
    const Value body = item["body"];
    if (!body.isArray())
        return addPainting(all, body, annotation.region);
    for (Value one : body)
        addPainting(all, one, annotation.region);
}

} // namespace

std::vector<Painting> paintings(const CanvasView &canvas)
{
    std::vector<Painting> all;
    for (Value page : canvas.paintingPages()) {
        for (const Value item : embeddedItems(page))
            addPaintings(all, item, canvas);
    }
    return all;
}

std::vector<ImageResource> thumbnails(Value resource)
{
    std::vector<ImageResource> all;
    for (Value thumbnail : listed(resource["thumbnail"])) {
        ImageResource image = mayBeImage(thumbnail) ? readResource(thumbnail) : ImageResource();
        if (canBeAskedFor(image))
            all.push_back(std::move(image));
    }
    return all;
}

std::vector<ImageResource> thumbnails(const CanvasView &canvas)
{
    return thumbnails(canvas.value);
}

} // namespace kader::iiif
