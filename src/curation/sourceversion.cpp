#include "curation/sourceversion.h"

#include "repository/locator.h"

namespace kader::curation {

std::optional<int> versionOf(const ManifestSource &source)
{
    if (source.dataset.isEmpty() || source.version)
        return source.version;
    const std::optional<int> recorded = source.record ? repository::parseVersion(source.record->version) : std::nullopt;
    return recorded ? recorded : repository::parseLocator(source.origin).version;
}

} // namespace kader::curation
