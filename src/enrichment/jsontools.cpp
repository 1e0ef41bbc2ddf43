#include "enrichment/jsontools.h"

#include "base/webaddress.h"
#include "iiif/fragment.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

QByteArray quoted(const QString &text)
{
    return iiif::toJson(iiif::toStd(text));
}

QByteArray inLanguage(const QString &language, const QStringList &texts)
{
    QByteArrayList strings;
    for (const QString &text : texts)
        strings.append(quoted(text));
    return '{' + quoted(language) + ": [" + strings.join(", ") + "]}";
}

QByteArray metadataEntry(const QString &language, const QString &label, const QStringList &values)
{
    return R"({"label": )" + inLanguage(language, {label}) + R"(, "value": )" + inLanguage(language, values) + '}';
}

QString asShown(const QString &text)
{
    const bool looksLikeHtml = text.startsWith(u'<') && text.endsWith(u'>');
    return looksLikeHtml ? "<span>"_L1 + text.toHtmlEscaped() + "</span>"_L1 : text;
}

QString htmlLink(const QString &address, const QString &text)
{
    const std::optional<WebAddress> web = WebAddress::parse(address);
    if (!web)
        return text.toHtmlEscaped();
    return R"(<a href="%1">%2</a>)"_L1.arg(web->text().toHtmlEscaped(), text.toHtmlEscaped());
}

QByteArray jsonArray(const std::vector<QByteArray> &elements)
{
    return '[' + QByteArrayList(elements.begin(), elements.end()).join(", ") + ']';
}

QByteArray edited(iiif::Value value, const std::function<void(iiif::Edits &)> &edit)
{
    iiif::Edits edits(*value.outline());
    edit(edits);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<iiif::Patches> patches = edits.patches();
    if (!patches ||
        !iiif::writePatched(buffer, value.outline()->text(), *patches, value.node().begin, value.node().end))
        return value.raw().toByteArray();
    return buffer.data();
}

QByteArray canonical(iiif::Value value)
{
    if (!value)
        return {};
    QByteArray result;
    const std::vector<iiif::Outline::Node> &nodes = value.outline()->nodes();
    const auto add = [&result](const QByteArray &part) { result += QByteArray::number(part.size()) + ':' + part; };
    for (quint32 i = value.index(); i < nodes.size() && nodes[i].begin < value.node().end; ++i) {
        const iiif::Value node(value.outline(), i);
        const bool isContainer = node.isObject() || node.isArray();
        result += char('a' + int(nodes[i].kind));
        if (i != value.index()) { // the parent's distance tells the tree apart from every other one
            add(QByteArray::number(i - nodes[i].parent));
            add(node.key().toUtf8());
        }
        if (!isContainer)
            add(node.isString() ? node.text().toUtf8() : node.raw().toByteArray());
    }
    return result;
}

std::vector<iiif::Value> listed(iiif::Value value)
{
    if (!value || value.isNull())
        return {};
    if (!value.isArray())
        return {value};
    std::vector<iiif::Value> elements;
    for (iiif::Value element : value)
        elements.push_back(element);
    return elements;
}

bool takesEntries(iiif::Value metadata)
{
    return !metadata || metadata.isNull() || metadata.isArray() || metadata["label"] || metadata["value"];
}

void extendList(iiif::Edits &edits, iiif::Value object, QByteArrayView name, const std::vector<QByteArray> &elements)
{
    const iiif::Value list = object.member(name);
    if (list.isArray()) {
        for (const QByteArray &element : elements)
            edits.append(list, element);
        return;
    }
    std::vector<QByteArray> all = elements;
    if (list && !list.isNull())
        all.insert(all.begin(), list.raw().toByteArray());
    edits.set(object, name, jsonArray(all));
}

} // namespace kader::enrichment
