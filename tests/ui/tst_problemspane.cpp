#include "curation/publish.h"
#include "curation/steps.h"
#include "iiif/problem.h"
#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/problems/problemexcerpt.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemspane.h"
#include "ui/shared/emptystate.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <array>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::json;
using test::NotesDesk;

namespace {

QByteArray note(const QByteArray &number, const QByteArray &region)
{
    return "{'id':'https://p.example/a" + number +
           "','type':'Annotation','motivation':'commenting','body':{'type':" + "'TextualBody','value':'note " + number +
           "','format':'text/plain','language':'en'}," + "'target':'https://p.example/c" + number + "#xywh=" + region +
           "'}";
}

QByteArray canvas(const QByteArray &number, const QByteArray &annotation)
{
    const QByteArray id = "https://p.example/c" + number;
    return "{'id':'" + id + "','type':'Canvas','label':{'en':['Plate " + number +
           "']},'width':300,'height':200,'items':[{'id':'" + id + "/p','type':'AnnotationPage','items':[{'id':'" + id +
           "/i','type':'Annotation','motivation':'painting','target':'" + id + "','body':{'id':'" + id +
           ".jpg','type':'Image','format':'image/jpeg','width':300,'height':200}}]}]" +
           (annotation.isEmpty()
                ? QByteArray()
                : ",'annotations':[{'id':'" + id + "/n','type':'AnnotationPage','items':[" + annotation + "]}]") +
           "}";
}

QByteArray manifest(const QByteArray &extra, const QByteArrayList &canvases)
{
    const QByteArray bytes = "{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
                             "'https://p.example/m','type':'Manifest','label':{'en':['A book']}," +
                             extra + "'items':[" + canvases.join(',') + "]}";
    return json(bytes.constData());
}

QByteArray faultless()
{
    return manifest("'summary':{'en':['What it is about']},'thumbnail':[{'id':'https://p.example/t.jpg','type':'Image',"
                    "'format':'image/jpeg','width':90,'height':60}],",
                    {canvas("1", note("1", "1,2,30,40"))});
}

/// An empty value and a licence that is none at the top; on the second canvas an annotation that leaves it, and on the
/// third no size.
QByteArray faulty()
{
    QByteArray third = canvas("3", {});
    third.replace("'width':300,'height':200,'items'", "'items'");
    return manifest("'rights':'all of them','metadata':[{'label':{'en':['By']},'value':{'en':['Me',null]}}],",
                    {canvas("1", {}), canvas("2", note("2", "250,2,100,40")), third});
}

class ProblemDesk final {
public:
    explicit ProblemDesk(const QByteArray &bytes, const Diagnostics &notes = {})
    {
        desk.lookAt(bytes, notes);
        pane = new ProblemsPane(desk.workspace(), desk.actions());
        desk.window()->resize(1100, 300);
        desk.show(pane);
        table = desk.find<QTableView>(u"problem-table"_s);
    }

    /// The row of a rule's first problem.
    [[nodiscard]] QModelIndex row(const QString &rule, int column = ProblemModel::Message) const
    {
        const QAbstractItemModel &model = *table->model();
        for (int at = 0; at < model.rowCount(); ++at) {
            if (model.index(at, ProblemModel::Rule).data().toString().startsWith(rule))
                return model.index(at, column);
        }
        return {};
    }

    [[nodiscard]] QString text(const QString &rule, int column) const { return row(rule, column).data().toString(); }
    [[nodiscard]] bool isListed() const { return table->model()->rowCount() > 0; }
    [[nodiscard]] QString emptySentence() const
    {
        const auto *empty = pane->findChild<EmptyState *>();
        return empty->isVisible() ? empty->sentence() : QString();
    }

    void click(const QModelIndex &index) const
    {
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    }

    NotesDesk desk;
    ProblemsPane *pane = nullptr;
    QTableView *table = nullptr;
};

} // namespace

class TestProblemsPane : public QObject {
    Q_OBJECT

private slots:
    void saysWhatIsWrongAndWhere()
    {
        const ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const QAbstractItemModelTester tester(pane.table->model());
        QCOMPARE(pane.text(u"annotation-outside-canvas"_s, ProblemModel::Where), u"Plate 2, annotation"_s);
        QCOMPARE(pane.text(u"canvas-dimensions"_s, ProblemModel::Where), u"Plate 3"_s);
        QCOMPARE(pane.text(u"metadata-null"_s, ProblemModel::Where), u"Manifest"_s);
        QCOMPARE(pane.text(u"rights"_s, ProblemModel::Sort), u"Error"_s);
        QVERIFY(!pane.text(u"rights"_s, ProblemModel::Message).isEmpty());
        QVERIFY(pane.text(u"rights"_s, ProblemModel::Rule).contains(u"P3"_s));
        QVERIFY(pane.pane->countText().contains(u"error"_s));
    }

