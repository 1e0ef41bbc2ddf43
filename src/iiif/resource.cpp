#include "iiif/resource.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

QString idOf(Value resource)
{
    if (resource.isString())
        return resource.text();
    return (resource["id"] ? resource["id"] : resource["@id"]).text();
}

QString typeOf(Value resource)
{
    const Value type = resource["type"] ? resource["type"] : resource["@type"];
    const QString text = type.isArray() ? type.firstChild().text() : type.text();
    return text.sliced(qMax(text.lastIndexOf(u':'), qMax(text.lastIndexOf(u'/'), text.lastIndexOf(u'#'))) + 1);
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

QString withOtherScheme(const QString &address)
{
    if (address.startsWith("http://"_L1))
        return u"https"_s + address.sliced(4);
    return address.startsWith("https://"_L1) ? u"http"_s + address.sliced(5) : address;
}

} // namespace kader::iiif
