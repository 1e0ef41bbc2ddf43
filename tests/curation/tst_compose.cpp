#include "curation/compose.h"
#include "exchange/csvreader.h"
#include "samplemanifest.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;
using exchange::Verdict;

namespace {

Composition composition(const QString &dataset, QByteArray bytes)
{
    enrichment::Record record;
    record.resourceTitle = u"Paper of "_s + dataset;
    return {.dataset = dataset,
            .title = u"Dataset "_s + dataset,
            .manifest = test::readManifest(bytes),
            .record = record,
            .address = *WebAddress::parse(u"https://out.example/%1.json"_s.arg(dataset))};
}

/// Two datasets of two canvases; the second's labels and ids differ unless `alike`.
std::vector<Composition> twoDatasets(bool alike)
{
    QByteArray second = test::sampleManifest(2);
    if (!alike)
        second.replace("image_", "other_").replace("/iiif/v3/", "/iiif/v4/");
    else
        second.replace("/iiif/v3/", "/iiif/v4/");
    return {composition(u"one"_s, test::sampleManifest(2)), composition(u"two"_s, second)};
}

AnnotationTable table(const QByteArray &rows, const QString &dataset = {})
{
    return {exchange::readCsv("canvas_label,text,xywh,motivation,lang\n" + rows, u"notes.csv"_s).value(), dataset};
}

QList<Verdict> verdicts(const ImportOutcome &outcome)
{
    QList<Verdict> all;
    for (const exchange::PlannedRow &row : outcome.plan.rows)
        all.append(row.verdict);
    return all;
}

} // namespace

class TestCompose : public QObject {
    Q_OBJECT

private slots:
    void sendsRowsToTheDatasetTheyName()
    {
        std::vector<Composition> compositions = twoDatasets(false);
        const auto outcomes =
            annotate(compositions, {table("image_0001.tif,a,,,\nother_0002.tif,b,,,\nnone.tif,c,,,\n")});
        QVERIFY(outcomes);
        QCOMPARE(verdicts(outcomes->front()), (QList{Verdict::Added, Verdict::Added, Verdict::Rejected}));
        QCOMPARE(iiif::embeddedAnnotations(compositions[0].manifest).size(), size_t(1));
        QCOMPARE(iiif::embeddedAnnotations(compositions[1].manifest).front().canvas, 1);
    }

    void neverGuessesBetweenDatasets()
    {
        std::vector<Composition> compositions = twoDatasets(true);
        const auto outcomes =
            annotate(compositions, {table("image_0001.tif,a,,,\n"), table("image_0001.tif,a,,,\n", u"two"_s)});
        QVERIFY(outcomes);
        QCOMPARE(verdicts(outcomes->at(0)), QList{Verdict::Rejected});
        QVERIFY2(outcomes->at(0).plan.rows[0].reason().contains("--csv"_L1),
                 qPrintable(outcomes->at(0).plan.rows[0].reason()));
        QCOMPARE(verdicts(outcomes->at(1)), QList{Verdict::Added});
        QVERIFY(iiif::embeddedAnnotations(compositions[0].manifest).empty());
        QCOMPARE(iiif::embeddedAnnotations(compositions[1].manifest).size(), size_t(1));
    }

    void seesWhatAnEarlierTableAdded()
    {
        std::vector<Composition> compositions = twoDatasets(false);
        const auto outcomes = annotate(
            compositions, {table("image_0001.tif,a,,,\n"), table("image_0001.tif,a,,,\nimage_0001.tif,b,,,\n")});
        QCOMPARE(verdicts(outcomes->at(1)), (QList{Verdict::AlreadyThere, Verdict::Added}));
    }

    void saysWhenTheDatasetOfATableIsMissing()
    {
        std::vector<Composition> compositions = twoDatasets(false);
        const auto outcomes = annotate(compositions, {table("image_0001.tif,a,,,\n", u"three"_s)});
        QCOMPARE(verdicts(outcomes->front()), QList{Verdict::Rejected});
        QCOMPARE(outcomes->front().plan.diagnostics.last().rule, u"dataset-missing"_s);
    }

    void mendsAndEnriches()
    {
        std::vector<Composition> compositions = twoDatasets(false);
        QVERIFY(mend(compositions).isEmpty());
        QVERIFY(!compositions[0].repairs.isEmpty());
        QVERIFY(enrich(compositions, {}, QDateTime::fromSecsSinceEpoch(0)).isEmpty());
        QCOMPARE(compositions[1].manifest.id(), u"https://out.example/two.json"_s);
        QVERIFY(compositions[1].manifest.document().bytes().contains("Paper of two"));
        QVERIFY(!compositions[0].provenance.empty());
        QVERIFY(test::isSound(compositions[0].manifest.document()));
    }
};

KADER_TEST(TestCompose);
#include "tst_compose.moc"
