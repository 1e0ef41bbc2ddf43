#include "iiif/annotation.h"
#include "iiif/fragment.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// A manifest of one canvas `urn:c:1` (1000×500) that holds these annotations.
Manifest withAnnotations(const QByteArray &annotations)
{
    return test::readManifest(
        json("{'type': 'Manifest', 'items': [{'id': 'urn:c:1', 'type': 'Canvas', 'width': 1000, 'height': 500, "
             "'annotations': [{'id': 'urn:c:1/p', 'type': 'AnnotationPage', 'items': [") +
        annotations + "]}]}]}");
}

} // namespace

class TestAnnotation : public QObject {
    Q_OBJECT

private slots:
    void readsTargets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("region");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("whole canvas") << json("'urn:c:1'") << QString() << true;
        QTest::newRow("rectangle") << json("'urn:c:1#xywh=1,2,3,4'") << u"1,2,3,4"_s << true;
        QTest::newRow("decimals") << json("'urn:c:1#xywh=1.5,2,3,4'") << u"1,2,4,4"_s << false;
        QTest::newRow("percent") << json("'urn:c:1#xywh=percent:10,10,10,10'") << u"100,50,100,50"_s << false;
        QTest::newRow("encoded hash") << json("'urn:c:1%23xywh=1,2,3,4'") << u"1,2,3,4"_s << false;
        QTest::newRow("canvas object") << json("{'id': 'urn:c:1#xywh=1,2,3,4', 'type': 'Canvas'}") << u"1,2,3,4"_s
                                       << false;
        QTest::newRow("fragment selector") << json("{'type': 'SpecificResource', 'source': 'urn:c:1', 'selector': "
                                                   "{'type': 'FragmentSelector', 'value': 'xywh=1,2,3,4'}}")
                                           << u"1,2,3,4"_s << false;
        QTest::newRow("alternatives")
            << json("{'type': 'SpecificResource', 'source': {'id': 'urn:c:1', 'type': 'Canvas'}, 'selector': [{'type': "
                    "'SvgSelector', 'value': '<svg/>'}, {'type': 'FragmentSelector', 'value': 'xywh=1,2,3,4'}]}")
            << u"1,2,3,4"_s << false;
        QTest::newRow("point") << json("{'type': 'SpecificResource', 'source': {'id': 'urn:c:1', 'type': 'Canvas'}, "
                                       "'selector': {'type': 'PointSelector', 'x': 1, 'y': 2.5}}")
                               << u"1,2,1,1"_s << false;
        const auto specific = [](const char *selector) {
            return json("{'type': 'SpecificResource', 'source': 'urn:c:1', 'selector': ") + json(selector) + '}';
        };
        QTest::newRow("shape") << specific("{'type': 'SvgSelector', 'value': '<svg><circle cx=\\'50\\' cy=\\'60\\' "
                                           "r=\\'10\\'/></svg>'}")
                               << u"40,50,20,20"_s << false;
        QTest::newRow("shape and fragment")
            << specific("[{'type': 'SvgSelector', 'value': '<svg><path d=\\'M0 0h9v9\\'/></svg>'}, {'type': "
                        "'FragmentSelector', 'value': 'xywh=1,2,3,4'}]")
            << u"1,2,3,4"_s << false;
        QTest::newRow("Mirador 2's choice")
            << specific("{'@type': 'oa:Choice', 'default': {'@type': 'oa:FragmentSelector', 'value': 'xywh=1,2,3,4'}, "
                        "'item': {'@type': 'oa:SvgSelector', 'value': '<svg/>'}}")
            << u"1,2,3,4"_s << false;
        QTest::newRow("refined") << specific("{'type': 'FragmentSelector', 'value': 't=1,2', 'refinedBy': {'type': "
                                             "'FragmentSelector', 'value': 'xywh=1,2,3,4'}}")
                                 << u"1,2,3,4"_s << false;
        QTest::newRow("refined within a rectangle")
            << specific(
                   "{'type': 'FragmentSelector', 'value': 'xywh=1,2,30,40', 'refinedBy': {'type': 'PointSelector', "
                   "'x': 2, 'y': 3}}")
            << u"1,2,30,40"_s << false;
        QTest::newRow("a shape that is none")
            << specific("{'type': 'SvgSelector', 'value': '<svg><path d=\\'M1,nan\\'/></svg>'}") << QString() << false;
        QTest::newRow("a choice of targets")
            << json("{'type': 'Choice', 'items': ['urn:other', 'urn:c:1#xywh=1,2,3,4']}") << u"1,2,3,4"_s << false;
        QTest::newRow("two targets") << json("['urn:c:1#xywh=1,2,3,4', 'urn:c:1#xywh=5,6,7,8']") << u"1,2,3,4"_s
                                     << false;
        QTest::newRow("no area") << json("'urn:c:1#xywh=1,2,0,0'") << QString() << false;
    }

    void readsTargets()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, isPlain);
        const Manifest manifest = withAnnotations(json("{'id': 'a', 'type': 'Annotation', 'target': ") + target + "}");
        const auto all = embeddedAnnotations(manifest);
        QCOMPARE(all.size(), size_t(1));
        const Annotation &annotation = all.front().annotation;
        QCOMPARE(annotation.canvasId, u"urn:c:1"_s);
        QTEST(annotation.region ? annotation.region->toString() : QString(), "region");
        QCOMPARE(annotation.selector.isEmpty(), isPlain);
    }

    void readsMotivations_data()
    {
        QTest::addColumn<QByteArray>("motivation");
        QTest::addColumn<QStringList>("read");
        QTest::newRow("one") << json("'tagging'") << QStringList{u"tagging"_s};
        QTest::newRow("prefixed") << json("['oa:tagging', 'sc:painting']") << QStringList{u"tagging"_s, u"painting"_s};
        QTest::newRow("prefixed twice") << json("'sc:oa:tagging'") << QStringList{u"tagging"_s};
        QTest::newRow("only a prefix") << json("'oa:'") << QStringList();
        QTest::newRow("no text") << json("[null, 1, '']") << QStringList();
    }

    void readsMotivations()
    {
        QFETCH(QByteArray, motivation);
        const Manifest manifest = withAnnotations(
            json("{'id': 'a', 'type': 'Annotation', 'target': 'urn:c:1', 'motivation': ") + motivation + "}");
        QTEST(embeddedAnnotations(manifest).front().annotation.motivations, "read");
    }

    void readsBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("plain")
            << json("'body': {'type': 'TextualBody', 'value': 'v', 'format': 'text/plain', 'language': 'nl'}") << u"v"_s
            << u"nl"_s << true;
        QTest::newRow("html")
            << json("'body': {'type': 'TextualBody', 'value': '<p>v</p>', 'format': 'text/html', 'language': 'nl'}")
            << u"<p>v</p>"_s << u"nl"_s << false;
        QTest::newRow("with purpose") << json("'body': {'type': 'TextualBody', 'value': 'v', 'format': 'text/plain', "
                                              "'language': 'nl', 'purpose': 'tagging'}")
                                      << u"v"_s << u"nl"_s << false;
        QTest::newRow("array")
            << json("'body': [{'id': 'urn:w:Q1', 'type': 'SpecificResource'}, {'type': 'TextualBody', 'value': 'v'}]")
            << u"v"_s << QString() << false;
        QTest::newRow("choice")
            << json("'body': {'type': 'Choice', 'items': [{'type': 'TextualBody', 'value': 'v', 'language': 'en'}]}")
            << u"v"_s << u"en"_s << false;
        QTest::newRow("string") << json("'body': 'v'") << u"v"_s << QString() << false;
        QTest::newRow("null") << json("'body': null") << QString() << QString() << false;
        QTest::newRow("no value") << json("'body': {'type': 'TextualBody'}") << QString() << QString() << false;
        QTest::newRow("bodyValue") << json("'bodyValue': 'v'") << u"v"_s << QString() << true;
        QTest::newRow("none") << json("'label': {}") << QString() << QString() << true;
    }

    void readsBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isPlain);
        const Manifest manifest =
            withAnnotations(json("{'id': 'a', 'type': 'Annotation', 'target': 'urn:c:1', ") + body + "}");
        const Annotation annotation = embeddedAnnotations(manifest).front().annotation;
        QTEST(annotation.text, "text");
        QTEST(annotation.language, "language");
        QCOMPARE(annotation.bodies.isEmpty(), isPlain);
    }

    void writesThePlainShape()
    {
        Annotation annotation;
        annotation.id = u"p/anno/1"_s;
        annotation.motivations = {u"describing"_s};
        annotation.text = u"a \"b\"\nc é"_s;
        annotation.language = u"en"_s;
        annotation.canvasId = u"urn:c:1"_s;
        annotation.region = Region{1, 2, 3, 4};
        const QByteArray body =
            "{\"type\":\"TextualBody\",\"value\":\"a \\\"b\\\"\\nc é\",\"format\":\"text/plain\",\"language\":\"en\"}";
        QCOMPARE(writeAnnotation(annotation),
                 json("{'id':'p/anno/1','type':'Annotation','motivation':'describing','body':") + body +
                     json(",'target':'urn:c:1#xywh=1,2,3,4'}"));
    }

    void writesStrings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("plain") << u"abc"_s << "\"abc\""_ba;
        QTest::newRow("quotes and backslashes") << u"a\"b\\c/"_s << "\"a\\\"b\\\\c/\""_ba;
        QTest::newRow("lines and tabs") << u"a\n\r\tb"_s << "\"a\\n\\r\\tb\""_ba;
        QTest::newRow("control characters") << u"\u0001\u001f"_s << "\"\\u0001\\u001f\""_ba;
        QTest::newRow("beyond ASCII") << u"é 😀"_s << "\"é 😀\""_ba;
    }

    void writesStrings()
    {
        QFETCH(QString, text);
        QTEST(jsonString(text), "json");
        QCOMPARE(unescaped(jsonString(text).sliced(1).chopped(1)), text);
    }

    void findsAnnotationsOfTheManifest()
    {
        const Manifest manifest = test::readManifest(
            json("{'type': 'Manifest', 'annotations': [{'type': 'AnnotationPage', 'items': [{'id': 'a', 'target': "
                 "'urn:c:2#xywh=1,2,3,4'}, "
                 "{'id': 'b', 'target': 'urn:elsewhere'}]}], 'items': [{'id': 'urn:c:1'}, {'id': 'urn:c:2'}]}"));
        const auto all = embeddedAnnotations(manifest);
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all.front().canvas, 1);
        QCOMPARE(all.front().annotation.id, u"a"_s);
    }

    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("plain") << json(
            "{'id':'a','type':'Annotation','motivation':'tagging','body':{'type':'TextualBody','value':'v','format':'"
            "text/plain','language':'nl'},'target':'urn:c:1'}");
        QTest::newRow("two motivations, agent, dates")
            << json("{'id':'a','type':'Annotation','motivation':['describing','commenting'],'body':{'type':'"
                    "TextualBody','value':'v','format':'text/"
                    "plain','language':'nl'},'target':'urn:c:1#xywh=1,2,3,4','creator':{'id':'urn:orcid:0','type':'"
                    "Person'},'created':'2026-01-02T03:04:05Z','modified':'2026-01-02T03:04:06Z'}");
        QTest::newRow("svg and several bodies")
            << json("{'id':'a','type':'Annotation','motivation':'tagging','body':[{'type':'TextualBody','value':'v'}],'"
                    "target':{'type':'SpecificResource','source':{'id':'urn:c:1','type':'Canvas'},'selector':{'type':'"
                    "SvgSelector','value':'<svg/>'}}}");
        QTest::newRow("no body") << json(
            "{'id':'a','type':'Annotation','motivation':'highlighting','target':'urn:c:1'}");
        QTest::newRow("selector without type")
            << json("{'id':'a','type':'Annotation','target':{'type':'SpecificResource','source':{'id':'urn:c:1','type':"
                    "'Canvas'},'selector':{'value':'x'}}}");
        QTest::newRow("source with a fragment")
            << json("{'id':'a','type':'Annotation','target':{'type':'SpecificResource','source':{'id':'urn:c:1#t=1,2','"
                    "type':'Canvas'},'selector':{'type':'PointSelector','x':1,'y':1}}}");
        QTest::newRow("two targets") << json("{'id':'a','type':'Annotation','motivation':'linking','body':{'id':'urn:x'"
                                             "},'target':['urn:c:1','urn:c:2']}");
    }

    void readsBackWhatItWrites()
    {
        QFETCH(QByteArray, json);
        const Manifest manifest = withAnnotations(json);
        QCOMPARE(writeAnnotation(embeddedAnnotations(manifest).front().annotation), json);
    }
};

KADER_TEST(TestAnnotation);
#include "tst_annotation.moc"
