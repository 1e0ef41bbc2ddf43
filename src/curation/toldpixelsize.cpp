#include "curation/toldpixelsize.h"

#include "store/change.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::curation {

QString pixelSizeKey(const QUuid &manifest, const QString &canvas)
{
    const QString all = store::pixelSizeSettingPrefix + manifest.toString(QUuid::WithoutBraces);
    return canvas.isEmpty() ? all : u"%1 %2"_s.arg(all, canvas);
}

QString writtenPixelSize(double metres)
{
    return QString::number(metres, 'g', QLocale::FloatingPointShortest);
}

std::optional<double> readPixelSize(const QString &value)
{
    bool isNumber = false;
    const double metres = value.toDouble(&isNumber);
    return isNumber && metres > 0 && std::isfinite(metres) ? std::optional(metres) : std::nullopt;
}

} // namespace kader::curation
