#include "iiif/manifest.h"

#include "base/tr.h"
#include "iiif/painting.h"
#include "iiif/refusal.h"
#include "iiif/resource.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

std::optional<qint64> dimension(Value value)
{
    std::optional<double> number = value.number();
    if (value.isString()) { // widths are met as strings and as decimals
        bool isNumber = false;
        const double parsed = value.text().toDouble(&isNumber);
        if (isNumber)
            number = parsed;
    }
    if (!number || !(*number >= 1) || *number > 1e9)
        return std::nullopt;
    return qint64(std::llround(*number));
}

/// Widths and heights of 0 are met where a server could not read the image when it made the manifest.
void guessSize(CanvasView &canvas)
{
    for (const Painting &painting : paintings(canvas)) {
        const ImageResource &image = painting.image;
        const std::optional<ImageSize> known = painting.part   ? std::optional(painting.part->size())
                                               : image.size    ? image.size
                                               : image.service ? image.service->size
                                                               : std::nullopt;
        if (known && !painting.place) {
            canvas.size = CanvasSize{known->width(), known->height()};
            canvas.isSizeGuessed = true;
            return;
        }
    }
}

CanvasView readCanvas(Value value, int position)
{
    CanvasView canvas{.position = position,
                      .value = value,
                      .id = idOf(value),
                      .label = LanguageMap::read(value["label"]),
                      .size = {}};
    const std::optional<qint64> width = dimension(value["width"]);
    const std::optional<qint64> height = dimension(value["height"]);
    if (width && height)
        canvas.size = CanvasSize{*width, *height};
    else
        guessSize(canvas);
    return canvas;
}

} // namespace

std::vector<Value> CanvasView::paintingPages() const
{
    return listed(value["items"]);
}

std::vector<Value> CanvasView::annotationPages() const
{
    return listed(value["annotations"]);
}

bool isEmbeddedPage(Value page)
{
    return page["items"].isArray();
}

std::vector<Value> embeddedItems(Value page)
{
    std::vector<Value> all;
    for (const Value item : listed(page["items"])) {
        if (item.isObject())
            all.push_back(item);
    }
    return all;
}

Manifest::Manifest(Document document) : m_document(std::move(document))
{
    m_id = idOf(root());
    m_label = LanguageMap::read(root()["label"]);
    const Value items = root()["items"]; // one object in place of an array is met
    const std::vector<Value> all = listed(items.isString() ? Value() : items);
    std::vector<CanvasView> canvases;
    canvases.reserve(all.size());
    m_firstById.reserve(qsizetype(all.size()));
    for (const Value item : all) {
        const int position = int(canvases.size());
        const QString &id = canvases.emplace_back(readCanvas(item, position)).id;
        if (!id.isEmpty() && !m_firstById.contains(id))
            m_firstById.insert(id, position);
    }
    m_canvases = std::make_shared<const std::vector<CanvasView>>(std::move(canvases));
}

Result<Manifest> Manifest::read(Document document)
{
    const Place place{.document = document.name()};
    if (document.kind() == DocumentKind::Manifest && document.presentationVersion() == 2)
        return failure(
            ErrorKind::Unsupported,
            Tr::tr("This is a manifest of IIIF Presentation 2; it must be converted to Presentation 3 first."), place);
    if (document.presentationVersion() == 4)
        return tl::unexpected(refusal(document));
    if (document.kind() != DocumentKind::Manifest)
        return failure(ErrorKind::Unsupported, Tr::tr("This is not a IIIF manifest."), place);
    return Manifest(std::move(document));
}

std::optional<int> Manifest::firstCanvasWithId(const QString &id) const
{
    const auto found = m_firstById.constFind(id);
    return found != m_firstById.constEnd() ? std::optional(*found) : std::nullopt;
}

std::optional<int> Manifest::canvasNamed(const QString &address) const
{
    QStringList forms = {address};
    for (const QLatin1StringView hash : {"#"_L1, "%23"_L1}) {
        if (const qsizetype at = address.lastIndexOf(hash); at > 0)
            forms.append(address.first(at));
    }
    for (const bool isExact : {true, false}) {
        for (const QString &form : forms) {
            if (const auto canvas = firstCanvasWithId(isExact ? form : withOtherScheme(form)))
                return canvas;
        }
    }
    return std::nullopt;
}

std::optional<int> Manifest::startCanvas() const
{
    const Value start = root()["start"];
    return canvasNamed(idOf(start["source"] ? start["source"] : start));
}

} // namespace kader::iiif
