#include "demo/catalogue.h"
#include "demo/sampleannotations.h"
#include "documents.h"
#include "programs.h"
#include "support/registry.h"

#include <QSet>
#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto base = "https://published.example/set"_L1;

/// Whether the catalogue says that a dataset has a manifest for everyone, or files that one can be made of.
bool hasManifest(const demo::Dataset &dataset)
{
    const QList<demo::File> &files = dataset.latest().files;
    const bool hasImage =
        std::any_of(files.begin(), files.end(), [](const demo::File &file) { return file.picture.has_value(); });
    return dataset.isOpen() && hasImage;
}

qsizetype imagesOf(const demo::Dataset &dataset)
{
    const QList<demo::File> &files = dataset.latest().files;
    return std::count_if(files.begin(), files.end(), [](const demo::File &file) { return file.picture.has_value(); });
}

/// Every id of pages, annotations and canvases, to see that none is there twice.
void collectIds(const Json &value, QStringList &ids)
{
    const QString type = textOf(value, "type");
    const bool isOwn = value.contains("items") || type == "Annotation"_L1;
    if (isOwn && (type == "Canvas"_L1 || type == "AnnotationPage"_L1 || type == "Annotation"_L1))
        ids.append(textOf(value, "id"));
    for (const char *member : {"items", "annotations"}) {
        for (const Json &part : memberOf(value, member))
            collectIds(part, ids);
    }
}

/// The lines of the report's list that are of one dataset, by `member`.
QStringList columnOf(const Json &report, const char *list, const char *member)
{
    QStringList column;
    for (const Json &entry : memberOf(report, list))
        column.append(textOf(entry, member));
    return column;
}

} // namespace

