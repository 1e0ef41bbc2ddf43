// How long the canvas works on a frame with 5,000 regions of all kinds on it, 1600×1000 large, while one of them is
// dragged, nudged or made, and while the view moves. A frame is the event and all painting that it brings about, in
// CPU time of the window's thread.

#include "canvasstage.h"
#include "curation/steps.h"
#include "ui/canvas/canvaspane.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numbers>
#include <random>
#include <vector>

#include <time.h>

using namespace kader;
using namespace Qt::StringLiterals;

namespace {

/// Of this thread's own work: on a shared machine the clock on the wall tells of others, too.
double milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

constexpr int count = 5000;
constexpr iiif::CanvasSize canvas{.width = 10000, .height = 6000};

class Regions {
public:
    [[nodiscard]] iiif::Shape next()
    {
        const double x = 100.0 + double(m_random() % 9600);
        const double y = 100.0 + double(m_random() % 5600);
        const double size = 30.0 + double(m_random() % 200);
        switch (m_random() % 5) {
        case 0:
            return iiif::Shape::point({x, y});
        case 1:
        case 2:
            return polygon({x, y}, size);
        default:
            return iiif::Region{.x = qint64(x), .y = qint64(y), .width = qint64(size), .height = qint64(size * 0.7)};
        }
    }

private:
    [[nodiscard]] iiif::Shape polygon(QPointF centre, double size)
    {
        const int corners = 4 + int(m_random() % 6);
        std::vector<QPointF> points;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            points.emplace_back(std::round(centre.x() + size / 2 * std::cos(angle)),
                                std::round(centre.y() + size / 2 * std::sin(angle)));
        }
        return iiif::Shape::polygon(points);
    }

    std::mt19937 m_random{11};
};

void fill(test::CanvasStage &stage)
{
    const QStringList motivations{u"commenting"_s, u"describing"_s, u"tagging"_s, u"classifying"_s};
    std::vector<curation::Annotation> all;
    Regions regions;
    for (int i = 0; i < count; ++i) {
        curation::Annotation one = curation::withShape(curation::newAnnotation(stage.workspace->source()->id, 1, {}),
                                                       regions.next(), *stage.workspace->canvasView());
        one.text = u"Region %1"_s.arg(i);
        one.motivations = {motivations.at(i % motivations.size())};
        all.push_back(one);
    }
    stage.curation().make(curation::addition(u"Fill"_s, all));
}

void tell(const char *what, std::vector<double> frames)
{
    std::sort(frames.begin(), frames.end());
    const auto part = [&](double share) { return frames[size_t(share * double(frames.size() - 1))]; };
    std::printf("%-28s %4zu frames: median %6.2f ms, p99 %6.2f ms, longest %6.2f ms\n", what, frames.size(), part(0.5),
                part(0.99), frames.back());
}

/// The event, what it brings about, and one painting of all of it.
double frame(QWidget &view, const std::function<void()> &event)
{
    const double begin = milliseconds();
    event();
    QCoreApplication::sendPostedEvents();
    view.repaint();
    return milliseconds() - begin;
}

