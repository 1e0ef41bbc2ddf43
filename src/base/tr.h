#pragma once

#include <QCoreApplication>

namespace kader {

/// The translation context of everything below the window: `Tr::tr("…")` in a library without QObjects.
class Tr {
    Q_DECLARE_TR_FUNCTIONS(Kader)
};

} // namespace kader
