#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/tables/importmodel.h"
#include "ui/tables/tableactions.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

QByteArray canvas(int number, const QByteArray &label, const QByteArray &more = {})
{
    return "{'id':'https://leaves.example/canvas/" + QByteArray::number(number) +
           "','type':'Canvas','width':3000,'height':2000,'label':{'en':['" + label + "']},'items':[]" + more + "}";
}

/// Two canvases of one name, and two of their own.
QByteArray leaves(const QByteArray &annotations = {})
{
    return test::json(
        ("{'@context':'http://iiif.io/api/presentation/3/context.json','id':'https://leaves.example/m','type':"
         "'Manifest','label':{'en':['Leaves']},'items':[" +
         QByteArrayList{canvas(1, "leaf"), canvas(2, "leaf"), canvas(3, "Root.tif", annotations), canvas(4, "Stem.tif")}
             .join(',') +
         "]}")
            .constData());
}

const QByteArray header = "canvas_label,text,xywh,motivation,lang\n";

/// The review of a table over the leaves, driven by keys and clicks.
struct Review {
    NotesDesk desk;
    TableActions tables{desk.workspace(), desk.actions(), desk.window()};

    Review()
    {
        desk.window()->resize(1300, 800);
        desk.lookAt(leaves());
        desk.show(new QWidget);
    }

    void open(const QByteArray &bytes, const QString &name = u"table.csv"_s)
    {
        desk.write(name, bytes);
        tables.importFrom(desk.path(name));
        QVERIFY(desk.find<QDialog>(u"import-dialog"_s));
    }

    [[nodiscard]] QTableView *table() const { return desk.find<QTableView>(u"import-table"_s); }
    [[nodiscard]] QModelIndex index(int row, int column) const { return table()->model()->index(row, column); }
    [[nodiscard]] QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; table()->isVisible() && row < table()->model()->rowCount(); ++row)
            texts += index(row, column).data().toString();
        return texts;
    }
    [[nodiscard]] QString verdicts() const
    {
        QString letters;
        for (const QString &verdict : column(ImportModel::Verdict))
            letters += verdict.front();
        return letters;
    }
    [[nodiscard]] QString sentence() const { return desk.find<QLabel>(u"import-sentence"_s)->text(); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return desk.find<QPushButton>(name); }
    [[nodiscard]] QComboBox *choice(const QString &name) const { return desk.find<QComboBox>(name); }

    /// As somebody chooses with the keyboard: to the entry of that text, and Enter.
    void choose(const QString &name, const QString &entry) const
    {
        QComboBox *box = choice(name);
        const int wanted = box->findText(entry);
        QVERIFY2(wanted >= 0, qPrintable(entry));
        box->setFocus();
        while (box->currentIndex() != wanted)
            QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }

    /// Writes into a cell.
    void type(int row, int column, const QString &text) const
    {
        table()->setCurrentIndex(index(row, column));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_F2);
        auto *editor = table()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    [[nodiscard]] QStringList kept()
    {
        QStringList texts;
        for (const QUuid &id : desk.curation().annotations()) {
            const curation::Annotation &annotation = desk.annotation(id);
            texts += u"%1 %2"_s.arg(*annotation.targets.front().canvas + 1).arg(annotation.text);
        }
        return texts;
    }
};

} // namespace

class TestImportReview : public QObject {
    Q_OBJECT

private slots:
    void asksWhichCanvasIsMeantForAllAlike()
    {
        Review review;
        review.open(header + "leaf,a,,,\nStem.tif,b,,,\nleaf,c,,,\nleaf,d,,,\nroot,e,,,\n");
        QTRY_COMPARE(review.verdicts(), u"NANNN"_s);
        QCOMPARE(review.desk.find<QToolButton>(u"verdict-needs-choice"_s)->text(), u"Needs a choice 4"_s);
        QTRY_VERIFY(review.desk.find<QWidget>(u"canvas-chooser"_s)->isVisible());
        QVERIFY(!review.button(u"chooser-all"_s)->isEnabled()); // nothing is taken for granted
        review.choose(u"chooser-canvas"_s, u"leaf · canvas 2"_s);
        QTest::mouseClick(review.button(u"chooser-all"_s), Qt::LeftButton);
        QTRY_COMPARE(review.verdicts(), u"AAAAN"_s);

        review.table()->selectRow(4);
        QTRY_COMPARE(review.choice(u"chooser-canvas"_s)->currentText(), u"Root.tif · canvas 3"_s);
        QTest::mouseClick(review.button(u"chooser-one"_s), Qt::LeftButton);
        QTRY_COMPARE(review.verdicts(), u"AAAAA"_s);
        QTest::mouseClick(review.button(u"import-carry-out"_s), Qt::LeftButton);
        QCOMPARE(review.kept(), QStringList({u"2 a"_s, u"4 b"_s, u"2 c"_s, u"2 d"_s, u"3 e"_s}));
        review.desk.curation().undo();
        QTRY_COMPARE(review.kept(), QStringList());
    }

