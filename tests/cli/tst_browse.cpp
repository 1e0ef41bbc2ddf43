#include "demo/catalogue.h"
#include "jsontree.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// The catalogue's lines as the command must print them.
template <typename Item>
QStringList lines(const QList<Item> &items)
{
    QStringList all;
    for (const Item &item : items)
        all.append(u"%1\t%2\t%3"_s.arg(item.uuid, item.latest().title, item.latest().published.first(10)));
    all.sort();
    return all;
}

QList<demo::Dataset> datasetsOf(const QString &collection)
{
    QList<demo::Dataset> datasets;
    for (const QString &uuid : demo::Catalogue::instance().collection(collection)->datasets)
        datasets.append(*demo::Catalogue::instance().dataset(uuid));
    return datasets;
}

QStringList sortedLines(const QByteArray &out)
{
    QStringList all = QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts);
    all.sort();
    return all;
}

} // namespace

/// What the repository holds, and manifests as they are served.
class TestBrowse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(!m_demo.address().isEmpty()); }

    void collections()
    {
        const Run run = cli({u"collections"_s});
        KADER_ENDED(run, 0);
        QCOMPARE(run.err, QString());
        QCOMPARE(sortedLines(run.out), lines(demo::Catalogue::instance().collections()));
        QVERIFY(run.out.endsWith('\n'));
        QCOMPARE(cli({u"collections"_s, u"--demo"_s}, {}).out, run.out);
    }

    void search_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("in a title") << u"coasts"_s << QStringList{demo::ids::coastCollection};
        QTest::newRow("in other case") << u"MICROSCOPY"_s << QStringList{demo::ids::teachingCollection};
        QTest::newRow("nowhere") << u"zeppelin"_s << QStringList();
        QTest::newRow("looks like a pattern") << u".*"_s << QStringList();
        QTest::newRow("looks like an option's value") << u"-x"_s << QStringList();
    }

    void search()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        const Run run = cli({u"collections"_s, u"--search="_s + text});
        KADER_ENDED(run, 0);
        QStringList uuids;
        for (const QString &line : sortedLines(run.out))
            uuids.append(line.section(u'\t', 0, 0));
        QCOMPARE(uuids, found);
        const Run asJson = cli({u"collections"_s, u"--json"_s, u"--search="_s + text});
        KADER_ENDED(asJson, 0);
        QVERIFY(parsed(asJson.out).is_array());
        QCOMPARE(qsizetype(parsed(asJson.out).size()), found.size());
    }

    void listsAsJson_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("listed");
        QTest::newRow("collections") << QStringList{u"collections"_s}
                                     << lines(demo::Catalogue::instance().collections());
        QTest::newRow("datasets") << QStringList{u"datasets"_s, u"--collection"_s, demo::ids::mainCollection}
                                  << lines(datasetsOf(demo::ids::mainCollection));
    }

    void listsAsJson()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, listed);
        const Run run = cli(arguments + QStringList{u"--json"_s});
        KADER_ENDED(run, 0);
        const Json items = parsed(run.out);
        QVERIFY(items.is_array());
        QStringList found;
        for (const Json &item : items)
            found.append(u"%1\t%2\t%3"_s.arg(textOf(item, "uuid"), textOf(item, "title"), textOf(item, "date")));
        found.sort();
        QCOMPARE(found, listed);
    }

    void datasets_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("collection");
        for (const QString &uuid :
             {demo::ids::mainCollection, demo::ids::coastCollection, demo::ids::teachingCollection})
            QTest::newRow(qPrintable(uuid)) << uuid << uuid;
        QTest::newRow("upper case") << demo::ids::mainCollection.toUpper() << demo::ids::mainCollection;
        QTest::newRow("DOI") << u"10.4121/%1.v2"_s.arg(demo::ids::mainCollection) << demo::ids::mainCollection;
        QTest::newRow("DOI's address") << u"https://doi.org/10.4121/%1.v1"_s.arg(demo::ids::coastCollection)
                                       << demo::ids::coastCollection;
        QTest::newRow("number") << QString::number(demo::ids::mainCollectionNumber) << demo::ids::mainCollection;
        QTest::newRow("page") << u"%1/collections/%2"_s.arg(m_demo.address(), demo::ids::teachingCollection)
                              << demo::ids::teachingCollection;
    }

    void datasets()
    {
        QFETCH(QString, named);
        QFETCH(QString, collection);
        const Run run = cli({u"datasets"_s, u"--collection"_s, named});
        KADER_ENDED(run, 0);
        QCOMPARE(run.err, QString());
        QCOMPARE(sortedLines(run.out), lines(datasetsOf(collection)));
    }

    void fetch_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<QStringList>("versions"); // as they may be called in the manifest's address
        const QString uuid = demo::ids::twoVersions;
        const QStringList latest = {u"latest"_s, u"2"_s};
        QTest::newRow("UUID") << uuid << uuid << latest;
        QTest::newRow("upper case") << uuid.toUpper() << uuid << latest;
        QTest::newRow("number") << QString::number(demo::ids::twoVersionsNumber) << uuid << latest;
        QTest::newRow("DOI") << u"10.4121/%1.v2"_s.arg(uuid) << uuid << QStringList{u"2"_s};
        QTest::newRow("DOI of an older version") << u"doi:10.4121/%1.v1"_s.arg(uuid) << uuid << QStringList{u"1"_s};
        QTest::newRow("DOI's address") << u"https://doi.org/10.4121/%1.v2"_s.arg(uuid) << uuid << QStringList{u"2"_s};
        QTest::newRow("page") << u"%1/datasets/%2"_s.arg(m_demo.address(), uuid) << uuid << latest;
        QTest::newRow("page of a version")
            << u"%1/datasets/%2/1"_s.arg(m_demo.address(), uuid) << uuid << QStringList{u"1"_s};
        QTest::newRow("manifest") << u"%1/iiif/v3/%2/latest/manifest"_s.arg(m_demo.address(), uuid) << uuid << latest;
        QTest::newRow("manifest of a version")
            << u"%1/iiif/v3/%2/1/manifest"_s.arg(m_demo.address(), uuid) << uuid << QStringList{u"1"_s};
        QTest::newRow("380 canvases") << demo::ids::glacierFrames << demo::ids::glacierFrames
                                      << QStringList{u"latest"_s, u"1"_s};
    }

    void fetch()
    {
        QFETCH(QString, named);
        QFETCH(QString, dataset);
        QFETCH(QStringList, versions);
        const Workspace work;
        const Run toStdout = cli({u"fetch"_s, named});
        KADER_ENDED(toStdout, 0);
        const Run toFile =
            cli({u"fetch"_s, named, u"-o"_s, work.path(u"m.json"_s), u"--report"_s, work.path(u"r.json"_s)});
        KADER_ENDED(toFile, 0);
        QCOMPARE(toFile.out, QByteArray());
        QCOMPARE(work.read(u"m.json"_s), toStdout.out);
        const Json report = parsed(work.read(u"r.json"_s));
        const QString address = textOf(report, "address");
        QVERIFY2(address.startsWith(u"%1/iiif/v3/%2/"_s.arg(m_demo.address(), dataset)) &&
                     versions.contains(address.section(u'/', -2, -2)),
                 qPrintable(address));
        const Answer plain = httpGet(address);
        QCOMPARE(plain.status, 200);
        QCOMPARE(toStdout.out, plain.body);
        QCOMPARE(dumped(memberOf(report, "bytes")), QByteArray::number(plain.body.size()));
        const QList<demo::File> files =
            demo::Catalogue::instance().dataset(dataset)->version(versions.last().toInt())->files;
        const auto images =
            std::count_if(files.begin(), files.end(), [](const demo::File &file) { return file.picture.has_value(); });
        QCOMPARE(qsizetype(parsed(plain.body)["items"].size()), images);
    }

    void aCollectionIsNoManifest()
    {
        const Run run = cli({u"fetch"_s, demo::ids::mainCollection});
        KADER_ENDED(run, 2);
        QVERIFY2(run.err.contains(u"collection"_s), run.account().constData());
    }

private:
    [[nodiscard]] Run cli(const QStringList &arguments) const
    {
        return cli(arguments, {u"--repository"_s, m_demo.address()});
    }
    [[nodiscard]] static Run cli(const QStringList &arguments, const QStringList &repository)
    {
        return runCli(repository + arguments);
    }

    DemoProcess m_demo;
};

KADER_TEST(TestBrowse);

#include "tst_browse.moc"
