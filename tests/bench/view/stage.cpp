#include "stage.h"

#include "ui/filmstrip/filmstripmodel.h"

#include <QListView>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::bench {

namespace {

template <typename T>
T &part(const QWidget &window, const QString &name)
{
    auto *found = window.findChild<T *>(name);
    if (!found)
        qFatal("The window has no %s.", qPrintable(name));
    return *found;
}

bool hasSettled(const ui::CanvasView &canvas)
{
    return canvas.image() && canvas.image()->state() == imaging::CanvasImage::State::Settled;
}

} // namespace

Stage::Stage(ui::MainWindow &window)
    : m_window(window), m_canvas(part<ui::CanvasView>(window, u"canvas-view"_s)),
      m_strip(part<QListView>(window, u"filmstrip"_s)), m_watch(window)
{
    // The view composes anew when it has heard of it, not before: what it paints in between are older pixels.
    const auto note = [this] { m_hasSettled = hasSettled(m_canvas); };
    connect(&m_canvas, &ui::CanvasView::imageChanged, this, note);
    connect(&m_canvas, &ui::CanvasView::looked, this, note);
    m_watch.watch(
        m_canvas, [this] { return isSharp(); }, [this](const Frame &frame) { hear(frame); });
    m_watch.watch(
        *m_strip.viewport(), [this] { return picturesInStrip().has_value(); },
        [this](const Frame &frame) { hearStrip(frame); });
}

bool Stage::isSharp() const
{
    return m_hasSettled && hasSettled(m_canvas);
}

std::optional<int> Stage::picturesInStrip() const
{
    const QAbstractItemModel &model = *m_strip.model();
    const QRect seen = m_strip.viewport()->rect();
    int count = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const QRect place = m_strip.visualRect(index);
        if (place.left() > seen.right())
            break;
        if (!seen.intersects(place))
            continue;
        if (index.data(ui::FilmstripModel::PictureRole).value<QImage>().isNull())
            return std::nullopt;
        ++count;
    }
    return count > 0 ? std::optional(count) : std::nullopt;
}

void Stage::hear(const Frame &frame)
{
    if (m_followed)
        m_followed(frame);
    if (frame.isReady && m_sharp)
        std::exchange(m_sharp, {})(frame);
}

void Stage::hearStrip(const Frame &frame)
{
    if (frame.isReady && m_filled)
        std::exchange(m_filled, {})(frame, picturesInStrip().value_or(0));
}

} // namespace kader::bench
