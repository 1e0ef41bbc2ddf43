#include "support/registry.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvas/pixelsizedialog.h"
#include "ui/canvas/scale.h"
#include "ui/canvas/scalebar.h"
#include "ui/canvasstage.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

/// How large things are in the world: the bar, the ruler and the question.
class TestCanvasScale : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        m_stage = std::make_unique<test::CanvasStage>();
        m_stage->openSmall();
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->addWidget(m_pane);
        m_stage->window.resize(820, 640);
        m_stage->window.show();
        m_view = &m_pane->view();
        m_bar = m_pane->findChild<ScaleBar *>(u"scale-bar"_s);
        showImage(0);
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
    }

    void cleanup()
    {
        m_pane = nullptr;
        m_stage.reset();
    }

    void writesLengths_data()
    {
        QTest::addColumn<double>("metres");
        QTest::addColumn<QString>("text");
        QTest::newRow("nm") << 20e-9 << u"20 nm"_s;
        QTest::newRow("less") << 0.05e-9 << u"0.05 nm"_s;
        QTest::newRow("µm") << 1e-6 << u"1 µm"_s;
        QTest::newRow("digits") << 30.94e-6 << u"30.9 µm"_s;
        QTest::newRow("mm") << 0.005 << u"5 mm"_s;
        QTest::newRow("cm") << 0.1234 << u"12.3 cm"_s;
        QTest::newRow("m") << 500.0 << u"500 m"_s;
        QTest::newRow("km") << 2000.0 << u"2 km"_s;
    }

    void writesLengths()
    {
        QFETCH(double, metres);
        QTEST(lengthText(metres), "text");
    }

    void marksAreRound_data()
    {
        QTest::addColumn<double>("perPixel");
        QTest::addColumn<double>("metres");
        QTest::newRow("1") << 0.0078e-6 << 1e-6;
        QTest::newRow("2") << 0.02e-6 << 2e-6;
        QTest::newRow("5") << 0.04e-6 << 5e-6;
        QTest::newRow("exactly as long as may be") << 1 / 160.0 << 1.0;
        QTest::newRow("a map") << 1000.0 << 100000.0;
    }

    void marksAreRound()
    {
        QFETCH(double, perPixel);
        QFETCH(double, metres);
        const auto mark = scaleMark(perPixel, 160);
        QVERIFY(mark && std::abs(mark->metres / metres - 1) < 1e-9);
        QVERIFY(mark->length > 60 && mark->length < 160.001);
        QVERIFY(std::abs(mark->length * perPixel / metres - 1) < 1e-9);
        QVERIFY(!scaleMark(0, 160));
    }

    void theBarComesWithASizeAndFollowsTheZoom()
    {
        QVERIFY(!m_bar->isVisible());
        type(u"0.25"_s, u"µm"_s, u"pixel-size-one"_s);
        QVERIFY(m_bar->isVisible());
        for (const ActionId id : {ActionId::ActualSize, ActionId::TurnClockwise, ActionId::ZoomIn, ActionId::ZoomIn}) {
            m_stage->actions[id].trigger();
            const double perPixel = 0.25e-6 / m_view->camera().viewport().zoom();
            QVERIFY(std::abs(m_bar->mark()->length * perPixel / m_bar->mark()->metres - 1) < 1e-6);
            QVERIFY(m_pane->rect().contains(m_bar->geometry()));
        }
    }

    void aSizeIsKeptForItsCanvasOrForAll()
    {
        type(u"10"_s, u"nm"_s, u"pixel-size-one"_s);
        showImage(1);
        QVERIFY(!m_bar->isVisible());
        type(u"3"_s, u"mm"_s, u"pixel-size-all"_s);
        QVERIFY(std::abs(metres() - 3e-3) < 1e-9);
        showImage(0);
        QVERIFY(std::abs(metres() - 10e-9) < 1e-15);
        ask();
        auto *dialog = m_pane->findChild<PixelSizeDialog *>();
        QCOMPARE(dialog->findChild<QLineEdit *>(u"pixel-size-number"_s)->text(), u"10"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"pixel-size-forget"_s), Qt::LeftButton);
        QVERIFY(std::abs(metres() - 3e-3) < 1e-9);
        QCOMPARE(m_stage->steps(), (QStringList{u"Set pixel size"_s, u"Set pixel size"_s, u"Forget pixel size"_s}));
        m_stage->workspace->curation()->undo();
        QTRY_VERIFY(std::abs(metres() - 10e-9) < 1e-15);
    }

    void takesNoNonsense()
    {
        ask();
        auto *dialog = m_pane->findChild<PixelSizeDialog *>();
        auto *number = dialog->findChild<QLineEdit *>(u"pixel-size-number"_s);
        const auto *set = dialog->findChild<QPushButton *>(u"pixel-size-set"_s);
        for (const QString &text : {u""_s, u"-1"_s, u"0"_s, u"wide"_s, u"1e300"_s}) {
            number->setText(text);
            QVERIFY2(!set->isEnabled(), qPrintable(text));
        }
        number->setText(u"0.5"_s);
        QVERIFY(set->isEnabled());
        dialog->reject();
        QVERIFY(!m_bar->isVisible());
    }

    void measures()
    {
        QTest::keyClick(m_view, Qt::Key_M);
        QVERIFY(m_stage->actions[ActionId::MeasureTool].isChecked());
        drag({100, 100}, {400, 500});
        QVERIFY(std::abs(measuredPixels() - 500) < 4);
        QVERIFY(!m_view->measureText().contains(u'·'));
        QCOMPARE(m_stage->steps(), QStringList());
        type(u"2"_s, u"µm"_s, u"pixel-size-one"_s);
        QVERIFY2(m_view->measureText().endsWith(u"mm"_s) || m_view->measureText().endsWith(u"µm"_s),
                 qPrintable(m_view->measureText()));
        // Turning changes nothing of it.
        const QString words = m_view->measureText();
        m_stage->actions[ActionId::TurnClockwise].trigger();
        QCOMPARE(m_view->measureText(), words);
    }

    void measuresWithKeys()
    {
        QTest::keyClick(m_view, Qt::Key_M);
        QTest::keyClick(m_view, Qt::Key_Return);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier);
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(m_view, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(measuredPixels(), 50.0);
        QVERIFY2(m_view->spokenState().contains(m_view->measureText()), qPrintable(m_view->spokenState()));
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(measuredPixels(), 50.0);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QCOMPARE(m_view->measureText(), QString());
        QCOMPARE(m_view->bench().tool(), ToolKind::Measure);
    }

    void escapeEndsTheMeasureAndThenTheTool()
    {
        QTest::keyClick(m_view, Qt::Key_M);
        const QImage before = m_view->grab().toImage();
        drag({100, 100}, {400, 500});
        QVERIFY(m_view->grab().toImage() != before);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QCOMPARE(m_view->measureText(), QString());
        QCOMPARE(m_view->bench().tool(), ToolKind::Measure);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QCOMPARE(m_view->bench().tool(), ToolKind::Select);
    }

    void anotherCanvasOrToolEndsTheMeasure()
    {
        QTest::keyClick(m_view, Qt::Key_M);
        drag({100, 100}, {400, 500});
        QTest::keyClick(m_view, Qt::Key_V);
        QCOMPARE(m_view->measureText(), QString());
        QTest::keyClick(m_view, Qt::Key_M);
        drag({100, 100}, {400, 500});
        QTest::keyClick(m_view, Qt::Key_PageDown);
        QCOMPARE(m_view->measureText(), QString());
    }

