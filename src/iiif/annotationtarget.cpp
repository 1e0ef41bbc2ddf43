#include "iiif/annotationtarget.h"

#include "iiif/resource.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isAbout(const QString &address, const QString &canvasId)
{
    if (canvasId.isEmpty() || !address.startsWith(canvasId))
        return false;
    const QStringView rest = QStringView(address).sliced(canvasId.size());
    return rest.isEmpty() || rest.startsWith(u'#') || rest.startsWith("%23"_L1);
}

} // namespace

std::vector<Value> targetsOf(Value annotation)
{
    const Value target = annotation["target"];
    const QString type = typeOf(target);
    const bool isList = type == "Choice"_L1 || type == "List"_L1 || type == "Composite"_L1 || type == "Independents"_L1;
    return listed(isList ? target["items"] : target);
}

QString targetAddress(Value target)
{
    return idOf(target["source"] ? target["source"] : target);
}

std::optional<int> targetedCanvas(const Manifest &manifest, Value annotation)
{
    for (const Value target : targetsOf(annotation)) {
        if (const std::optional<int> canvas = manifest.canvasNamed(targetAddress(target)))
            return canvas;
    }
    return std::nullopt;
}

Value targetOn(const CanvasView &canvas, Value annotation)
{
    const Value only = annotation["target"];
    if (only.isString())
        return only;
    const std::vector<Value> targets = targetsOf(annotation);
    const QString otherId = withOtherScheme(canvas.id);
    for (const Value target : targets) {
        const QString address = targetAddress(target);
        if (isAbout(address, canvas.id) || isAbout(address, otherId))
            return target;
    }
    return targets.empty() ? Value() : targets.front();
}

} // namespace kader::iiif
