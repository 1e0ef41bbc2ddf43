#include "iiif/refusal.h"

#include "base/tr.h"
#include "iiif/contentstate.h"
#include "iiif/languagemap.h"
#include "iiif/resource.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr qsizetype longestQuote = 80;

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    return u'“' + (line.size() > longestQuote ? line.first(longestQuote) + u'…' : line) + u'”';
}

QString collectionText(Value root)
{
    int members = 0;
    for (const char *list : {"items", "members", "collections", "manifests"})
        members += root[list].count();
    const QString label = LanguageMap::read(root["label"]).name();
    const QString what = label.isEmpty() ? Tr::tr("This is a IIIF collection")
                                         : Tr::tr("This is the IIIF collection %1").arg(quoted(label));
    const Value first = root["first"];
    if (const QString page = idOf(first.isArray() ? first.firstChild() : first); members == 0 && !page.isEmpty())
        return Tr::tr("%1, whose list is in documents of their own; the first is %2.").arg(what, quoted(page));
    if (members == 0)
        return Tr::tr("%1, which lists nothing here.").arg(what);
    return Tr::tr("%1, which lists %2 manifests or collections; open one of them.").arg(what).arg(members);
}

QString pageText(Value root)
{
    const int count = int(listed(root["items"] ? root["items"] : root["resources"]).size());
    const QString what = count == 1 ? Tr::tr("This is an annotation page with 1 annotation")
                                    : Tr::tr("This is an annotation page with %1 annotations").arg(count);
    return Tr::tr("%1; open the manifest they are about.").arg(what);
}

QString linkText(Value root)
{
    const Result<ContentState> state = readContentState(root);
    if (typeOf(root) != "Annotation"_L1)
        return state ? Tr::tr("This is a link into a IIIF document; open %1.").arg(quoted(state->address.text()))
                     : state.error().message;
    const QString what = Tr::tr("This is a single annotation");
    return state ? Tr::tr("%1; open what it is about: %2.").arg(what, quoted(state->address.text()))
                 : Tr::tr("%1; open the manifest it is about.").arg(what);
}

/// What other resources of IIIF are called, and what else is met at such addresses.
QString knownTypeText(const QString &type)
{
    if (type == "Range"_L1)
        return Tr::tr("This is a IIIF range, a part of a table of contents; open the manifest it belongs to.");
    if (type == "Sequence"_L1)
        return Tr::tr("This is a IIIF sequence, an order of pages; open the manifest it belongs to.");
    if (type == "AnnotationCollection"_L1 || type == "Layer"_L1)
        return Tr::tr("This is a collection of annotation pages; open the manifest they are about.");
    if (type == "OrderedCollection"_L1 || type == "OrderedCollectionPage"_L1)
        return Tr::tr("This is a list of changes to manifests (IIIF Change Discovery); open one of those manifests.");
    if (type == "FeatureCollection"_L1 || type == "Feature"_L1)
        return Tr::tr("This is a map in GeoJSON, not a IIIF manifest.");
    return {};
}

QString unknownObjectText(Value root)
{
    const Value error = root["error"] ? root["error"] : root["message"];
    const QString message = error.isObject() ? error["message"].text() : error.text();
    if (!message.isEmpty())
        return Tr::tr("This is an error message, not a IIIF manifest: %1").arg(quoted(message));
    const QString type = typeOf(root);
    if (!type.isEmpty())
        return Tr::tr("This is JSON of the type %1, not a IIIF manifest.").arg(quoted(type));
    QStringList names;
    for (const Value member : root) {
        if (names.size() == 5) {
            names.append(u"…"_s);
            break;
        }
        names.append(member.key());
    }
    if (names.isEmpty())
        return Tr::tr("This is an empty JSON object, not a IIIF manifest.");
    return Tr::tr("This is an ordinary JSON object without a type, not a IIIF manifest; it has the members %1.")
        .arg(quoted(names.join(", "_L1)));
}

QString unknownText(Value root)
{
    if (root.isArray() && isContentState(root))
        return linkText(root);
    if (root.isArray())
        return Tr::tr("This is a JSON list of %1 values, not a IIIF manifest.").arg(root.count());
    if (!root.isObject())
        return Tr::tr("This is a single JSON value, not a IIIF manifest.");
    const QString known = knownTypeText(typeOf(root));
    if (!known.isEmpty())
        return known;
    return isContentState(root) ? linkText(root) : unknownObjectText(root);
}

QString version4Text(Value root)
{
    const QString label = LanguageMap::read(root["label"]).name();
    const QString what = label.isEmpty() ? typeOf(root) : typeOf(root) + u' ' + quoted(label);
    return Tr::tr("This is a document of IIIF Presentation 4 (%1), which Kader does not read yet; open it in version 3 "
                  "if its publisher has that too.")
        .arg(what);
}

/// Of collections and annotations of version 4 as much can be said as of others.
bool isNotRead(const Document &document)
{
    const DocumentKind kind = document.kind();
    return document.presentationVersion() == 4 && kind != DocumentKind::Collection &&
           kind != DocumentKind::AnnotationPage && kind != DocumentKind::Annotation;
}

QString textFor(const Document &document)
{
    const Value root = document.root();
    if (isNotRead(document))
        return version4Text(root);
    switch (document.kind()) {
    case DocumentKind::Collection:
        return collectionText(root);
    case DocumentKind::AnnotationPage:
        return pageText(root);
    case DocumentKind::Annotation:
        return linkText(root);
    case DocumentKind::ImageInfo:
        return Tr::tr("This is the description of an image (info.json).");
    case DocumentKind::Canvas:
        return Tr::tr("This is a single canvas, not a IIIF manifest.");
    case DocumentKind::Manifest:
    case DocumentKind::Unknown:
        break;
    }
    return unknownText(root);
}

} // namespace

Error refusal(const Document &document)
{
    return {ErrorKind::Unsupported, textFor(document), {.document = document.name()}};
}

} // namespace kader::iiif
