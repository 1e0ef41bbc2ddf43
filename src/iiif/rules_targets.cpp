#include "iiif/rules_members.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// What a kind of selector needs (Web Annotation 4.2; IIIF's own selectors).
struct SelectorKind {
    QLatin1StringView type;
    std::array<const char *, 2> needs;
};

constexpr SelectorKind selectorKinds[] = {
    {"FragmentSelector"_L1, {"value", nullptr}},     {"SvgSelector"_L1, {"value", nullptr}},
    {"CssSelector"_L1, {"value", nullptr}},          {"XPathSelector"_L1, {"value", nullptr}},
    {"TextQuoteSelector"_L1, {"exact", nullptr}},    {"TextPositionSelector"_L1, {"start", "end"}},
    {"DataPositionSelector"_L1, {"start", "end"}},   {"RangeSelector"_L1, {"startSelector", "endSelector"}},
    {"PointSelector"_L1, {nullptr, nullptr}},        {"ImageApiSelector"_L1, {nullptr, nullptr}},
    {"AudioContentSelector"_L1, {nullptr, nullptr}}, {"VisualContentSelector"_L1, {nullptr, nullptr}},
};

/// Where a region is to lie, and what is told where it does not.
struct Ground {
    const Site &site;
    const Frame *canvas; ///< Null when it is not known.
    Value annotation;    ///< What is told about; the value itself when there is none.
};

void tellOutside(const Ground &ground, Value where, const QString &region)
{
    const bool isImage = ground.site.visit.among == Among::Images;
    ground.site.findings().add(
        isImage ? rule("painting-outside-canvas") : rule("annotation-outside-canvas"),
        ground.annotation ? ground.annotation : where,
        {region, QString::number(ground.canvas->size->width), QString::number(ground.canvas->size->height)});
}

void checkRegion(const Ground &ground, Value where, const QString &text, const SpatialFragment &fragment)
{
    Findings &findings = ground.site.findings();
    if (fragment.width <= 0 || fragment.height <= 0) {
        findings.add(rule("region-empty"), where, {text});
        return;
    }
    if (fragment.unit == SpatialFragment::Unit::Pixel && !fragment.isWhole())
        findings.add(rule("region-decimals"), where, {text});
    if (!ground.canvas || !ground.canvas->size)
        return;
    const std::optional<Region> region = fragment.toRegion(ground.canvas->size);
    if (region && !ground.canvas->size->contains(*region))
        tellOutside(ground, where, region->toString());
}

/// A media fragment: `xywh=…`, `t=…`, or both.
void checkFragment(const Ground &ground, Value where, const QString &text)
{
    static const QRegularExpression time(uR"(^(npt:)?(\d[\d:.]*)?(,\d[\d:.]*)?$)"_s);
    bool isKnown = false;
    for (const QString &dimension : text.split(u'&')) {
        if (dimension.startsWith("xywh="_L1)) {
            const auto fragment = SpatialFragment::parseFragment(dimension);
            isKnown = fragment.has_value();
            if (fragment)
                checkRegion(ground, where, dimension, *fragment);
        } else if (dimension.startsWith("t="_L1)) {
            isKnown = dimension.size() > 2 && time.match(QStringView(dimension).sliced(2)).hasMatch();
        }
    }
    if (!isKnown)
        ground.site.findings().add(rule("fragment-syntax"), where, {text});
}

bool isSvg(const QString &text)
{
    QXmlStreamReader reader(text);
    const bool hasRoot = reader.readNextStartElement() && reader.name() == "svg"_L1;
    while (!reader.atEnd())
        reader.readNext();
    return hasRoot && !reader.hasError();
}

void checkPoint(const Ground &ground, Value selector)
{
    const std::optional<double> x = selector["x"].number();
    const std::optional<double> y = selector["y"].number();
    if ((!x || !y) && !selector["t"].isNumber()) {
        ground.site.findings().add(rule("selector-member"), selector, {u"PointSelector"_s, x ? u"y"_s : u"x"_s});
    } else if (x && y && ground.canvas && ground.canvas->size) {
        const CanvasSize &size = *ground.canvas->size;
        if (*x < 0 || *y < 0 || *x > double(size.width) || *y > double(size.height))
            tellOutside(ground, selector, QString::number(*x) + u',' + QString::number(*y));
    }
}

