#include "documents.h"
#include "jsonspans.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// The odd manifest without its annotations.
QByteArray bareManifest()
{
    const QByteArray odd = oddManifest();
    const Span root = spansOf(odd);
    std::vector<Edit> cuts;
    for (const Span &canvas : root.member("items")->parts) {
        for (size_t i = 1; i < canvas.parts.size(); ++i) {
            if (canvas.parts[i].name == "annotations")
                cuts.push_back({canvas.parts[i - 1].end, canvas.parts[i].end});
        }
    }
    return edited(odd, cuts);
}

/// Annotations as values, members in no order.
std::vector<nlohmann::json> annotationsOf(const QByteArray &manifest)
{
    std::vector<nlohmann::json> all;
    const Json tree = parsed(manifest);
    for (const Json &canvas : memberOf(tree, "items")) {
        for (const Json &annotation : embeddedAnnotations(canvas))
            all.push_back(annotation);
    }
    return all;
}

} // namespace

/// What goes in as CSV comes out as CSV, and the other way round.
class TestExportCsv : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_work = std::make_unique<Workspace>();
        m_work->write(u"odd.json"_s, oddManifest());
        m_work->write(u"bare.json"_s, bareManifest());
    }

    void plainRowsComeBack_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QStringList>("flags");
        const auto table = [](const char *lineEnd) {
            return csvLine({u"canvas_label"_s, u"text"_s, u"xywh"_s, u"motivation"_s, u"lang"_s}, lineEnd) +
                   csvLine({u"Sheet 1"_s, u"plain"_s, {}, u"commenting"_s, u"en"_s}, lineEnd) +
                   csvLine({u"Sheet 1"_s, u"=1+1"_s, u"1,2,3,4"_s, u"tagging"_s, u"nl"_s}, lineEnd) +
                   csvLine({u"Sheet 2"_s, u"a \"quote\", a comma"_s, u"0,0,4000,3000"_s, u"describing"_s, u"en"_s},
                           lineEnd) +
                   csvLine({u"Sheet 2"_s, u"two\nlines \u00e9 \U0001F989"_s, {}, u"linking"_s, u"zh-Hant"_s}, lineEnd) +
                   csvLine({u"Sheet 3"_s, u"-"_s, u"3999,2999,1,1"_s, u"commenting"_s, u"en"_s}, lineEnd);
        };
        QTest::newRow("LF") << table("\n") << QStringList();
        QTest::newRow("CRLF") << table("\r\n") << QStringList{u"--crlf"_s};
        QTest::newRow("only a header") << csvLine({u"canvas_label"_s, u"text"_s, u"xywh"_s, u"motivation"_s, u"lang"_s})
                                       << QStringList();
    }

    void plainRowsComeBack()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QStringList, flags);
        m_work->write(u"rows.csv"_s, csv);
        KADER_ENDED(cli({u"annotate"_s, u"bare.json"_s, u"rows.csv"_s, u"-o"_s, u"annotated.json"_s}), 0);
        const Run run = cli(QStringList{u"export-csv"_s, u"annotated.json"_s} + flags);
        KADER_ENDED(run, 0);
        QCOMPARE(run.out, csv);
        const Run toFile = cli(QStringList{u"export-csv"_s, u"annotated.json"_s, u"-o"_s, u"out.csv"_s} + flags);
        KADER_ENDED(toFile, 0);
        QCOMPARE(m_work->read(u"out.csv"_s), csv);
    }

    void textIsGuardedOnlyWhenAsked()
    {
        m_work->write(
            u"rows.csv"_s,
            "canvas_label,text,xywh,motivation,lang\nSheet 1,=1+1,,commenting,en\nSheet 1,plain,,commenting,en\n");
        KADER_ENDED(cli({u"annotate"_s, u"bare.json"_s, u"rows.csv"_s, u"-o"_s, u"annotated.json"_s}), 0);
        const Run run = cli({u"export-csv"_s, u"annotated.json"_s, u"--guard-cells"_s});
        QVERIFY2(run.isSound(), run.account().constData());
        QCOMPARE(csvRecords(run.out).value(1).value(1), u"'=1+1"_s);
        QCOMPARE(csvRecords(run.out).value(2).value(1), u"plain"_s);
    }

    void extendedIsExact()
    {
        KADER_ENDED(cli({u"export-csv"_s, u"odd.json"_s, u"--extended"_s, u"-o"_s, u"all.csv"_s}), 0);
        KADER_ENDED(cli({u"annotate"_s, u"bare.json"_s, u"all.csv"_s, u"-o"_s, u"back.json"_s}), 0);
        QCOMPARE(annotationsOf(m_work->read(u"bare.json"_s)).size(), size_t(0));
        const auto wanted = annotationsOf(oddManifest());
        const auto found = annotationsOf(m_work->read(u"back.json"_s));
        QCOMPARE(found.size(), wanted.size());
        for (size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(found[i] == wanted[i], (found[i].dump() + " and not " + wanted[i].dump()).c_str());
        // Into the manifest it came from it adds nothing, and neither does a second time.
        for (const QString &into : {u"odd.json"_s, u"back.json"_s}) {
            const Run again = cli({u"annotate"_s, into, u"all.csv"_s});
            KADER_ENDED(again, 0);
            QCOMPARE(again.out, m_work->read(into));
        }
        const Run exported = cli({u"export-csv"_s, u"back.json"_s, u"--extended"_s});
        QCOMPARE(exported.out, m_work->read(u"all.csv"_s));
    }

    void whatFiveColumnsLoseIsTold()
    {
        const Run run = cli({u"export-csv"_s, u"odd.json"_s, u"--report"_s, u"report.json"_s});
        KADER_ENDED(run, 1);
        QCOMPARE(csvRecords(run.out).size(), 1 + 4);
        QVERIFY(memberOf(parsed(m_work->read(u"report.json"_s)), "problems").size() >= 1);
        QVERIFY(!run.err.trimmed().isEmpty());
    }

    void whatNoColumnCarriesIsTold()
    {
        QByteArray odd = oddManifest();
        odd.replace("\"motivation\": \"describing\"", "\"motivation\": \"describing\", \"x-mood\": \"fine\"");
        m_work->write(u"odd.json"_s, odd);
        const Run run = cli({u"export-csv"_s, u"odd.json"_s, u"--extended"_s});
        KADER_ENDED(run, 1);
        QVERIFY(!run.err.trimmed().isEmpty());
        QCOMPARE(csvRecords(run.out).size(), 1 + 4);
    }

    void severalManifestsInOneTable()
    {
        m_work->write(u"rows.csv"_s, "canvas_label,text\none,fine\n");
        m_work->write(u"tidy.json"_s, tidyManifest());
        KADER_ENDED(cli({u"annotate"_s, u"tidy.json"_s, u"rows.csv"_s, u"-o"_s, u"tidy.json"_s}), 0);
        const Run run = cli({u"export-csv"_s, u"odd.json"_s, u"tidy.json"_s, u"--extended"_s});
        KADER_ENDED(run, 0);
        QStringList labels;
        for (const QStringList &record : csvRecords(run.out).sliced(1))
            labels.append(record.first());
        QCOMPARE(labels, QStringList(4, u"Sheet 2"_s) + QStringList{u"one"_s});
    }

private:
    [[nodiscard]] Run cli(const QStringList &arguments) const { return runCli(arguments, m_work->path()); }

    std::unique_ptr<Workspace> m_work;
};

KADER_TEST(TestExportCsv);

#include "tst_exportcsv.moc"
