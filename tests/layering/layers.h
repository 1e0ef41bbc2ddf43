#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace kader::layering {

/// One library, or one program: a folder, the target built of it, and what both may use.
struct Unit {
    QString name;
    QString path;   ///< Folder below the project's root, without a slash at its end.
    QString target; ///< Name of the CMake target.
    int floor = 0;  ///< Arrows go from a higher floor to a lower one only.
    QStringList uses;
    QStringList qtModules; ///< `Core`, `Network`, …
    QStringList packages;
};

/// Software that is neither Qt's nor ours.
struct Package {
    QString name;
    QStringList headers; ///< Whole names, or beginnings that end with a slash.
    QStringList links;   ///< The names under which CMake knows it.
};

/// The table of src/layers.json: who may use what. Refuses to be built of a table with an upward arrow or
/// with a name that stands for nothing, so that whoever holds one need not look.
class Layers final {
public:
    [[nodiscard]] static Result<Layers> fromJson(const QByteArray &json);

    [[nodiscard]] const QList<Unit> &units() const { return m_units; }
    [[nodiscard]] const QStringList &flagTargets() const { return m_flagTargets; }
    [[nodiscard]] const QStringList &windowWords() const { return m_windowWords; }

    /// Whether a unit must work without a window.
    [[nodiscard]] bool isBelowWindow(const Unit &unit) const { return unit.floor < m_windowFloor; }

    [[nodiscard]] const Unit *unitNamed(const QString &name) const;
    [[nodiscard]] const Unit *unitOfPath(const QString &path) const;
    [[nodiscard]] const Unit *unitOfTarget(const QString &target) const;
    [[nodiscard]] const Package *packageOfHeader(const QString &header) const;
    [[nodiscard]] const Package *packageOfLink(const QString &link) const;

private:
    Layers() = default;
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] Result<void> check(const Unit &unit) const;

    QList<Unit> m_units;
    QList<Package> m_packages;
    QStringList m_flagTargets;
    QStringList m_windowWords;
    int m_windowFloor = 0;
};

} // namespace kader::layering