/// A fragment of another kind than IIIF's says so.
bool isMediaFragment(Value selector)
{
    const QString standard = selector["conformsTo"].text();
    return standard.isEmpty() || standard.startsWith("http://www.w3.org/TR/media-frags"_L1) ||
           standard.startsWith("https://www.w3.org/TR/media-frags"_L1);
}

void checkSelector(const Ground &ground, Value selector)
{
    Findings &findings = ground.site.findings();
    const QString type = selector["type"].text();
    const auto *kind = std::find_if(std::begin(selectorKinds), std::end(selectorKinds),
                                    [&](const SelectorKind &candidate) { return candidate.type == type; });
    if (kind == std::end(selectorKinds)) {
        const bool isOld = type.startsWith("oa:"_L1) || type.startsWith("iiif:"_L1);
        findings.add(isOld ? rule("selector-prefix") : rule("selector-type"), selector, {type});
        return;
    }
    for (const char *need : kind->needs) {
        if (need && !selector[need]) {
            findings.add(rule("selector-member"), selector, {type, QString::fromLatin1(need)});
            return;
        }
    }
    if (type == "FragmentSelector"_L1 && isMediaFragment(selector))
        checkFragment(ground, selector, selector["value"].text());
    else if (type == "SvgSelector"_L1 && !isSvg(selector["value"].text()))
        findings.add(rule("svg-malformed"), selector);
    else if (type == "PointSelector"_L1)
        checkPoint(ground, selector);
}

} // namespace

Pointed pointed(Value target, const Frame *frame)
{
    const Value whole = target["source"] ? target["source"] : target;
    const QString address = whole.isString() ? whole.text() : whole["id"].text();
    qsizetype hash = address.indexOf(u'#');
    qsizetype length = 1;
    if (frame && !frame->id.isEmpty() && address.startsWith(frame->id)) { // whose id may have a `#` itself
        const QStringView rest = QStringView(address).sliced(frame->id.size());
        if (rest.isEmpty())
            return {address, {}};
        if (rest.startsWith(u'#') || rest.startsWith("%23"_L1)) {
            hash = frame->id.size();
            length = rest.startsWith(u'#') ? 1 : 3;
        }
    }
    return hash < 0 ? Pointed{address, {}} : Pointed{address.first(hash), address.sliced(hash + length)};
}

void checkTargetFragment(const Site &site, Value target)
{
    if (target["source"])
        return; // its selectors are looked at when the part itself is
    const Frame *frame = site.visit.frame;
    const Pointed part = pointed(target, frame);
    const Frame *canvas = frame && part.id == frame->id ? frame : site.walk.canvas(part.id);
    if (!part.fragment.isEmpty() && canvas)
        checkFragment({site, canvas, site.visit.annotation}, target,
                      QString::fromUtf8(QByteArray::fromPercentEncoding(part.fragment.toUtf8())));
}

void checkSpecific(const Site &site)
{
    const Value source = site[at("source")];
    if (!source) {
        site.findings().add(rule("specific-source"), site.object());
        return;
    }
    const Frame *frame = site.visit.frame;
    const QString id = pointed(site.object(), frame).id;
    const Frame *canvas = frame && id == frame->id ? frame : site.walk.canvas(id);
    const Ground ground{site, canvas, site.visit.annotation};
    std::vector<Value> open;
    const auto add = [&open](Value selectors) {
        for (Value selector : selectors.elements())
            open.push_back(selector);
        if (selectors.isObject())
            open.push_back(selectors);
    };
    add(site[at("selector")]);
    while (!open.empty()) {
        const Value selector = open.back();
        open.pop_back();
        if (!selector.isObject())
            continue;
        checkSelector(ground, selector);
        add(selector["refinedBy"]);
    }
}

} // namespace kader::iiif
