#pragma once

#include "demo/picture.h"

#include <QList>

namespace kader::demo {

struct File;

/// The files of a generated version, before they are made: 28,000 lists of them would weigh more than all the rest.
struct FilePlan {
    enum class Content : quint8 {
        Tables,  ///< Text only.
        Images,  ///< Photographs and a text.
        Stack,   ///< One stack of which only the first page can be seen.
        Archive, ///< Images that nobody sees, for they are in a ZIP.
        Linked,  ///< Data elsewhere and an overview: the link kills the manifest.
    };
    quint32 seed = 0;
    quint32 dataset = 0; ///< Its number.
    quint16 first = 0;   ///< Number of the first file; versions share the numbers that both have.
    quint16 count = 0;   ///< 0: this version's files are listed in full.
    Content content = Content::Tables;
    Scene scene = Scene::Aerial;

    [[nodiscard]] bool hasImages() const
    {
        return count > 0 && content != Content::Tables && content != Content::Archive;
    }
};

[[nodiscard]] QList<File> filesOf(const FilePlan &plan);

} // namespace kader::demo
