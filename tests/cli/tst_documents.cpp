#include "documents.h"
#include "jsontree.h"
#include "programs.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray versionTwo = json(
    "{'@context': 'http://iiif.io/api/presentation/2/context.json', '@type': 'sc:Manifest', '@id': "
    "'https://old.example/m', 'label': 'Old', 'sequences': [{'canvases': [{'@id': 'https://old.example/c', '@type': "
    "'sc:Canvas', 'label': '1', 'width': 30, 'height': 20, 'images': [{'@type': 'oa:Annotation', 'motivation': "
    "'sc:painting', 'on': 'https://old.example/c', 'resource': {'@id': 'https://old.example/i.jpg', '@type': "
    "'dctypes:Image'}}]}]}]}");

const QByteArray collection = json(
    "{'id': 'https://x.example/all', 'type': 'Collection', 'label': {'en': ['All']}, 'items': [{'id': "
    "'https://x.example/in', 'type': 'Collection', 'label': {'en': ['In']}, 'items': [{'id': 'https://x.example/m', "
    "'type': 'Manifest', 'label': {'en': ['M\\u0007']}}]}]}");

} // namespace

/// What kader-cli says of documents, and what it makes of them.
class TestDocuments : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_work = std::make_unique<Workspace>();
        m_work->write(u"odd.json"_s, oddManifest());
        m_work->write(u"two.json"_s, versionTwo);
        m_work->write(u"all.json"_s, collection);
        m_work->write(u"page.json"_s, json("{'type': 'AnnotationPage', 'items': [{}, {}]}"));
        m_work->write(u"other.json"_s, json("{'test': 1}"));
        m_work->write(u"cut.json"_s, oddManifest().first(300));
    }

    void inspectsOnALineEach()
    {
        const Run run = runCli({u"inspect"_s, u"two.json"_s, u"page.json"_s, u"all.json"_s}, m_work->path());
        KADER_ENDED(run, 0);
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], "two.json\tmanifest\tPresentation 2\t1 canvases\t1 annotations\t0 referenced pages"_ba);
        QCOMPARE(lines[1],
                 "page.json\tannotation page\tPresentation 3\t0 canvases\t2 annotations\t0 referenced pages"_ba);
        QCOMPARE(lines[2], "all.json\tcollection\tPresentation 3\t2 members"_ba);
        QCOMPARE(lines[3], "  collection\tIn\thttps://x.example/in"_ba);
        QCOMPARE(lines[4], "    manifest\tM\uFFFD\thttps://x.example/m"_ba);
        QVERIFY(run.err.contains("two.json"_L1)); // what the conversion has to say
    }

    void inspectsAsJson()
    {
        const Run run =
            runCli({u"inspect"_s, u"--json"_s, u"odd.json"_s, u"all.json"_s, u"other.json"_s}, m_work->path());
        KADER_ENDED(run, 3);
        const Json all = Json::parse(run.out.toStdString());
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[0]["kind"].get<std::string>(), std::string("Manifest"));
        QCOMPARE(all[0]["presentation"].get<int>(), 3);
        QCOMPARE(all[0]["canvases"].get<int>(), 3);
        QCOMPARE(all[0]["referencedPages"].get<int>(), 1);
        QCOMPARE(all[1]["members"].size(), size_t(2));
        QCOMPARE(all[1]["members"][1]["parent"].get<int>(), 0);
        QVERIFY(all[2]["error"].get<std::string>().find("without a type") != std::string::npos);
        QVERIFY(run.err.contains("without a type"_L1));
    }

    void refusesWithTheReason_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("words");
        QTest::newRow("ordinary JSON") << u"other.json"_s << u"the members “test”"_s;
        QTest::newRow("cut off") << u"cut.json"_s << u"cut.json:"_s;
        QTest::newRow("not there") << u"absent.json"_s << u"absent.json"_s;
    }
    void refusesWithTheReason()
    {
        QFETCH(QString, file);
        QFETCH(QString, words);
        for (const QString &command : {u"inspect"_s, u"convert"_s}) {
            const Run run = runCli({command, file}, m_work->path());
            QVERIFY2(run.isSound() && run.exit >= 2, run.account().constData());
            QVERIFY2(run.err.contains(words), run.account().constData());
        }
    }

    void tellsTheLineOfARefusal()
    {
        m_work->write(u"comma.json"_s, "{\"type\": \"Manifest\",\n}");
        const Run run = runCli({u"inspect"_s, u"comma.json"_s}, m_work->path());
        KADER_ENDED(run, 3);
        QVERIFY(run.out.startsWith("comma.json\trefused\tline 2, column 1: "));
    }

    void leavesVersionThreeAsItIs()
    {
        const Run run = runCli({u"convert"_s, u"odd.json"_s}, m_work->path());
        KADER_ENDED(run, 0);
        QCOMPARE(run.out, oddManifest());
        KADER_ENDED(runCli({u"convert"_s, u"page.json"_s, u"-o"_s, u"new.json"_s}, m_work->path()), 0);
        QCOMPARE(m_work->read(u"new.json"_s), m_work->read(u"page.json"_s));
    }

    void convertsVersionTwo()
    {
        const Run run = runCli({u"convert"_s, u"two.json"_s, u"--report"_s, u"r.json"_s}, m_work->path());
        KADER_ENDED(run, 0);
        const Json manifest = Json::parse(run.out.toStdString());
        QCOMPARE(manifest["type"].get<std::string>(), std::string("Manifest"));
        QCOMPARE(manifest["items"].size(), size_t(1));
        QVERIFY(!run.err.isEmpty());
        QVERIFY(!Json::parse(m_work->read(u"r.json"_s).toStdString())["problems"].empty());
    }

    void convertsOnTheWayAndSaysSo()
    {
        m_work->write(u"one.csv"_s, "canvas_label,text\n1,a note\n");
        const Run run = runCli({u"annotate"_s, u"two.json"_s, u"one.csv"_s}, m_work->path());
        KADER_ENDED(run, 0);
        QCOMPARE(Json::parse(run.out.toStdString())["type"].get<std::string>(), std::string("Manifest"));
        QVERIFY2(run.err.contains("Presentation 2"_L1), run.account().constData());
    }

private:
    std::unique_ptr<Workspace> m_work;
};

KADER_TEST(TestDocuments);
#include "tst_documents.moc"