    void choosesForOneRowAlone()
    {
        Review review;
        review.open(header + "leaf,a,,,\nleaf,b,,,\n");
        QTRY_COMPARE(review.verdicts(), u"NN"_s);
        review.choose(u"chooser-canvas"_s, u"leaf · canvas 1"_s);
        QTest::mouseClick(review.button(u"chooser-one"_s), Qt::LeftButton);
        QTRY_COMPARE(review.verdicts(), u"AN"_s);
        QCOMPARE(review.button(u"import-carry-out"_s)->text(), u"Import one annotation"_s);
    }

    void namesAnyCanvasForALabelThatNobodyKnows()
    {
        Review review;
        review.open(header + "IMG_7,a,,,\n");
        QTRY_COMPARE(review.verdicts(), u"R"_s);
        QLineEdit *edit = review.choice(u"chooser-canvas"_s)->lineEdit();
        edit->setFocus();
        QTest::keyClicks(edit, u"Stem.tif · canvas 4"_s);
        QTest::mouseClick(review.button(u"chooser-one"_s), Qt::LeftButton);
        QTRY_COMPARE(review.verdicts(), u"A"_s);
        QCOMPARE(review.column(ImportModel::Canvas), QStringList{u"Stem.tif"_s});
    }

    void fixesACellInPlace_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("label") << "Blatt,x,,,\n"_ba << int(ImportModel::Canvas) << u"stem.TIF"_s << u"A"_s;
        QTest::newRow("label of two") << "Blatt,x,,,\n"_ba << int(ImportModel::Canvas) << u"leaf"_s << u"N"_s;
        QTest::newRow("text") << "Root.tif,,,,\n"_ba << int(ImportModel::Text) << u"said"_s << u"A"_s;
        QTest::newRow("region") << "Root.tif,x,left,,\n"_ba << int(ImportModel::Region) << u"1,2,30,40"_s << u"A"_s;
        QTest::newRow("region, wrong still")
            << "Root.tif,x,left,,\n"_ba << int(ImportModel::Region) << u"1,2"_s << u"R"_s;
        QTest::newRow("motivation") << "Root.tif,x,,painting,\n"_ba << int(ImportModel::Motivation) << u"tagging"_s
                                    << u"A"_s;
        QTest::newRow("language") << "Root.tif,x,,,dutch\n"_ba << int(ImportModel::Language) << u"nl"_s << u"A"_s;
    }

    void fixesACellInPlace()
    {
        QFETCH(const QByteArray, row);
        QFETCH(const int, column);
        QFETCH(const QString, typed);
        QFETCH(const QString, verdict);
        Review review;
        review.open(header + "Stem.tif,first,,,\n" + row);
        QTRY_COMPARE(review.verdicts().size(), 2);
        review.type(1, column, typed);
        QTRY_COMPARE(review.index(1, column).data(Qt::EditRole).toString(), typed);
        QCOMPARE(review.verdicts(), u"A"_s + verdict);
        QCOMPARE(review.table()->currentIndex().row(), 1); // the place is kept
        if (verdict != u"A"_s)
            return;
        QTest::mouseClick(review.button(u"import-carry-out"_s), Qt::LeftButton);
        QCOMPARE(review.kept().size(), 2);
        review.desk.curation().undo();
        QTRY_COMPARE(review.kept().size(), 0);
    }

    void readsTheFileOtherwise()
    {
        Review review;
        review.open("sep=,\ncanvas_label;text,xywh\nStem.tif;caf\xC3\xA9,\nRoot.tif;x,\n");
        QTRY_VERIFY(review.sentence().contains(u"cannot be imported"_s));
        QCOMPARE(review.choice(u"import-separator"_s)->currentText(), u"Comma"_s);
        review.choose(u"import-separator"_s, u"Semicolon"_s);
        QTRY_VERIFY(review.choice(u"import-separator"_s)->currentText() == u"Semicolon"_s);
        QTRY_VERIFY(review.sentence().contains(u"cannot be imported"_s)); // “text,xywh” is no column
        review.choose(u"import-column-2"_s, u"text"_s);
        QTRY_COMPARE(review.verdicts(), u"AA"_s);
        QCOMPARE(review.column(ImportModel::Text), QStringList({u"café,"_s, u"x,"_s}));
        review.choose(u"import-encoding"_s, u"Windows-1252"_s);
        QTRY_COMPARE(review.column(ImportModel::Text).value(0), u"cafÃ©,"_s);
    }

    void readsAFileWithoutAHeaderByPosition()
    {
        Review review;
        review.open("Stem.tif,one,\"1,2,3,4\",tagging,nl\nRoot.tif,two,,,\n");
        QTRY_VERIFY(review.sentence().contains(u"cannot be imported"_s));
        QTest::mouseClick(review.desk.find<QCheckBox>(u"import-header"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(review.verdicts(), u"AA"_s);
        QCOMPARE(review.column(ImportModel::Region), QStringList({u"1,2,3,4"_s, u"whole canvas"_s}));
        // Columns that stand otherwise are said to.
        if (!review.desk.find<QWidget>(u"import-columns"_s)->isVisible())
            QTest::mouseClick(review.desk.find<QPushButton>(u"import-show-columns"_s), Qt::LeftButton);
        review.choose(u"import-column-4"_s, u"not read"_s);
        QTRY_COMPARE(review.column(ImportModel::Motivation).value(0), u"commenting"_s);
    }

    void understandsOtherWordsInTheHeader()
    {
        Review review;
        review.open("Image,Comment,Region,Language\nStem.tif,x,\"1,2,3,4\",nl\n");
        QTRY_COMPARE(review.verdicts(), u"A"_s);
        QCOMPARE(review.column(ImportModel::Region), QStringList{u"1,2,3,4"_s});
        QVERIFY(review.choice(u"import-column-2"_s)->isVisible()); // to be looked at
        QCOMPARE(review.choice(u"import-column-2"_s)->currentText(), u"text"_s);
    }

    void enterInTheChooserDoesNotImport()
    {
        Review review;
        review.open(header + "Stem.tif,a,,,\nRoot,b,,,\n");
        QTRY_COMPARE(review.verdicts(), u"AN"_s);
        review.table()->selectRow(1);
        QTRY_COMPARE(review.choice(u"chooser-canvas"_s)->currentText(), u"Root.tif · canvas 3"_s);
        review.choice(u"chooser-canvas"_s)->lineEdit()->setFocus();
        QTest::keyClick(review.choice(u"chooser-canvas"_s)->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(review.verdicts(), u"AA"_s);
        QCOMPARE(review.kept(), QStringList());
    }

    void deletesWhatIsGoneWhenAsked()
    {
        Review review;
        review.desk.annotate(u"stays"_s, 2);
        review.desk.annotate(u"goes"_s, 3);
        const QByteArray csv = exported(review, u"export-extended"_s);
        QByteArrayList lines = csv.split('\n');
        const auto gone =
            std::find_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.contains("goes"); });
        lines.erase(gone);
        lines.insert(2, "Root.tif,new,,commenting,en,,,,,,,,");
        review.open(lines.join('\n'));
        QTRY_COMPARE(review.verdicts(), u"AAG"_s);
        QCOMPARE(review.column(ImportModel::Text).value(2), u"goes"_s);
        QCOMPARE(review.button(u"import-carry-out"_s)->text(), u"Import one annotation"_s);
        auto *deletes = review.desk.find<QCheckBox>(u"import-delete-gone"_s);
        QVERIFY(deletes->isVisible() && !deletes->isChecked());
        QTest::mouseClick(deletes, Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(review.button(u"import-carry-out"_s)->text(), u"Import one annotation, delete 1"_s);
        QTest::mouseClick(review.button(u"import-carry-out"_s), Qt::LeftButton);
        QCOMPARE(review.kept(), QStringList({u"3 stays"_s, u"3 new"_s}));
        review.desk.curation().undo();
        QTRY_COMPARE(review.kept(), QStringList({u"3 stays"_s, u"4 goes"_s}));
    }

    void takesTheAnnotationsOfAnotherManifest()
    {
        Review review;
        QByteArray other = leaves(test::json(
            ",'annotations':[{'id':'https://leaves.example/p','type':'AnnotationPage','items':[{'id':"
            "'https://leaves.example/a','type':'Annotation','motivation':'commenting','body':{'type':'TextualBody',"
            "'value':'theirs','language':'en','format':'text/plain'},'target':{'type':'SpecificResource','source':"
            "'https://leaves.example/canvas/3','selector':{'type':'PointSelector','x':5,'y':6}}}]}]"));
        other.replace("https://leaves.example", "https://other.example");
        review.open(other, u"other.json"_s);
        QTRY_COMPARE(review.verdicts(), u"A"_s);
        QVERIFY(!review.choice(u"import-encoding"_s)->isVisible());
        QTest::mouseClick(review.button(u"import-carry-out"_s), Qt::LeftButton);
        QCOMPARE(review.kept(), QStringList{u"3 theirs"_s});
        const QUuid id = review.desk.curation().annotations().first();
        QVERIFY(review.desk.annotation(id).targets.front().selector.contains("PointSelector"));
        QVERIFY(!review.desk.annotation(id).targets.front().selector.contains("other.example"));
    }

    void exportsWhatWasChosen_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("curation") << u"The whole curation"_s << QStringList{u"one"_s, u"two"_s, u"three"_s};
        QTest::newRow("manifest") << u"This manifest"_s << QStringList{u"one"_s, u"two"_s};
        QTest::newRow("canvas") << u"This canvas"_s << QStringList{u"two"_s};
    }

    void exportsWhatWasChosen()
    {
        QFETCH(const QString, scope);
        QFETCH(const QStringList, texts);
        Review review;
        const curation::SourcePtr first = review.desk.workspace().source();
        review.desk.annotate(u"one"_s, 2);
        review.desk.annotate(u"two"_s, 3);
        review.desk.look(u"other"_s, 1);
        review.desk.annotate(u"three"_s, 0);
        review.desk.workspace().show(first->id);
        review.desk.workspace().showCanvas(3);
        const QByteArray csv = exported(review, u"export-plain"_s, [&] { review.choose(u"export-scope"_s, scope); });
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            QCOMPARE(csv.contains(text.toUtf8()), texts.contains(text));
    }

    void exportsTheSelection()
    {
        Review review;
        const QUuid one = review.desk.annotate(u"one"_s, 2);
        review.desk.annotate(u"two"_s, 2);
        const QUuid three = review.desk.annotate(u"three"_s, 2);
        review.desk.workspace().select({one, three}, three);
        const QByteArray csv =
            exported(review, u"export-extended"_s, [&] { review.choose(u"export-scope"_s, u"The 2 selected ones"_s); });
        QVERIFY(csv.contains("one") && csv.contains("three") && !csv.contains("two"));
        // Imported again, the one that was not selected is not taken for gone.
        review.open(csv);
        QTRY_COMPARE(review.verdicts(), u"AA"_s);
    }

    void refusesAGigabyteAtOnce()
    {
        Review review;
        QFile file(review.desk.path(u"huge.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (!file.resize(qint64(1) << 30))
            QSKIP("no room for a large file");
        file.close();
        review.tables.importFrom(file.fileName());
        QTRY_VERIFY(review.sentence().contains(u"larger"_s));
        QVERIFY(!review.button(u"import-carry-out"_s)->isEnabled());
    }

    /// Whoever closes the dialog gives up what it was doing, and nothing comes of it.
    void closingGivesUpALargeFile()
    {
        Review review;
        QByteArray csv = header;
        for (int row = 0; row < 150'000; ++row)
            csv += "Stem.tif,Leaf " + QByteArray::number(row) + ",\"1,2,30,40\",commenting,en\n";
        review.open(csv, u"large.csv"_s);
        const QPointer<QDialog> dialog = review.desk.find<QDialog>(u"import-dialog"_s);
        QVERIFY(!review.button(u"import-carry-out"_s)->isEnabled());
        QVERIFY(QThreadPool::globalInstance()->activeThreadCount() > 0);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
        QCoreApplication::processEvents(); // whoever would be told would be told now
        QCOMPARE(review.kept(), QStringList());
        QVERIFY(!review.desk.curation().undoName());
        // The next one is none the worse for it.
        review.open(header + "Stem.tif,Small,,,\n");
        QTRY_COMPARE(review.verdicts(), u"A"_s);
    }

    // --- From an address

    void importsWhatAnAddressHas()
    {
        Review review;
        test::ScriptedServer server;
        const QByteArray notes =
            ",'annotations':[{'id':'https://leaves.example/p','type':'AnnotationPage','items':[{'id':"
            "'https://leaves.example/a','type':'Annotation','motivation':'commenting','body':{'type':'TextualBody',"
            "'value':'From afar','language':'en'},'target':'https://leaves.example/canvas/3#xywh=1,2,30,40'}]}]";
        server.on("/m/leaves.json", test::json(leaves(notes)));
        review.desk.actions()[ActionId::ImportAddress].trigger();
        auto *ask = review.desk.find<QDialog>(u"import-address-dialog"_s);
        auto *look = review.button(u"import-address-look"_s);
        QTest::keyClicks(ask->findChild<QLineEdit *>(u"import-address"_s), u"ftp://example.org/m.json"_s);
        QVERIFY(!look->isEnabled());
        ask->findChild<QLineEdit *>(u"import-address"_s)->setText(server.address(u"/m/leaves.json"_s));
        QTest::mouseClick(look, Qt::LeftButton);
        QVERIFY(review.desk.find<QDialog>(u"import-dialog"_s)->windowTitle().contains(u"leaves.json"_s));
        QTRY_COMPARE(review.verdicts(), u"A"_s);
        QTest::mouseClick(review.button(u"import-carry-out"_s), Qt::LeftButton);
        QTRY_COMPARE(review.kept(), QStringList{u"3 From afar"_s});
    }

    void saysWhyAnAddressIsOfNoUse_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing there") << 404 << "{}"_ba << u"404"_s;
        QTest::newRow("something else") << 200 << "{\"hello\":1}"_ba << u"cannot be imported"_s;
        QTest::newRow("a page for people") << 200 << "<html><body>Hello</body></html>"_ba << u"cannot be imported"_s;
    }

    void saysWhyAnAddressIsOfNoUse()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, word);
        Review review;
        test::ScriptedServer server;
        server.on("/m.json", test::answer(status, body, "Content-Type: application/json\r\n"));
        review.tables.importFrom(server.address(u"/m.json"_s));
        QTRY_VERIFY2(review.sentence().contains(word), qPrintable(review.sentence()));
        QVERIFY(review.sentence().startsWith(u"m.json cannot be imported."_s));
        QVERIFY(!review.button(u"import-carry-out"_s)->isEnabled());
    }

    /// The workspace asks about those.
    void aPageAtAnAddressIsAddedAsAWhole()
    {
        Review review;
        test::ScriptedServer server;
        server.on("/page.json",
                  test::json(test::json(
                      "{'@context':'http://www.w3.org/ns/anno.jsonld','id':'https://leaves.example/p','type':"
                      "'AnnotationPage','items':[{'id':'https://leaves.example/a','type':'Annotation','motivation':"
                      "'commenting','body':{'type':'TextualBody','value':'Far'},'target':"
                      "'https://leaves.example/canvas/3#xywh=1,2,30,40'}]}")));
        QSignalSpy planned(&review.desk.workspace(), &Workspace::additionPlanned);
        review.tables.importFrom(server.address(u"/page.json"_s));
        QTRY_COMPARE(planned.size(), 1);
        QTRY_VERIFY(!review.desk.find<QDialog>(u"import-dialog"_s));
    }

    void closingGivesUpAnAddress()
    {
        Review review;
        test::ScriptedServer server;
        test::Reply held = test::json(leaves());
        held.then = test::Reply::Then::Hold;
        server.on("/m.json", held);
        review.tables.importFrom(server.address(u"/m.json"_s));
        QTRY_COMPARE(server.requests("/m.json"), 1);
        QTest::mouseClick(review.button(u"import-cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(!review.desk.find<QDialog>(u"import-dialog"_s));
        server.release();
        QCoreApplication::processEvents();
        QCOMPARE(review.kept(), QStringList());
    }

    void exportsInTheFormThatASpreadsheetWants()
    {
        Review review;
        review.desk.annotate(u"=1+1"_s, 2);
        const QByteArray csv = exported(review, u"export-plain"_s, [&] {
            review.choose(u"export-separator"_s, u"Semicolon"_s);
            review.choose(u"export-encoding"_s, u"UTF-8 with a mark, for spreadsheets"_s);
            review.choose(u"export-line-end"_s, u"CR LF, as on Windows"_s);
            QTest::mouseClick(review.desk.find<QCheckBox>(u"export-guard"_s), Qt::LeftButton, {}, QPoint(8, 8));
        });
        QCOMPARE(csv, "\xEF\xBB\xBF"
                      "canvas_label;text;xywh;motivation;lang\r\nRoot.tif;'=1+1;10,20,300,200;commenting;en\r\n"_ba);
        // The answers are remembered, and the guard can be taken off again.
        QCOMPARE(exported(review, u"export-plain"_s), csv);
        review.open(csv);
        QTRY_COMPARE(review.verdicts(), u"A"_s);
        QCOMPARE(review.column(ImportModel::Verdict).value(0), u"Added"_s);
        QTest::mouseClick(review.desk.find<QCheckBox>(u"import-guarded"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(review.column(ImportModel::Verdict).value(0), u"Already there"_s);
    }

    void exportsPages()
    {
        Review review;
        review.desk.annotate(u"one"_s, 2);
        review.desk.annotate(u"two"_s, 3);
        const QByteArray page = exported(review, u"export-pages"_s);
        QVERIFY(page.contains("\"type\":\"AnnotationPage\"") && page.contains("one") && page.contains("two"));
        QDir(review.desk.path({})).mkdir(u"pages"_s);
        const QSignalSpy done(&review.desk.workspace(), &Workspace::done);
        review.desk.actions()[ActionId::ExportCsv].trigger();
        QTest::mouseClick(review.desk.find<QCheckBox>(u"export-each-canvas"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTest::mouseClick(review.button(u"export-choose"_s), Qt::LeftButton);
        QVERIFY(review.desk.answerFile(u"export-file-dialog"_s, review.desk.path(u"pages"_s)));
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(QDir(review.desk.path(u"pages"_s)).entryList(QDir::Files),
                 QStringList({u"0003-Root.tif.json"_s, u"0004-Stem.tif.json"_s}));
    }

private:
    static QByteArray exported(
        Review &review, const QString &form, const std::function<void()> &choose = [] {})
    {
        const QSignalSpy done(&review.desk.workspace(), &Workspace::done);
        review.desk.actions()[ActionId::ExportCsv].trigger();
        review.desk.find<QRadioButton>(form)->click();
        choose();
        QTest::mouseClick(review.button(u"export-choose"_s), Qt::LeftButton);
        const QString path = review.desk.path(u"out.csv"_s);
        if (!review.desk.answerFile(u"export-file-dialog"_s, path))
            return {};
        if (!QTest::qWaitFor([&] { return done.size() == 1; }))
            return {};
        const bool isClosed = QTest::qWaitFor([&] { return !review.desk.find<QDialog>(u"export-dialog"_s); });
        const QByteArray bytes = isClosed ? review.desk.read(u"out.csv"_s) : QByteArray();
        QFile::remove(path); // or the next one would be asked about
        return bytes;
    }
};

KADER_TEST(TestImportReview);

#include "tst_importreview.moc"
