#pragma once

#include "layers.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>

namespace kader::layering {

/// Which Qt module a header belongs to, by the folders Qt installed its headers in.
class QtHeaders final {
public:
    /// `includeFolder` holds QtCore, QtGui and so on.
    [[nodiscard]] static QtHeaders installedIn(const QString &includeFolder);

    void add(const QString &header, const QString &module) { m_modules.insert(header, module); }
    [[nodiscard]] bool isEmpty() const { return m_modules.isEmpty(); }

    /// `QUrl`, `qurl.h`, `QtCore/QUrl` → `Core`; empty for what is not known. A header named with its
    /// module's folder needs no look into the folder.
    [[nodiscard]] QString moduleOf(const QString &header) const;

private:
    QHash<QString, QString> m_modules;
};

struct Source {
    QString path; ///< From the project's root, with slashes.
    QString text;
};

/// What the project knows about its own files; asked with a path from the root.
using FileExists = std::function<bool(const QString &path)>;

/// Looks at sources for what the table does not allow. Each finding is one line, `path:line: what is wrong`.
class Scanner final {
public:
    Scanner(Layers layers, QtHeaders qtHeaders, FileExists fileExists);

    [[nodiscard]] QStringList scan(const Source &source) const;

    /// The same for the link list of a CMake target: finds what is in it and not in the table.
    [[nodiscard]] QStringList scanLinks(const Unit &unit, const QStringList &links) const;

private:
    [[nodiscard]] QString faultOfInclude(const Unit &unit, const QString &path, const QString &header) const;
    [[nodiscard]] QString faultOfWord(const QString &line) const;
    [[nodiscard]] QString faultOfLink(const Unit &unit, const QString &link) const;

    Layers m_layers;
    QtHeaders m_qtHeaders;
    FileExists m_fileExists;
};

/// The text with comments and the insides of string literals blanked, line for line; includes stay.
[[nodiscard]] QString withoutComments(const QString &text);

} // namespace kader::layering
