#pragma once

#include "demo/picture.h"

#include <QList>
#include <QStringList>

/// What generated titles, descriptions and names are put together from. All of it is invented.
namespace kader::demo::words {

/// A field of research as generated datasets have it.
struct Topic {
    QString category;                ///< At the top.
    QStringList branches;            ///< Below it.
    QStringList methods;             ///< “Photographs”, “Measurements”: how a title may begin.
    QStringList subjects;            ///< What they are of.
    QStringList tags;                ///< Keywords.
    QStringList sentences;           ///< Of descriptions.
    std::optional<Scene> scene = {}; ///< Of its images; nothing where there never are any.
};

[[nodiscard]] const QList<Topic> &topics();
[[nodiscard]] const QStringList &places();
[[nodiscard]] const QStringList &givenNames();
[[nodiscard]] const QStringList &familyNames();

} // namespace kader::demo::words
