#include "hands.h"

#include <QApplication>
#include <QHash>
#include <QKeySequence>
#include <QProcess>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

constexpr int stepsOfADrag = 6;

QPoint onTheWay(QPoint from, QPoint to, int step)
{
    return from + (to - from) * step / stepsOfADrag;
}

/// By way of the window: what a platform plugin would report.
class WindowHands final : public Hands {
public:
    void press(const QString &keys) override
    {
        giveFocus();
        const QKeyCombination stroke = QKeySequence(keys, QKeySequence::PortableText)[0];
        QTest::keyClick(QGuiApplication::focusWindow(), stroke.key(), stroke.keyboardModifiers());
    }

    void type(const QString &text) override
    {
        giveFocus();
        for (const QChar character : text)
            QTest::keyClick(QGuiApplication::focusWindow(), character.toLatin1());
    }

    void click(QPoint at) override
    {
        const Place place = placeOf(at);
        QTest::mouseClick(place.window, Qt::LeftButton, {}, place.point);
    }

    void doubleClick(QPoint at) override
    {
        const Place place = placeOf(at);
        QTest::mouseDClick(place.window, Qt::LeftButton, {}, place.point);
    }

    void drag(QPoint from, QPoint to) override
    {
        const Place start = placeOf(from);
        const QPoint end = start.window->mapFromGlobal(to);
        QTest::mouseMove(start.window, start.point);
        QTest::mousePress(start.window, Qt::LeftButton, {}, start.point);
        for (int step = 1; step <= stepsOfADrag; ++step)
            QTest::mouseMove(start.window, onTheWay(start.point, end, step));
        QTest::mouseRelease(start.window, Qt::LeftButton, {}, end);
    }

    void wheel(QPoint at, int notches) override
    {
        const Place place = placeOf(at);
        for (int notch = 0; notch < std::abs(notches); ++notch) {
            QWheelEvent event(place.point, at, {}, {0, notches > 0 ? 120 : -120}, {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(place.window, &event);
        }
    }

private:
    struct Place {
        QWindow *window;
        QPoint point;
    };

    /// Windows may lie outside of a small screen here, where Qt does not find them.
    static Place placeOf(QPoint at)
    {
        QWidget *widget = QApplication::activePopupWidget();
        if (!widget)
            widget = QApplication::activeModalWidget();
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (!widget && each->isVisible() && each->windowHandle() && each->frameGeometry().contains(at))
                widget = each;
        }
        if (!widget)
            qFatal("There is no window at %d,%d.", at.x(), at.y());
        return {widget->windowHandle(), widget->mapFromGlobal(at)};
    }
};

/// By way of the X server, as from a real keyboard and mouse.
class XHands final : public Hands {
public:
    void press(const QString &keys) override
    {
        giveFocus();
        run({u"key"_s, named(keys)});
    }

    void type(const QString &text) override
    {
        giveFocus();
        run({u"type"_s, u"--delay"_s, u"2"_s, text});
    }

    void click(QPoint at) override { run(moveTo(at) + QStringList{u"click"_s, u"1"_s}); }

    void doubleClick(QPoint at) override
    {
        run(moveTo(at) + QStringList{u"click"_s, u"--repeat"_s, u"2"_s, u"--delay"_s, u"30"_s, u"1"_s});
    }

    void drag(QPoint from, QPoint to) override
    {
        QStringList words = moveTo(from) + QStringList{u"mousedown"_s, u"1"_s};
        for (int step = 1; step <= stepsOfADrag; ++step)
            words += moveTo(onTheWay(from, to, step)) + QStringList{u"sleep"_s, u"0.01"_s};
        run(words + QStringList{u"mouseup"_s, u"1"_s});
    }

    void wheel(QPoint at, int notches) override
    {
        run(moveTo(at) + QStringList{u"click"_s, u"--repeat"_s, QString::number(std::abs(notches)), u"--delay"_s,
                                     u"10"_s, notches > 0 ? u"4"_s : u"5"_s});
    }

private:
    static void run(const QStringList &words)
    {
        QProcess::execute(u"xdotool"_s, words);
        QCoreApplication::processEvents();
    }

    static QStringList moveTo(QPoint at)
    {
        const double ratio = qApp->devicePixelRatio();
        return {u"mousemove"_s, QString::number(qRound(at.x() * ratio)), QString::number(qRound(at.y() * ratio))};
    }

    /// What X calls the keys of one stroke.
    static QString named(const QString &keys)
    {
        static const QHash<QString, QString> names{
            {u"Ctrl"_s, u"ctrl"_s},   {u"Shift"_s, u"shift"_s}, {u"Alt"_s, u"alt"_s},
            {u"PgDown"_s, u"Next"_s}, {u"PgUp"_s, u"Prior"_s},  {u"Del"_s, u"Delete"_s},
            {u"Esc"_s, u"Escape"_s},  {u"Space"_s, u"space"_s}, {u"Backspace"_s, u"BackSpace"_s}};
        if (keys == "+"_L1)
            return u"plus"_s;
        QStringList parts;
        for (const QString &part : keys.split(u'+'))
            parts.append(names.value(part, part.size() == 1 ? part.toLower() : part));
        return parts.join(u'+');
    }
};

} // namespace

std::unique_ptr<Hands> Hands::ofThisPlatform()
{
    if (QGuiApplication::platformName() == "xcb"_L1)
        return std::make_unique<XHands>();
    return std::make_unique<WindowHands>();
}

void Hands::giveFocus()
{
    if (QGuiApplication::focusWindow())
        return;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->isWindow() && !widget->windowFlags().testFlag(Qt::ToolTip))
            widget->activateWindow();
    }
    if (!QTest::qWaitFor([] { return QGuiApplication::focusWindow() != nullptr; }))
        qWarning("No window takes the keyboard.");
}

} // namespace kader::test
