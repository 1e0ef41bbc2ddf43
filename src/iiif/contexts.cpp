#include "iiif/contexts.h"

#include "iiif/fragment.h"
#include "iiif/resource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr QLatin1StringView presentation = "http://iiif.io/api/presentation/3/context.json"_L1;
constexpr QLatin1StringView navPlace = "http://iiif.io/api/extension/navplace/context.json"_L1;

/// An address with `http:`, as contexts have it: https is met in the wild, and JSON-LD would take it for another one.
QString plainAddress(const QString &address)
{
    return address.startsWith("https:"_L1) ? u"http:"_s + address.sliced(6) : address;
}

} // namespace

void Contexts::add(Value contexts)
{
    for (const Value context : listed(contexts)) {
        const QString address = plainAddress(context.text());
        if (address == navPlace)
            addNavPlace();
        else if (!address.startsWith("http://iiif.io/api/presentation/"_L1) &&
                 !address.startsWith("http://iiif.io/api/image/"_L1))
            addOne(address.isEmpty() ? context.raw().toByteArray() : address.toUtf8(), context.raw().toByteArray());
    }
}

void Contexts::addNavPlace()
{
    addOne(navPlace.latin1(), jsonString(navPlace));
}

void Contexts::addOne(const QByteArray &key, const QByteArray &json)
{
    if (m_known.contains(key))
        return;
    m_known.insert(key);
    m_keys.append(key);
    m_extensions.append(json);
}

void Contexts::add(const Contexts &others)
{
    for (qsizetype i = 0; i < others.m_keys.size(); ++i)
        addOne(others.m_keys[i], others.m_extensions[i]);
}

QByteArray Contexts::json() const
{
    const QByteArray last = jsonString(presentation);
    return m_extensions.isEmpty() ? last : '[' + m_extensions.join(", ") + ", " + last + ']';
}

bool hasPresentationContext(Value contexts)
{
    const std::vector<Value> all = listed(contexts);
    return !all.empty() && all.back().text() == presentation;
}

bool namesPresentation4(Value contexts)
{
    const std::vector<Value> all = listed(contexts);
    return std::any_of(all.begin(), all.end(), [](Value context) {
        return plainAddress(context.text()).startsWith("http://iiif.io/api/presentation/4/"_L1);
    });
}

bool namesNavPlaceContext(Value contexts)
{
    const std::vector<Value> all = listed(contexts);
    return std::any_of(all.begin(), all.end(), [](Value context) { return context.text() == navPlace; });
}

bool hasNavPlaceContext(Value contexts)
{
    return namesNavPlaceContext(contexts) && hasPresentationContext(contexts);
}

bool hasGeoreferenceContext(Value contexts)
{
    const std::vector<Value> all = listed(contexts);
    return std::any_of(all.begin(), all.end(), [](Value context) {
        return context.text().startsWith("http://iiif.io/api/extension/georef/"_L1);
    });
}

} // namespace kader::iiif
