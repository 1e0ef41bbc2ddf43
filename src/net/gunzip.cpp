#include "net/gunzip.h"

#include <zlib.h>

namespace kader::net {

namespace {

constexpr qsizetype pieceSize = 256 * 1024;
constexpr int gzipOnly = MAX_WBITS + 16;

} // namespace

struct Gunzip::Stream {
    z_stream z = {};
};

Gunzip::Gunzip() : m_stream(std::make_unique<Stream>())
{
    if (inflateInit2(&m_stream->z, gzipOnly) != Z_OK)
        m_state = State::Damaged;
}

Gunzip::~Gunzip()
{
    inflateEnd(&m_stream->z);
}

Gunzip::State Gunzip::step(QByteArray &piece)
{
    z_stream &z = m_stream->z;
    piece.resize(pieceSize);
    z.next_out = reinterpret_cast<Bytef *>(piece.data());
    z.avail_out = static_cast<uInt>(pieceSize);
    if (m_state == State::Whole && inflateReset(&z) != Z_OK)
        return State::Damaged;
    const int result = inflate(&z, Z_NO_FLUSH);
    piece.truncate(pieceSize - static_cast<qsizetype>(z.avail_out));
    if (result == Z_STREAM_END)
        return State::Whole;
    return result == Z_OK || result == Z_BUF_ERROR ? State::Going : State::Damaged;
}

Gunzip::State Gunzip::add(const QByteArray &packed, const std::function<bool(const QByteArray &)> &take)
{
    if (m_state == State::Damaged || m_state == State::Stopped)
        return m_state;
    z_stream &z = m_stream->z;
    QByteArray input = packed; // zlib's pointer to its input is not const.
    z.next_in = reinterpret_cast<Bytef *>(input.data());
    z.avail_in = static_cast<uInt>(input.size());
    QByteArray piece;
    do {
        if (m_state == State::Whole && z.avail_in == 0)
            break;
        m_state = step(piece);
        if (!piece.isEmpty() && !take(piece))
            m_state = State::Stopped;
    } while (m_state != State::Damaged && m_state != State::Stopped && (z.avail_in > 0 || piece.size() == pieceSize));
    return m_state;
}

} // namespace kader::net
