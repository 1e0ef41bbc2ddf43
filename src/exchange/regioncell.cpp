#include "exchange/regioncell.h"

#include "base/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The general reader of fragments takes whatever strtod takes, `1e3` and `0x1p4` too.
bool areFourNumbers(QStringView numbers)
{
    const auto parts = iiif::fourParts(numbers);
    return parts && std::all_of(parts->begin(), parts->end(), isPlainNumber);
}

void add(RegionCell &result, Severity severity, const QString &rule, const QString &message)
{
    result.diagnostics += Diagnostic{.severity = severity, .rule = rule, .message = message};
}

QString sizeText(const iiif::CanvasSize &size)
{
    return u"%1 × %2"_s.arg(size.width).arg(size.height);
}

} // namespace

bool isPlainNumber(QStringView cell)
{
    cell = cell.trimmed();
    if (cell.startsWith(u'-') || cell.startsWith(u'+'))
        cell = cell.sliced(1);
    const qsizetype point = cell.indexOf(u'.');
    const QStringView whole = point < 0 ? cell : cell.first(point);
    const QStringView fraction = point < 0 ? QStringView() : cell.sliced(point + 1);
    return !whole.isEmpty() && (point < 0 || !fraction.isEmpty()) && std::all_of(whole.begin(), whole.end(), isDigit) &&
           std::all_of(fraction.begin(), fraction.end(), isDigit);
}

RegionCell readRegionCell(const QString &cell, const iiif::CanvasView &canvas)
{
    using iiif::SpatialFragment;
    RegionCell result;
    QStringView text = QStringView(cell).trimmed();
    if (text.startsWith("xywh="_L1, Qt::CaseInsensitive))
        text = text.sliced(5);
    const std::optional<SpatialFragment> fragment = SpatialFragment::parseValue(text);
    if (!fragment || !areFourNumbers(text.sliced(text.indexOf(u':') + 1))) {
        add(result, Severity::Error, u"xywh-form"_s,
            Tr::tr("“%1” is not a region. Write four numbers: x,y,width,height.")
                .arg(cell.size() > 80 ? cell.first(80) + u'…' : cell));
        return result;
    }
    const bool isPercent = fragment->unit == SpatialFragment::Unit::Percent;
    if (fragment->width <= 0 || fragment->height <= 0) {
        add(result, Severity::Error, u"xywh-empty"_s,
            Tr::tr("The region “%1” has no area. Width and height must be more than zero.").arg(cell));
        return result;
    }
    if (isPercent && !canvas.size) {
        add(result, Severity::Error, u"xywh-percent"_s,
            Tr::tr("The canvas states no size to take percentages of. Write the region in pixels."));
        return result;
    }
    result.region = fragment->toRegion(canvas.size);
    if (result.region && !fragment->isWhole())
        add(result, Severity::Info, isPercent ? u"xywh-percent"_s : u"xywh-decimals"_s,
            Tr::tr("The region “%1” became %2 in whole canvas pixels.").arg(cell, result.region->toString()));
    if (result.region && canvas.size && !canvas.size->contains(*result.region))
        add(result, Severity::Warning, u"xywh-outside"_s,
            Tr::tr("The region %1 reaches beyond the canvas, which measures %2.")
                .arg(result.region->toString(), sizeText(*canvas.size)));
    return result;
}

} // namespace kader::exchange
