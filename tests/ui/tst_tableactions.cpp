#include "notesdesk.h"
#include "support/registry.h"
#include "ui/tables/importfilter.h"
#include "ui/tables/importmodel.h"
#include "ui/tables/tableactions.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

/// One row of each verdict but Changed.
QByteArray mixedTable()
{
    return "canvas_label,text,xywh,motivation,lang\n"
           "a 1,New here,\"5,6,70,80\",tagging,en\n"
           "a 1,Known,\"10,20,300,200\",commenting,en\n"
           "nowhere,Lost,,commenting,en\n"
           "a 2,Whole,,describing,nl\n";
}

struct ImportDesk {
    NotesDesk desk;
    TableActions tables{desk.workspace(), desk.actions(), desk.window()};

    ImportDesk()
    {
        desk.look(u"a"_s, 2);
        desk.annotate(u"Known"_s);
        desk.show(new QWidget);
    }

    /// Opens the import dialog over these bytes.
    [[nodiscard]] QDialog *import(const QByteArray &csv)
    {
        desk.write(u"table.csv"_s, csv);
        tables.importFrom(desk.path(u"table.csv"_s));
        return desk.find<QDialog>(u"import-dialog"_s);
    }

    [[nodiscard]] bool isPlanned() const
    {
        const auto *rows = desk.find<QTableView>(u"import-table"_s);
        return rows && rows->isVisible();
    }

    [[nodiscard]] QStringList verdicts() const
    {
        const QAbstractItemModel *rows = desk.find<QTableView>(u"import-table"_s)->model();
        QStringList verdicts;
        for (int row = 0; row < rows->rowCount(); ++row)
            verdicts += rows->index(row, ImportModel::Verdict).data().toString();
        return verdicts;
    }

    [[nodiscard]] QString sentence() const { return desk.find<QLabel>(u"import-sentence"_s)->text(); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return desk.find<QPushButton>(name); }
    [[nodiscard]] QStringList texts()
    {
        QStringList texts;
        for (const QUuid &id : desk.curation().annotations())
            texts += desk.annotation(id).text;
        return texts;
    }
};

} // namespace

