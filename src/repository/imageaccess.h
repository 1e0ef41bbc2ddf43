#pragma once

#include "base/result.h"
#include "repository/records.h"

namespace kader::repository {

/// Whether the images of a dataset can be seen, and why not.
struct ImageAccess {
    enum class State {
        Open,           ///< Nothing speaks against it.
        EmbargoedFiles, ///< The record is public, the files come later.
        FullyEmbargoed, ///< Not even the record.
        Restricted,     ///< For those who are let in.
        MetadataOnly,   ///< There are no files.
        NoImages,       ///< There are files, but none that the repository can show.
        IiifOff,        ///< The repository has its image service switched off.
        BrokenManifest, ///< One bad file keeps the repository from making the manifest; others may be seen.
        Unknown,        ///< It could not be found out.
    };
    State state = State::Open;
    QDate until = {};      ///< End of an embargo; invalid when there is none or it is unlimited.
    QString sentence = {}; ///< For people; empty when open.

    /// Otherwise no manifest and no image is ever asked for.
    [[nodiscard]] bool mayAsk() const { return state == State::Open || state == State::BrokenManifest; }
};

/// What the record alone says, before anything is asked for.
[[nodiscard]] ImageAccess imageAccess(const Dataset &dataset);

/// The state by its name in reports: `open`, `embargoed-files`, …
[[nodiscard]] QString stateName(ImageAccess::State state);

/// Why a manifest whose request failed with 500 could not be made, as far as the record tells.
[[nodiscard]] QString brokenManifest(const Dataset &dataset);

} // namespace kader::repository