    void listsErrorsFirst()
    {
        const ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        int before = int(Severity::Error);
        for (int at = 0; at < pane.table->model()->rowCount(); ++at) {
            const int severity = pane.table->model()->index(at, 0).data(ProblemModel::SeverityRole).toInt();
            QVERIFY(severity <= before);
            before = severity;
        }
        QVERIFY(before < int(Severity::Error));
    }

    void goesThere_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("isByKey");
        QTest::addColumn<int>("canvas");
        QTest::addColumn<QString>("selected");
        QTest::addColumn<int>("manifests");
        QTest::newRow("to an annotation by mouse") << u"annotation-outside"_s << false << 1 << u"note 2"_s << 0;
        QTest::newRow("to an annotation by key") << u"annotation-outside"_s << true << 1 << u"note 2"_s << 0;
        QTest::newRow("to a canvas by mouse") << u"canvas-dimensions"_s << false << 2 << QString() << 0;
        QTest::newRow("to a canvas by key") << u"canvas-dimensions"_s << true << 2 << QString() << 0;
        QTest::newRow("to the manifest by mouse") << u"rights"_s << false << 0 << QString() << 1;
        QTest::newRow("to the manifest by key") << u"rights"_s << true << 0 << QString() << 1;
    }

    void goesThere()
    {
        QFETCH(QString, rule);
        QFETCH(bool, isByKey);
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const QSignalSpy manifests(pane.pane, &ProblemsPane::manifestWanted);
        if (isByKey) {
            pane.table->setFocus();
            pane.table->setCurrentIndex(pane.row(rule));
            QTest::keyClick(pane.table, Qt::Key_Return);
        } else {
            pane.click(pane.row(rule));
        }
        QTEST(pane.desk.workspace().canvas().value_or(-1), "canvas");
        const auto selected = pane.desk.workspace().selected();
        QTEST(selected ? pane.desk.annotation(*selected).text : QString(), "selected");
        QTEST(int(manifests.size()), "manifests");
    }

    void goesToTheNextOneByKey()
    {
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const int rows = pane.table->model()->rowCount();
        const QSignalSpy wanted(pane.pane, &ProblemsPane::wanted);
        QVERIFY(pane.desk.actions()[ActionId::NextProblem].isEnabled());
        for (int at = 0; at <= rows; ++at) {
            pane.desk.actions()[ActionId::NextProblem].trigger();
            QCOMPARE(pane.table->currentIndex().row(), at % rows);
        }
        pane.desk.actions()[ActionId::PreviousProblem].trigger();
        QCOMPARE(pane.table->currentIndex().row(), rows - 1);
        QCOMPARE(wanted.size(), rows + 2);
    }

    void goesToTheFirstAndTheLastByKey()
    {
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const int last = pane.table->model()->rowCount() - 1;
        QVERIFY(last > 1);
        pane.table->setFocus();
        pane.table->setCurrentIndex(pane.table->model()->index(1, ProblemModel::Message));
        QTest::keyClick(pane.table, Qt::Key_End);
        QCOMPARE(pane.table->currentIndex(), pane.table->model()->index(last, ProblemModel::Message));
        QTest::keyClick(pane.table, Qt::Key_Home);
        QCOMPARE(pane.table->currentIndex(), pane.table->model()->index(0, ProblemModel::Message));
    }

    // --- Mending

    void ticksWhatIsMendedAsAStep()
    {
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const auto published = [&] {
            pane.desk.curation().include(pane.desk.workspace().source()->id);
            return curation::publishedManifest(pane.desk.curation().snapshot(), pane.desk.workspace().source()->id,
                                               *WebAddress::parse(u"https://out.example"_s),
                                               QDateTime::currentDateTimeUtc())
                .value()
                .bytes;
        };
        const auto tick = [&] { return pane.row(u"metadata-null"_s, ProblemModel::Mending); };
        QCOMPARE(tick().data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!pane.row(u"rights"_s, ProblemModel::Mending).data(Qt::CheckStateRole).isValid());
        QVERIFY(!published().contains("null"));
        pane.table->setFocus();
        pane.table->setCurrentIndex(tick());
        QTest::keyClick(pane.table, Qt::Key_Space);
        QCOMPARE(tick().data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(pane.desk.curation().declinedRepairs(), QStringList(u"metadata-null"_s));
        QVERIFY(published().contains("null"));
        pane.desk.curation().undo();
        QTRY_VERIFY(pane.desk.curation().declinedRepairs().isEmpty());
        QCOMPARE(tick().data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    }

    // --- Keeping up

    void checksAgainAfterAnEdit()
    {
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        pane.table->setCurrentIndex(pane.row(u"canvas-dimensions"_s));
        pane.click(pane.row(u"annotation-outside-canvas"_s));
        const curation::Annotation before = pane.desk.annotation(*pane.desk.workspace().selected());
        pane.table->setCurrentIndex(pane.row(u"canvas-dimensions"_s));
        pane.desk.curation().make(
            curation::change(u"Move"_s, before, curation::withRegion(before, iiif::Region{1, 2, 30, 40})));
        QTRY_VERIFY(!pane.row(u"annotation-outside-canvas"_s).isValid());
        QVERIFY(pane.isListed());
        // The one that was chosen stays so.
        QVERIFY(pane.table->currentIndex().isValid());
        QCOMPARE(pane.table->currentIndex().row(), pane.row(u"canvas-dimensions"_s).row());
        pane.desk.curation().undo();
        QTRY_VERIFY(pane.row(u"annotation-outside-canvas"_s).isValid());
    }

    void forgetsAManifestThatIsNotInViewAnyMore()
    {
        ProblemDesk pane(faulty());
        pane.desk.lookAt(faultless());
        QVERIFY(!pane.isListed());
        QTRY_VERIFY(pane.emptySentence().startsWith(u"Nothing found"_s));
        QVERIFY(pane.pane->countText().isEmpty());
        QVERIFY(!pane.desk.actions()[ActionId::NextProblem].isEnabled());
    }

    void saysThatAllIsWell()
    {
        const ProblemDesk pane(faultless());
        QTRY_COMPARE(pane.emptySentence(), u"Nothing found. %1 rules were checked."_s.arg(iiif::rules().size()));
        QVERIFY(!pane.table->isVisible());
        QVERIFY(!pane.desk.find<QLineEdit>(u"problem-filter"_s)->isVisible());
    }

    void putsNotesOfTheConversionFirst()
    {
        const Diagnostics notes{{.severity = Severity::Warning,
                                 .rule = u"version-2"_s,
                                 .message = u"Made from version 2; <b>one</b> member is left out."_s}};
        const ProblemDesk pane(faulty(), notes);
        QTRY_VERIFY(pane.isListed());
        QCOMPARE(pane.table->model()->index(0, ProblemModel::Sort).data().toString(), u"Note"_s);
        QCOMPARE(pane.table->model()->index(0, ProblemModel::Message).data().toString(), notes[0].message);
        QVERIFY(pane.table->model()
                    ->index(0, ProblemModel::Message)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"&lt;b&gt;"_s));
    }

    // --- Filtering

    void filters_data()
    {
        QTest::addColumn<QString>("chip");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("hasRights");
        QTest::addColumn<bool>("hasOutside");
        QTest::newRow("nothing") << QString() << QString() << true << true;
        QTest::newRow("errors away") << u"problems-errors"_s << QString() << false << true;
        QTest::newRow("warnings away") << u"problems-warnings"_s << QString() << true << false;
        QTest::newRow("by rule") << QString() << u"outside"_s << false << true;
        QTest::newRow("by place") << QString() << u"plate 2"_s << false << true;
        QTest::newRow("by what is nowhere") << QString() << u"zebra"_s << false << false;
    }

    void filters()
    {
        QFETCH(QString, chip);
        QFETCH(QString, words);
        const ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        if (!chip.isEmpty()) {
            auto *button = pane.desk.find<QToolButton>(chip);
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
        }
        QTest::keyClicks(pane.desk.find<QLineEdit>(u"problem-filter"_s), words);
        QFETCH(bool, hasRights);
        QFETCH(bool, hasOutside);
        QTRY_COMPARE(pane.row(u"rights"_s).isValid(), hasRights);
        QTRY_COMPARE(pane.row(u"annotation-outside-canvas"_s).isValid(), hasOutside);
        QCOMPARE(pane.emptySentence().isEmpty(), hasRights || hasOutside);
    }

    /// What was searched for is looked for in what comes next too.
    void filtersWhatIsCheckedAgain()
    {
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        QTest::keyClicks(pane.desk.find<QLineEdit>(u"problem-filter"_s), u"outside"_s);
        QTRY_COMPARE(pane.table->model()->rowCount(), 1);
        pane.desk.lookAt(faultless());
        QTRY_COMPARE(pane.table->model()->rowCount(), 0);
        pane.desk.lookAt(faulty());
        QTRY_COMPARE(pane.table->model()->rowCount(), 1);
        QVERIFY(pane.row(u"annotation-outside-canvas"_s).isValid());
        pane.desk.find<QLineEdit>(u"problem-filter"_s)->clear();
        QTRY_VERIFY(pane.row(u"rights"_s).isValid());
    }

    void makesDoWithLittleRoom()
    {
        ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const auto *errors = pane.desk.find<QToolButton>(u"problems-errors"_s);
        const QString words = errors->text();
        QVERIFY(words.contains(u"error"_s));
        pane.desk.window()->resize(420, 300);
        QTRY_VERIFY(!errors->text().contains(u"error"_s));
        QCOMPARE(errors->accessibleName(), words);
        QVERIFY(pane.desk.find<QToolButton>(u"problems-close"_s)->geometry().right() < pane.pane->width());
        pane.desk.window()->resize(1100, 300);
        QTRY_COMPARE(errors->text(), words);
    }

    // --- In full

    void showsTheTextAndCopiesThePlace()
    {
        const ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        pane.click(pane.row(u"rights"_s));
        const auto *text = pane.desk.find<QPlainTextEdit>(u"problem-text"_s);
        QTRY_VERIFY(text->toPlainText().contains(u"\"rights\":\"all of them\""_s));
        QCOMPARE(text->extraSelections().value(0).cursor.selectedText(), u"\"all of them\""_s);
        QVERIFY(!pane.desk.find<QLabel>(u"problem-sentence"_s)->text().isEmpty());
        QCOMPARE(pane.desk.find<QLabel>(u"problem-place"_s)->text(), u"Line 1 · /rights"_s);
        QCOMPARE(pane.desk.find<QLabel>(u"problem-rule"_s)->text(),
                 u"Rule "_s + pane.text(u"rights"_s, ProblemModel::Rule));
        QApplication::clipboard()->clear();
        QTest::mouseClick(pane.desk.find<QToolButton>(u"problem-copy"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"/rights"_s);
    }

    void copiesThePlaceFromItsMenu()
    {
        const ProblemDesk pane(faulty());
        QTRY_VERIFY(pane.isListed());
        const QModelIndex outside = pane.row(u"annotation-outside-canvas"_s);
        pane.table->setCurrentIndex(outside);
        emit pane.table->customContextMenuRequested(pane.table->visualRect(outside).center());
        auto *menu = pane.pane->findChild<QMenu *>(u"problem-menu"_s);
        QTRY_VERIFY(menu->isVisible());
        menu->actions().last()->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"/items/1/annotations/0/items/0"_s));
        menu->close();
    }

    void cutsTextOutOfADocument_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("meant");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("one line") << json("{'a':[1,{'b':2}]}") << u"/a/1/b"_s << u"2"_s
                                  << QString::fromUtf8(json("{'a':[1,{'b':2}]}")) << 1;
        QTest::newRow("indented") << json("{\n  'a': [\n    1,\n    {\n      'b': 2\n    }\n  ]\n}") << u"/a/1/b"_s
                                  << u"2"_s << QString::fromUtf8(json("  1,\n  {\n    'b': 2\n  }\n]")) << 5;
        QTest::newRow("escapes") << json("{'a/b': {'c~d': true}}") << u"/a~1b/c~0d"_s << u"true"_s
                                 << QString::fromUtf8(json("{'a/b': {'c~d': true}}")) << 1;
        QTest::newRow("the whole") << json("[1]") << QString() << u"[1]"_s << u"[1]"_s << 1;
        QTest::newRow("letters of several bytes")
            << json("{'é': 'ünï'}") << u"/é"_s << u"\"ünï\""_s << u"{\"é\": \"ünï\"}"_s << 1;
        QTest::newRow("nowhere") << json("{'a': 1}") << u"/b/c"_s << QString() << QString() << 0;
        QTest::newRow("no number") << json("[1]") << u"/x"_s << QString() << QString() << 0;
    }

    void cutsTextOutOfADocument()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, pointer);
        const ProblemExcerpt excerpt = excerptAt(iiif::Document::read(bytes, u"d"_s).value(), pointer);
        QTEST(excerpt.text.mid(excerpt.begin, excerpt.length), "meant");
        QTEST(excerpt.text, "text");
        QTEST(int(excerpt.line), "line");
    }

    void cutsOnlyALittleOutOfALargeDocument()
    {
        const QByteArray bytes =
            "[\"" + QByteArray("ö").repeated(5000) + "\", 7, \"" + QByteArray("ö").repeated(5000) + "\"]";
        const ProblemExcerpt excerpt = excerptAt(iiif::Document::read(bytes, u"d"_s).value(), u"/1"_s);
        QCOMPARE(excerpt.text.mid(excerpt.begin, excerpt.length), u"7"_s);
        QVERIFY(excerpt.text.size() < 2000);
        QVERIFY(!excerpt.text.contains(QChar::ReplacementCharacter));
    }
};

KADER_TEST(TestProblemsPane);
#include "tst_problemspane.moc"
