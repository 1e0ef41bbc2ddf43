#include "ui/theme/glasscolours.h"

namespace kader::ui {

QColor glassColour()
{
    return {0x15, 0x19, 0x1e, 224}; // 88 %
}

QColor textOnGlass()
{
    return {0xe6, 0xea, 0xf0};
}

QColor secondaryTextOnGlass()
{
    return {0xa3, 0xae, 0xbd};
}

} // namespace kader::ui
