#include "curation/bodytext.h"

#include "curation/bodyforms.h"
#include "iiif/annotation.h"
#include "iiif/edits.h"
#include "iiif/fragment.h"

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

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
    if (const iiif::Value textual = iiif::textualBody(root); textual["value"].isString())
        tell(edits, textual, text, language);
    else if (textual.isString())
        edits.replace(textual, bodyOf(AnnotationText{.text = text, .language = language}));
    else if (root.isArray())
        edits.append(root, bodyOf(AnnotationText{.text = text, .language = language}));
    else
        edits.replace(root, '[' + body + ',' + bodyOf(AnnotationText{.text = text, .language = language}) + ']');
    return edits.patches()
        .map([&](const iiif::Patches &patches) { return iiif::patched(body, patches); })
        .value_or(QByteArray());
}

} // namespace kader::curation
