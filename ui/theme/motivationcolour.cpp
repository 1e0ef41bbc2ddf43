#include "ui/theme/motivationcolour.h"

#include <array>

namespace kader::ui {

namespace {

// After the palette of Okabe and Ito, lightened so that each holds on dark lines and carries dark text; without those
// that come near to the three that have a meaning of their own.
constexpr std::array<QRgb, 5> OtherColours{0xffe08bc0, 0xfff58b52, 0xff9fb4ff, 0xfff2e66b, 0xffc9c2b8};

/// FNV-1a: Qt's own hash differs from run to run.
quint32 stableHash(const QString &text)
{
    quint32 hash = 2166136261U;
    for (const char byte : text.toUtf8())
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return hash;
}

} // namespace

QColor motivationColour(const QString &motivation)
{
    if (motivation.isEmpty() || motivation == u"commenting")
        return QColor(0xf2, 0xb1, 0x34);
    if (motivation == u"describing")
        return QColor(0x4c, 0xc3, 0xff);
    if (motivation == u"tagging")
        return QColor(0x6f, 0xd0, 0x8c);
    return QColor::fromRgb(OtherColours[stableHash(motivation) % OtherColours.size()]);
}

} // namespace kader::ui
