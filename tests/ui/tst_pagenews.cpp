#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/annotations/pagenews.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

/// Two canvases; the first points at a page of annotations.
QByteArray manifest(const QString &page)
{
    return test::json(
        u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':'https://p.example/m','type':'Manifest',"
        "'items':[{'id':'https://p.example/c1','type':'Canvas','width':300,'height':200,'annotations':"
        "[{'id':'%1','type':'AnnotationPage'}]},{'id':'https://p.example/c2','type':'Canvas','width':3,'height':2}]}"_s
            .arg(page)
            .toUtf8()
            .constData());
}

QByteArray page(const QString &id)
{
    return test::json(
        u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':'%1','type':'AnnotationPage',"
        "'items':[{'id':'https://p.example/a','type':'Annotation','motivation':'commenting','body':"
        "{'type':'TextualBody','value':'From afar'},'target':'https://p.example/c1#xywh=1,2,3,4'}]}"_s.arg(id)
            .toUtf8()
            .constData());
}

struct Stage {
    test::ScriptedServer server;
    NotesDesk desk;
    PageNews *news = nullptr;

    explicit Stage(const QList<test::Reply> &replies)
    {
        server.on("/page", replies);
        news = new PageNews(desk.workspace());
        desk.show(news);
        desk.lookAt(manifest(server.address(u"/page"_s)));
    }

    [[nodiscard]] QString words() const
    {
        return news->isVisible() ? desk.find<QLabel>(u"page-news-words"_s)->text() : QString();
    }
    [[nodiscard]] bool offersToTryAgain() const { return desk.find<QPushButton>(u"page-news-again"_s)->isVisible(); }
};

} // namespace

class TestPageNews : public QObject {
    Q_OBJECT

private slots:
    void saysThatAnnotationsAreOnTheirWay()
    {
        test::Reply held = test::json("{}"_ba);
        held.then = test::Reply::Then::Hold;
        Stage stage({held});
        QTRY_VERIFY(stage.words().startsWith(u"Fetching annotations"_s));
        QVERIFY(!stage.offersToTryAgain());
        stage.desk.workspace().showCanvas(1);
        QVERIFY(stage.words().isEmpty());
        stage.desk.workspace().showCanvas(0);
        QVERIFY(!stage.words().isEmpty());
        stage.desk.workspace().closeCuration();
        QVERIFY(stage.words().isEmpty());
    }

    void saysWhyTheyAreMissingAndTriesAgain()
    {
        Stage stage({test::answer(404, "gone")});
        stage.server.on("/page", {test::answer(404, "gone"), test::json(page(stage.server.address(u"/page"_s)))});
        QTRY_VERIFY(stage.words().contains(u"127.0.0.1"_s) && stage.offersToTryAgain());
        QVERIFY(stage.words().endsWith(u'.'));
        auto *again = stage.desk.find<QPushButton>(u"page-news-again"_s);
        again->setFocus();
        QTest::keyClick(again, Qt::Key_Space);
        QTRY_VERIFY(stage.words().isEmpty());
        const QList<QUuid> there = stage.desk.curation().annotationsOf(stage.desk.workspace().source()->id, 0);
        QCOMPARE(there.size(), 1);
        QCOMPARE(stage.desk.annotation(there[0]).text, u"From afar"_s);
    }
};

KADER_TEST(TestPageNews);
#include "tst_pagenews.moc"
