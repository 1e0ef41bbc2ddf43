#include "iiif/painting.h"

#include "base/tr.h"
#include "iiif/annotationtarget.h"
#include "iiif/languagemap.h"
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

/// What of an image is to be painted, and how.
struct Selection {
    std::optional<SpatialFragment> part = {};
    QStringList notDone = {};
};

void readApiSelector(Value selector, Selection &selection)
{
    const QString region = selector["region"].text();
    if (!selection.part)
        selection.part = SpatialFragment::parseValue(region);
    if (region == "square"_L1)
        selection.notDone.append(Tr::tr("It asks for a square part of the image; all of it is shown."));
    const Value rotation = selector["rotation"];
    const QString turn = rotation.isNumber() ? QString::fromLatin1(rotation.raw()) : rotation.text();
    if (!turn.isEmpty() && turn.toDouble() != 0)
        selection.notDone.append(Tr::tr("It asks for the image turned by %1 degrees; it is shown upright.").arg(turn));
    if (turn.startsWith(u'!'))
        selection.notDone.append(Tr::tr("It asks for the image mirrored; it is shown as it is."));
}

void readSelection(Value selectors, Selection &selection)
{
    for (const Value selector : listed(selectors)) {
        const QString type = typeOf(selector);
        if (type == "SvgSelector"_L1)
            selection.notDone.append(
                Tr::tr("It asks for a part of the image that is not a rectangle; more of it is shown."));
        else if (type == "FragmentSelector"_L1 && !selection.part)
            selection.part = selectedFragment(selector);
        else
            readApiSelector(selector, selection);
    }
}

/// The pixels that a part covers; of per cent only where the image's size is known.
std::optional<ImageRegion> pixels(const SpatialFragment &part, const ImageResource &image)
{
    const std::optional<ImageSize> size = image.service && image.service->size ? image.service->size : image.size;
    const auto region = part.toRegion(size ? std::optional(CanvasSize{size->width(), size->height()}) : std::nullopt);
    return region ? ImageRegion::of(region->x, region->y, region->width, region->height) : std::nullopt;
}

struct Unwrapped {
    Value image;
    Selection selection = {};
};

/// Of alternatives those that may be an image or hold one, the default first; where there are none, whatever is first.
std::vector<Value> alternatives(Value choice)
{
    std::vector<Value> all;
    if (const Value standard = choice["default"]; standard && typeOf(standard) != "nil"_L1)
        all.push_back(standard);
    const std::vector<Value> items = listed(choice["items"] ? choice["items"] : choice["item"]);
    for (const Value item : items) {
        if (mayBeImage(item) || typeOf(item).endsWith("Choice"_L1) || item["source"])
            all.push_back(item);
    }
    if (all.empty() && !items.empty())
        all.push_back(items.front());
    return all;
}

/// What is painted on a canvas, and the choices that were met on the way.
struct Reading {
    const ChosenImages &chosen;
    std::vector<Painting> paintings = {};
    std::vector<ImageChoice> choices = {};
};

QString nameOf(Value alternative, qsizetype number)
{
    QString name = LanguageMap::read(alternative["label"]).name();
    if (name.isEmpty())
        name = LanguageMap::read(alternative["source"]["label"]).name();
    return name.isEmpty() ? Tr::tr("Image %1").arg(number) : name;
}

/// Of several alternatives the one that is chosen.
Value chosenOf(const std::vector<Value> &all, Reading &reading)
{
    const int chosen = reading.chosen.value(static_cast<qsizetype>(reading.choices.size()), 0);
    ImageChoice choice;
    for (const Value alternative : all)
        choice.alternatives.append(nameOf(alternative, choice.alternatives.size() + 1));
    reading.choices.push_back(std::move(choice));
    const auto count = static_cast<int>(all.size());
    return all[static_cast<size_t>(chosen >= 0 && chosen < count ? chosen : 0)];
}

/// The image inside alternatives and specific resources. Nobody nests more than two of them.
Unwrapped unwrapped(Value body, Reading &reading)
{
    constexpr int deepest = 8;
    Unwrapped found{body};
    bool isWithinChoice = false;
    for (int depth = 0; depth < deepest; ++depth) {
        const Value now = found.image;
        if (typeOf(now).endsWith("Choice"_L1)) {
            const std::vector<Value> all = alternatives(now);
            const bool isOpen = all.size() > 1 && !isWithinChoice;
            isWithinChoice = true;
            found.image = isOpen ? chosenOf(all, reading) : all.empty() ? Value() : all.front();
        } else if (const Value source = now["source"] ? now["source"] : now["full"]) {
            readSelection(now["selector"], found.selection);
            found.image = source;
        } else {
            break;
        }
    }
    return found;
}

void addPainting(Reading &reading, Value body, const std::optional<QRectF> &place)
{
    Unwrapped found = unwrapped(body, reading);
    if (!mayBeImage(found.image))
        return;
    Painting painting{.image = readResource(found.image), .place = place};
    if (!canBeAskedFor(painting.image))
        return;
    QStringList &notDone = found.selection.notDone;
    if (const auto &part = found.selection.part) {
        painting.part = pixels(*part, painting.image);
        if (!painting.part && part->unit == SpatialFragment::Unit::Percent)
            notDone.append(
                Tr::tr("It asks for a part of the image in per cent, but does not say how large the image is; "
                       "all of it is shown."));
    }
    painting.notDone = std::move(notDone);
    reading.paintings.push_back(std::move(painting));
}

/// Without a motivation, or with an empty one, it paints: it stands where paintings do.
bool isPainting(Value annotation)
{
    bool hasOther = false;
    for (const Value motivation : listed(annotation["motivation"])) {
        const QString text = motivation.text();
        if (text == "painting"_L1 || text.endsWith(":painting"_L1))
            return true;
        hasOther = hasOther || !text.isEmpty();
    }
    return !hasOther;
}

/// Only a rectangle is a place to paint in; a point or a shape is not.
std::optional<QRectF> placeOf(Value annotation, const CanvasView &canvas)
{
    const Value target = targetOn(canvas, annotation);
    const Pointed pointed = pointedAt(target, canvas);
    const auto fragment = pointed.hasSelector ? selectedFragment(target["selector"]) : pointed.fragment;
    return fragment ? fragment->toRect(canvas.size) : std::nullopt;
}

void addPaintings(Reading &reading, Value item, const CanvasView &canvas)
{
    if (!isPainting(item))
        return;
    const std::optional<QRectF> place = placeOf(item, canvas);
    for (const Value body : listed(item["body"]))
        addPainting(reading, body, place);
}

Reading read(const CanvasView &canvas, const ChosenImages &chosen)
{
    Reading reading{chosen};
    for (Value page : canvas.paintingPages()) {
        for (const Value item : embeddedItems(page))
            addPaintings(reading, item, canvas);
    }
    return reading;
}

} // namespace

std::vector<Painting> paintings(const CanvasView &canvas, const ChosenImages &chosen)
{
    return read(canvas, chosen).paintings;
}

std::vector<ImageChoice> imageChoices(const CanvasView &canvas)
{
    return read(canvas, {}).choices;
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