class TestTableActions : public QObject {
    Q_OBJECT

private slots:
    void showsThePlanBeforeAnythingIsDone()
    {
        ImportDesk import;
        QVERIFY(import.import(mixedTable()));
        QTRY_VERIFY(import.isPlanned());
        QCOMPARE(import.verdicts(), QStringList({u"Added"_s, u"Already there"_s, u"Rejected"_s, u"Added"_s}));
        QCOMPARE(import.desk.find<QToolButton>(u"verdict-added"_s)->text(), u"Added 2"_s);
        QCOMPARE(import.desk.find<QToolButton>(u"verdict-rejected"_s)->text(), u"Rejected 1"_s);
        QVERIFY(!import.desk.find<QToolButton>(u"verdict-changed"_s)->isEnabled());
        QCOMPARE(import.button(u"import-carry-out"_s)->text(), u"Import 2 annotations"_s);
        QCOMPARE(import.texts(), QStringList{u"Known"_s});
        QTest::mouseClick(import.button(u"import-cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(!import.desk.find<QDialog>(u"import-dialog"_s));
        QCOMPARE(import.texts(), QStringList{u"Known"_s});
    }

    void importsInOneStep()
    {
        ImportDesk import;
        QVERIFY(import.import(mixedTable()));
        QTRY_VERIFY(import.isPlanned());
        const QSignalSpy done(&import.desk.workspace(), &Workspace::done);
        QTest::mouseClick(import.button(u"import-carry-out"_s), Qt::LeftButton);
        QCOMPARE(import.texts(), QStringList({u"Known"_s, u"New here"_s, u"Whole"_s}));
        QCOMPARE(done.size(), 1);
        import.desk.curation().undo();
        QTRY_COMPARE(import.texts(), QStringList{u"Known"_s});
    }

    void showsOnlyTheVerdictsThatAreChosen()
    {
        ImportDesk import;
        QVERIFY(import.import(mixedTable()));
        QTRY_VERIFY(import.isPlanned());
        QTest::mouseClick(import.desk.find<QToolButton>(u"verdict-added"_s), Qt::LeftButton);
        QCOMPARE(import.verdicts(), QStringList({u"Already there"_s, u"Rejected"_s}));
        import.desk.find<QTableView>(u"import-table"_s)->selectRow(1);
        QVERIFY(import.desk.find<QLabel>(u"import-reason"_s)->text().contains(u"nowhere"_s));
    }

    void plansAgainWhenRowsMayRepeat()
    {
        ImportDesk import;
        QVERIFY(import.import(mixedTable()));
        QTRY_VERIFY(import.isPlanned());
        import.desk.find<QCheckBox>(u"import-add-again"_s)->click();
        QTRY_COMPARE(import.verdicts(), QStringList({u"Added"_s, u"Added"_s, u"Rejected"_s, u"Added"_s}));
    }

    void plansAgainWhenTheCurationChanges()
    {
        ImportDesk import;
        QVERIFY(import.import(mixedTable()));
        QTRY_VERIFY(import.isPlanned());
        import.desk.curation().undo();
        QTRY_VERIFY(import.texts().isEmpty());
        QTRY_COMPARE(import.verdicts(), QStringList({u"Added"_s, u"Added"_s, u"Rejected"_s, u"Added"_s}));
    }

    void savesWhatIsRejected()
    {
        ImportDesk import;
        QVERIFY(import.import(mixedTable()));
        QTRY_VERIFY(import.isPlanned());
        QTest::mouseClick(import.button(u"import-save-rejected"_s), Qt::LeftButton);
        QVERIFY(import.desk.answerFile(u"rejected-file-dialog"_s, import.desk.path(u"rejected.csv"_s)));
        QTRY_VERIFY(import.sentence().contains(u"rejected.csv"_s));
        const QByteArray rejected = import.desk.read(u"rejected.csv"_s);
        QVERIFY(rejected.contains("nowhere"));
        QVERIFY(!rejected.contains("New here"));
    }

    void saysWhyAFileIsOfNoUse_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::newRow("no header") << QByteArray("some,words\nand,more\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray(2000, '\0');
    }

    void saysWhyAFileIsOfNoUse()
    {
        QFETCH(const QByteArray, csv);
        ImportDesk import;
        QVERIFY(import.import(csv));
        QTRY_VERIFY(import.sentence().contains(u"cannot be imported"_s));
        QVERIFY(!import.isPlanned());
        QVERIFY(!import.button(u"import-carry-out"_s)->isEnabled());
    }

    void modelsHold()
    {
        NotesDesk desk;
        desk.look(u"a"_s, 2);
        ImportModel model;
        ImportFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Result<curation::TableImport> planned =
            curation::planTable(desk.curation().snapshot(), mixedTable(), u"table.csv"_s);
        QVERIFY(planned.has_value());
        model.show(std::make_shared<const curation::TableImport>(std::move(*planned)));
        QCOMPARE(model.rowCount(), 4);
        filter.setVerdicts({exchange::Verdict::Rejected});
        filter.sort(ImportModel::Text);
        model.show(nullptr);
        QCOMPARE(filter.rowCount(), 0);
    }

    void exportsAndImportsTheSame_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("five columns") << u"export-plain"_s;
        QTest::newRow("everything") << u"export-extended"_s;
    }

    void exportsAndImportsTheSame()
    {
        QFETCH(const QString, form);
        ImportDesk import;
        import.desk.annotate(u"Second, with a comma"_s, 1);
        const QSignalSpy done(&import.desk.workspace(), &Workspace::done);
        import.desk.actions()[ActionId::ExportCsv].trigger();
        import.desk.find<QRadioButton>(form)->click();
        QTest::mouseClick(import.button(u"export-choose"_s), Qt::LeftButton);
        QVERIFY(import.desk.answerFile(u"export-file-dialog"_s, import.desk.path(u"out.csv"_s)));
        QTRY_COMPARE(done.size(), 1);
        const QByteArray csv = import.desk.read(u"out.csv"_s);
        QCOMPARE(csv.startsWith("canvas_label,text,xywh,motivation,lang,annotation_id"), form == u"export-extended"_s);
        QVERIFY(import.import(csv));
        QTRY_VERIFY(import.isPlanned());
        QCOMPARE(import.verdicts(), QStringList({u"Already there"_s, u"Already there"_s}));
    }
};

KADER_TEST(TestTableActions);

#include "tst_tableactions.moc"
