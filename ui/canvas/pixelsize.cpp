#include "ui/canvas/pixelsize.h"

#include "iiif/physicalscale.h"

#include <QSettings>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// Addresses have slashes, which part groups in settings.
QString part(const QString &address)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(address));
}

QString keyOf(const QString &manifest, const QString &canvas, PixelSizeScope scope)
{
    const QString group = u"pixel-size/"_s + part(manifest);
    return scope == PixelSizeScope::Canvas ? u"%1/canvas/%2"_s.arg(group, part(canvas)) : group + u"/all"_s;
}

std::optional<double> kept(const QString &key)
{
    const double metres = QSettings().value(key).toDouble();
    return metres > 0 && std::isfinite(metres) ? std::optional(metres) : std::nullopt;
}

} // namespace

PixelSize::PixelSize(const QString &manifest, const iiif::CanvasView &canvas)
    : m_manifest(manifest), m_canvas(canvas.id), m_perUnit(iiif::metresPerUnit(canvas.value)),
      m_perPixel(iiif::metresPerImagePixel(canvas))
{
    read();
}

void PixelSize::read()
{
    m_typed = kept(keyOf(m_manifest, m_canvas, PixelSizeScope::Canvas));
    m_scope = PixelSizeScope::Canvas;
    if (m_typed)
        return;
    m_typed = kept(keyOf(m_manifest, m_canvas, PixelSizeScope::Manifest));
    if (m_typed)
        m_scope = PixelSizeScope::Manifest;
}

std::optional<double> PixelSize::metresPerUnit(double pixelsPerUnit, std::optional<double> byImage) const
{
    if (m_typed)
        return *m_typed * pixelsPerUnit;
    if (m_perUnit)
        return m_perUnit;
    return m_perPixel ? std::optional(*m_perPixel * pixelsPerUnit) : byImage;
}

void PixelSize::type(std::optional<double> metres, PixelSizeScope scope)
{
    QSettings settings;
    if (scope == PixelSizeScope::Manifest)
        settings.remove(keyOf(m_manifest, m_canvas, PixelSizeScope::Canvas));
    const QString key = keyOf(m_manifest, m_canvas, scope);
    if (metres)
        settings.setValue(key, *metres);
    else
        settings.remove(key);
    read();
}

} // namespace kader::ui
