#pragma once

#include "iiif/imageservice.h"
#include "imaging/imagememory.h"

#include <QCache>
#include <QThreadPool>

namespace kader::net {
class Client;
}

namespace kader::imaging {

/// What all images of the program share. Lives in one thread.
struct Workshop {
    Workshop(net::Client &web, qint64 bytes, qint64 mostBytes) : client(web), memory(bytes, mostBytes) {}

    net::Client &client;
    ImageMemory memory;
    QCache<QString, iiif::ImageService> services{4096}; ///< As their info.json said, by the manifest's id of them.
    QThreadPool pool; ///< For decoding alone, so that nothing else stands in its way. Ends first.
};

} // namespace kader::imaging
