#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/canvas/canvasview.h"
#include "ui/display/levelschart.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

#include <memory>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

using imaging::CanvasImage;

namespace {

/// A dataset on a desk, as a person looks at it and changes how it is shown.
class Looking final {
public:
    explicit Looking(const QString &dataset)
    {
        if (!desk.open(dataset) || !settled())
            QTest::qFail("the dataset does not get into view", __FILE__, __LINE__);
    }

    [[nodiscard]] CanvasView &view() const { return *desk.find<CanvasView>(u"canvas-view"_s); }
    [[nodiscard]] QWidget &pane() const { return *desk.find(u"display-pane"_s); }
    [[nodiscard]] QWidget &glass() const { return *desk.find(u"display-glass"_s); }
    [[nodiscard]] LevelHandle &handle(const QString &name) const { return *desk.find<LevelHandle>(name); }
    [[nodiscard]] QAbstractButton &button(const QString &name) const { return *desk.find<QAbstractButton>(name); }
    [[nodiscard]] QSpinBox &number(const QString &name) const { return *desk.find<QSpinBox>(name); }

    [[nodiscard]] bool settled() const
    {
        return Desk::until([this] { return view().image() && view().image()->state() == CanvasImage::State::Settled; });
    }
    /// The panel is open and has counted what is in view.
    [[nodiscard]] bool counted() const
    {
        desk.press(u"Shift+C"_s);
        return pane().isVisible() && Desk::until([this] { return button(u"stretch"_s).isEnabled(); });
    }
    [[nodiscard]] bool goTo(int canvas) const
    {
        desk.workspace().showCanvas(canvas);
        return settled();
    }
    void choose(const QString &box, int row) const
    {
        auto *choices = desk.find<QComboBox>(box);
        choices->setFocus();
        while (choices->currentIndex() != row)
            QTest::keyClick(choices, choices->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }

    /// Colours at places all over the canvas, as on the screen.
    [[nodiscard]] QList<QColor> colours() const
    {
        const QImage shown = view().grab().toImage();
        const iiif::CanvasSize size = *view().camera().canvas();
        QList<QColor> found;
        for (int i = 1; i < 10; ++i) {
            for (int j = 1; j < 10; ++j) {
                const QPointF canvas(double(size.width) * i / 10, double(size.height) * j / 10);
                const QPointF at = view().camera().viewport().canvasToView(canvas) * shown.devicePixelRatio();
                found.append(shown.pixelColor(at.toPoint()));
            }
        }
        return found;
    }
    [[nodiscard]] bool isPlain() const { return button(u"display-words"_s).isHidden(); }

    Desk desk;
};

/// Most of them: lines of annotations have colours of their own.
bool holds(const QList<QColor> &before, const QList<QColor> &after, const std::function<bool(QColor, QColor)> &rule)
{
    qsizetype good = 0;
    for (qsizetype i = 0; i < before.size(); ++i)
        good += rule(before[i], after[i]);
    return good * 10 >= before.size() * 9;
}

bool isInverse(const QColor &before, const QColor &after)
{
    return std::abs(before.red() + after.red() - 255) <= 2 && std::abs(before.blue() + after.blue() - 255) <= 2;
}

void drag(QWidget &handle, int by)
{
    const QPoint start = handle.rect().center();
    QTest::mousePress(&handle, Qt::LeftButton, {}, start);
    // The handle follows the pointer: the second half of the way begins where it is by then.
    for (int step = 0; step < 2; ++step) {
        const QPoint to = start + QPoint(by / 2, 0);
        QMouseEvent move(QEvent::MouseMove, to, handle.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&handle, &move);
    }
    QTest::mouseRelease(&handle, Qt::LeftButton, {}, start);
}

} // namespace

/// How pixels are shown: the page at the side, the word over the canvas, and where it counts.
class TestDisplay : public QObject {
    Q_OBJECT

private slots:
    void opensByKeyAndGivesTheKeyboardBack()
    {
        const Looking at(demo::ids::yeastSeries);
        at.desk.press(u"Shift+C"_s);
        QVERIFY(at.pane().isVisible());
        QVERIFY(at.handle(u"black-handle"_s).hasFocus());
        at.desk.press(u"Esc"_s);
        QVERIFY(at.view().hasFocus());
        QVERIFY(at.pane().isVisible());
        QVERIFY(at.isPlain() && !at.glass().isVisible());
    }

    void liesInTheDrawerOfANarrowWindow()
    {
        const Looking at(demo::ids::yeastSeries);
        at.desk.window().resize(1024, 700);
        QTRY_VERIFY(at.desk.find(u"drawer"_s));
        at.desk.press(u"Shift+C"_s);
        QTRY_VERIFY(at.pane().isVisible() && at.handle(u"black-handle"_s).hasFocus());
        at.desk.press(u"Esc"_s);
        QVERIFY(!at.pane().isVisible());
        QVERIFY(at.view().hasFocus());
    }

