#include "base/atomicfile.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/json.h"
#include "support/registry.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace kader;
using namespace kader::test;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

/// A page of annotations in a file beside a dataset: one on its first canvas, one on none that anybody knows.
struct PageDesk {
    Desk desk;
    QString manifest;

    [[nodiscard]] bool prepare()
    {
        if (!desk.open(demo::ids::yeastPilot))
            return false;
        manifest = desk.workspace().source()->origin;
        const QString canvas = desk.workspace().source()->canvas(0)->id;
        const auto note = [this](const QString &target) {
            return u"{'type':'Annotation','motivation':'commenting','body':{'type':'TextualBody','value':'a bud'},"
                   "'target':{'type':'SpecificResource','source':{'id':'%1','type':'Canvas','partOf':[{'id':'%2',"
                   "'type':'Manifest'}]}}}"_s.arg(target, manifest);
        };
        const QString page =
            u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
            "'http://127.0.0.1:9/page','type':'AnnotationPage','label':{'en':['Buds']},'items':[%1,%2]}"_s.arg(
                note(canvas), note(u"http://127.0.0.1:9/elsewhere"_s));
        return writeAtomically(path(), json(page.toUtf8().constData())).has_value();
    }

    [[nodiscard]] QString path() const { return desk.path(u"page.json"_s); }
    [[nodiscard]] qsizetype annotations() const
    {
        return desk.curation()->annotationsOf(desk.workspace().source()->id).size();
    }

    /// The question, when it is asked.
    [[nodiscard]] QMessageBox *question() const
    {
        const auto shown = [this] {
            auto *box = desk.find<QMessageBox>(u"addition-question"_s);
            return box && box->isVisible() ? box : nullptr;
        };
        return Desk::until([&] { return shown() != nullptr; }) ? shown() : nullptr;
    }
};

} // namespace

class TestAddingPages : public QObject {
    Q_OBJECT

private slots:
    void asksFirst()
    {
        PageDesk page;
        QVERIFY(page.prepare());
        const qsizetype before = page.annotations();
        page.desk.workspace().open(page.path());
        QMessageBox *question = page.question();
        QVERIFY(question);
        QVERIFY(question->text().contains(u"Buds"_s));
        QVERIFY(question->informativeText().contains(u"1 annotation is new, on 1 canvas."_s));
        QVERIFY(question->informativeText().contains(u"1 is about no canvas that is open"_s));
        QTest::keyClick(question, Qt::Key_Escape);
        QVERIFY(Desk::until([&] { return page.desk.find(u"addition-question"_s) == nullptr; }));
        QCOMPARE(page.annotations(), before);

        page.desk.workspace().open(page.path());
        QVERIFY(page.question());
        QTest::mouseClick(page.desk.find<QPushButton>(u"addition-add"_s), Qt::LeftButton);
        QCOMPARE(page.annotations(), before + 1);
        QCOMPARE(page.desk.curation()->undoName(), u"Add annotations of “Buds”"_s);
        page.desk.curation()->undo();
        QVERIFY(Desk::until([&] { return page.annotations() == before; }));
        QVERIFY(!page.desk.curation()->undoName());
    }

    void opensTheManifestThatAnnotationsAreAbout()
    {
        PageDesk page;
        QVERIFY(page.prepare());
        page.desk.workspace().closeCuration();
        page.desk.workspace().open(page.path());
        auto *offer = page.desk.find<QPushButton>(u"message-retry"_s);
        QVERIFY(Desk::until([&] { return offer->isVisible(); }));
        QCOMPARE(offer->text(), u"Open their manifest"_s);
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(page.question());
        QCOMPARE(page.desk.workspace().source()->origin, page.manifest);
        page.question()->reject();
    }
};

KADER_TEST(TestAddingPages);
#include "tst_addingpages.moc"