/// The whole job on the demo's collections, nothing going wrong on the way.
class TestHarvest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(!m_demo.address().isEmpty()); }
    void init() { m_work = std::make_unique<Workspace>(); }

    void aWholeCollection()
    {
        QStringList arguments = {
            u"harvest"_s, u"--collection"_s, demo::ids::mainCollection, u"--base-url"_s, base, u"-o"_s,
            u"out"_s,     u"--report"_s,     u"report.json"_s};
        qsizetype rows = 0;
        for (const demo::SampleAnnotations &sample : demo::sampleAnnotations()) {
            m_work->write(sample.fileName, sample.csv);
            arguments += {u"--csv"_s, sample.fileName};
            rows += sample.rows;
        }
        const Run run = cli(arguments);
        KADER_ENDED(run, 1);
        QCOMPARE(run.out, QByteArray());
        const Json report = parsed(m_work->read(u"report.json"_s));
        const QStringList uuids = demo::Catalogue::instance().collection(demo::ids::mainCollection)->datasets;
        QCOMPARE(memberOf(report, "datasets").size(), size_t(uuids.size()));

        QStringList files = {u"aggregate.json"_s, u"annotations.csv"_s};
        QStringList painted;
        qsizetype madeHere = 0; // Canvases, without the fault that all those of the repository have.
        for (const Json &told : report["datasets"]) {
            const demo::Dataset *dataset = demo::Catalogue::instance().dataset(textOf(told, "dataset"));
            QVERIFY(dataset && uuids.contains(dataset->uuid));
            QCOMPARE(textOf(told, "title"), dataset->latest().title);
            QCOMPARE(dumped(memberOf(told, "ok")), hasManifest(*dataset) ? "true"_ba : "false"_ba);
            if (!hasManifest(*dataset)) {
                QVERIFY(!textOf(told, "reason").isEmpty());
                QVERIFY2(run.err.contains(dataset->uuid), qPrintable(dataset->uuid));
                continue;
            }
            files.append(dataset->uuid + u".json"_s);
            QCOMPARE(dumped(memberOf(told, "canvases")), QByteArray::number(imagesOf(*dataset)));
            const QList<demo::File> &all = dataset->latest().files;
            if (std::any_of(all.begin(), all.end(), [](const demo::File &file) { return file.isLinkOnly(); }))
                madeHere += imagesOf(*dataset);
            manifestIsRight(*dataset, painted);
            if (QTest::currentTestFailed())
                return;
        }
        files.sort();
        QCOMPARE(m_work->files(u"out"_s), files);
        aggregateIsRight(painted);
        QCOMPARE(memberOf(report, "rows").size(), size_t(rows));
        const QStringList verdicts = columnOf(report, "rows", "verdict");
        QCOMPARE(QSet<QString>(verdicts.cbegin(), verdicts.cend()).size(), 1);
        QCOMPARE(csvRecords(m_work->read(u"out/annotations.csv"_s)).size(), 1 + rows);
        const QStringList repairs = columnOf(report, "repairs", "rule");
        QCOMPARE(repairs.count(u"painting-motivation"_s), painted.size() - madeHere);
        QCOMPARE(columnOf(report, "problems", "rule").contains(u"manifest-from-files"_s), madeHere > 0);
        QVERIFY(!columnOf(report, "repairs", "pointer").contains(QString()) &&
                !columnOf(report, "repairs", "document").contains(QString()));
        QVERIFY(columnOf(report, "fields", "field").contains(u"categories"_s));
        for (const QString &uuid : columnOf(report, "fields", "dataset"))
            QVERIFY2(files.contains(uuid + u".json"_s), qPrintable(uuid));
    }

    /// Who reads the report need not know in which cases a list would be empty.
    void theReportHasAllItsLists()
    {
        KADER_ENDED(harvestPair({}), 0);
        const Json report = parsed(m_work->read(u"report.json"_s));
        for (const char *list : {"datasets", "rows", "repairs", "fields", "problems"})
            QVERIFY2(memberOf(report, list).is_array(), list);
    }

    void datasetsMayBeNamedInAnyWay()
    {
        const QString uuid = demo::ids::yeastPilot;
        const Run run = cli({u"harvest"_s, u"--dataset"_s, uuid.toUpper(), u"--dataset"_s, u"10.4121/%1.v1"_s.arg(uuid),
                             u"%1/datasets/%2/1"_s.arg(m_demo.address(), uuid), demo::ids::yeastReplicate,
                             u"--base-url"_s, base + u'/', u"-o"_s, u"deep/er"_s});
        KADER_ENDED(run, 0);
        QCOMPARE(m_work->files(u"deep/er"_s), QStringList({uuid + u".json"_s, u"aggregate.json"_s, u"annotations.csv"_s,
                                                           demo::ids::yeastReplicate + u".json"_s}));
        QCOMPARE(textOf(parsed(m_work->read(u"deep/er/aggregate.json"_s)), "id"), base + "/aggregate.json"_L1);
    }

    void aLabelOfTwoDatasetsIsRejectedWithTheRemedy()
    {
        m_work->write(u"rows.csv"_s, "canvas_label,text,xywh\nImage 1,which?,\noverview.tif,which?,\"1,2,3,4\"\n");
        const Run run = harvestPair({u"--csv"_s, u"rows.csv"_s});
        KADER_ENDED(run, 1);
        const Json report = parsed(m_work->read(u"report.json"_s));
        QCOMPARE(columnOf(report, "rows", "verdict"), QStringList(2, u"rejected"_s));
        for (const Json &row : report["rows"]) {
            const QString message = textOf(row["notes"][0], "message");
            QVERIFY2(message.contains(u"--csv"_s) && message.contains(u"pilot"_s) && message.contains(u"replicate"_s),
                     qPrintable(message));
        }
        const QList<QStringList> rejects = csvRecords(m_work->read(u"out/rows.rejects.csv"_s));
        QCOMPARE(rejects.size(), 1 + 2);
        QCOMPARE(rejects[0], QStringList({u"canvas_label"_s, u"text"_s, u"xywh"_s, u"line"_s, u"reason"_s}));
        QCOMPARE(rejects[2].first(4), QStringList({u"overview.tif"_s, u"which?"_s, u"1,2,3,4"_s, u"3"_s}));
        QCOMPARE(annotationCount(demo::ids::yeastPilot) + annotationCount(demo::ids::yeastReplicate), size_t(0));
    }

    void theRemedyHelps()
    {
        m_work->write(u"rows.csv"_s, "canvas_label,text,xywh\nImage 1,this one,\noverview.tif,this one,\"1,2,3,4\"\n");
        const Run run = harvestPair({u"--csv"_s, demo::ids::yeastReplicate.toUpper() + u"=rows.csv"_s});
        KADER_ENDED(run, 0);
        QCOMPARE(annotationCount(demo::ids::yeastPilot), size_t(0));
        QCOMPARE(annotationCount(demo::ids::yeastReplicate), size_t(2));
        QVERIFY(!m_work->files(u"out"_s).contains(u"rows.rejects.csv"_s));
    }

    void correctedRejectsImport()
    {
        m_work->write(
            u"rows.csv"_s,
            "canvas_label;text;xywh\nImage 9;\"a \"\"quoted\"\"; text\";\noverview.tif;empty;1,2,0,4\nImage 1;fine;\n");
        KADER_ENDED(harvestPair({u"--csv"_s, demo::ids::yeastPilot + u"=rows.csv"_s}), 1);
        QCOMPARE(annotationCount(demo::ids::yeastPilot), size_t(1));
        QByteArray rejects = m_work->read(u"out/rows.rejects.csv"_s);
        rejects.replace("Image 9", "Image 2").replace("1,2,0,4", "1,2,3,4");
        m_work->write(u"corrected.csv"_s, rejects);
        const QString manifest = u"out/"_s + demo::ids::yeastPilot + u".json"_s;
        const Run run = cli({u"annotate"_s, manifest, u"corrected.csv"_s, u"-o"_s, u"all.json"_s});
        KADER_ENDED(run, 0);
        QStringList texts;
        const Json all = parsed(m_work->read(u"all.json"_s));
        for (const Json &canvas : memberOf(all, "items")) {
            for (const Json &annotation : embeddedAnnotations(canvas))
                texts.append(textOf(annotation["body"], "value"));
        }
        QCOMPARE(texts, QStringList({u"fine"_s, u"a \"quoted\"; text"_s, u"empty"_s}));
    }

    /// A row must not be blamed for a dataset that could not be had.
    void rowsForADatasetThatFailedSaySo()
    {
        m_work->write(u"rows.csv"_s, "canvas_label,text\nstreet_01.tif,fine\n");
        const Run run = cli({u"harvest"_s, u"--dataset"_s, demo::ids::yeastPilot, demo::ids::restricted, u"--csv"_s,
                             demo::ids::restricted + u"=rows.csv"_s, u"--base-url"_s, base, u"-o"_s, u"out"_s});
        KADER_ENDED(run, 1);
        const QList<QStringList> rejects = csvRecords(m_work->read(u"out/rows.rejects.csv"_s));
        QCOMPARE(rejects.size(), 1 + 1);
        QVERIFY2(rejects[1].last().contains(demo::ids::restricted) || rejects[1].last().contains(u"dataset"_s),
                 qPrintable(rejects[1].last()));
    }

    /// The table is at hand before the first request; nobody should wait for the network to hear this.
    void anUnusableTableIsToldFirst()
    {
        m_work->write(u"rows.csv"_s, "label;remark\none;fine\n");
        const Run run = runCli({u"--repository"_s, deadAddress(), u"harvest"_s, u"--dataset"_s, demo::ids::yeastPilot,
                                u"--csv"_s, u"rows.csv"_s, u"--base-url"_s, base, u"-o"_s, u"out"_s},
                               m_work->path());
        KADER_ENDED(run, 3);
        QVERIFY2(run.err.contains(u"rows.csv:1"_s), run.account().constData());
    }

