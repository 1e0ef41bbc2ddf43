#include "curation/steps.h"
#include "demo/catalogue.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/canvasstage.h"
#include "ui/filmstrip/filmstrip.h"
#include "ui/filmstrip/filmstripmodel.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

class TestFilmstrip : public QObject {
    Q_OBJECT

private slots:
    void init() { m_stage = std::make_unique<test::CanvasStage>(); }
    void cleanup() { m_stage.reset(); }

    void asksOnlyForWhatCanBeSeen()
    {
        m_stage->openDemo(demo::ids::glacierFrames);
        show();
        QCOMPARE(m_strip->model()->rowCount(), 380);
        QTRY_VERIFY(pictures(0, 6) == 6);
        QVERIFY2(requests() <= 7, qPrintable(QString::number(requests())));
        // What is swept over is not asked for.
        const qint64 before = requests();
        QScrollBar *bar = m_strip->horizontalScrollBar();
        for (int at = 0; at <= bar->maximum(); at += 500)
            bar->setValue(at);
        bar->setValue(bar->maximum());
        QTRY_VERIFY(pictures(374, 380) == 6);
        QVERIFY2(requests() - before <= 7, qPrintable(QString::number(requests() - before)));
        QCOMPARE(pictures(20, 300), 0);
    }

    void keepsInStepWithTheCanvas()
    {
        m_stage->openDemo(demo::ids::glacierFrames);
        show();
        QCOMPARE(m_strip->currentIndex().row(), 0);
        m_stage->workspace->showCanvas(200);
        QCOMPARE(m_strip->currentIndex().row(), 200);
        QVERIFY(m_strip->viewport()->rect().intersects(m_strip->visualRect(m_strip->currentIndex())));
        m_strip->setFocus();
        QTest::keyClick(m_strip, Qt::Key_Right);
        QCOMPARE(m_stage->workspace->canvas(), 201);
        QTest::keyClick(m_strip, Qt::Key_Left);
        QTest::keyClick(m_strip, Qt::Key_Left);
        QCOMPARE(m_stage->workspace->canvas(), 199);
        QTest::keyClick(m_strip, Qt::Key_Home);
        QCOMPARE(m_stage->workspace->canvas(), 0);
        const QRect third = m_strip->visualRect(m_strip->model()->index(2, 0));
        QTest::mouseClick(m_strip->viewport(), Qt::LeftButton, {}, third.center());
        QCOMPARE(m_stage->workspace->canvas(), 2);
    }

    void tellsNamesAndNumbers()
    {
        m_stage->openSmall();
        show();
        const QAbstractItemModel &model = *m_strip->model();
        QCOMPARE(model.index(1, 0).data().toString(), u"Canvas 2"_s);
        QCOMPARE(model.index(0, 0).data(FilmstripModel::CountRole).toInt(), 4);
        QCOMPARE(model.index(1, 0).data(FilmstripModel::CountRole).toInt(), 0);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const auto note = curation::newAnnotation(m_stage->workspace->source()->id, 1, std::nullopt);
        m_stage->curation().make(curation::addition(u"Note"_s, std::array{note}));
        QVERIFY(!changes.isEmpty());
        QCOMPARE(model.index(1, 0).data(FilmstripModel::CountRole).toInt(), 1);
    }

    void saysWhatCouldNotBeHadAndTriesAgain()
    {
        test::ScriptedServer server;
        server.on("/1.jpg", test::answer(404, "no"));
        m_stage->openSmall(server.address());
        show();
        const QModelIndex first = m_strip->model()->index(0, 0);
        QTRY_VERIFY(!first.data(FilmstripModel::ProblemRole).toString().isEmpty());
        QVERIFY(first.data(Qt::ToolTipRole).toString().contains(u"No picture"_s));
        const int before = server.requests("/1.jpg");
        QTest::qWait(0);
        QCOMPARE(server.requests("/1.jpg"), before);
        m_strip->setFocus();
        QTest::keyClick(m_strip, Qt::Key_Return);
        QTRY_VERIFY(server.requests("/1.jpg") > before);
    }

    void survivesAnotherManifestAndNone()
    {
        m_stage->openDemo(demo::ids::twoVersions);
        show();
        m_stage->workspace->open(demo::ids::yeastSeries);
        QTRY_COMPARE(m_strip->model()->rowCount(), 24);
        QCOMPARE(m_strip->currentIndex().row(), 0);
        m_stage->workspace->closeCuration();
        QCOMPARE(m_strip->model()->rowCount(), 0);
    }

private:
    void show()
    {
        m_strip = new Filmstrip(*m_stage->workspace, m_stage->actions);
        new QAbstractItemModelTester(m_strip->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_strip);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_strip);
        m_stage->window.resize(640, 112);
        m_stage->window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
    }
    [[nodiscard]] qint64 requests() const
    {
        const demo::Counters counted = m_stage->demo().counters();
        return counted.images + counted.thumbnails;
    }
    /// How many rows have one.
    [[nodiscard]] int pictures(int from, int to) const
    {
        int there = 0;
        for (int row = from; row < to; ++row) {
            const QModelIndex index = m_strip->model()->index(row, 0);
            there += index.data(FilmstripModel::PictureRole).value<QImage>().isNull() ? 0 : 1;
        }
        return there;
    }

    std::unique_ptr<test::CanvasStage> m_stage;
    Filmstrip *m_strip = nullptr;
};

KADER_TEST(TestFilmstrip);
#include "tst_filmstrip.moc"
