#pragma once

#include <QString>

#include <optional>

class QMimeData;

namespace kader::ui {

/// Something that was dropped on the window, or pasted into it, and can be opened.
struct Drop {
    enum class Kind { Curation, Table, Other };
    Kind kind;
    QString what; ///< A path, an address, a DOI, a UUID, or JSON that points at something.
};

/// The first thing in there that can be opened; nothing when there is none.
[[nodiscard]] std::optional<Drop> readDrop(const QMimeData &data);

} // namespace kader::ui
