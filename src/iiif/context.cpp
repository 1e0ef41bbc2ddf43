#include "iiif/context.h"

#include "iiif/fragment.h"

namespace kader::iiif {

QStringList readContexts(Value context)
{
    QStringList contexts;
    if (context.isString())
        contexts.append(context.text());
    for (Value item : context.isArray() ? context : Value()) {
        if (item.isString())
            contexts.append(item.text());
    }
    return contexts;
}

QStringList mergedContexts(const QStringList &before, const QStringList &wanted)
{
    QStringList merged;
    for (const QString &context : wanted + before) {
        if (context != presentationContext && !merged.contains(context))
            merged.append(context);
    }
    merged.append(presentationContext);
    return merged;
}

QByteArray contextJson(const QStringList &contexts)
{
    if (contexts.size() == 1)
        return jsonString(contexts.first());
    Fragment all = Fragment::array();
    for (const QString &context : contexts)
        all.push_back(toStd(context));
    return toJson(all);
}

void setContexts(Edits &edits, Value root, const QStringList &wanted)
{
    const Value old = root["@context"];
    QByteArrayList objects; // inline contexts, which nothing else can stand for
    for (Value item : old.isArray() ? old : Value()) {
        if (item.isObject())
            objects.append(item.raw().toByteArray());
    }
    if (old.isObject())
        objects.append(old.raw().toByteArray());
    const QStringList merged = mergedContexts(readContexts(old), wanted);
    if (objects.isEmpty()) {
        edits.set(root, "@context", contextJson(merged));
        return;
    }
    QByteArray json = "[";
    for (const QString &context : merged.first(merged.size() - 1))
        json += contextJson({context}) + ',';
    edits.set(root, "@context", json + objects.join(',') + ',' + contextJson({merged.last()}) + ']');
}

} // namespace kader::iiif
