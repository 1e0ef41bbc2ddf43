#include "iiif/manifest.h"

#include "base/tr.h"

#include <cmath>

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

std::vector<Value> listed(Value value)
{
    std::vector<Value> all;
    if (value.isArray()) {
        for (Value item : value)
            all.push_back(item);
    } else if (value.isObject() || value.isString()) {
        all.push_back(value);
    }
    return all;
}

CanvasView readCanvas(Value value, int position)
{
    CanvasView canvas{.position = position,
                      .value = value,
                      .id = value["id"].text(),
                      .label = LanguageMap::read(value["label"]),
                      .size = {}};
    const std::optional<qint64> width = dimension(value["width"]);
    const std::optional<qint64> height = dimension(value["height"]);
    if (width && height)
        canvas.size = CanvasSize{*width, *height};
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

Manifest::Manifest(Document document) : m_document(std::move(document))
{
    m_id = root()["id"].text();
    m_label = LanguageMap::read(root()["label"]);
    int position = 0;
    for (Value item : root()["items"].elements()) {
        m_canvases.push_back(readCanvas(item, position));
        const QString &id = m_canvases.back().id;
        if (!id.isEmpty() && !m_firstById.contains(id))
            m_firstById.insert(id, position);
        ++position;
    }
}

Result<Manifest> Manifest::read(Document document)
{
    const Place place{.document = document.name()};
    if (document.kind() == DocumentKind::Manifest && document.presentationVersion() == 2)
        return failure(
            ErrorKind::Unsupported,
            Tr::tr(
                "This is a manifest of IIIF Presentation 2, which Kader does not read yet; it needs Presentation 3."),
            place);
    if (document.kind() != DocumentKind::Manifest)
        return failure(ErrorKind::Unsupported, Tr::tr("This is not a IIIF manifest."), place);
    return Manifest(std::move(document));
}

std::optional<int> Manifest::firstCanvasWithId(const QString &id) const
{
    const auto found = m_firstById.constFind(id);
    return found != m_firstById.constEnd() ? std::optional(*found) : std::nullopt;
}

} // namespace kader::iiif
