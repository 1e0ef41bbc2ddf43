#include "curation/annotationmapping.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
using store::AnnotationChange;

namespace {

const AnnotationChange &only(const Step &step)
{
    if (step.changes.size() != 1)
        qFatal("%zu changes", step.changes.size());
    return std::get<AnnotationChange>(step.changes.front());
}

} // namespace

class TestSteps : public QObject {
    Q_OBJECT

private slots:
    void makesAnAnnotation()
    {
        const QUuid source = QUuid::createUuid();
        const Annotation made = newAnnotation(source, 2, iiif::Region{-5, 7, 30, 40});
        QVERIFY(!made.id.isNull() && made.created && made.modified && !made.provenance);
        QCOMPARE(made.targets.size(), size_t(1));
        QCOMPARE(made.targets[0].source, source);
        QCOMPARE(made.targets[0].canvas, std::optional(2));
        QCOMPARE(regionOf(made), std::optional(iiif::Region{-5, 7, 30, 40}));
        QVERIFY(hasPlainRegion(made));
        const Annotation whole = newAnnotation(source, 2, {});
        QVERIFY(!regionOf(whole) && !hasPlainRegion(whole));
        QCOMPARE(regionOf(withRegion(whole, iiif::Region{1, 2, 3, 4})), std::optional(iiif::Region{1, 2, 3, 4}));
        QVERIFY(!regionOf(withRegion(made, {})));
    }

    void readsTargets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("region");
        QTest::addColumn<bool>("isPlain");
        const QByteArray resource = json("{'type':'SpecificResource','source':{'id':'https://repo.example/iiif/v3/1/"
                                         "canvas','type':'Canvas'},'selector':");
        QTest::newRow("an address") << json("'https://repo.example/iiif/v3/1/canvas#xywh=1,2,3,4'") << u"1,2,3,4"_s
                                    << true;
        QTest::newRow("percent") << json("'https://repo.example/iiif/v3/1/canvas#xywh=percent:10,10,50,50'")
                                 << u"300,200,1500,1000"_s << true;
        QTest::newRow("a moment too") << json("'https://repo.example/iiif/v3/1/canvas#t=3&xywh=1,2,3,4'")
                                      << u"1,2,3,4"_s << false;
        QTest::newRow("a selector") << resource + json("{'type':'FragmentSelector','value':'xywh=1,2,3,4'}}")
                                    << u"1,2,3,4"_s << true;
        QTest::newRow("a refined selector")
            << resource + json("{'type':'FragmentSelector','value':'xywh=1,2,3,4','refinedBy':{'type':'SvgSelector'}}}")
            << u"1,2,3,4"_s << false;
        QTest::newRow("a shape and what encloses it")
            << resource +
                   json("[{'type':'FragmentSelector','value':'xywh=1,2,3,4'},{'type':'SvgSelector','value':'<svg/>'}]}")
            << u"1,2,3,4"_s << false;
        QTest::newRow("a shape") << resource + json("{'type':'SvgSelector','value':'<svg/>'}}") << QString() << false;
        QTest::newRow("the canvas") << json("'https://repo.example/iiif/v3/1/canvas'") << QString() << false;
    }

    void readsTargets()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, region);
        QFETCH(bool, isPlain);
        const auto own = ownNotesOf(json("{'id':'a','type':'Annotation','body':'x','target':") + target + "}");
        QCOMPARE(own.size(), size_t(1));
        const auto read = regionOf(own[0]);
        QCOMPARE(read ? read->toString() : QString(), region);
        QCOMPARE(hasPlainRegion(own[0]), isPlain);
    }

    void tellsWhereAnAnnotationCameFrom()
    {
        const SourcePtr source = sampleSource(ownNotes());
        const auto own = ownAnnotations(source->manifest, source->id);
        QCOMPARE(own.size(), size_t(2));
        QCOMPARE(own[1].provenance->place, u"/items/0/annotations/0/items/1"_s);
        QCOMPARE(own[1].provenance->source, source->id);
        QCOMPARE(own[1].provenance->hash.size(), 32);
        QVERIFY(own[0].id != own[1].id);
        QCOMPARE(ownAnnotations(source->manifest, source->id), own); // the same every time
        QCOMPARE(own[1].text, u"blurred"_s);
        QVERIFY(own[1].body.isEmpty() && !own[0].body.isEmpty());
    }

    void namesAndMarksSteps()
    {
        const Annotation made = newAnnotation(QUuid::createUuid(), 0, {});
        QCOMPARE(addition(u"Draw"_s, std::span(&made, 1)), (Step{u"Draw"_s, {AnnotationChange{{}, made}}}));
        QCOMPARE(deletion(u"Delete"_s, std::span(&made, 1)), (Step{u"Delete"_s, {AnnotationChange{made, {}}}}));
        QVERIFY(change(u"Nothing"_s, made, made).changes.empty());
        const Annotation own = ownNotesOf(json("{'id':'a','type':'Annotation','target':'b'}"))[0];
        Annotation moved = withRegion(own, iiif::Region{1, 2, 3, 4});
        QCOMPARE(only(change(u"Move"_s, own, moved)).after->provenance->overlay, store::Overlay::Edited);
        QVERIFY(only(change(u"Move"_s, own, moved)).after->modified);
        QCOMPARE(only(deletion(u"Delete"_s, std::span(&own, 1))).after->provenance->overlay, store::Overlay::Deleted);
    }

    void letsABodyFollowItsText_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("after");
        const QByteArray fresh = json("{'type':'TextualBody','value':'new','format':'text/plain','language':'en'}");
        QTest::newRow("a text with a purpose")
            << json("{'type':'TextualBody','value':'old','purpose':'tagging'}")
            << json("{'type':'TextualBody','value':'new','purpose':'tagging','language':'en'}");
        QTest::newRow("in an array") << json("[{'type':'Image','id':'i'}, {'value':'old', 'language':'en'}]")
                                     << json("[{'type':'Image','id':'i'}, {'value':'new', 'language':'en'}]");
        QTest::newRow("a choice") << json("{'type':'Choice','items':[{'value':'old','language':['en','nl']}]}")
                                  << json("{'type':'Choice','items':[{'value':'new','language':['en','nl']}]}");
        QTest::newRow("an image") << json("{'type':'Image','id':'i'}")
                                  << json("[{'type':'Image','id':'i'},") + fresh + "]";
        QTest::newRow("images") << json("[{'type':'Image','id':'i'}]")
                                << json("[{'type':'Image','id':'i'}, ") + fresh + "]";
        QTest::newRow("a bare string") << json("'old'") << QByteArray();
    }

    void letsABodyFollowItsText()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, after);
        const Annotation own = ownNotesOf(json("{'id':'a','type':'Annotation','target':'b','body':") + body + "}")[0];
        QCOMPARE(own.body, body);
        Annotation edited = own;
        edited.text = u"new"_s;
        edited.language = u"en"_s;
        QCOMPARE(only(change(u"Edit"_s, own, edited)).after->body, after);
    }

private:
    static std::vector<Annotation> ownNotesOf(const QByteArray &annotation)
    {
        const SourcePtr source = sampleSource(
            json(", 'annotations': [{'id': 'p', 'type': 'AnnotationPage', 'items': [") + annotation + "]}]");
        return ownAnnotations(source->manifest, source->id);
    }
};

KADER_TEST(TestSteps);
#include "tst_steps.moc"

#include <span>
