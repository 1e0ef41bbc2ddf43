#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace kader::iiif {

/// Writes JSON from front to back: its own members, and slices of a source between them. What turns out to be empty
/// is taken back, key and all. Never grows beyond its limit; whoever asks for more gets an incomplete text.
class UpgradeWriter final {
public:
    /// `isIndented`: a line for each value, as in most documents; else without any space.
    UpgradeWriter(bool isIndented, qsizetype limit) : m_limit(limit), m_isIndented(isIndented) {}

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    /// `name` as it stands between the quotes.
    void key(QByteArrayView name);
    /// A whole value.
    void raw(QByteArrayView json);
    void string(const QString &text);
    /// key() and string()
    void text(QByteArrayView name, const QString &text);

    /// Whether a key waits for its value.
    [[nodiscard]] bool isAfterKey() const { return m_isAfterKey; }

    /// A member with the value that `write` writes; no member when it writes none, as is then told.
    template <typename Write>
    bool member(QByteArrayView name, Write write)
    {
        const State before = state();
        key(name);
        write();
        const bool isEmpty = m_isAfterKey;
        if (isEmpty)
            restore(before);
        return !isEmpty;
    }
    /// A member with the elements that `write` writes; no member when it writes none, unless it may be empty.
    template <typename Write>
    void list(QByteArrayView name, bool mayBeEmpty, Write write)
    {
        const State before = state();
        key(name);
        beginArray();
        write();
        if (m_isFirst && !mayBeEmpty)
            restore(before);
        else
            endArray();
    }

    [[nodiscard]] bool isFull() const { return m_bytes.size() >= m_limit; }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    struct State {
        qsizetype size;
        int depth;
        bool isFirst;
        bool isAfterKey;
    };

    [[nodiscard]] State state() const { return {m_bytes.size(), m_depth, m_isFirst, m_isAfterKey}; }
    void restore(const State &state);
    void begin(char bracket);
    void end(char bracket);
    void separate();
    void newLine();
    void put(QByteArrayView bytes);

    QByteArray m_bytes;
    qsizetype m_limit;
    int m_depth = 0;
    bool m_isIndented;
    bool m_isFirst = true;
    bool m_isAfterKey = false;
};

} // namespace kader::iiif
