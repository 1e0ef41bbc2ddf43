#include "curation/annotationmapping.h"
#include "curation/pageaddition.h"
#include "curationtools.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray note(const char *text, const char *target)
{
    return json("{'type': 'Annotation', 'motivation': 'commenting', 'body': {'type': 'TextualBody', 'value': '") +
           text + json("', 'format': 'text/plain', 'language': 'en'}, 'target': ") + json(target) + "}";
}

OpenedPage page(const QByteArrayList &notes)
{
    const QByteArray bytes = json("{'id': 'https://notes.example/page', 'type': 'AnnotationPage', 'label': {'en': ['My "
                                  "notes']}, 'items': [") +
                             notes.join(", ") + "]}";
    return {iiif::Document::read(bytes, u"page.json"_s).value(), u"/somewhere/page.json"_s};
}

constexpr auto onSecond = "'https://repo.example/iiif/v3/2/canvas#xywh=1,2,3,4'";
constexpr auto onOther = "{'type': 'SpecificResource', 'source': {'id': 'https://other.example/c', 'type': 'Canvas', "
                         "'partOf': [{'id': 'https://other.example/manifest', 'type': 'Manifest'}]}}";

} // namespace

class TestPageAddition : public QObject {
    Q_OBJECT

private slots:
    void addsWhatFitsInOneStep()
    {
        Snapshot snapshot{.sources = {sampleSource()}};
        const OpenedPage notes = page({note("one", onSecond), note("two", onOther),
                                       note("three", "'http://repo.example/iiif/v3/4/canvas'"), note("one", onSecond)});
        const PageAddition plan = planPage(snapshot, notes).value();
        QCOMPARE(plan.fitting, 2);
        QCOMPARE(plan.alreadyThere, 1);
        QCOMPARE(plan.elsewhere, 1);
        QCOMPARE(plan.canvases, 2);
        QCOMPARE(plan.prospect(), u"2 annotations are new, on 2 canvases. 1 is there already and stays as it is. 1 is "
                                  "about no canvas that is open and is left out."_s);
        QVERIFY(!plan.refusal());
        QCOMPARE(plan.step.name, u"Add annotations of “My notes”"_s);
        QCOMPARE(plan.step.changes.size(), size_t(2));
        const auto &first = *std::get<store::AnnotationChange>(plan.step.changes[0]).after;
        QCOMPARE(first.text, u"one"_s);
        QCOMPARE(first.targets.at(0).canvas, 1);
        QCOMPARE(first.targets.at(0).source, snapshot.sources[0]->id);
        QVERIFY(first.targets.at(0).area && !first.provenance && !first.id.isNull());
        QCOMPARE(std::get<store::AnnotationChange>(plan.step.changes[1]).after->targets.at(0).canvas, 3);

        for (const store::Change &change : plan.step.changes)
            snapshot.annotations.push_back(*std::get<store::AnnotationChange>(change).after);
        const PageAddition again = planPage(snapshot, notes).value();
        QCOMPARE(again.alreadyThere, 3);
        QVERIFY(again.refusal() && again.step.changes.empty());
    }

    void namesTheManifestThatIsNotOpen()
    {
        const Snapshot snapshot{.sources = {sampleSource()}};
        const PageAddition plan = planPage(snapshot, page({note("two", onOther)})).value();
        QCOMPARE(plan.about, QList{*WebAddress::parse(u"https://other.example/manifest"_s)});
        QVERIFY(plan.refusal()->message.contains(u"https://other.example/manifest"_s));
        QCOMPARE(plan.toOpen, plan.about.first());
        QVERIFY(planPage({}, page({note("one", onSecond)})).value().refusal());
        QVERIFY(planPage(snapshot, page({})).value().refusal());
    }

    void knowsWhatAPageIsPartOf()
    {
        const auto planned = [](const char *partOf) {
            OpenedPage notes = page({note("one", "'https://other.example/c'")});
            QByteArray bytes = notes.document.bytes();
            bytes.replace("\"type\": \"AnnotationPage\"", "\"type\": \"AnnotationPage\", \"partOf\": " + json(partOf));
            notes.document = iiif::Document::read(bytes, u"page.json"_s).value();
            return planPage({.sources = {sampleSource()}}, notes).value();
        };
        const PageAddition other = planned("[{'id': 'https://other.example/all', 'type': 'AnnotationCollection'}, "
                                           "{'id': 'https://other.example/m', 'type': 'Manifest'}]");
        QCOMPARE(other.about, QList{*WebAddress::parse(u"https://other.example/m"_s)});
        QCOMPARE(other.toOpen, other.about.first());
        const PageAddition open = planned("{'id': 'https://repo.example/iiif/v3/one/manifest', 'type': 'Manifest'}");
        QVERIFY(!open.toOpen);
        QVERIFY(open.refusal()->message.contains(u"no canvas of the manifest"_s));
        QVERIFY(planned("'nowhere'").about.isEmpty());
    }
};

KADER_TEST(TestPageAddition);
#include "tst_pageaddition.moc"
