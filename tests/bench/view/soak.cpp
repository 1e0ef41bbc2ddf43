#include "soak.h"

#include "demo/catalogue.h"
#include "ui/actions/actions.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QCoreApplication>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::bench {

namespace {

constexpr auto betweenMoves = 40ms;
constexpr auto longestWait = 20s;
constexpr double mostScale = 3; ///< Device pixels per pixel.
constexpr QSize part(480, 360); ///< Of the window, that is compared at a time.
constexpr double mostGrowth = 0.1;

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

demo::Picture pictureOf(const ui::MainWindow &window)
{
    const QString id = window.workspace().canvasView()->id;
    return *demo::Catalogue::instance().file(id.section(u'/', -2, -2))->file->picture;
}

} // namespace

Soak::Soak(ui::MainWindow &window, std::chrono::minutes duration, quint32 seed)
    : QObject(&window), m_duration(duration), m_stage(window), m_random(seed), m_hand(m_stage.canvas())
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(longestWait);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        ++m_late;
        std::fprintf(stderr, "Not sharp after %lld s.\n", static_cast<long long>(longestWait.count()));
        step();
    });
    connect(&m_weighing, &QTimer::timeout, this, &Soak::weigh);
    m_stage.whenSharp([this](const Frame &) {
        m_stage.window().actions()[ui::ActionId::PixelGrid].setChecked(false);
        m_stage.window().actions()[ui::ActionId::ShowAnnotations].setChecked(false);
        warmUp();
    });
}

void Soak::warmUp()
{
    constexpr int enough = 24;
    constexpr double mostTiles = -0.97; // doublings from 1:1, just before the next level does
    if (m_warmUps++ == enough) {
        m_clock.start();
        m_weighing.start(1s);
        return step();
    }
    m_stage.window().actions()[ui::ActionId::ActualSize].trigger();
    wheel(mostTiles);
    drag();
    rest([this] { warmUp(); });
}

std::chrono::seconds Soak::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::milliseconds(m_clock.elapsed()));
}

/// One move, and either the next one soon or a rest.
void Soak::step()
{
    if (elapsed() >= m_duration)
        return finish();
    move();
    ++m_moves;
    if (m_random.bounded(4) == 0)
        lookAtRest();
    else
        QTimer::singleShot(betweenMoves, this, &Soak::step);
}

void Soak::move()
{
    switch (m_random.bounded(12)) {
    case 0:
        return m_stage.window().actions()[ui::ActionId::Fit].trigger();
    case 1:
        return m_stage.window().actions()[ui::ActionId::ActualSize].trigger();
    case 2:
    case 3:
    case 4:
    case 5:
        return wheel(m_random.bounded(4.0) - 2);
    default:
        return drag();
    }
}

void Soak::drag()
{
    const QSizeF window = m_stage.canvas().size();
    m_hand.dragBy({(m_random.bounded(1.2) - 0.6) * window.width(), (m_random.bounded(1.2) - 0.6) * window.height()});
    m_hand.letGo();
}

void Soak::wheel(double doublings)
{
    constexpr double eighthsPerDoubling = 360;
    ui::CanvasView &view = m_stage.canvas();
    const double room = std::log2(mostScale / view.camera().scale());
    const QPointF at(m_random.bounded(double(view.width())), m_random.bounded(double(view.height())));
    const int turned = qRound(eighthsPerDoubling * std::min(doublings, room));
    QWheelEvent event(at, view.mapToGlobal(at), {}, {0, turned}, {}, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

void Soak::rest(std::function<void()> then)
{
    m_patience.start();
    m_stage.whenSharp([this, then = std::move(then)](const Frame &) {
        m_patience.stop();
        QTimer::singleShot(0, this, then); // not from the midst of painting
    });
    m_stage.canvas().update();
}

/// What was let go may glide on after a frame that was sharp.
void Soak::lookAtRest()
{
    rest([this] {
        if (!m_stage.isSharp())
            return lookAtRest();
        look();
        step();
    });
}

void Soak::look()
{
    ui::CanvasView &view = m_stage.canvas();
    const double ratio = view.devicePixelRatioF();
    const QImage seen = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QPoint corner(m_random.bounded(std::max(1, seen.width() - part.width())),
                        m_random.bounded(std::max(1, seen.height() - part.height())));
    const test::Shown shown{pictureOf(m_stage.window()), view.camera().viewport().canvasToView(QPointF(0, 0)) * ratio,
                            view.camera().scale()};
    const test::Agreement found =
        test::compare(seen, shown, QRect(corner, part) & seen.rect(), ui::Theme::current().surround.rgb());
    ++m_looks;
    m_compared += found.compared;
    // Flat parts say nothing, and beside the image there is nothing to compare. Where texture is as fine as pixels,
    // JPEG rings in some; a tile that is wrong is so nearly everywhere.
    const bool isWrong = found.outside > 0 || found.different * 100 > found.compared;
    m_wrongLooks += isWrong;
    if (isWrong)
        std::fprintf(stderr, "At %g around %g, %g: %s\n", shown.scale, view.camera().viewport().centre().x(),
                     view.camera().viewport().centre().y(), qPrintable(found.toString()));
}

void Soak::weigh()
{
    const std::chrono::seconds now = elapsed();
    const double memory = proportionalMemory();
    if (now >= 50s && now <= 60s)
        m_atFirst.append(memory);
    if (now >= m_duration - 60s)
        m_atLast.append(memory);
    if (now.count() % 60 == 0)
        std::fprintf(stderr, "%lld min: %.0f MB, %lld moves, %lld looks, %lld wrong\n",
                     static_cast<long long>(now.count() / 60), memory, static_cast<long long>(m_moves),
                     static_cast<long long>(m_looks), static_cast<long long>(m_wrongLooks));
}

void Soak::finish()
{
    m_weighing.stop();
    const double first = median(m_atFirst);
    const double last = median(m_atLast);
    const double growth = first > 0 ? last / first - 1 : 0;
    const bool isFlat = std::abs(growth) <= mostGrowth;
    const bool isGood = isFlat && m_wrongLooks == 0 && m_late == 0 && m_compared > 0;
    std::printf("%s: %lld min, %lld moves; %lld looks (%.1f million pixels), %lld wrong, %lld not sharp in time; "
                "memory %.0f MB after the first minute, %.0f MB in the last (%+.1f %%)\n",
                isGood ? "good" : "NOT GOOD", static_cast<long long>(m_duration.count()),
                static_cast<long long>(m_moves), static_cast<long long>(m_looks), double(m_compared) / 1e6,
                static_cast<long long>(m_wrongLooks), static_cast<long long>(m_late), first, last, 100 * growth);
    std::fflush(stdout);
    QCoreApplication::exit(isGood ? 0 : 1);
}

} // namespace kader::bench
