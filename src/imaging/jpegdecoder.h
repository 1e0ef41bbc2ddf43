#pragma once

#include "base/result.h"
#include "imaging/imageheader.h"

#include <QImage>

#include <memory>

namespace kader::imaging {

/// Reads one JPEG and takes every warning of the library for an error: a file that ends early only ever
/// causes warnings, and the rest of the picture is grey. `bytes` must outlive it.
class JpegDecoder final {
public:
    explicit JpegDecoder(const QByteArray &bytes);

    [[nodiscard]] Result<ImageHeader> header();
    [[nodiscard]] Result<QImage> pixels(const ImageHeader &header);

private:
    struct Closer {
        void operator()(void *handle) const;
    };

    [[nodiscard]] tl::unexpected<Error> damaged() const;

    const QByteArray &m_bytes;
    std::unique_ptr<void, Closer> m_handle;
};

} // namespace kader::imaging
