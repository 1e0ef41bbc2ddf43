#include "documents.h"
#include "programs.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// A manifest with a licence that is none, on its third line.
QByteArray faulty()
{
    return json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': 'https://x.example/m',\n"
                " 'type': 'Manifest', 'label': {'en': ['M']}, 'summary': {'en': ['S']}, 'thumbnail': [],\n"
                " 'rights': 'ask us', 'behavior': 'paged',\n"
                " 'items': [{'id': 'https://x.example/c', 'type': 'Canvas', 'label': {'en': ['1']}, 'width': 1, "
                "'height': 1, 'items': [{'id': 'https://x.example/p', 'type': 'AnnotationPage'}]}]}");
}

} // namespace

class TestValidateCommand : public QObject {
    Q_OBJECT

private slots:
    void tellsPlaceRuleSectionAndPointer()
    {
        const Workspace work;
        work.write(u"m.json"_s, faulty());
        const Run run = runCli({u"validate"_s, u"m.json"_s}, work.path());
        KADER_ENDED(run, 1);
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith("m.json:3:12: error rights: "), lines[0].constData());
        QVERIFY2(lines[0].endsWith("(P3 3.1, /rights)"), lines[0].constData());
        QVERIFY2(lines[1].startsWith("m.json:3:34: error list-expected: "), lines[1].constData());
        QVERIFY2(lines[1].endsWith("(P3 4.3, /behavior) (can be repaired)"), lines[1].constData());
    }

    void writesJson()
    {
        const Workspace work;
        work.write(u"m.json"_s, faulty());
        work.write(u"tidy.json"_s, tidyManifest());
        const Run run = runCli({u"validate"_s, u"m.json"_s, u"tidy.json"_s, u"--json"_s}, work.path());
        KADER_ENDED(run, 1);
        const Json problems = parsed(run.out);
        QVERIFY(problems.size() >= 2);
        QCOMPARE(textOf(problems[0], "document"), u"m.json"_s);
        QCOMPARE(textOf(problems[0], "id"), u"rights"_s);
        QCOMPARE(textOf(problems[0], "severity"), u"error"_s);
        QCOMPARE(textOf(problems[0], "section"), u"P3 3.1"_s);
        QCOMPARE(textOf(problems[0], "pointer"), u"/rights"_s);
        QCOMPARE(dumped(memberOf(problems[0], "line")), "3"_ba);
        QCOMPARE(dumped(memberOf(problems[0], "column")), "12"_ba);
        QVERIFY(!textOf(problems[0], "message").isEmpty());
        QVERIFY(!textOf(problems[1], "repair").isEmpty());
    }

    void adviceIsNoProblem()
    {
        const Workspace work;
        work.write(u"bare.json"_s, tidyManifest().replace("\"summary\"", "\"x-summary\""));
        const Run run = runCli({u"validate"_s, u"bare.json"_s}, work.path());
        KADER_ENDED(run, 0);
        QVERIFY(run.out.contains("info summary-missing"));
    }

    void otherKindsOfDocumentsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("info.json") << json("{'protocol': 'http://iiif.io/api/image', 'id': 'https://x/i', 'type': "
                                           "'ImageService3', 'profile': 'level9'}")
                                   << "info-profile"_ba;
        QTest::newRow("collection") << json("{'type': 'Collection'}") << "collection-items"_ba;
        QTest::newRow("canvas") << json("{'type': 'Canvas'}") << "canvas-dimensions"_ba;
        QTest::newRow("page") << json("{'type': 'AnnotationPage', 'items': [{'type': 'Annotation'}]}")
                              << "annotation-target-missing"_ba;
        QTest::newRow("annotation") << json("{'type': 'Annotation', 'target': 5}") << "annotation-motivation"_ba;
        QTest::newRow("none of IIIF") << json("{'a': 1}") << "document-kind"_ba;
    }

    void otherKindsOfDocumentsAreChecked()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, said);
        const Workspace work;
        work.write(u"x.json"_s, document);
        const Run run = runCli({u"validate"_s, u"x.json"_s}, work.path());
        KADER_ENDED(run, 1);
        QVERIFY2(run.out.contains(said), run.out.constData());
    }

    /// What inspect opens, validate opens too.
    void whatLiesInsideOfOtherDocumentsIsChecked()
    {
        const Workspace work;
        work.write(u"in.json"_s, "{\"status\": \"ok\",\n\"data\": " + faulty() + '}');
        const Run inspected = runCli({u"inspect"_s, u"in.json"_s}, work.path());
        KADER_ENDED(inspected, 0);
        const Run run = runCli({u"validate"_s, u"in.json"_s}, work.path());
        KADER_ENDED(run, 1);
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].startsWith("in.json:2:9: error manifest-within: "), lines[0].constData());
        QVERIFY2(lines[0].endsWith("(P3 5.2, /data)"), lines[0].constData());
        QVERIFY2(lines[1].startsWith("in.json:4:12: error rights: "), lines[1].constData());
        QVERIFY2(lines[2].endsWith("(P3 4.3, /data/behavior)"), lines[2].constData());
    }

    void versionFourIsNotTakenForThree()
    {
        const Workspace work;
        work.write(u"four.json"_s, tidyManifest().replace("presentation/3/", "presentation/4/"));
        const Run validated = runCli({u"validate"_s, u"four.json"_s}, work.path());
        KADER_ENDED(validated, 1);
        QVERIFY2(validated.out.contains("warning version-4: ") && validated.out.count('\n') == 1,
                 validated.out.constData());
        const Run inspected = runCli({u"inspect"_s, u"four.json"_s}, work.path());
        KADER_ENDED(inspected, 3);
        QVERIFY2(inspected.err.contains("Presentation 4"_L1), qPrintable(inspected.err));
        const Run converted = runCli({u"convert"_s, u"four.json"_s}, work.path());
        KADER_ENDED(converted, 3);
        QVERIFY(converted.out.isEmpty());
    }

    void listsTheRules()
    {
        const Run lines = runCli({u"validate"_s, u"--rules"_s});
        KADER_ENDED(lines, 0);
        QVERIFY(lines.out.contains("\nrights: error: "));
        const Run asJson = runCli({u"validate"_s, u"--rules"_s, u"--json"_s});
        KADER_ENDED(asJson, 0);
        const Json rules = parsed(asJson.out);
        QCOMPARE(qsizetype(rules.size()), lines.out.count('\n'));
        for (const Json &rule : rules) {
            for (const char *name : {"id", "severity", "section", "rule"})
                QVERIFY(!textOf(rule, name).isEmpty());
        }
        const Run both = runCli({u"validate"_s, u"--rules"_s, u"m.json"_s});
        KADER_ENDED(both, 2);
    }
};

KADER_TEST(TestValidateCommand);

#include "tst_validate.moc"
