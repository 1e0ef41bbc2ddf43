#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace kader::ui {

/// One line about keys or the mouse: what is done, by what, and where.
struct KeyLine {
    QString group;
    QString what;
    QString keys;
};

/// What keys and mouse do beside actions; nobody changes these.
[[nodiscard]] QList<KeyLine> fixedKeyLines();

/// Why no action can have this key, in words; empty when one can.
[[nodiscard]] QString objection(const QKeySequence &key);

} // namespace kader::ui
