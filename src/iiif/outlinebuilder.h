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

    [[nodiscard]] bool findTokens();
    [[nodiscard]] size_t countValues() const;
    bool stageOneFailure(int code);
    [[nodiscard]] bool walk();
    // There are millions of steps: they say whether to go on, and leave their error in m_failure.
    [[nodiscard]] bool step(quint32 offset, quint32 limit);
    [[nodiscard]] bool comma(quint32 offset);
    [[nodiscard]] bool key(quint32 offset, quint32 limit);
    [[nodiscard]] bool value(quint32 offset, quint32 limit);
    [[nodiscard]] bool open(quint32 offset, JsonKind kind);
    [[nodiscard]] bool close(quint32 offset, JsonKind kind);
    [[nodiscard]] bool scalar(quint32 offset, quint32 limit);
    [[nodiscard]] bool addNode(quint32 offset, JsonKind kind);
    [[nodiscard]] quint32 tokenEnd(quint32 offset, quint32 limit) const;
    [[nodiscard]] bool checkString(quint32 offset, quint32 end);
    bool malformed(qsizetype offset, const QString &message);
    bool tooLarge(const QString &message);

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
    bool m_isKeyEscaped = false;
    Error m_failure{};
};

} // namespace kader::iiif
