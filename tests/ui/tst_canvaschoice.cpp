#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvas/imageswitch.h"
#include "ui/canvasstage.h"

#include <QAbstractButton>
#include <QAction>
#include <QBuffer>
#include <QDateTime>
#include <QMenu>
#include <QTest>
#include <QVBoxLayout>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr QRgb natural = qRgb(40, 160, 90);
constexpr QRgb infrared = qRgb(160, 40, 90);

QByteArray picture(QRgb colour)
{
    QImage image(1000, 800, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "png");
    return bytes;
}

} // namespace

/// A canvas that can show one of several images.
class TestCanvasChoice : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<test::ScriptedServer>();
        m_server->on("/1.png", test::answer(200, picture(natural)));
        m_server->on("/2.png", test::answer(200, picture(infrared)));
        m_stage = std::make_unique<test::CanvasStage>();
        m_stage->openSmall();
        m_stage->workspace->show(m_stage->curation().look(source()));
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_pane);
        m_stage->window.resize(800, 600);
        m_stage->window.show();
        m_pane->view().setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
    }

    void cleanup()
    {
        m_stage.reset();
        m_server.reset();
    }

    void theDefaultIsShownFirstAndTheKeyShowsTheNext()
    {
        QVERIFY(box().isVisible());
        QCOMPARE(button().accessibleName(), u"Image shown: Natural light & shade, 1 of 3"_s);
        QTRY_COMPARE(colour(), natural);
        QTest::keyClick(&m_pane->view(), Qt::Key_I);
        QCOMPARE(button().accessibleName(), u"Image shown: Infrared, 2 of 3"_s);
        QTRY_COMPARE(colour(), infrared);
        QTest::keyClick(&m_pane->view(), Qt::Key_I);
        QTest::keyClick(&m_pane->view(), Qt::Key_I);
        QTRY_COMPARE(colour(), natural);
    }

    void theMenuChoosesWithoutTheMouse()
    {
        button().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&button(), Qt::Key_Space);
        auto *menu = box().findChild<QMenu *>(u"choice-menu"_s);
        QTRY_VERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions()[0]->text(), u"Natural light && shade"_s);
        QVERIFY(menu->actions()[0]->isChecked());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(colour(), infrared);
        m_stage->window.activateWindow(); // which a desktop does when a menu closes
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        QVERIFY(button().hasFocus());
    }

    void whatIsSeenStaysAndTheChoiceIsRemembered()
    {
        QTRY_COMPARE(colour(), natural);
        m_stage->actions[ActionId::ActualSize].trigger();
        const imaging::Viewport before = m_pane->view().camera().viewport();
        m_stage->actions[ActionId::NextImage].trigger();
        QCOMPARE(m_pane->view().camera().viewport(), before);
        m_stage->workspace->showCanvas(1);
        QVERIFY(!box().isVisible());
        QVERIFY(!m_stage->actions[ActionId::NextImage].isEnabled());
        m_stage->workspace->showCanvas(0);
        QTRY_COMPARE(colour(), infrared);
    }

private:
    [[nodiscard]] curation::SourcePtr source() const
    {
        const auto image = [this](const char *name, const QByteArray &label) {
            return "{'id':'" + m_server->address(QLatin1StringView(name)).toLatin1() +
                   "','type':'Image','width':1000,'height':800" + label + "}";
        };
        const auto canvas = [](const char *id, const QByteArray &body) {
            return "{'id':'https://example.org/" + QByteArray(id) +
                   "','type':'Canvas','width':1000,'height':800,'items':[{'type':'AnnotationPage','items':[{'type':"
                   "'Annotation','motivation':'painting','body':" +
                   body + "}]}]}";
        };
        const QByteArray choice = "{'type':'Choice','items':[" +
                                  image("/1.png", ",'label':{'en':['Natural light & shade']}") + "," +
                                  image("/2.png", ",'label':{'en':['Infrared']}") + "," + image("/1.png", {}) + "]}";
        const QByteArray text = "{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
                                "'https://example.org/choice','type':'Manifest','label':{'en':['Choice']},'items':[" +
                                canvas("c1", choice) + "," + canvas("c2", image("/2.png", {})) + "]}";
        const QByteArray json = test::json(text.constData());
        return std::make_shared<curation::ManifestSource>(curation::ManifestSource{
            .id = QUuid::createUuid(),
            .origin = u"choice.json"_s,
            .title = u"Choice"_s,
            .fetched = QDateTime::currentDateTimeUtc(),
            .manifest = iiif::Manifest::read(iiif::Document::read(json, u"choice"_s).value()).value()});
    }
    [[nodiscard]] ImageSwitch &box() const { return *m_pane->findChild<ImageSwitch *>(); }
    [[nodiscard]] QAbstractButton &button() const { return *box().findChild<QAbstractButton *>(u"choice-0"_s); }
    /// In the middle of the view.
    [[nodiscard]] QRgb colour() const
    {
        const QImage seen = m_pane->view().grab().toImage();
        return seen.pixel(seen.rect().center());
    }

    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
};

KADER_TEST(TestCanvasChoice);
#include "tst_canvaschoice.moc"
