#include "enrichment/contexts.h"

#include "enrichment/jsontools.h"

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

constexpr QLatin1StringView presentation = "http://iiif.io/api/presentation/3/context.json"_L1;
constexpr QLatin1StringView navPlace = "http://iiif.io/api/extension/navplace/context.json"_L1;

/// Both are met with https in the wild, which JSON-LD would take for another context.
bool isContext(iiif::Value value, QLatin1StringView address)
{
    const QString text = value.text();
    return text == address || text == QString(address).replace("http:"_L1, "https:"_L1);
}

} // namespace

void Contexts::add(iiif::Value contexts)
{
    for (const iiif::Value context : listed(contexts)) {
        if (isContext(context, navPlace))
            addNavPlace();
        else if (!isContext(context, presentation))
            addOne(canonical(context), context.raw().toByteArray());
    }
}

void Contexts::addNavPlace()
{
    addOne(navPlace.latin1(), quoted(navPlace));
}

void Contexts::addOne(const QByteArray &key, const QByteArray &json)
{
    if (m_known.contains(key))
        return;
    m_known.insert(key);
    m_extensions.append(json);
}

QByteArray Contexts::json() const
{
    const QByteArray last = quoted(presentation);
    return m_extensions.isEmpty() ? last : '[' + m_extensions.join(", ") + ", " + last + ']';
}

bool hasNavPlaceContext(iiif::Value contexts)
{
    const std::vector<iiif::Value> all = listed(contexts);
    bool isNamed = false;
    for (const iiif::Value context : all)
        isNamed = isNamed || context.text() == navPlace;
    return isNamed && all.back().text() == presentation;
}

} // namespace kader::enrichment
