#pragma once

#include "base/place.h"

#include <QList>
#include <QString>

namespace kader {

enum class Severity { Info, Warning, Error };

[[nodiscard]] QString severityName(Severity severity);

/// Something odd in an input that did not stop the job. `rule` is stable and meant for machines
/// (`painting-motivation`); `message` is a sentence a steward understands.
struct Diagnostic {
    Severity severity = Severity::Warning;
    QString rule = {};
    QString message = {};
    Place place = {};

    bool operator==(const Diagnostic &) const = default;
};

using Diagnostics = QList<Diagnostic>;

} // namespace kader
