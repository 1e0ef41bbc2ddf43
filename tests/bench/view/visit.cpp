#include "visit.h"

#include "ui/actions/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <chrono>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::bench {

namespace {

constexpr auto afterHome = 700ms;
constexpr auto afterJump = 500ms;
constexpr auto afterPan = 300ms;
constexpr auto tillIdle = 1500ms;

void pressReturn(QWidget &widget)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, Qt::Key_Return, Qt::NoModifier, u"\r"_s);
        QCoreApplication::sendEvent(&widget, &event);
    }
}

} // namespace

Visit::Visit(ui::MainWindow &window, Errand errand, qint64 start)
    : QObject(&window), m_errand(std::move(errand)), m_start(start), m_stage(window), m_opened(now())
{
    if (m_errand.kind == Errand::Kind::Open) {
        QTimer::singleShot(tillIdle, this, &Visit::open);
        return;
    }
    m_stage.whenSharp([this](const Frame &frame) { arrive(frame); });
    if (m_errand.kind == Errand::Kind::Strip)
        m_stage.whenFilled([this](const Frame &frame, int count) { filled(frame, count); });
}

void Visit::open()
{
    auto *address = m_stage.window().findChild<QLineEdit *>(u"address"_s);
    m_stage.whenSharp([this](const Frame &frame) { arrive(frame); });
    address->setText(m_errand.url);
    m_opened = now();
    pressReturn(*address);
}

// --- Home ---------------------------------------------------------------------------------------------------

/// How large a window must be for a canvas of some size is known only once it has been laid out.
void Visit::fitWindow()
{
    m_wasResized = true;
    QWidget &window = m_stage.window();
    const QSize lacking = m_errand.canvas / window.devicePixelRatioF() - m_stage.canvas().size();
    std::fprintf(stderr, "The window is made %dx%d, for the canvas to be %dx%d.\n", window.width() + lacking.width(),
                 window.height() + lacking.height(), m_errand.canvas.width(), m_errand.canvas.height());
    window.resize(window.size() + lacking);
    m_stage.whenSharp([this](const Frame &frame) { arrive(frame); });
}

void Visit::arrive(const Frame &frame)
{
    if (m_stage.canvas().camera().viewport().deviceSize() != m_errand.canvas)
        return m_wasResized ? qFatal("The canvas does not get the size it should have.") : fitWindow();
    const QJsonObject size{{u"width"_s, m_errand.canvas.width()}, {u"height"_s, m_errand.canvas.height()}};
    keep(u"home"_s, {{u"nav_ms"_s, millisecondsBetween(m_start, frame.at)},
                     {u"open_ms"_s, millisecondsBetween(m_opened, frame.at)},
                     {u"start_us"_s, m_errand.kind == Errand::Kind::Open ? m_opened : m_start},
                     {u"open_us"_s, m_opened},
                     {u"end_us"_s, frame.at},
                     {u"version"_s, u"Kader " KADER_VERSION ""_s},
                     {u"drawer"_s, u"native"_s},
                     {u"canvas"_s, size},
                     {u"wasResized"_s, m_wasResized}});
    m_hasArrived = true;
    if (m_errand.kind == Errand::Kind::View)
        QTimer::singleShot(afterHome, Qt::PreciseTimer, this, &Visit::jump);
    else if (m_errand.kind == Errand::Kind::Open || m_isFilled)
        QTimer::singleShot(afterHome, this, &Visit::finish);
}

void Visit::filled(const Frame &frame, int count)
{
    m_isFilled = true;
    say(u"strip"_s, {{u"ms"_s, millisecondsBetween(m_start, frame.at)},
                     {u"n"_s, count},
                     {u"start_us"_s, m_start},
                     {u"end_us"_s, frame.at}});
    if (m_hasArrived)
        QTimer::singleShot(afterHome, this, &Visit::finish);
}

// --- 1:1 and the way over it --------------------------------------------------------------------------------

void Visit::jump()
{
    tell();
    m_jumped = now();
    m_stage.whenSharp([this](const Frame &frame) { land(frame); });
    m_stage.window().actions()[ui::ActionId::ActualSize].trigger();
}

/// On the way there, where there is one, a frame may be sharp too.
void Visit::land(const Frame &frame)
{
    const double scale = m_stage.canvas().camera().scale();
    if (!qFuzzyCompare(scale, 1.0)) {
        m_stage.whenSharp([this](const Frame &next) { land(next); });
        return;
    }
    keep(u"zoom"_s, {{u"ms"_s, millisecondsBetween(m_jumped, frame.at)},
                     {u"start_us"_s, m_jumped},
                     {u"end_us"_s, frame.at},
                     {u"zoom"_s, scale}});
    QTimer::singleShot(afterJump, Qt::PreciseTimer, this, &Visit::pan);
}

void Visit::pan()
{
    tell();
    m_pan = std::make_unique<Pan>(m_stage, [this](const QJsonObject &fields) {
        keep(u"pan"_s, fields);
        QTimer::singleShot(afterPan, this, &Visit::finish);
    });
    m_pan->begin();
}

// --- What is told -------------------------------------------------------------------------------------------

void Visit::keep(const QString &stage, const QJsonObject &fields)
{
    m_keptStage = stage;
    m_kept = fields;
    m_pixels = m_stage.pixels();
}

void Visit::tell()
{
    m_kept.insert(u"held"_s, m_stage.pixels().areSame(*m_pixels));
    if (!m_errand.pictures.isEmpty())
        m_pixels->image().save(QDir(m_errand.pictures).filePath(m_keptStage + u".png"_s));
    m_pixels.reset();
    say(m_keptStage, std::exchange(m_kept, {}));
}

/// Stays up till nobody listens any more: what it takes idle is read meanwhile.
void Visit::finish()
{
    tell();
    if (m_pan)
        m_pan->letGo();
    say(u"done"_s, {{u"pss_mb"_s, proportionalMemory()}, {u"cpu_s"_s, milliseconds(processCpu()) / 1000}});
    auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(input, &QSocketNotifier::activated, this, [] {
        std::array<char, 4096> ignored;
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            QCoreApplication::quit();
    });
}

} // namespace kader::bench
