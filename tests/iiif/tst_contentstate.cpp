#include "iiif/contentstate.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// What a state says, on one line.
QString account(const Result<ContentState> &state)
{
    if (!state)
        return u"error"_s;
    QString text = state->address.text() + u" kind "_s + QString::number(int(state->kind));
    if (!state->canvasId.isEmpty())
        text += u" canvas "_s + state->canvasId;
    if (const auto &region = state->region)
        text += u" region %1,%2,%3,%4"_s.arg(region->x).arg(region->y).arg(region->width).arg(region->height) +
                (region->unit == SpatialFragment::Unit::Percent ? u"%"_s : QString());
    if (const auto &point = state->point)
        text += u" point %1,%2"_s.arg(point->x()).arg(point->y());
    return state->others ? text + u" others %1"_s.arg(state->others) : text;
}

QString kindText(DocumentKind kind)
{
    return u" kind "_s + QString::number(int(kind));
}

const QString inCanvas = u"https://x.example/m"_s + kindText(DocumentKind::Manifest) + u" canvas https://x.example/c"_s;

} // namespace

class TestContentState : public QObject {
    Q_OBJECT

private slots:
    void readsEveryForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const QString &expected) {
            QTest::newRow(name) << QString::fromUtf8(json(text)) << expected;
        };
        const QString manifest = u"https://x.example/m"_s + kindText(DocumentKind::Manifest);
        row("an address", " https://x.example/m ", u"https://x.example/m"_s + kindText(DocumentKind::Unknown));
        row("an address with a region", "https://x.example/c#xywh=1,2,3,4",
            u"https://x.example/c"_s + kindText(DocumentKind::Unknown) +
                u" canvas https://x.example/c region 1,2,3,4"_s);
        row("an address with another fragment", "https://x.example/m#c",
            u"https://x.example/m#c"_s + kindText(DocumentKind::Unknown));
        row("an address in JSON", "'https://x.example/m'", u"https://x.example/m"_s + kindText(DocumentKind::Unknown));
        row("a manifest", "{'id': 'https://x.example/m', 'type': 'Manifest'}", manifest);
        row("a collection", "{'id': 'https://x.example/m', 'type': 'Collection'}",
            u"https://x.example/m"_s + kindText(DocumentKind::Collection));
        row("a manifest of a collection",
            "{'id': 'https://x.example/m', 'type': 'Manifest', 'partOf': {'id': 'https://x.example/all', 'type': "
            "'Collection'}}",
            manifest);
        row("a canvas",
            "{'id': 'https://x.example/c', 'type': 'Canvas', 'partOf': [{'id': 'https://x.example/m', 'type': "
            "'Manifest'}]}",
            inCanvas);
        row("a canvas by itself", "{'id': 'https://x.example/c#xywh=1,2,3,4', 'type': 'Canvas'}",
            u"https://x.example/c"_s + kindText(DocumentKind::Canvas) +
                u" canvas https://x.example/c region 1,2,3,4"_s);
        row("part of several",
            "{'id': 'https://x.example/c', 'type': 'Canvas', 'partOf': [{'id': 'https://x.example/all', 'type': "
            "'Collection'}, {'id': 'https://x.example/m', 'type': 'Manifest'}]}",
            inCanvas);
        row("part of an address", "{'id': 'https://x.example/c', 'type': 'Canvas', 'partOf': 'https://x.example/m'}",
            u"https://x.example/m"_s + kindText(DocumentKind::Unknown) + u" canvas https://x.example/c"_s);
        row("a range",
            "{'id': 'https://x.example/r', 'type': 'Range', 'partOf': [{'id': 'https://x.example/m', 'type': "
            "'Manifest'}]}",
            manifest);
        row("an annotation",
            "{'id': 'urn:1', 'type': 'Annotation', 'motivation': ['contentState'], 'target': {'id': "
            "'https://x.example/c#xywh=1,2,3,4', 'type': 'Canvas', 'partOf': [{'id': 'https://x.example/m', 'type': "
            "'Manifest'}]}}",
            inCanvas + u" region 1,2,3,4"_s);
        row("an annotation about an address", "{'type': 'Annotation', 'target': 'https://x.example/c#xywh=1,2,3,4'}",
            u"https://x.example/c"_s + kindText(DocumentKind::Unknown) +
                u" canvas https://x.example/c region 1,2,3,4"_s);
        row("an annotation by its address", "{'id': 'https://x.example/a', 'type': 'Annotation'}",
            u"https://x.example/a"_s + kindText(DocumentKind::Annotation));
        row("per cent",
            "{'id': 'https://x.example/c#xywh=percent:10,20,30,40', 'type': 'Canvas', 'partOf': [{'id': "
            "'https://x.example/m', 'type': 'Manifest'}]}",
            inCanvas + u" region 10,20,30,40%"_s);
        row("a point",
            "{'type': 'SpecificResource', 'source': {'id': 'https://x.example/c', 'type': 'Canvas', 'partOf': [{'id': "
            "'https://x.example/m', 'type': 'Manifest'}]}, 'selector': {'type': 'PointSelector', 'x': 5.5, 'y': 6}}",
            inCanvas + u" point 5.5,6"_s);
        row("selectors",
            "{'type': 'SpecificResource', 'partOf': 'https://x.example/m', 'source': {'id': 'https://x.example/c', "
            "'type': 'Canvas'}, 'selector': [{'type': 'SvgSelector', 'value': '<svg/>'}, {'type': 'FragmentSelector', "
            "'value': 'xywh=1,2,3,4'}]}",
            u"https://x.example/m"_s + kindText(DocumentKind::Unknown) +
                u" canvas https://x.example/c region 1,2,3,4"_s);
        row("several targets",
            "{'type': 'Annotation', 'target': [{'id': 'urn:nothing', 'type': 'Canvas'}, {'id': 'https://x.example/m', "
            "'type': 'Manifest'}, {'id': 'https://x.example/n', 'type': 'Manifest'}]}",
            manifest + u" others 1"_s);
        row("a list of targets", "['https://x.example/m', 'https://x.example/n']",
            u"https://x.example/m"_s + kindText(DocumentKind::Unknown) + u" others 1"_s);
        row("an id with a fragment of its own",
            "{'id': 'https://x.example/m#c', 'type': 'Canvas', 'partOf': 'https://x.example/m'}",
            u"https://x.example/m"_s + kindText(DocumentKind::Unknown) + u" canvas https://x.example/m#c"_s);
        row("a file", "{'id': 'file:///etc/passwd', 'type': 'Manifest'}", u"error"_s);
        row("no address", "{'type': 'Manifest'}", u"error"_s);
        row("not JSON", "{'type': ", u"error"_s);
    }

    void readsEveryForm()
    {
        QFETCH(QString, text);
        QTEST(account(readContentState(text)), "expected");
    }

    void decodes_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("expected");
        const QString text = QString::fromUtf8(json("{'id':'https://x.example/ü','type':'Manifest'}"));
        const QByteArray once = text.toUtf8().toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("encoded") << encodedContentState(text) << text;
        QTest::newRow("with padding") << encodedContentState(u"[\"ab\"]"_s) + u"=="_s << u"[\"ab\"]"_s;
        QTest::newRow("encoded once") << QString::fromLatin1(once) << text;
        QTest::newRow("not encoded") << text << text;
        QTest::newRow("an address") << u"https://x.example/m"_s << u"https://x.example/m"_s;
        QTest::newRow("cut off") << encodedContentState(text).first(5) << u"error"_s;
        QTest::newRow("other characters") << u"ab*d"_s << u"error"_s;
        QTest::newRow("a broken escape") << QString::fromLatin1("%7B%2"_ba.toBase64()) << u"error"_s;
        QTest::newRow("no UTF-8") << QString::fromLatin1("%7B%FF"_ba.toBase64()) << u"error"_s;
        QTest::newRow("other text") << QString::fromLatin1("hello"_ba.toBase64().chopped(1)) << u"error"_s;
        QTest::newRow("nothing") << QString() << u"error"_s;
    }

    void decodes()
    {
        QFETCH(QString, parameter);
        QTEST(decodedContentState(parameter).value_or(u"error"_s), "expected");
    }

    /// What other programs make of the same text (percent-encoded first, then base64url without padding).
    void encodesAsOthersDo()
    {
        const QString text = QString::fromUtf8(json("{'id':'https://x.example/c#xywh=1,2,3,4'}"));
        QCOMPARE(QByteArray::fromBase64(encodedContentState(text).toLatin1(), QByteArray::Base64UrlEncoding),
                 "%7B%22id%22%3A%22https%3A%2F%2Fx.example%2Fc%23xywh%3D1%2C2%2C3%2C4%22%7D"_ba);
        QVERIFY(!encodedContentState(text).contains(u'='));
        constexpr auto plain = "a-_.!~*'()";
        QCOMPARE(QByteArray::fromBase64(encodedContentState(QString::fromLatin1(plain)).toLatin1(),
                                        QByteArray::Base64UrlEncoding),
                 QByteArray(plain));
    }

    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(json(text));
        };
        row("a manifest", "{'id':'https://x.example/m','type':'Manifest'}");
        row("a region", "{'id':'https://x.example/c#xywh=1.5,2,3,4','type':'Canvas','partOf':[{'id':"
                        "'https://x.example/m','type':'Manifest'}]}");
        row("a point",
            "{'type':'SpecificResource','source':{'id':'https://x.example/c','type':'Canvas','partOf':[{'id':"
            "'https://x.example/m','type':'Manifest'}]},'selector':{'type':'PointSelector','x':1.5,'y':2}}");
    }

    void readsBackWhatItWrites()
    {
        QFETCH(QString, text);
        QCOMPARE(contentStateJson(readContentState(text).value()), text);
    }

    void keepsTheRegionOfAnAddress()
    {
        const auto state = readContentState(u"https://x.example/c#xywh=percent:1,2,3,4"_s);
        QCOMPARE(contentStateJson(state.value()),
                 QString::fromUtf8(json("{'id':'https://x.example/c#xywh=percent:1,2,3,4','type':'Canvas'}")));
    }

    void tellsLinksFromDocuments_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isLink");
        QTest::newRow("manifest") << json("{'id': 'https://x.example/m', 'type': 'Manifest'}") << true;
        QTest::newRow("manifest with canvases") << json("{'id': 'm', 'type': 'Manifest', 'items': []}") << false;
        QTest::newRow("2.x manifest") << json("{'@id': 'm', '@type': 'sc:Manifest', 'sequences': []}") << false;
        QTest::newRow("canvas") << json("{'id': 'c', 'type': 'Canvas', 'partOf': 'm'}") << true;
        QTest::newRow("canvas without image") << json("{'id': 'c', 'type': 'Canvas', 'width': 1}") << false;
        QTest::newRow("annotation") << json("{'type': 'Annotation', 'target': 'x'}") << true;
        QTest::newRow("targets") << json("['https://x.example/m']") << true;
        QTest::newRow("other lists") << json("[1, 2]") << false;
        QTest::newRow("nothing known") << json("{'a': 1}") << false;
    }

    void tellsLinksFromDocuments()
    {
        QFETCH(QByteArray, json);
        const auto outline = Outline::parse(json);
        QTEST(isContentState(outline->root()), "isLink");
    }

    void readsTheCookbooks()
    {
        KADER_SHARED_OR_SKIP(path, u"fixtures/cookbook/0485-contentstate-canvas-region__annotation.json"_s);
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto state = readContentState(QString::fromUtf8(file.readAll()));
        QVERIFY(state);
        QVERIFY(state->address.text().endsWith("0009-book-1/manifest.json"_L1));
        QVERIFY(state->canvasId.endsWith("/canvas/p2"_L1));
        QCOMPARE(state->region->toRegion({})->toString(), u"1528,3024,344,408"_s);
    }
};

KADER_TEST(TestContentState);
#include "tst_contentstate.moc"