void mouse(QWidget &view, QEvent::Type type, QPointF at)
{
    const bool isMove = type == QEvent::MouseMove;
    QMouseEvent event(type, at, view.mapToGlobal(at), isMove ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
    QCoreApplication::sendEvent(&view, &event);
}

/// In circles over all the others, from the press to the release.
std::vector<double> drag(ui::CanvasView &view, QPointF from, int moves)
{
    std::vector<double> frames;
    frames.push_back(frame(view, [&] { mouse(view, QEvent::MouseButtonPress, from); }));
    QPointF at = from;
    for (int i = 1; i <= moves; ++i) {
        at = from + QPointF(4.0 * i * 1200 / moves / 4, 200 * std::sin(i * 0.05));
        frames.push_back(frame(view, [&] { mouse(view, QEvent::MouseMove, at); }));
    }
    frames.push_back(frame(view, [&] { mouse(view, QEvent::MouseButtonRelease, at); }));
    return frames;
}

/// With the middle button, as quickly as two windows a second at 60 frames: right and left again, a little down.
void pan(ui::CanvasView &view)
{
    const QPointF from = view.rect().toRectF().center();
    const auto send = [&](QEvent::Type type, QPointF at) {
        QMouseEvent event(type, at, view.mapToGlobal(at), Qt::MiddleButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::MiddleButton, {});
        QCoreApplication::sendEvent(&view, &event);
    };
    send(QEvent::MouseButtonPress, from);
    std::vector<double> frames;
    QPointF at = from;
    for (int i = 1; i <= 300; ++i) {
        at = from + QPointF(750 * std::sin(i * 0.071), 60 * std::sin(i * 0.05));
        frames.push_back(frame(view, [&] { send(QEvent::MouseMove, at); }));
    }
    send(QEvent::MouseButtonRelease, at);
    tell("the view dragged", frames);
}

/// With a smooth wheel or a trackpad, in and out again, about a place beside the middle.
void zoom(ui::CanvasView &view)
{
    const QPointF at(620, 410);
    std::vector<double> frames;
    for (int i = 0; i < 300; ++i)
        frames.push_back(frame(view, [&] {
            const int angle = (i / 30) % 2 == 0 ? 15 : -15;
            QWheelEvent event(at, view.mapToGlobal(at), {}, {0, angle}, {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&view, &event);
        }));
    tell("the view zoomed by a wheel", frames);
}

void measure(test::CanvasStage &stage, ui::CanvasView &view)
{
    const auto addOne = [&](const iiif::Shape &shape) {
        const curation::Annotation made = curation::withShape(
            curation::newAnnotation(stage.workspace->source()->id, 1, {}), shape, *stage.workspace->canvasView());
        stage.curation().make(curation::addition(u"Draw"_s, std::array{made}));
        stage.workspace->select(made.id);
    };
    const auto place = [&](QPointF at) { return view.camera().viewport().canvasToView(at); };
    const std::vector<std::pair<const char *, iiif::Shape>> kinds{
        {"a rectangle dragged", iiif::Region{.x = 1000, .y = 3000, .width = 60, .height = 60}},
        {"a polygon dragged", iiif::Shape::polygon({{1000, 3000}, {1060, 3000}, {1060, 3060}, {1000, 3060}})},
        {"a point dragged", iiif::Shape::point({1030, 3030})}};
    for (const auto &[name, shape] : kinds) {
        tell("one made", {frame(view, [&, made = shape] { addOne(made); })});
        tell(name, drag(view, place({1030, 3030}), 400));
        const tools::RegionId selected = *stage.workspace->selected();
        stage.curation().make(curation::deletion(u"Delete"_s, std::array{*stage.curation().annotation(selected)}));
    }
    addOne(iiif::Region{.x = 5000, .y = 3000, .width = 60, .height = 60});
    std::vector<double> nudges;
    for (int i = 0; i < 200; ++i)
        nudges.push_back(frame(view, [&] {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_Right, {}, {}, i > 0);
            QCoreApplication::sendEvent(&view, &key);
        }));
    tell("one nudged", nudges);
    QTest::keyRelease(&view, Qt::Key_Right);
    std::vector<double> hovers;
    for (int i = 0; i < 400; ++i)
        hovers.push_back(frame(view, [&] { mouse(view, QEvent::MouseMove, QPointF(100 + 3 * i, 100 + i)); }));
    tell("the pointer over them", hovers);
    pan(view);
    zoom(view);
    QTest::keyClick(&view, Qt::Key_Plus);
    pan(view);
    zoom(view);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    ui::Theme::install();
    test::CanvasStage stage;
    stage.openSmall();
    auto *pane = new ui::CanvasPane(*stage.workspace, stage.actions);
    auto *column = new QVBoxLayout(&stage.window);
    column->setContentsMargins({});
    column->addWidget(pane);
    stage.window.resize(1600, 1000);
    stage.window.show();
    if (!QTest::qWaitForWindowExposed(&stage.window))
        return 1;
    stage.workspace->showCanvas(1);
    ui::CanvasView &view = pane->view();
    view.show({stage.workspace->source()->id, 1}, std::make_unique<test::StillImage>(canvas));
    const double begin = milliseconds();
    fill(stage);
    std::printf("%d regions kept and read in %.1f ms\n", count, milliseconds() - begin);
    tell("all painted first", {frame(view, [] {})});
    tell("all painted again", {frame(view, [] {})});
    measure(stage, view);
    if (argc > 1)
        return stage.window.grab().save(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
    return 0;
}
