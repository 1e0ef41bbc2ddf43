#pragma once

#include <QByteArray>

#include <zlib.h>

namespace kader::test {

/// `text` repeated `times` times, as gzip, without ever holding it unpacked.
inline QByteArray gzip(const QByteArray &text, int times = 1)
{
    z_stream z = {};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray input = text;
    QByteArray packed;
    QByteArray piece(1 << 16, Qt::Uninitialized);
    for (int i = 0; i < times; ++i) {
        z.next_in = reinterpret_cast<Bytef *>(input.data());
        z.avail_in = static_cast<uInt>(input.size());
        do {
            z.next_out = reinterpret_cast<Bytef *>(piece.data());
            z.avail_out = static_cast<uInt>(piece.size());
            deflate(&z, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
            packed.append(piece.constData(), piece.size() - static_cast<qsizetype>(z.avail_out));
        } while (z.avail_out == 0);
    }
    deflateEnd(&z);
    return packed;
}

} // namespace kader::test
