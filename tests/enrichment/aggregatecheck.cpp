#include "aggregatecheck.h"

#include "fixtures.h"

#include <QBuffer>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

class Checker final {
public:
    QStringList check(const QByteArray &json)
    {
        const QJsonObject root = objectOf(json);
        if (!json.startsWith(R"({"@context": )"))
            m_faults.append(u"@context is not first"_s);
        const QJsonValue context = root["@context"_L1];
        const QString last = context.isArray() ? context.toArray().last().toString() : context.toString();
        if (last != "http://iiif.io/api/presentation/3/context.json"_L1)
            m_faults.append(u"the last context is "_s + last);
        for (const QJsonValue canvas : root["items"_L1].toArray())
            once(canvas.toObject());
        m_canvases = m_ids;
        for (const QJsonValue canvas : root["items"_L1].toArray())
            checkCanvas(canvas.toObject());
        for (const QJsonValue page : root["annotations"_L1].toArray())
            checkPage(page.toObject(), {});
        for (const QJsonValue range : root["structures"_L1].toArray())
            checkRange(range.toObject());
        for (const QString &reference : std::as_const(m_rangeReferences)) {
            if (!m_ids.contains(reference))
                m_faults.append("no range "_L1 + reference);
        }
        checkContexts(root, true);
        return m_faults;
    }

private:
    void once(const QJsonObject &thing)
    {
        const QString id = thing["id"_L1].toString();
        if (id.isEmpty() || m_ids.contains(id))
            m_faults.append("repeated or no id: "_L1 + id + u' ' + thing["type"_L1].toString());
        m_ids.insert(id);
    }

    void checkCanvas(const QJsonObject &canvas)
    {
        if (canvas["partOf"_L1].toArray().isEmpty())
            m_faults.append("not part of anything: "_L1 + canvas["id"_L1].toString());
        for (const QJsonValue page : canvas["items"_L1].toArray())
            checkPage(page.toObject(), canvas["id"_L1].toString());
        for (const QJsonValue page : canvas["annotations"_L1].toArray())
            checkPage(page.toObject(), canvas["id"_L1].toString());
    }

    void checkPage(const QJsonObject &page, const QString &canvas)
    {
        if (!page.contains("items"_L1))
            return;
        once(page);
        for (const QJsonValue item : page["items"_L1].toArray()) {
            const QJsonObject annotation = item.toObject();
            once(annotation);
            QJsonValue target = annotation["target"_L1];
            if (target.isArray())
                target = target.toArray().first();
            if (target.isObject() && target["source"_L1] != QJsonValue::Undefined)
                target = target["source"_L1];
            const QString id = (target.isObject() ? target["id"_L1] : target).toString().section(u'#', 0, 0);
            if (canvas.isEmpty() ? !m_canvases.contains(id) : id != canvas && !m_ids.contains(id))
                m_faults.append("target of nothing: "_L1 + id);
        }
    }

    void checkRange(const QJsonObject &range)
    {
        once(range);
        if (range["items"_L1].toArray().isEmpty())
            m_faults.append("empty range "_L1 + range["id"_L1].toString());
        for (const QJsonValue value : range["items"_L1].toArray()) {
            const QJsonObject item = value.toObject();
            if (item["type"_L1] == "Range"_L1 && item.contains("items"_L1)) {
                checkRange(item);
            } else if (item["type"_L1] == "Range"_L1) {
                m_rangeReferences.append(item["id"_L1].toString());
            } else {
                const QJsonValue source =
                    item["type"_L1] == "SpecificResource"_L1 ? item["source"_L1] : QJsonValue(item);
                const QString id = (source.isObject()  ? source["id"_L1]
                                    : value.isString() ? value
                                                       : source)
                                       .toString()
                                       .section(u'#', 0, 0);
                if (!m_canvases.contains(id))
                    m_faults.append("range item of nothing: "_L1 + id);
            }
        }
    }

    void checkContexts(const QJsonValue &value, bool isRoot)
    {
        for (const QJsonValue element : value.toArray())
            checkContexts(element, false);
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member.key() == "@context"_L1 && !isRoot)
                m_faults.append(u"nested @context"_s);
            else if (member.key() != "service"_L1 && member.key() != "services"_L1)
                checkContexts(member.value(), false);
        }
    }

    QStringList m_faults;
    QSet<QString> m_ids;
    QSet<QString> m_canvases;
    QStringList m_rangeReferences;
};

} // namespace

namespace {

Aggregated written(const std::vector<enrichment::AggregateSource> &sources, const enrichment::AggregateOptions &options)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Result<enrichment::AggregateReport> report = enrichment::writeAggregate(buffer, sources, options);
    if (!report)
        qFatal("%s", qPrintable(report.error().toString()));
    return {std::move(*report), buffer.data(), objectOf(buffer.data())};
}

/// The same source as one that is read anew whenever it is needed.
enrichment::AggregateSource readAnew(enrichment::AggregateSource source)
{
    const iiif::Document document = source.manifest->document();
    source.manifest = nullptr;
    source.read = [document] {
        return iiif::Document::read(document.bytes(), document.name()).and_then(iiif::Manifest::read);
    };
    return source;
}

} // namespace

Aggregated aggregated(const std::vector<enrichment::AggregateSource> &sources,
                      const enrichment::AggregateOptions &options)
{
    Aggregated all = written(sources, options);
    std::vector<enrichment::AggregateSource> readSources;
    std::transform(sources.begin(), sources.end(), std::back_inserter(readSources), readAnew);
    const Aggregated oneByOne = written(readSources, options);
    if (oneByOne.json != all.json || oneByOne.report.diagnostics != all.report.diagnostics ||
        oneByOne.report.renamed != all.report.renamed || oneByOne.report.canvases != all.report.canvases)
        qFatal("An aggregate depends on whether its sources are in memory.");
    return all;
}

QStringList faultsOf(const QByteArray &json)
{
    return Checker().check(json);
}

QStringList canvasIds(const QJsonObject &manifest)
{
    QStringList ids;
    for (const QJsonValue canvas : manifest["items"_L1].toArray())
        ids.append(canvas["id"_L1].toString());
    return ids;
}

} // namespace kader::test
