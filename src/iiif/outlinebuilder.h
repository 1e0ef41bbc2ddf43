#pragma once

#include "iiif/outline.h"

#include <memory>

namespace kader::iiif {

/// The walk that makes an Outline. simdjson's first stage checks UTF-8 and finds where tokens start;
/// this class checks the grammar over them, iteratively, with a stack bounded by the depth limit.
class OutlineBuilder final {
public:
    OutlineBuilder(QByteArrayView text, QString name, const OutlineLimits &limits);

    [[nodiscard]] Result<std::vector<Outline::Node>> build();

private:
    enum class Expect : quint8 { Value, FirstValueOrEnd, Key, FirstKeyOrEnd, Colon, CommaOrEnd, Nothing };

    /// Where tokens start, in simdjson's own memory; offsets there count from behind a byte-order mark.
    struct Tokens {
        std::unique_ptr<quint32[]> offsets;
        quint32 count = 0;
        quint32 skipped = 0;

        [[nodiscard]] quint32 at(quint32 index) const { return offsets[index] + skipped; }
    };

    [[nodiscard]] Result<void> findTokens();
    [[nodiscard]] size_t countValues() const;
    [[nodiscard]] Error stageOneFailure(int code) const;
    [[nodiscard]] Result<void> step(quint32 offset, quint32 limit);
    [[nodiscard]] Result<void> comma(quint32 offset);
    [[nodiscard]] Result<void> key(quint32 offset, quint32 limit);
    [[nodiscard]] Result<void> value(quint32 offset, quint32 limit);
    [[nodiscard]] Result<void> open(quint32 offset, JsonKind kind);
    [[nodiscard]] Result<void> close(quint32 offset, JsonKind kind);
    [[nodiscard]] Result<void> scalar(quint32 offset, quint32 limit);
    [[nodiscard]] Result<void> addNode(quint32 offset, JsonKind kind);
    [[nodiscard]] quint32 tokenEnd(quint32 offset, quint32 limit) const;
    [[nodiscard]] Result<void> checkString(quint32 offset, quint32 end) const;
    [[nodiscard]] tl::unexpected<Error> malformed(qsizetype offset, const QString &message) const;
    [[nodiscard]] tl::unexpected<Error> tooLarge(const QString &message) const;

    QByteArrayView m_text;
    QString m_name;
    OutlineLimits m_limits;
    Tokens m_tokens;
    std::vector<Outline::Node> m_nodes;
    std::vector<quint32> m_open;      ///< Containers around the current token.
    std::vector<quint32> m_lastChild; ///< Beside m_open: its last child so far.
    Expect m_expect = Expect::Value;
    quint32 m_keyBegin = 0;
    quint16 m_keyLength = 0;
};

} // namespace kader::iiif