private:
    void showImage(int canvas)
    {
        m_stage->workspace->showCanvas(canvas);
        m_view->show({m_stage->workspace->source()->id, canvas},
                     std::make_unique<test::StillImage>(iiif::CanvasSize{1000, 800}));
    }
    void ask()
    {
        m_stage->actions[ActionId::PixelSize].trigger();
        QVERIFY(m_pane->findChild<PixelSizeDialog *>());
    }
    void type(const QString &number, const QString &unit, const QString &scope)
    {
        ask();
        auto *dialog = m_pane->findChild<PixelSizeDialog *>();
        dialog->findChild<QLineEdit *>(u"pixel-size-number"_s)->setText(number);
        auto *units = dialog->findChild<QComboBox *>(u"pixel-size-unit"_s);
        units->setCurrentIndex(units->findText(unit));
        dialog->findChild<QRadioButton *>(scope)->setChecked(true);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"pixel-size-set"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_pane->findChild<PixelSizeDialog *>());
    }
    /// Per canvas unit, by what the bar says.
    [[nodiscard]] double metres() const
    {
        return m_bar->mark() ? m_bar->mark()->metres / m_bar->mark()->length * m_view->camera().viewport().zoom() : 0;
    }
    [[nodiscard]] double measuredPixels() const { return m_view->measureText().section(u' ', 0, 0).toDouble(); }
    void drag(QPointF from, QPointF to)
    {
        const auto placeOf = [this](QPointF at) { return m_view->camera().viewport().canvasToView(at).toPoint(); };
        QTest::mousePress(m_view, Qt::LeftButton, {}, placeOf(from));
        QTest::mouseMove(m_view, placeOf((from + to) / 2));
        QTest::mouseMove(m_view, placeOf(to));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, placeOf(to));
    }

    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
    CanvasView *m_view = nullptr;
    ScaleBar *m_bar = nullptr;
};

KADER_TEST(TestCanvasScale);
#include "tst_canvasscale.moc"
