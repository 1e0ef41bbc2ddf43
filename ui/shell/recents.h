#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace kader::ui {

/// A curation that was worked on lately.
struct Recent {
    QString path;
    QDateTime when; ///< Opened last, or written last when that is later.
    std::optional<int> annotations = {};
    bool isUntitled = false; ///< Kept without a name.
    bool isMissing = false;

    /// "Untitled, 3 March 2026 14:05", or the file's name without its ending.
    [[nodiscard]] QString name() const;
};

/// The curations that the settings remember, newest first.
class Recents final {
public:
    static constexpr int most = 12;

    [[nodiscard]] static QList<Recent> remembered();
    /// Remembers that a curation is open now, with this many annotations.
    static void note(const QString &path, int annotations);
    static void forget(const QString &path);

    /// Those remembered and the untitled ones found in their folder, as they are on the disk now. Works on values:
    /// a folder may be far away, so this is for a thread that may wait.
    [[nodiscard]] static QList<Recent> withUntitled(QList<Recent> remembered, const QString &untitledFolder);
};

} // namespace kader::ui
