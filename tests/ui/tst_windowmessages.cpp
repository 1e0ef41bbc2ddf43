#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/actions/actions.h"
#include "ui/problems/problemspane.h"
#include "ui/shell/messagebar.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <array>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// What the window says about what is open, and about what failed.
class TestWindowMessages : public QObject {
    Q_OBJECT

private slots:
    void saysWhatFailedAndTriesAgain()
    {
        const Desk desk;
        desk.workspace().open(u"0f000000-0000-4000-8000-000000000000"_s);
        auto *bar = desk.find<MessageBar>(u"message-bar"_s);
        QVERIFY(Desk::until([&] { return bar->isVisible(); }));
        QVERIFY(desk.textOf(u"message-what"_s).contains(u"0f000000"_s));
        QVERIFY(!desk.textOf(u"message-why"_s).isEmpty());
        desk.find<QPushButton>(u"message-retry"_s)->click();
        QVERIFY(!bar->isVisible());
        QVERIFY(Desk::until([&] { return bar->isVisible(); }));
        QCOMPARE(desk.failures().size(), 2);
        desk.find<QToolButton>(u"message-close"_s)->click();
        QVERIFY(!bar->isVisible());
    }

    /// However many edits are refused, there is one message, with a way to keep the work.
    void saysThatTheFileIsGoneAndWhatToDo()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        const QString path = desk.path(u"mine.kader"_s);
        desk.workspace().saveCurationAs(path);
        QVERIFY(Desk::until([&] { return desk.curation()->path() == path; }));
        QVERIFY(QFile::remove(path));
        for (int at = 0; at < 3; ++at) {
            const auto made = curation::newAnnotation(desk.workspace().source()->id, 0, iiif::Region{10, 10, 90, 60});
            desk.curation()->make(curation::addition(u"Draw region"_s, std::array{made}));
        }
        QVERIFY(Desk::until([&] { return desk.curation()->isKept() && !desk.failures().isEmpty(); }));
        QCOMPARE(desk.window().findChildren<MessageBar *>().size(), 1);
        QVERIFY(desk.find(u"message-bar"_s)->isVisible());
        QVERIFY(!desk.textOf(u"message-why"_s).isEmpty());
        auto *offer = desk.find<QPushButton>(u"message-retry"_s);
        QCOMPARE(offer->text(), u"Save curation as…"_s);
        QTest::keyClick(offer, Qt::Key_Space);
        QVERIFY(Desk::until([&] {
            const auto *dialog = desk.find<QFileDialog>(u"curation-dialog"_s);
            return dialog && dialog->isVisible();
        }));
        desk.find<QFileDialog>(u"curation-dialog"_s)->reject();
    }

    void tellsWhatIsGoodToKnow()
    {
        const Desk desk;
        emit desk.workspace().noted(u"A copy is in <b>there</b>."_s);
        QVERIFY(desk.find(u"message-bar"_s)->isVisible());
        QCOMPARE(desk.textOf(u"message-what"_s), u"A copy is in <b>there</b>."_s);
        QVERIFY(!desk.find(u"message-why"_s)->isVisible());
        QVERIFY(!desk.find(u"message-retry"_s)->isVisible());
        desk.find<QToolButton>(u"message-close"_s)->click();
        QVERIFY(!desk.find(u"message-bar"_s)->isVisible());
    }

    void takesNoLabelForHtml()
    {
        const Desk desk;
        QFile file(desk.path(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':'http://127.0.0.1:9/m',"
                        "'type':'Manifest','label':{'en':['<i>m</i>']},'items':[{'id':'http://127.0.0.1:9/c',"
                        "'type':'Canvas','label':{'en':['<b>one</b>']},'width':10,'height':10}]}"));
        file.close();
        desk.workspace().open(file.fileName());
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        const QModelIndex first = desk.find<QListView>(u"filmstrip"_s)->model()->index(0, 0);
        QCOMPARE(first.data().toString(), u"<b>one</b>"_s);
        QVERIFY(first.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;one"_s));
    }

    void saysWhatIsConverted_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("words");
        QTest::newRow("a canvas") << json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
                                          "'http://127.0.0.1:9/c','type':'Canvas','width':10,'height':10,'items':[]}")
                                  << u"One canvas, saved as a manifest"_s;
        QTest::newRow("a manifest") << json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
                                            "'http://127.0.0.1:9/m','type':'Manifest','items':[]}")
                                    << QString();
    }

    void saysWhatIsConverted()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, words);
        const Desk desk;
        QFile file(desk.path(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document);
        file.close();
        desk.workspace().open(file.fileName());
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        const auto *said = desk.find<QLabel>(u"status-conversion"_s);
        QCOMPARE(said->isVisible() ? said->text() : QString(), words);
    }

    void countsProblemsAndShowsThem()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        QWidget *pane = desk.find(u"problems-pane"_s);
        QVERIFY(!pane->isVisible());
        desk.press(u"F9"_s);
        QVERIFY(pane->isVisible());
        QVERIFY(desk.action(ActionId::ProblemsPane).isChecked());
        desk.press(u"F9"_s);
        QVERIFY(!pane->isVisible());

        QFile file(desk.path(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':'http://127.0.0.1:9/m',"
                        "'type':'Manifest','label':{'en':['m']},'rights':'mine','items':[{'id':'http://127.0.0.1:9/c',"
                        "'type':'Canvas','label':{'en':['one']}}]}"));
        file.close();
        desk.workspace().open(file.fileName());
        auto *count = desk.find<QToolButton>(u"status-problems"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source()->title == u"m"_s; }));
        QVERIFY(Desk::until([&] { return count->isVisible() && count->text().contains(u"errors"_s); }));
        QTest::mouseClick(count, Qt::LeftButton);
        QVERIFY(pane->isVisible());
        const auto *table = desk.find<QTableView>(u"problem-table"_s);
        QVERIFY(table->hasFocus());
        QCOMPARE(table->currentIndex().row(), 0);
        desk.press(u"Ctrl+F9"_s);
        QCOMPARE(table->currentIndex().row(), 1);
        // A manifest without a record has no metadata to go to.
        emit desk.find<ProblemsPane>(u"problems-pane"_s)->manifestWanted();
        QVERIFY(!desk.find(u"metadata-pane"_s)->isVisible());
        desk.find(u"problems-close"_s)->setFocus();
        desk.press(u"Space"_s);
        QVERIFY(!pane->isVisible());
        QVERIFY(desk.find(u"look"_s)->isAncestorOf(QApplication::focusWidget()));
    }

    void goesFromAProblemToTheMetadata()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        emit desk.find<ProblemsPane>(u"problems-pane"_s)->manifestWanted();
        QVERIFY(desk.find(u"metadata-pane"_s)->isVisible());
    }
};

KADER_TEST(TestWindowMessages);
#include "tst_windowmessages.moc"
