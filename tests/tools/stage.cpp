#include "tools/stage.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::test {

using namespace tools;

namespace {

QString letterOf(const RegionId &id)
{
    return QString(QChar(static_cast<char16_t>(id.data1)));
}

QString text(CanvasPoint point)
{
    return u"%1,%2"_s.arg(point.x).arg(point.y);
}

Modifiers modifiers(const QStringList &words)
{
    return {.shift = words.contains(u"shift"_s), .control = words.contains(u"ctrl"_s), .alt = words.contains(u"alt"_s)};
}

Event event(const QString &line)
{
    static const QHash<QString, Key> keys{{u"left"_s, Key::Left},     {u"right"_s, Key::Right},
                                          {u"up"_s, Key::Up},         {u"down"_s, Key::Down},
                                          {u"delete"_s, Key::Delete}, {u"backspace"_s, Key::Backspace},
                                          {u"escape"_s, Key::Escape}, {u"tab"_s, Key::Tab},
                                          {u"return"_s, Key::Return}, {u"insert"_s, Key::Insert}};
    const QStringList words = line.split(u' ');
    const Modifiers held = modifiers(words);
    if (words.first() == u"press")
        return PointerPressed{point(words.at(1)), held};
    if (words.first() == u"move")
        return PointerMoved{point(words.at(1)), held};
    if (words.first() == u"release")
        return PointerReleased{point(words.at(1)), held};
    if (words.first() == u"hold")
        return ModifiersChanged{held};
    if (words.first() == u"key")
        return KeyPressed{keys.value(words.at(1)), held};
    if (words.first() == u"lose")
        return PointerLost{};
    return Interrupted{};
}

struct Teller {
    QString operator()(const ShowPreview &intent) const
    {
        return u"preview %1 %2"_s.arg(intent.id ? letterOf(*intent.id) : u"new"_s, test::text(intent.shape));
    }
    QString operator()(const EndPreview &) const { return u"restore"_s; }
    QString operator()(const CreateRegion &intent) const
    {
        return (intent.cause == CreateCause::Key ? u"create by key "_s : u"create "_s) + test::text(intent.shape);
    }
    QString operator()(const ChangeRegion &intent) const
    {
        static const QStringList causes{u"move"_s, u"resize"_s, u"corner"_s, u"nudge"_s};
        return u"%1 %2 %3"_s.arg(causes.at(static_cast<int>(intent.cause)), letterOf(intent.id),
                                 test::text(intent.shape));
    }
    QString operator()(const DeleteRegion &intent) const { return u"delete "_s + letterOf(intent.id); }
    QString operator()(const SelectRegion &intent) const
    {
        return u"select "_s + (intent.id ? letterOf(*intent.id) : u"nothing"_s);
    }
    QString operator()(const SelectCorner &intent) const
    {
        return u"choose "_s + (intent.corner ? QString::number(*intent.corner) : u"none"_s);
    }
    QString operator()(const ShowCrosshair &intent) const { return u"cross "_s + text(intent.at); }
    QString operator()(const EndCrosshair &) const { return u"end cross"_s; }
    QString operator()(const EditRegion &intent) const { return u"edit "_s + letterOf(intent.id); }
    QString operator()(const PanView &intent) const
    {
        return u"pan %1 to %2"_s.arg(text(intent.grabbed), text(intent.pointer));
    }
    QString operator()(const ShowMeasure &intent) const
    {
        return u"measure %1 to %2"_s.arg(text(intent.from), text(intent.to));
    }
    QString operator()(const EndMeasure &) const { return u"end measure"_s; }
    QString operator()(const UseSelectTool &) const { return u"use select tool"_s; }
};

} // namespace

RegionId idOf(QChar letter)
{
    return {letter.unicode(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
}

CanvasPoint point(const QString &text)
{
    const QStringList parts = text.split(u',');
    return {parts.at(0).toDouble(), parts.at(1).toDouble()};
}

iiif::Region region(const QString &text)
{
    const QStringList parts = text.split(u' ');
    const CanvasPoint at = point(parts.at(0));
    const QStringList size = parts.at(1).split(u'x');
    return {static_cast<qint64>(at.x), static_cast<qint64>(at.y), size.at(0).toLongLong(), size.at(1).toLongLong()};
}

iiif::Shape shape(const QString &text)
{
    const QStringList words = text.split(u' ');
    if (words.first().front().isDigit())
        return region(text);
    std::vector<QPointF> points;
    for (const QString &word : words.mid(1))
        points.emplace_back(point(word).x, point(word).y);
    return words.first() == u"point" ? iiif::Shape::point(points.front()) : iiif::Shape::polygon(points);
}

QString text(const iiif::Shape &shape)
{
    const iiif::Region &region = shape.region;
    if (shape.kind == iiif::ShapeKind::Rectangle)
        return u"%1,%2 %3x%4"_s.arg(region.x).arg(region.y).arg(region.width).arg(region.height);
    static const QStringList kinds{{}, u"point"_s, u"polygon"_s, u"line"_s};
    QStringList words{kinds.at(static_cast<int>(shape.kind))};
    for (const QPointF each : shape.outlines.front().points)
        words.append(u"%1,%2"_s.arg(each.x()).arg(each.y()));
    return words.join(u' ');
}

Stage::Stage(const QString &canvas, const QStringList &regions)
{
    const QStringList sides = canvas.split(u'x');
    scene.canvas = {sides.at(0).toLongLong(), sides.at(1).toLongLong()};
    QList<PlacedRegion> placed;
    for (const QString &line : regions)
        placed.append({idOf(line.at(0)), shape(line.mid(2))});
    scene.regions = PlacedRegions(placed);
}

void Stage::change(QChar letter, const iiif::Shape &shape)
{
    scene.regions.replace(*scene.regions.positionOf(idOf(letter)), {idOf(letter), shape});
}

void Stage::fix(QChar letter)
{
    PlacedRegion placed = *scene.regions.find(idOf(letter));
    placed.isFixed = true;
    scene.regions.replace(*scene.regions.positionOf(placed.id), placed);
}

QStringList Stage::play(Tool &tool, const QString &script)
{
    QStringList lines;
    for (const QString &line : script.split(u" · "_s)) {
        const Reaction reaction = tool.handle(event(line), scene);
        if (!reaction.isHandled)
            lines.append(u"(not handled)"_s);
        for (const Intent &intent : reaction.intents) {
            lines.append(std::visit(Teller(), intent));
            obey(intent);
        }
    }
    return lines;
}

void Stage::obey(const Intent &intent)
{
    if (const auto *select = std::get_if<SelectRegion>(&intent))
        scene.selected = select->id;
    if (const auto *choose = std::get_if<SelectCorner>(&intent))
        scene.corner = choose->corner;
    if (const auto *changed = std::get_if<ChangeRegion>(&intent))
        scene.regions.replace(*scene.regions.positionOf(changed->id), {changed->id, changed->shape});
    const auto *removal = std::get_if<DeleteRegion>(&intent);
    if (!removal)
        return;
    QList<PlacedRegion> left;
    for (qsizetype i = 0; i < scene.regions.size(); ++i) {
        if (scene.regions.at(i).id != removal->id)
            left.append(scene.regions.at(i));
    }
    scene.regions = PlacedRegions(left);
}

} // namespace kader::test
