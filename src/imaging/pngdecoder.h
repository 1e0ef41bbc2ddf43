#pragma once

#include "base/cancellation.h"
#include "base/result.h"
#include "imaging/imageheader.h"

#include <QImage>

namespace kader::imaging {

/// Reads one PNG (PNG 1.2) after a walk over all its chunks: lengths, checksums, IHDR first, IEND last.
/// Readers of PNG forgive files without their end. `bytes` must outlive it.
class PngDecoder final {
public:
    PngDecoder(const QByteArray &bytes, Cancellation cancellation)
        : m_bytes(bytes), m_cancellation(std::move(cancellation))
    {}

    [[nodiscard]] Result<ImageHeader> header();
    [[nodiscard]] Result<QImage> pixels(const ImageHeader &header);

private:
    const QByteArray &m_bytes;
    Cancellation m_cancellation;
};

} // namespace kader::imaging
