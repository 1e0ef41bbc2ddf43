#include "documents.h"
#include "programs.h"
#include "support/registry.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Annotations into manifests and out of them, in other forms than a plain CSV.
class TestExchange : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_work = std::make_unique<Workspace>();
        m_work->write(u"odd.json"_s, oddManifest());
        m_work->write(u"rows.csv"_s, csvLine({u"canvas_label"_s, u"text"_s, u"xywh"_s}) +
                                         csvLine({u"Sheet 1"_s, u"one, “1”"_s, u"1,2,3,4"_s}) +
                                         csvLine({u"Sheet 3"_s, u"drie;\nvier"_s, QString()}));
        KADER_ENDED(cli({u"annotate"_s, u"odd.json"_s, u"rows.csv"_s, u"-o"_s, u"annotated.json"_s}), 0);
    }

    void exportsForOtherPrograms_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("semicolons") << QStringList{u"--separator"_s, u"semicolon"_s} << "canvas_label;text;"_ba;
        QTest::newRow("tabs, CRLF") << QStringList{u"--separator"_s, u"TAB"_s, u"--crlf"_s}
                                    << "canvas_label\ttext\t"_ba;
        QTest::newRow("with a mark") << QStringList{u"--encoding"_s, u"utf-8-bom"_s}
                                     << "\xEF\xBB\xBF"
                                        "canvas_label,"_ba;
        QTest::newRow("UTF-16") << QStringList{u"--encoding"_s, u"utf-16"_s, u"--separator"_s, u"tab"_s}
                                << "\xFF\xFE"
                                   "c\0a\0n\0"_ba;
    }

    void exportsForOtherPrograms()
    {
        QFETCH(const QStringList, flags);
        QFETCH(const QByteArray, start);
        const Run run = cli(QStringList{u"export-csv"_s, u"annotated.json"_s, u"--extended"_s} + flags);
        KADER_ENDED(run, 0);
        QVERIFY(run.out.startsWith(start));
        m_work->write(u"back.csv"_s, run.out);
        KADER_ENDED(cli({u"annotate"_s, u"annotated.json"_s, u"back.csv"_s, u"-o"_s, u"same.json"_s}), 0);
        QCOMPARE(m_work->read(u"same.json"_s), m_work->read(u"annotated.json"_s));
    }

    void saysWhatAnOptionTakes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("separator") << QStringList{u"export-csv"_s, u"odd.json"_s, u"--separator"_s, u"dot"_s};
        QTest::newRow("encoding") << QStringList{u"export-csv"_s, u"odd.json"_s, u"--encoding"_s, u"latin"_s};
        QTest::newRow("pages of each canvas nowhere")
            << QStringList{u"export-pages"_s, u"odd.json"_s, u"--each-canvas"_s};
        QTest::newRow("pages of nothing") << QStringList{u"export-pages"_s};
    }

    void saysWhatAnOptionTakes()
    {
        QFETCH(const QStringList, arguments);
        const Run run = cli(arguments);
        KADER_ENDED(run, 2);
        QVERIFY(!run.err.isEmpty());
    }

    void exportsPages()
    {
        const Json source = parsed(m_work->read(u"annotated.json"_s));
        std::vector<Json> all;
        size_t annotated = 0;
        for (const Json &canvas : source["items"]) {
            const std::vector<Json> here = embeddedAnnotations(canvas);
            annotated += !here.empty();
            all.insert(all.end(), here.begin(), here.end());
        }
        const Run run = cli({u"export-pages"_s, u"annotated.json"_s});
        KADER_ENDED(run, 0);
        const Json page = parsed(run.out);
        QCOMPARE(textOf(page, "type"), u"AnnotationPage"_s);
        QCOMPARE(page["items"].dump(), Json(all).dump());
        QCOMPARE(textOf(page["partOf"][0], "id"), textOf(source, "id"));

        KADER_ENDED(cli({u"export-pages"_s, u"annotated.json"_s, u"--each-canvas"_s, u"-o"_s, u"pages"_s}), 0);
        const QStringList files = m_work->files(u"pages"_s);
        QCOMPARE(size_t(files.size()), annotated);
        size_t items = 0;
        for (const QString &file : files)
            items += parsed(m_work->read(u"pages/"_s + file))["items"].size();
        QCOMPARE(items, all.size());
    }

    void takesTheAnnotationsOfAnotherManifest()
    {
        const Run run = cli({u"annotate"_s, u"odd.json"_s, u"annotated.json"_s, u"-o"_s, u"both.json"_s});
        KADER_ENDED(run, 0);
        QVERIFY(run.err.contains(u"2 added"_s));
        const Json both = parsed(m_work->read(u"both.json"_s));
        const Json wanted = parsed(m_work->read(u"annotated.json"_s));
        for (const size_t sheet : {size_t(0), size_t(2)})
            QCOMPARE(Json(embeddedAnnotations(both["items"][sheet])).dump(),
                     Json(embeddedAnnotations(wanted["items"][sheet])).dump());
    }

    void deletesWhatIsGoneWhenTold()
    {
        const Run exported = cli({u"export-csv"_s, u"annotated.json"_s, u"--extended"_s});
        QByteArrayList lines = exported.out.split('\n');
        lines.removeIf([](const QByteArray &line) { return line.contains("one, “1”"); });
        m_work->write(u"fewer.csv"_s, lines.join('\n'));
        const Run kept = cli({u"annotate"_s, u"annotated.json"_s, u"fewer.csv"_s, u"-o"_s, u"kept.json"_s,
                              u"--report"_s, u"report.json"_s});
        KADER_ENDED(kept, 0);
        QVERIFY(kept.err.contains(u"1 annotations are gone"_s));
        QCOMPARE(m_work->read(u"kept.json"_s), m_work->read(u"annotated.json"_s));
        QCOMPARE(parsed(m_work->read(u"report.json"_s))["gone"].size(), size_t(1));
        KADER_ENDED(
            cli({u"annotate"_s, u"annotated.json"_s, u"fewer.csv"_s, u"--delete-gone"_s, u"-o"_s, u"gone.json"_s}), 0);
        const Json gone = parsed(m_work->read(u"gone.json"_s));
        QVERIFY(embeddedAnnotations(gone["items"][0]).empty());
        QCOMPARE(embeddedAnnotations(gone["items"][2]).size(), size_t(1));
    }

    void namesTheCandidatesOfARowThatNeedsAChoice()
    {
        m_work->write(u"near.csv"_s, csvLine({u"canvas_label"_s, u"text"_s}) + csvLine({u"sheet-1"_s, u"x"_s}) +
                                         csvLine({u"SHEET 1"_s, u"x"_s}));
        const Run run = cli(
            {u"annotate"_s, u"odd.json"_s, u"near.csv"_s, u"-o"_s, u"near.json"_s, u"--rejects"_s, u"rejects.csv"_s});
        KADER_ENDED(run, 1);
        QVERIFY(run.err.contains(u"“Sheet 1”"_s));
        const QList<QStringList> rejects = csvRecords(m_work->read(u"rejects.csv"_s));
        QCOMPARE(rejects.size(), 2);
        QCOMPARE(rejects[1][0], u"sheet-1"_s);
    }

    void refusesAGigabyteAtOnce()
    {
        QFile file(m_work->path(u"huge.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("canvas_label,text\n");
        if (!file.resize(qint64(1) << 30))
            QSKIP("no room for a large file");
        file.close();
        const Run run = cli({u"annotate"_s, u"odd.json"_s, u"huge.csv"_s, u"-o"_s, u"none.json"_s});
        KADER_ENDED(run, 3);
        QVERIFY(run.err.contains(u"larger"_s));
        QVERIFY(m_work->read(u"none.json"_s).isEmpty());
    }

private:
    Run cli(const QStringList &arguments) const { return runCli(arguments, m_work->path()); }

    std::unique_ptr<Workspace> m_work;
};

KADER_TEST(TestExchange);

#include "tst_exchange.moc"
