#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvas/notice.h"
#include "ui/canvas/overview.h"
#include "ui/canvas/zoombox.h"
#include "ui/canvasstage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QBuffer>
#include <QTest>
#include <QVBoxLayout>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray jpeg()
{
    QImage image(1000, 800, QImage::Format_RGB32);
    image.fill(QColor(40, 160, 90));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "jpg");
    return bytes;
}

} // namespace

/// What lies over the canvas, and what is said of images that are not there.
class TestCanvasPane : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<test::ScriptedServer>();
        m_stage = std::make_unique<test::CanvasStage>();
    }

    void cleanup()
    {
        m_stage.reset();
        m_server.reset();
    }

    void saysWhyAnImageIsNotThereAndAsksAgain()
    {
        m_server->on("/1.jpg", {test::answer(404, "no"), test::answer(404, "no")});
        open();
        QTRY_VERIFY(notice().isVisible() && notice().words().canRetry);
        QCOMPARE(notice().words().headline, u"This image can't be shown"_s);
        QVERIFY(!notice().words().detail.isEmpty());
        QCOMPARE(notice().accessibleName(), notice().words().headline);
        auto *retry = m_pane->findChild<QAbstractButton *>(u"image-retry"_s);
        QVERIFY(retry->isVisible() && retry->focusPolicy() == Qt::StrongFocus);
        m_server->on("/1.jpg", test::answer(200, jpeg(), "Content-Type: image/jpeg\r\n"));
        QTest::mouseClick(retry, Qt::LeftButton);
        QTRY_VERIFY(!notice().isVisible());
        QTRY_COMPARE(m_pane->view().image()->state(), imaging::CanvasImage::State::Settled);
        const QPointF beside = m_pane->view().camera().viewport().canvasToView(QPointF(900, 700));
        const QColor shown = m_pane->view().grab().toImage().pixelColor(beside.toPoint());
        QVERIFY(shown.green() > 140 && shown.red() < 60);
    }

    void saysThatThereIsNoImage()
    {
        open();
        m_stage->workspace->showCanvas(2);
        QVERIFY(notice().isVisible() && !notice().words().canRetry);
        QCOMPARE(notice().words().headline, u"This canvas has no image"_s);
        m_stage->workspace->closeCuration();
        QVERIFY(!notice().isVisible());
    }

    void saysThatItWaits()
    {
        m_server->on("/1.jpg", {.bytes = test::answer(200, jpeg()).bytes, .then = test::Reply::Then::Hold});
        open();
        QVERIFY(!notice().isVisible());
        QTRY_VERIFY(notice().isVisible());
        QCOMPARE(notice().words().headline, u"Fetching the image…"_s);
        m_server->release();
        QTRY_VERIFY(!notice().isVisible());
    }

    void notesWhatIsMissing()
    {
        open();
        test::StillImage &image = showStill();
        image.error = Error{ErrorKind::Network, u"The server failed."_s};
        emit image.changed();
        QVERIFY(notice().isVisible());
        QCOMPARE(notice().words().headline, u"Part of the image is missing"_s);
        QVERIFY(notice().geometry().right() < m_pane->width() / 2);
        QTest::mouseClick(m_pane->findChild<QAbstractButton *>(u"image-retry"_s), Qt::LeftButton);
        QCOMPARE(image.retries, 1);
        image.error.reset();
        emit image.changed();
        QVERIFY(!notice().isVisible());
    }

    void zoomBoxZooms()
    {
        open();
        (void)showStill();
        const double fit = scale();
        click(u"zoom-in-button"_s);
        QVERIFY(scale() > fit);
        click(u"actual-size-button"_s);
        QCOMPARE(scale(), 1.0);
        click(u"fit-button"_s);
        QCOMPARE(scale(), fit);
    }

    void glassGoesWhenTheMouseRests()
    {
        open();
        (void)showStill();
        auto *resting = m_pane->findChild<QTimer *>(u"resting"_s);
        QVERIFY(resting->isActive() && m_pane->findChild<ZoomBox *>()->isVisible());
        resting->start(0);
        QTRY_VERIFY(!m_pane->findChild<ZoomBox *>()->isVisible());
        QTest::mouseMove(&m_pane->view(), {100, 100});
        QVERIFY(m_pane->findChild<ZoomBox *>()->isVisible());
        for (const QWidget *glass : m_pane->findChildren<Glass *>())
            QCOMPARE(glass->focusPolicy(), Qt::NoFocus);
    }

    void overviewMovesTheView()
    {
        open();
        (void)showStill();
        auto *overview = m_pane->findChild<Overview *>();
        QVERIFY(!overview->isVisible()); // all is in view
        click(u"actual-size-button"_s);
        click(u"zoom-in-button"_s);
        QVERIFY(overview->isVisible());
        QTest::mousePress(overview, Qt::LeftButton, {}, {30, 30});
        const QPointF first = m_pane->view().camera().viewport().centre();
        QTest::mouseMove(overview, {100, 80});
        const QPointF then = m_pane->view().camera().viewport().centre();
        QVERIFY(then.x() - first.x() > 400 && then.y() - first.y() > 250);
    }

    void regionNoteTellsWhatIsDrawn()
    {
        open();
        (void)showStill();
        m_pane->view().bench().use(ToolKind::Rectangle);
        const auto *note = m_pane->findChild<GlassNote *>(u"region-note"_s);
        QTest::mousePress(&m_pane->view(), Qt::LeftButton, {}, {400, 300});
        QTest::mouseMove(&m_pane->view(), {480, 340});
        QVERIFY(note->isVisible() && note->text().startsWith(u"Region "_s));
        QTest::keyClick(&m_pane->view(), Qt::Key_Escape);
        QVERIFY(!note->isVisible());
    }

    void tellsAssistiveTechnologyWhatItShows()
    {
        open();
        QAccessibleInterface *known = QAccessible::queryAccessibleInterface(&m_pane->view());
        QCOMPARE(known->role(), QAccessible::Graphic);
        QCOMPARE(known->text(QAccessible::Name), u"Canvas 1"_s);
        m_stage->workspace->showCanvas(1);
        QCOMPARE(known->text(QAccessible::Name), u"Canvas 2"_s);
    }

    void actionsFollowWhatIsThere()
    {
        open();
        QVERIFY(m_stage->actions[ActionId::NextCanvas].isEnabled());
        QVERIFY(!m_stage->actions[ActionId::PreviousCanvas].isEnabled());
        QVERIFY(m_stage->actions[ActionId::RectangleTool].isEnabled());
        QVERIFY(!m_stage->actions[ActionId::HideSelected].isEnabled());
        m_stage->actions[ActionId::NextCanvas].trigger();
        QCOMPARE(m_stage->workspace->canvas(), 1);
        m_stage->actions[ActionId::NextCanvas].trigger();
        QVERIFY(!m_stage->actions[ActionId::NextCanvas].isEnabled());
        m_stage->workspace->closeCuration();
        QVERIFY(!m_stage->actions[ActionId::RectangleTool].isEnabled());
        QVERIFY(!m_stage->actions[ActionId::Fit].isEnabled());
    }

private:
    void open()
    {
        m_stage->openSmall(m_server->address());
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_pane);
        m_stage->window.resize(800, 600);
        m_stage->window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        m_pane->view().setFocus();
    }
    [[nodiscard]] test::StillImage &showStill()
    {
        auto image = std::make_unique<test::StillImage>(iiif::CanvasSize{1000, 800});
        test::StillImage &still = *image;
        m_pane->view().show({m_stage->workspace->source()->id, 0}, std::move(image));
        return still;
    }
    [[nodiscard]] Notice &notice() const { return *m_pane->findChild<Notice *>(); }
    [[nodiscard]] double scale() const { return m_pane->view().camera().scale(); }
    void click(const QString &button)
    {
        QTest::mouseClick(m_pane->findChild<QAbstractButton *>(button), Qt::LeftButton);
    }

    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
};

KADER_TEST(TestCanvasPane);
#include "tst_canvaspane.moc"
