#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace kader::net {

/// Undoes gzip (RFC 1952, several members in a row included) piece by piece. Qt's own decompression
/// takes a stream that was cut for a whole one and unpacks everything before it can be stopped, so it is
/// not used.
class Gunzip final {
public:
    enum class State { Going, Whole, Damaged, Stopped };

    Gunzip();
    ~Gunzip();

    /// Unpacks `packed` in pieces of at most 256 KiB; ends with Stopped as soon as `take` returns false.
    [[nodiscard]] State add(const QByteArray &packed, const std::function<bool(const QByteArray &)> &take);

    /// Whole when what came so far could be all; Going when the stream was cut.
    [[nodiscard]] State state() const { return m_state; }

private:
    struct Stream;

    [[nodiscard]] State step(QByteArray &piece);

    std::unique_ptr<Stream> m_stream;
    State m_state = State::Going;
};

} // namespace kader::net