    void levelsAreDragged()
    {
        const Looking at(demo::ids::yeastSeries);
        QVERIFY(at.counted());
        const QList<QColor> before = at.colours();
        drag(at.handle(u"white-handle"_s), -120);
        const int white = at.number(u"white-level"_s).value();
        QVERIFY(white < 200);
        QVERIFY(holds(before, at.colours(), [white](const QColor &was, const QColor &is) {
            return std::abs(std::min(255, was.red() * 255 / white) - is.red()) <= 3;
        }));
        drag(at.handle(u"black-handle"_s), 900);
        QCOMPARE(at.number(u"black-level"_s).value(), white - 1);
    }

    void levelsAreMovedByKeysAndTyped()
    {
        const Looking at(demo::ids::yeastSeries);
        QVERIFY(at.counted());
        at.desk.press(u"Right"_s);
        at.desk.press(u"PgUp"_s);
        QCOMPARE(at.number(u"black-level"_s).value(), 11);
        QSpinBox &white = at.number(u"white-level"_s);
        white.setFocus();
        white.selectAll();
        at.desk.type(u"180"_s);
        at.desk.press(u"Return"_s);
        QCOMPARE(at.handle(u"white-handle"_s).value(), 180);
        QCOMPARE(at.button(u"display-words"_s).accessibleName(), u"Display: 11–180"_s);
    }

    void stretchesWhatIsInView()
    {
        const Looking at(demo::ids::glacierFrames);
        QVERIFY(at.counted());
        const QList<QColor> before = at.colours();
        QTest::mouseClick(&at.button(u"stretch"_s), Qt::LeftButton);
        const int black = at.number(u"black-level"_s).value();
        const int white = at.number(u"white-level"_s).value();
        QVERIFY(black > 0 || white < 255);
        QVERIFY(holds(before, at.colours(), [=](const QColor &was, const QColor &is) {
            const int stretched = std::clamp((was.red() - black) * 255 / (white - black), 0, 255);
            return std::abs(stretched - is.red()) <= 4;
        }));
    }

    void invertsBrightensAndColours()
    {
        const Looking at(demo::ids::glacierFrames);
        QVERIFY(at.counted());
        const QList<QColor> before = at.colours();
        const auto sample = at.view().image()->sampleAt(QPointF(500, 500));
        QTest::mouseClick(&at.button(u"invert"_s), Qt::LeftButton, {}, {8, 8});
        QVERIFY(holds(before, at.colours(), isInverse));
        // What is read out stays the data's.
        QCOMPARE(at.view().image()->sampleAt(QPointF(500, 500))->colour, sample->colour);
        QTest::mouseClick(&at.button(u"invert"_s), Qt::LeftButton, {}, {8, 8});
        auto *gamma = at.desk.find<QSlider>(u"gamma-slider"_s);
        gamma->setFocus();
        at.desk.press(u"PgUp"_s);
        QVERIFY(at.desk.find<QDoubleSpinBox>(u"gamma"_s)->value() > 1.2);
        QVERIFY(holds(before, at.colours(), [](const QColor &was, const QColor &is) {
            return is.red() > was.red() || was.red() < 2 || was.red() > 250;
        }));
        QTest::mouseClick(&at.button(u"map-magma"_s), Qt::LeftButton);
        QVERIFY(holds(before, at.colours(), [](const QColor &was, const QColor &is) {
            return was.red() < 20 || was.red() > 240 || is.red() != is.green();
        }));
    }

    void showsOneChannelOfImagesInColour()
    {
        Looking at(demo::ids::glacierFrames);
        QVERIFY(at.counted());
        QVERIFY(!at.desk.find(u"display-channel"_s)->isVisible());
        QVERIFY(at.desk.open(demo::ids::yeastSeries));
        QVERIFY(at.settled());
        QTRY_VERIFY(at.desk.find(u"display-channel"_s)->isVisible());
        const QList<QColor> before = at.colours();
        at.choose(u"display-channel"_s, 2);
        QVERIFY(holds(before, at.colours(), [](const QColor &was, const QColor &is) {
            return is.red() == is.green() && std::abs(is.green() - was.green()) <= 2;
        }));
        QCOMPARE(at.button(u"display-words"_s).accessibleName(), u"Display: green"_s);
    }

    void countsForTheCanvasTheDatasetOrAll()
    {
        Looking at(demo::ids::yeastSeries);
        QVERIFY(at.counted());
        QTest::mouseClick(&at.button(u"invert"_s), Qt::LeftButton, {}, {8, 8});
        QVERIFY(at.goTo(1));
        QVERIFY(at.isPlain());
        QVERIFY(at.goTo(0));
        QVERIFY(!at.isPlain());
        at.choose(u"display-scope"_s, 1);
        QVERIFY(at.goTo(1));
        QVERIFY(!at.isPlain() && !at.button(u"display-words"_s).isHidden());
        QVERIFY(at.desk.open(demo::ids::yeastPilot));
        QTRY_VERIFY(at.isPlain());
        QVERIFY(at.desk.open(demo::ids::yeastSeries));
        QTRY_VERIFY(!at.isPlain());
        at.choose(u"display-scope"_s, 2);
        QVERIFY(at.desk.open(demo::ids::yeastPilot));
        QTRY_VERIFY(!at.isPlain());
    }

