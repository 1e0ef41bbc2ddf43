#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace kader::iiif {

class Value;

enum class JsonKind : quint8 { Object, Array, String, Number, True, False, Null };

/// What a document may cost. A document beyond a limit is refused with ErrorKind::TooLarge.
struct OutlineLimits {
    qsizetype bytes = qsizetype(1) << 30;
    qsizetype nodes = 50'000'000;
    int depth = 200;
};

/// Where every value of a JSON text (RFC 8259) lies. The text is kept exactly as it came and never
/// changed; edits are patches against the offsets told here (Edits). Every value is checked on the one
/// walk that makes the outline, so that what is copied later is known to be well-formed.
class Outline final {
public:
    static constexpr quint32 none = std::numeric_limits<quint32>::max();

    /// Offsets are bytes into text(). Children follow their parent in the order of the text.
    struct Node {
        quint32 begin = 0;
        quint32 end = 0;
        quint32 parent = none;
        quint32 next = none;   ///< Next sibling.
        quint32 position = 0;  ///< Among the siblings, from 0.
        quint32 keyBegin = 0;  ///< First byte after the quote of the member's name; 0 for elements.
        quint16 keyLength = 0; ///< Bytes between the quotes, escapes unresolved.
        JsonKind kind = JsonKind::Null;
        bool isKeyEscaped = false; ///< Whether the member's name is written with escapes.
    };

    /// `name` is what errors call the document. A byte-order mark is accepted and kept.
    [[nodiscard]] static Result<Outline> parse(QByteArray text, const QString &name = {},
                                               const OutlineLimits &limits = {});

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] Value root() const;

    /// Line and column of a byte offset; costs a scan of the text before it.
    [[nodiscard]] Place placeAt(qsizetype offset) const;

private:
    Outline(QByteArray text, QString name) : m_text(std::move(text)), m_name(std::move(name)) {}

    QByteArray m_text;
    QString m_name;
    std::vector<Node> m_nodes;
};

/// Line and column of a byte offset in any text; `name` becomes the place's document.
[[nodiscard]] Place placeInText(QByteArrayView text, qsizetype offset, const QString &name);

/// One value of an outline, or nothing: reading a member that is not there gives a Value that does not
/// exist, whose readers return nothing in turn. Cheap to copy; must not outlive its Outline.
class Value final {
public:
    Value() = default;
    Value(const Outline *outline, quint32 index) : m_outline(outline), m_index(index) {}

    [[nodiscard]] bool exists() const { return m_outline && m_index != Outline::none; }
    explicit operator bool() const { return exists(); }

    [[nodiscard]] bool isObject() const { return is(JsonKind::Object); }
    [[nodiscard]] bool isArray() const { return is(JsonKind::Array); }
    [[nodiscard]] bool isString() const { return is(JsonKind::String); }
    [[nodiscard]] bool isNumber() const { return is(JsonKind::Number); }
    [[nodiscard]] bool isNull() const { return is(JsonKind::Null); }

    /// The member of that name; the last one where a name repeats, as JSON readers commonly do.
    [[nodiscard]] Value member(QByteArrayView name) const;
    Value operator[](const char *name) const { return member(name); }
    [[nodiscard]] Value firstChild() const;
    /// The value itself when it is an array, else nothing: to iterate where a document may hold anything.
    [[nodiscard]] Value elements() const { return isArray() ? *this : Value(); }
    [[nodiscard]] Value next() const;
    [[nodiscard]] Value parent() const;
    /// Number of members or elements; costs a walk over them.
    [[nodiscard]] int count() const;

    /// Name of the member that this value is; empty for elements and the root.
    [[nodiscard]] QString key() const;
    /// The string with its escapes resolved; empty for anything else. Lone surrogates become U+FFFD.
    [[nodiscard]] QString text() const;
    /// A number without fraction that fits, also when written `3.0` or `3e0`.
    [[nodiscard]] std::optional<qint64> integer() const;
    [[nodiscard]] std::optional<double> number() const;
    /// The value's own bytes.
    [[nodiscard]] QByteArrayView raw() const;

    [[nodiscard]] quint32 index() const { return m_index; }
    [[nodiscard]] const Outline *outline() const { return m_outline; }
    [[nodiscard]] const Outline::Node &node() const { return m_outline->nodes()[m_index]; }
    /// RFC 6901, from the root.
    [[nodiscard]] QString pointer() const;
    /// Document and pointer.
    [[nodiscard]] Place place() const;

    /// Members or elements: `for (Value item : value)`.
    class Iterator {
    public:
        explicit Iterator(const Outline *outline, quint32 index) : m_outline(outline), m_index(index) {}
        Value operator*() const { return {m_outline, m_index}; }
        Iterator &operator++()
        {
            m_index = m_outline->nodes()[m_index].next;
            return *this;
        }
        bool operator!=(const Iterator &other) const { return m_index != other.m_index; }

    private:
        const Outline *m_outline;
        quint32 m_index;
    };
    [[nodiscard]] Iterator begin() const { return Iterator(m_outline, firstChild().m_index); }
    [[nodiscard]] Iterator end() const { return Iterator(m_outline, Outline::none); }

    bool operator==(const Value &) const = default;

private:
    [[nodiscard]] bool is(JsonKind kind) const { return exists() && node().kind == kind; }

    const Outline *m_outline = nullptr;
    quint32 m_index = Outline::none;
};

/// The bytes between a JSON string's quotes with escapes resolved.
[[nodiscard]] QString unescaped(QByteArrayView raw);

} // namespace kader::iiif
