#pragma once

#include "base/job.h"
#include "iiif/imageservice.h"
#include "net/request.h"

#include <functional>

namespace kader::imaging {

struct Workshop;

/// The service as its info.json describes it: from memory, or from the web. `done` is called from inside only
/// when it is in memory; then there is no job.
[[nodiscard]] JobHandle fetchInfo(Workshop &shop, const iiif::ImageService &service,
                                  std::function<void(Result<iiif::ImageService>)> done,
                                  net::Priority priority = net::Priority::Visible);

} // namespace kader::imaging
