#include "ui/canvas/scale.h"

#include <QLocale>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

struct LengthUnit {
    double metres;
    QLatin1StringView name;
};

const std::array<LengthUnit, 6> &units()
{
    static const std::array<LengthUnit, 6> all{
        {{1e3, "km"_L1}, {1, "m"_L1}, {1e-2, "cm"_L1}, {1e-3, "mm"_L1}, {1e-6, "\xb5m"_L1}, {1e-9, "nm"_L1}}};
    return all;
}

} // namespace

QString lengthText(double metres)
{
    constexpr double noise = 1 - 1e-9;
    LengthUnit unit = units().back();
    for (const LengthUnit &each : units()) {
        if (metres >= each.metres * noise) {
            unit = each;
            break;
        }
    }
    const double number = metres / unit.metres;
    const int digits = number > 0 ? std::max(0, 2 - static_cast<int>(std::floor(std::log10(number) + 1e-9))) : 0;
    QString text = QLocale().toString(number, 'f', std::min(digits, 6));
    const QString point = QLocale().decimalPoint();
    while (text.contains(point) && (text.endsWith(u'0') || text.endsWith(point)))
        text.chop(1);
    return u"%1 %2"_s.arg(text, unit.name);
}

std::optional<ScaleMark> scaleMark(double metresPerViewPixel, double most)
{
    const double longest = metresPerViewPixel * most;
    if (!(longest > 0) || !std::isfinite(longest))
        return std::nullopt;
    const double ten = std::pow(10, std::floor(std::log10(longest)));
    constexpr double noise = 1 + 1e-9;
    double metres = ten;
    for (const double step : {2.0, 5.0, 10.0}) {
        if (step * ten <= longest * noise)
            metres = step * ten;
    }
    return ScaleMark{.metres = metres, .length = metres / metresPerViewPixel};
}

} // namespace kader::ui
