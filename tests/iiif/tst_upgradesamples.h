#pragma once

#include "iiif/upgrade.h"
#include "support/json.h"

#include <QTest>

namespace kader::test {

inline iiif::Upgraded upgradedFrom(const QByteArray &bytes, const QString &name = QStringLiteral("test"))
{
    const Result<iiif::Document> document = iiif::Document::read(bytes, name);
    if (!document)
        qFatal("%s", qPrintable(document.error().message));
    const Result<iiif::Upgraded> result = iiif::upgraded(*document);
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *result;
}

inline QByteArray manifestWith(const QByteArray &members)
{
    return json("{'@id':'http://x.example/m','@type':'sc:Manifest',") + members + '}';
}

inline QByteArray withCanvases(const QByteArray &canvases)
{
    return manifestWith(json("'sequences':[{'@type':'sc:Sequence','canvases':[") + canvases + "]}]");
}

inline QByteArray canvasWith(const QByteArray &members)
{
    return withCanvases(json("{'@id':'http://x.example/c','@type':'sc:Canvas',") + members + '}');
}

inline QByteArray imageWith(const QByteArray &members)
{
    return canvasWith(json("'images':[{'@id':'http://x.example/a','@type':'oa:Annotation','motivation':'sc:painting',"
                           "'on':'http://x.example/c','resource':") +
                      members + "}]");
}

inline QByteArray annotationWith(const QByteArray &members)
{
    return json("{'@id':'http://x.example/l','@type':'sc:AnnotationList','resources':["
                "{'@id':'http://x.example/a','@type':'oa:Annotation',") +
           members + "}]}";
}

inline QByteArray onWith(const QByteArray &on)
{
    return annotationWith(json("'on':") + on);
}

/// A row of source and expected, a part of what becomes of it.
inline void addRow(const char *name, const QByteArray &source, const QByteArray &expected)
{
    QTest::newRow(name) << source << expected;
}

} // namespace kader::test
