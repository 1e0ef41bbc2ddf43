#include "documents.h"
#include "jsontree.h"
#include "programs.h"
#include "support/json.h"
#include "support/registry.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QString openDataset = u"5c28e7f1-b6a4-4093-9e7d-c0f15b3a8d64"_s;

QByteArray noise(size_t size)
{
    std::mt19937 generator(7);
    QByteArray bytes;
    for (size_t i = 0; i < size; ++i)
        bytes.append(char(generator() & 0xFF));
    return bytes;
}

} // namespace

/// Exit codes, what goes to which stream, and that what was there before a failure is there after it.
class TestExitCodes : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_work = std::make_unique<Workspace>();
        m_work->write(u"odd.json"_s, oddManifest());
        m_work->write(u"tidy.json"_s, tidyManifest());
        m_work->write(u"fits.csv"_s, "canvas_label,text\none,fine\nSheet 1,fine\n");
        m_work->write(u"one.csv"_s, "canvas_label,text\none,fine\n");
        m_work->write(u"old.out"_s, "what was there");
        QVERIFY(QDir(m_work->path()).mkdir(u"folder"_s));
        m_work->write(u"cut.json"_s, oddManifest().first(700));
        m_work->write(u"word.json"_s, "{\"a\": 1,\n  \"b\": tru}");
        m_work->write(u"empty.json"_s, "");
        m_work->write(u"array.json"_s, "[]");
        m_work->write(u"page.json"_s, json("{'type': 'AnnotationPage', 'items': [{}, {}]}"));
        m_work->write(u"noise.csv"_s, noise(4000));
        m_work->write(u"columns.csv"_s, "label;remark\none;fine\n");
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("an unknown command") << QStringList{u"frobnicate"_s};
        QTest::newRow("an unknown option, no command") << QStringList{u"--frobnicate"_s};
        QTest::newRow("an unknown option") << QStringList{u"fetch"_s, openDataset, u"--frobnicate"_s};
        QTest::newRow("another command's option") << QStringList{u"fetch"_s, openDataset, u"--json"_s};
        QTest::newRow("a value is missing") << QStringList{u"collections"_s, u"--search"_s};
        QTest::newRow("a report's name is missing") << QStringList{u"collections"_s, u"--report"_s};
        QTest::newRow("collections with more") << QStringList{u"collections"_s, u"more"_s};
        QTest::newRow("datasets of nothing") << QStringList{u"datasets"_s};
        QTest::newRow("datasets of nonsense") << QStringList{u"datasets"_s, u"--collection"_s, u"nonsense"_s};
        QTest::newRow("fetch nothing") << QStringList{u"fetch"_s};
        QTest::newRow("fetch two") << QStringList{u"fetch"_s, openDataset, openDataset};
        QTest::newRow("annotate without a CSV") << QStringList{u"annotate"_s, u"tidy.json"_s};
        QTest::newRow("annotate with three") << QStringList{u"annotate"_s, u"tidy.json"_s, u"one.csv"_s, u"fits.csv"_s};
        QTest::newRow("on-duplicate") << QStringList{u"annotate"_s, u"tidy.json"_s, u"one.csv"_s, u"--on-duplicate"_s,
                                                     u"maybe"_s};
        QTest::newRow("export-csv nothing") << QStringList{u"export-csv"_s};
        QTest::newRow("enrich nothing") << QStringList{u"enrich"_s};
        QTest::newRow("enrich with both")
            << QStringList{u"enrich"_s, u"tidy.json"_s, u"--dataset"_s, openDataset, u"--record"_s, u"r.json"_s};
        QTest::newRow("enrich: fields") << QStringList{u"enrich"_s, u"tidy.json"_s, u"--fields"_s,
                                                       u"categories,colour"_s};
        QTest::newRow("enrich: no fields") << QStringList{u"enrich"_s, u"tidy.json"_s, u"--fields"_s, QString()};
        QTest::newRow("enrich: id") << QStringList{u"enrich"_s, u"tidy.json"_s, u"--id"_s, u"file:///tmp/x"_s};
        QTest::newRow("enrich: dataset unknowable") << QStringList{u"enrich"_s, u"tidy.json"_s};
        QTest::newRow("aggregate without id") << QStringList{u"aggregate"_s, u"tidy.json"_s};
        QTest::newRow("aggregate: id") << QStringList{u"aggregate"_s, u"tidy.json"_s, u"--id"_s, u"aggregate.json"_s};
        QTest::newRow("aggregate: id with fragment")
            << QStringList{u"aggregate"_s, u"tidy.json"_s, u"--id"_s, u"https://x.example/a#b"_s};
        QTest::newRow("aggregate nothing") << QStringList{u"aggregate"_s, u"--id"_s, u"https://x.example/a"_s};
        QTest::newRow("validate nothing") << QStringList{u"validate"_s};
        QTest::newRow("inspect nothing") << QStringList{u"inspect"_s};
        QTest::newRow("convert nothing") << QStringList{u"convert"_s};
        QTest::newRow("convert two") << QStringList{u"convert"_s, u"tidy.json"_s, u"odd.json"_s};
        QTest::newRow("harvest nothing") << QStringList{u"harvest"_s, u"--base-url"_s, u"https://x.example/"_s, u"-o"_s,
                                                        u"new"_s};
        QTest::newRow("harvest both") << QStringList{
            u"harvest"_s,    u"--collection"_s,       openDataset, u"--dataset"_s, openDataset,
            u"--base-url"_s, u"https://x.example/"_s, u"-o"_s,     u"new"_s};
        QTest::newRow("harvest without base")
            << QStringList{u"harvest"_s, u"--dataset"_s, openDataset, u"-o"_s, u"new"_s};
        QTest::newRow("harvest: base") << QStringList{u"harvest"_s, u"--dataset"_s,  openDataset,          u"-o"_s,
                                                      u"new"_s,     u"--base-url"_s, u"ftp://x.example/"_s};
        QTest::newRow("harvest without folder")
            << QStringList{u"harvest"_s, u"--dataset"_s, openDataset, u"--base-url"_s, u"https://x.example/"_s};
        QTest::newRow("demo and repository")
            << QStringList{u"--demo"_s, u"--repository"_s, u"https://x.example/"_s, u"collections"_s};
        QTest::newRow("a repository that is no address") << QStringList{u"--repository"_s, u"data"_s, u"collections"_s};
        QTest::newRow("a repository on another protocol")
            << QStringList{u"--repository"_s, u"ftp://x.example/"_s, u"collections"_s};
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const QStringList before = m_work->files();
        const Run run = runCli(arguments, m_work->path());
        KADER_ENDED(run, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!run.err.trimmed().isEmpty());
        QCOMPARE(m_work->files(), before);
    }

    /// Wrong usage is told before anybody is asked for anything: the repository here is a dead one.
    void wrongUsageOfAHarvestIsToldFirst_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("fields") << QStringList{u"--base-url"_s, u"https://x.example/"_s, u"--fields"_s, u"colour"_s};
        QTest::newRow("language") << QStringList{u"--base-url"_s, u"https://x.example/"_s, u"--lang"_s,
                                                 u"not a language"_s};
        QTest::newRow("base with a fragment") << QStringList{u"--base-url"_s, u"https://x.example/#x"_s};
    }

    void wrongUsageOfAHarvestIsToldFirst()
    {
        QFETCH(QStringList, more);
        const Run run = runCli(QStringList{u"--repository"_s, deadAddress(), u"harvest"_s, u"--dataset"_s, openDataset,
                                           u"-o"_s, u"new"_s} +
                                   more,
                               m_work->path());
        KADER_ENDED(run, 2);
    }

    void aHarvestNeverLeavesFilesUnderAddressesThatCannotBe()
    {
        const DemoProcess demo;
        const Run run = runCli({u"--repository"_s, demo.address(), u"harvest"_s, u"--dataset"_s, openDataset, u"-o"_s,
                                u"new"_s, u"--base-url"_s, u"https://x.example/#x"_s},
                               m_work->path());
        KADER_ENDED(run, 2);
        QCOMPARE(m_work->files(u"new"_s), QStringList());
    }

    void unusableInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto forEachReader = [](const char *name, const QString &file, const QString &said) {
            QTest::addRow("annotate %s", name) << QStringList{u"annotate"_s, file, u"one.csv"_s} << said;
            QTest::addRow("export-csv %s", name) << QStringList{u"export-csv"_s, file} << said;
            QTest::addRow("enrich %s", name) << QStringList{u"enrich"_s, file} << said;
            QTest::addRow("aggregate %s", name)
                << QStringList{u"aggregate"_s, u"tidy.json"_s, file, u"--id"_s, u"https://x.example/a"_s} << said;
        };
        forEachReader("a missing file", u"missing.json"_s, u"missing.json"_s);
        forEachReader("a folder", u"folder"_s, u"folder"_s);
        forEachReader("an empty file", u"empty.json"_s, u"empty.json:1:1"_s);
        forEachReader("malformed JSON", u"word.json"_s, u"word.json:2:8"_s);
        forEachReader("cut JSON", u"cut.json"_s, u"cut.json:"_s);
        forEachReader("annotations alone", u"page.json"_s, u"annotation page with 2 annotations"_s);
        forEachReader("what is no manifest", u"array.json"_s, u"manifest"_s);
        forEachReader("a CSV", u"one.csv"_s, u"one.csv:1:1"_s);
        QTest::newRow("annotate from a binary CSV")
            << QStringList{u"annotate"_s, u"tidy.json"_s, u"noise.csv"_s} << u"noise.csv"_s;
        QTest::newRow("annotate from other columns")
            << QStringList{u"annotate"_s, u"tidy.json"_s, u"columns.csv"_s} << u"columns.csv:1"_s;
        QTest::newRow("annotate from a missing CSV")
            << QStringList{u"annotate"_s, u"tidy.json"_s, u"missing.csv"_s} << u"missing.csv"_s;
        QTest::newRow("annotate from a folder")
            << QStringList{u"annotate"_s, u"tidy.json"_s, u"folder"_s} << u"folder"_s;
        QTest::newRow("enrich from a missing record")
            << QStringList{u"enrich"_s, u"tidy.json"_s, u"--record"_s, u"missing.json"_s} << u"missing.json"_s;
        QTest::newRow("enrich from a malformed record")
            << QStringList{u"enrich"_s, u"tidy.json"_s, u"--record"_s, u"word.json"_s} << u"word.json:2"_s;
        QTest::newRow("enrich from what is no record")
            << QStringList{u"enrich"_s, u"tidy.json"_s, u"--record"_s, u"tidy.json"_s} << u"tidy.json"_s;
    }

    void unusableInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const QStringList before = m_work->files();
        const Run toFile = runCli(arguments + QStringList{u"-o"_s, u"old.out"_s}, m_work->path());
        KADER_ENDED(toFile, 3);
        QVERIFY2(toFile.err.contains(said), toFile.account().constData());
        QCOMPARE(toFile.out, QByteArray());
        QCOMPARE(m_work->read(u"old.out"_s), "what was there"_ba);
        QCOMPARE(m_work->files(), before);
        const Run toStdout = runCli(arguments, m_work->path());
        KADER_ENDED(toStdout, 3);
        QCOMPARE(toStdout.out, QByteArray());
    }

    void unwritableOutput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("annotate") << QStringList{u"annotate"_s, u"tidy.json"_s, u"one.csv"_s, u"-o"_s,
                                                 u"nowhere/x.json"_s};
        QTest::newRow("annotate onto a folder")
            << QStringList{u"annotate"_s, u"tidy.json"_s, u"one.csv"_s, u"-o"_s, u"folder"_s};
        QTest::newRow("rejects") << QStringList{u"annotate"_s, u"tidy.json"_s, u"fits.csv"_s,     u"-o"_s,
                                                u"old.out"_s,  u"--rejects"_s, u"nowhere/x.csv"_s};
        QTest::newRow("export-csv") << QStringList{u"export-csv"_s, u"tidy.json"_s, u"-o"_s, u"nowhere/x.csv"_s};
        QTest::newRow("aggregate") << QStringList{u"aggregate"_s,           u"tidy.json"_s, u"--id"_s,
                                                  u"https://x.example/a"_s, u"-o"_s,        u"nowhere/x.json"_s};
        QTest::newRow("a report") << QStringList{u"validate"_s, u"tidy.json"_s, u"--report"_s, u"nowhere/x.json"_s};
        QTest::newRow("fetch") << QStringList{u"--demo"_s, u"fetch"_s, openDataset, u"-o"_s, u"nowhere/x.json"_s};
        QTest::newRow("harvest into a file") << QStringList{u"--demo"_s, u"harvest"_s,    u"--dataset"_s,
                                                            openDataset, u"--base-url"_s, u"https://x.example/"_s,
                                                            u"-o"_s,     u"old.out"_s};
    }

    void unwritableOutput()
    {
        QFETCH(QStringList, arguments);
        const QStringList before = m_work->files();
        const Run run = runCli(arguments, m_work->path());
        KADER_ENDED(run, 3);
        QVERIFY(!run.err.trimmed().isEmpty());
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(m_work->files(), before);
        QCOMPARE(m_work->read(u"old.out"_s), "what was there"_ba);
    }

    void aFileIsFetchedAsItIs()
    {
        const Run run = runCli({u"fetch"_s, u"tidy.json"_s}, m_work->path());
        KADER_ENDED(run, 0);
        QCOMPARE(run.out, m_work->read(u"tidy.json"_s));
    }

    void deniedAndUnknown_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<QString>("said");
        QTest::newRow("files under embargo") << u"75c1e0a9-4d28-4f3b-9c67-b2e85f10d6a4"_s << u"embargo"_s;
        QTest::newRow("all under embargo") << u"d90a47f2-16be-4c85-a73e-5f82c6b01e9d"_s << u"embargo"_s;
        QTest::newRow("restricted") << u"08e5c9b4-f72a-4d16-b058-e3a1d6947fc2"_s << u"restricted"_s;
        QTest::newRow("unknown") << u"00000000-0000-4000-8000-000000000000"_s << u"00000000"_s;
        QTest::newRow("an unknown DOI") << u"10.4121/00000000-0000-4000-8000-000000000000.v1"_s << u"00000000"_s;
        QTest::newRow("no images") << u"f3b6158c-70d9-4e2a-86b3-1c4e9f7d0a52"_s << u"image"_s;
    }

    void deniedAndUnknown()
    {
        QFETCH(QString, dataset);
        QFETCH(QString, said);
        for (const QStringList &command :
             {QStringList{u"fetch"_s, dataset}, QStringList{u"annotate"_s, dataset, u"one.csv"_s}}) {
            const Run run =
                runCli(QStringList{u"--demo"_s} + command + QStringList{u"-o"_s, u"old.out"_s}, m_work->path());
            KADER_ENDED(run, 4);
            QVERIFY2(run.err.contains(said), run.account().constData());
            QCOMPARE(run.out, QByteArray());
            QCOMPARE(m_work->read(u"old.out"_s), "what was there"_ba);
        }
    }

    /// What is served can't be had; what is worked on is made of the files that work, and says so.
    void aManifestThatALinkBreaks()
    {
        const QString dataset = u"37f9a2c8-e05d-4b61-8d94-a1b7c3e6f058"_s;
        const Run fetched = runCli({u"--demo"_s, u"fetch"_s, dataset, u"-o"_s, u"old.out"_s}, m_work->path());
        KADER_ENDED(fetched, 4);
        QVERIFY2(fetched.err.contains(u"link"_s), fetched.account().constData());
        QCOMPARE(m_work->read(u"old.out"_s), "what was there"_ba);
        const Run converted = runCli({u"--demo"_s, u"export-csv"_s, dataset}, m_work->path());
        KADER_ENDED(converted, 0);
        QVERIFY2(converted.err.contains(u"1 files"_s) && converted.err.contains(u"link"_s),
                 converted.account().constData());
    }

    void unreachable_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("collections") << QStringList{u"collections"_s};
        QTest::newRow("datasets") << QStringList{u"datasets"_s, u"--collection"_s, openDataset};
        QTest::newRow("fetch") << QStringList{u"fetch"_s, openDataset};
        QTest::newRow("enrich") << QStringList{u"enrich"_s, u"tidy.json"_s, u"--dataset"_s, openDataset};
        QTest::newRow("validate") << QStringList{u"validate"_s, openDataset};
        QTest::newRow("harvest a collection") << QStringList{
            u"harvest"_s, u"--collection"_s, openDataset, u"--base-url"_s, u"https://x.example/"_s, u"-o"_s, u"new"_s};
        QTest::newRow("harvest a dataset") << QStringList{
            u"harvest"_s, u"--dataset"_s, openDataset, u"--base-url"_s, u"https://x.example/"_s, u"-o"_s, u"new"_s};
    }

    void unreachable()
    {
        QFETCH(QStringList, arguments);
        const QStringList before = m_work->files();
        const Run run = runCli(QStringList{u"--repository"_s, deadAddress()} + arguments, m_work->path());
        KADER_ENDED(run, 4);
        QVERIFY2(run.err.contains(u"127.0.0.1"_s), run.account().constData());
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(m_work->files(), before);
    }

    void doneWithProblems_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("a rejected row") << QStringList{u"annotate"_s, u"tidy.json"_s, u"fits.csv"_s};
        QTest::newRow("a faulty document") << QStringList{u"validate"_s, u"odd.json"_s};
        QTest::newRow("what five columns cannot carry") << QStringList{u"export-csv"_s, u"odd.json"_s};
        QTest::newRow("a dataset that fails") << QStringList{u"--demo"_s,
                                                             u"harvest"_s,
                                                             u"--dataset"_s,
                                                             openDataset,
                                                             u"08e5c9b4-f72a-4d16-b058-e3a1d6947fc2"_s,
                                                             u"--base-url"_s,
                                                             u"https://x.example/"_s,
                                                             u"-o"_s,
                                                             u"new"_s};
        QTest::newRow("a row rejected in a harvest")
            << QStringList{u"--demo"_s,  u"harvest"_s,    u"--dataset"_s,          openDataset, u"--csv"_s,
                           u"one.csv"_s, u"--base-url"_s, u"https://x.example/"_s, u"-o"_s,     u"new"_s};
    }

    void doneWithProblems()
    {
        QFETCH(QStringList, arguments);
        const Run run = runCli(arguments + QStringList{u"--report"_s, u"report.json"_s}, m_work->path());
        KADER_ENDED(run, 1);
        const Json report = parsed(m_work->read(u"report.json"_s));
        QCOMPARE(dumped(memberOf(report, "exit")), "1"_ba);
        QCOMPARE(textOf(report, "command"), arguments.value(arguments.first() == "--demo"_L1 ? 1 : 0));
    }

    void done_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("annotate") << QStringList{u"annotate"_s, u"tidy.json"_s, u"one.csv"_s};
        QTest::newRow("validate") << QStringList{u"validate"_s, u"tidy.json"_s};
        QTest::newRow("export-csv") << QStringList{u"export-csv"_s, u"tidy.json"_s};
        QTest::newRow("export-csv, extended") << QStringList{u"export-csv"_s, u"odd.json"_s, u"--extended"_s};
        QTest::newRow("aggregate") << QStringList{u"aggregate"_s,           u"tidy.json"_s, u"odd.json"_s, u"--id"_s,
                                                  u"https://x.example/a"_s, u"--label"_s,   u"Both"_s};
        QTest::newRow("collections") << QStringList{u"--demo"_s, u"collections"_s};
        QTest::newRow("fetch") << QStringList{u"fetch"_s, u"--demo"_s, openDataset};
        QTest::newRow("enrich") << QStringList{u"--demo"_s, u"enrich"_s, u"tidy.json"_s, u"--dataset"_s, openDataset};
        QTest::newRow("harvest") << QStringList{u"--demo"_s, u"harvest"_s,    u"--dataset"_s,
                                                openDataset, u"--base-url"_s, u"https://x.example/"_s,
                                                u"-o"_s,     u"new"_s};
    }

    void done()
    {
        QFETCH(QStringList, arguments);
        const Run run = runCli(arguments, m_work->path());
        KADER_ENDED(run, 0);
    }

    void help_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("--help") << QStringList{u"--help"_s} << u"harvest"_s;
        QTest::newRow("-h") << QStringList{u"-h"_s} << u"Exit codes"_s;
        QTest::newRow("--version") << QStringList{u"--version"_s} << QStringLiteral(KADER_VERSION);
        for (const QString &command : {u"collections"_s, u"datasets"_s, u"fetch"_s, u"annotate"_s, u"export-csv"_s,
                                       u"export-pages"_s, u"enrich"_s, u"aggregate"_s, u"validate"_s, u"harvest"_s}) {
            QTest::newRow(qPrintable(command)) << QStringList{command, u"--help"_s} << command;
            QTest::addRow("%s, help first", qPrintable(command)) << QStringList{u"--help"_s, command} << command;
        }
    }

    void help()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Run run = runCli(arguments);
        KADER_ENDED(run, 0);
        QVERIFY(QString::fromUtf8(run.out).contains(said));
        QCOMPARE(run.err, QString());
    }

    void theWorstOfSeveralDocumentsCounts()
    {
        const Run run = runCli({u"validate"_s, u"missing.json"_s, u"odd.json"_s, u"tidy.json"_s}, m_work->path());
        KADER_ENDED(run, 3);
        QVERIFY(run.out.contains("odd.json"));
        QVERIFY(!run.out.contains("missing.json") && run.err.contains(u"missing.json"_s));
    }

    void aFullDiskIsToldForStandardOutput()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("this system has no /dev/full");
        QProcess process;
        process.setWorkingDirectory(m_work->path());
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(QStringLiteral(KADER_CLI_PROGRAM), {u"annotate"_s, u"odd.json"_s, u"fits.csv"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(process.readAllStandardError().contains("tandard output"));
    }

    void theInputMayBeTheOutput()
    {
        const Run elsewhere = runCli({u"annotate"_s, u"odd.json"_s, u"fits.csv"_s}, m_work->path());
        KADER_ENDED(elsewhere, 1);
        const Run inPlace =
            runCli({u"annotate"_s, u"odd.json"_s, u"fits.csv"_s, u"-o"_s, u"odd.json"_s}, m_work->path());
        KADER_ENDED(inPlace, 1);
        QCOMPARE(m_work->read(u"odd.json"_s), elsewhere.out);
        QCOMPARE(inPlace.out, QByteArray());
    }

private:
    std::unique_ptr<Workspace> m_work;
};

KADER_TEST(TestExitCodes);

#include "tst_exitcodes.moc"
