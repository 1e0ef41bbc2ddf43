#pragma once

#include "base/webaddress.h"
#include "repository/itemid.h"

#include <QString>

#include <optional>

namespace kader::repository {

/// What a text that somebody typed or pasted may point at, by its shape alone. Whether there is such a
/// thing, and whether an address belongs to this repository, is for Repository::resolve to find out.
struct Locator {
    enum class Kind {
        Nothing,    ///< Not understood.
        Item,       ///< `id`, a dataset or a collection; `doi` too when it came as one.
        Dataset,    ///< `id`, from the address of its page or record.
        Collection, ///< `id`, from the address of its page or record.
        Doi,        ///< `doi`, which does not tell the item.
        Manifest,   ///< `address`, of a dataset's manifest; `id` is the dataset.
        Web,        ///< `address`, any other.
    };
    Kind kind = Kind::Nothing;
    std::optional<ItemId> id = {};
    std::optional<int> version = {};
    QString doi = {};                       ///< Bare, as written.
    std::optional<WebAddress> address = {}; ///< Set whenever the text was an address other than a DOI's.
};

[[nodiscard]] Locator parseLocator(const QString &text);

/// The number if `text` is a version: 1 to 9999, without sign or leading zero.
[[nodiscard]] std::optional<int> parseVersion(const QString &text);

} // namespace kader::repository
