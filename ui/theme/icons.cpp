#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QByteArray drawing(QLatin1StringView name)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws an SVG at whatever size is asked for, so that it is sharp at any scaling.
class DrawnIcon final : public QIconEngine {
public:
    explicit DrawnIcon(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        QByteArray coloured = m_svg;
        coloured.replace("currentColor", QGuiApplication::palette().color(group, QPalette::WindowText).name().toUtf8());
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

    [[nodiscard]] QIconEngine *clone() const override { return new DrawnIcon(m_svg); }

private:
    QByteArray m_svg;
};

} // namespace

QIcon icon(QLatin1StringView name)
{
    return QIcon(new DrawnIcon(drawing(name)));
}

} // namespace kader::ui
