#pragma once

#include <QString>

#include <optional>

class QMimeData;

namespace kader::ui {

/// Something that was dropped on the window, or pasted into it, and can be opened.
struct Drop {
    enum class Kind { Curation, Table, Other };
    Kind kind;
    QString what; ///< A path, an address, a DOI, a UUID, an ORCID, or a content state, encoded or not.
};

/// The first thing in there that can be opened; nothing when there is none.
[[nodiscard]] std::optional<Drop> readDrop(const QMimeData &data);
/// The same of text: what stands alone, or alone on a line.
[[nodiscard]] std::optional<Drop> readDroppedText(const QString &text);

} // namespace kader::ui