    void isThereAgainAfterAStart()
    {
        Looking at(demo::ids::yeastSeries);
        QVERIFY(at.counted());
        at.choose(u"display-scope"_s, 1);
        QTest::mouseClick(&at.button(u"map-viridis"_s), Qt::LeftButton);
        at.desk.startAgain();
        QVERIFY(at.desk.open(demo::ids::yeastSeries));
        QTRY_COMPARE(at.button(u"display-words"_s).accessibleName(), u"Display: Viridis"_s);
        QVERIFY(at.glass().isVisible());
    }

    void isPlainToSeeAndTakenBackOverTheCanvas()
    {
        const Looking at(demo::ids::yeastSeries);
        QVERIFY(at.counted());
        const QList<QColor> before = at.colours();
        QTest::mouseClick(&at.button(u"invert"_s), Qt::LeftButton, {}, {8, 8});
        at.desk.action(ActionId::RightDock).trigger();
        QVERIFY(!at.pane().isVisible());
        QVERIFY(at.glass().isVisible());
        QTest::mouseClick(&at.button(u"display-words"_s), Qt::LeftButton);
        QVERIFY(at.pane().isVisible());
        QAbstractButton &reset = at.button(u"display-reset"_s);
        QCOMPARE(QAccessible::queryAccessibleInterface(&reset)->text(QAccessible::Name), u"Show the image as it is"_s);
        reset.setFocus();
        at.desk.press(u"Space"_s);
        QVERIFY(!at.glass().isVisible());
        QVERIFY(at.view().hasFocus());
        QCOMPARE(at.colours(), before);
        QVERIFY(!at.desk.find<QCheckBox>(u"invert"_s)->isChecked());
        QVERIFY(!at.button(u"reset-display"_s).isEnabled());
    }

    void canBeDoneByKeysAlone()
    {
        const Looking at(demo::ids::glacierFrames);
        QVERIFY(at.counted());
        QStringList seen;
        for (int step = 0; step < 40 && !at.button(u"invert"_s).hasFocus(); ++step) {
            seen.append(QApplication::focusWidget()->objectName());
            QVERIFY2(
                !QAccessible::queryAccessibleInterface(QApplication::focusWidget())->text(QAccessible::Name).isEmpty(),
                qPrintable(seen.last()));
            at.desk.press(u"Tab"_s);
        }
        for (const QString &name : {u"black-handle"_s, u"white-handle"_s, u"black-level"_s, u"white-level"_s,
                                    u"stretch"_s, u"gamma-slider"_s, u"gamma"_s, u"map-none"_s})
            QVERIFY2(seen.contains(name), qPrintable(name + u" / "_s + seen.join(u' ')));
        at.desk.press(u"Space"_s);
        QCOMPARE(at.button(u"display-words"_s).accessibleName(), u"Display: inverted"_s);
        at.desk.press(u"Tab"_s);
        at.desk.press(u"Space"_s);
        QVERIFY(at.isPlain());
    }

    void offersColoursForLabelsOnce()
    {
        const Looking at(demo::ids::aerialSurvey);
        QVERIFY(at.counted());
        QVERIFY(!at.glass().isVisible());
        QVERIFY(at.goTo(1));
        QTRY_VERIFY(at.glass().isVisible() && at.button(u"labels-accept"_s).isVisible());
        QTest::mouseClick(&at.button(u"labels-decline"_s), Qt::LeftButton);
        QVERIFY(!at.glass().isVisible());
        QVERIFY(at.goTo(0) && at.goTo(1));
        QTRY_VERIFY(at.button(u"stretch"_s).isEnabled());
        QVERIFY(!at.glass().isVisible());

        QVERIFY(at.goTo(3));
        QTRY_VERIFY(at.glass().isVisible());
        QTest::mouseClick(&at.button(u"labels-accept"_s), Qt::LeftButton);
        QCOMPARE(at.button(u"display-words"_s).accessibleName(), u"Display: labels in colours, mixed at this zoom"_s);
        QVERIFY(!at.handle(u"black-handle"_s).isEnabled());
        at.view().showActualSize();
        QCOMPARE(at.button(u"display-words"_s).accessibleName(), u"Display: labels in colours"_s);
        QVERIFY(at.settled());
        QVERIFY(at.view().image()->sampleAt(at.view().camera().viewport().viewToCanvas({300, 300}))->isExact);
    }
};

KADER_TEST(TestDisplay);
#include "tst_display.moc"