private:
    [[nodiscard]] Run cli(const QStringList &arguments) const
    {
        return runCli(QStringList{u"--repository"_s, m_demo.address()} + arguments, m_work->path());
    }

    [[nodiscard]] Run harvestPair(const QStringList &more) const
    {
        return cli(QStringList{u"harvest"_s, u"--collection"_s, demo::ids::teachingCollection, u"--base-url"_s, base,
                               u"-o"_s, u"out"_s, u"--report"_s, u"report.json"_s} +
                   more);
    }

    [[nodiscard]] size_t annotationCount(const QString &dataset) const
    {
        size_t count = 0;
        const Json manifest = parsed(m_work->read(u"out/"_s + dataset + u".json"_s));
        for (const Json &canvas : memberOf(manifest, "items"))
            count += embeddedAnnotations(canvas).size();
        return count;
    }

    void manifestIsRight(const demo::Dataset &dataset, QStringList &painted) const
    {
        const Json manifest = parsed(m_work->read(u"out/"_s + dataset.uuid + u".json"_s));
        QVERIFY(manifest.is_object());
        QCOMPARE(textOf(manifest, "id"), base + u'/' + dataset.uuid + u".json"_s);
        QStringList labels;
        for (const Json &canvas : manifest["items"]) {
            labels.append(labelOf(canvas));
            painted.append(textOf(canvas, "id"));
            QCOMPARE(textOf(canvas["items"][0]["items"][0], "motivation"), u"painting"_s);
        }
        QStringList names;
        for (const demo::File &file : dataset.latest().files) {
            if (file.picture)
                names.append(file.name);
        }
        QCOMPARE(labels, names);
    }

    void aggregateIsRight(const QStringList &painted) const
    {
        const Json aggregate = parsed(m_work->read(u"out/aggregate.json"_s));
        QCOMPARE(textOf(aggregate, "id"), base + "/aggregate.json"_L1);
        QStringList canvases;
        for (const Json &canvas : memberOf(aggregate, "items"))
            canvases.append(textOf(canvas, "id"));
        QCOMPARE(canvases, painted);
        QStringList ids;
        collectIds(aggregate, ids);
        QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
        for (const QString &id : std::as_const(ids))
            QVERIFY2(painted.contains(id) || id.startsWith(textOf(aggregate, "id")), qPrintable(id));
    }

    DemoProcess m_demo;
    std::unique_ptr<Workspace> m_work;
};

KADER_TEST(TestHarvest);

#include "tst_harvest.moc"
