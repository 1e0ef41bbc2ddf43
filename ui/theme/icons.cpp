#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <utility>

using namespace Qt::StringLiterals;

/// The linker leaves a static library's resources out unless something names them. Has to be outside of namespaces.
static void nameResources()
{
    Q_INIT_RESOURCE(kader);
}

namespace kader::ui {

namespace {

QByteArray drawing(QLatin1StringView name)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isThere, "icon", name.data());
    return isThere ? file.readAll() : QByteArray();
}

QColor colourFor(QIcon::Mode mode, QIcon::State state)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    return palette.color(state == QIcon::On ? QPalette::Link : QPalette::WindowText);
}

/// Draws an SVG at whatever size and in whatever colour is right at that moment.
class DrawnIcon final : public QIconEngine {
public:
    /// Without a colour it is the text's.
    explicit DrawnIcon(QByteArray svg, const QColor &colour = {}) : m_svg(std::move(svg)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray coloured = m_svg;
        const QColor colour = m_colour.isValid() ? m_colour : colourFor(mode, state);
        coloured.replace("currentColor", colour.name().toUtf8());
        QSvgRenderer(coloured).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new DrawnIcon(m_svg, m_colour); }

private:
    QByteArray m_svg;
    QColor m_colour;
};

} // namespace

void useDrawings()
{
    [[maybe_unused]] static const bool areNamed = (nameResources(), true);
}

QIcon icon(QLatin1StringView name)
{
    useDrawings();
    return QIcon(new DrawnIcon(drawing(name)));
}

QIcon icon(QLatin1StringView name, const QColor &colour)
{
    useDrawings();
    return QIcon(new DrawnIcon(drawing(name), colour));
}

} // namespace kader::ui
