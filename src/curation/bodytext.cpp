#include "curation/bodytext.h"

#include "iiif/edits.h"
#include "iiif/fragment.h"

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

bool saysText(iiif::Value body)
{
    return body.isObject() && body["value"].isString();
}

/// As reading an annotation finds it: the body itself, in an array, or among a Choice's items.
iiif::Value textualBody(iiif::Value body)
{
    const iiif::Value candidates = body["type"].text() == "Choice"_L1 ? body["items"] : body;
    if (!candidates.isArray())
        return saysText(candidates) ? candidates : iiif::Value();
    for (const iiif::Value candidate : candidates) {
        if (saysText(candidate))
            return candidate;
    }
    return {};
}

QByteArray textBody(const QString &text, const QString &language)
{
    QByteArray body = R"({"type":"TextualBody","value":)" + iiif::jsonString(text) + R"(,"format":"text/plain")";
    if (!language.isEmpty())
        body += R"(,"language":)" + iiif::jsonString(language);
    return body + '}';
}

void tell(iiif::Edits &edits, iiif::Value body, const QString &text, const QString &language)
{
    if (body["value"].text() != text)
        edits.set(body, "value", iiif::jsonString(text));
    const iiif::Value there = body["language"];
    const QString before = there.isArray() ? there.firstChild().text() : there.text();
    if (before == language)
        return;
    if (!language.isEmpty())
        edits.set(body, "language", iiif::jsonString(language));
    else if (there)
        edits.remove(there);
}

} // namespace

QByteArray retold(const QByteArray &body, const QString &text, const QString &language)
{
    const Result<iiif::Outline> outline = iiif::Outline::parse(body);
    if (!outline)
        return {};
    const iiif::Value root = outline->root();
    if (root.isString() || root.isNull())
        return {};
    iiif::Edits edits(*outline);
    if (const iiif::Value textual = textualBody(root))
        tell(edits, textual, text, language);
    else if (root.isArray())
        edits.append(root, textBody(text, language));
    else
        edits.replace(root, '[' + body + ',' + textBody(text, language) + ']');
    return edits.patches()
        .map([&](const iiif::Patches &patches) { return iiif::patched(body, patches); })
        .value_or(QByteArray());
}

} // namespace kader::curation
