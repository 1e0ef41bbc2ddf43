#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace kader::test {

/// Where a value stands in a JSON text: from its first byte to behind its last one.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype start = 0; ///< Of the member's name, else `begin`.
    QByteArray name;     ///< As written; of a member of an object.
    std::vector<Span> parts;

    [[nodiscard]] QByteArray of(const QByteArray &text) const { return text.sliced(begin, end - begin); }
    /// Null when there is no such member.
    [[nodiscard]] const Span *member(const char *wanted) const;
};

/// Of a text that is known to be well-formed.
[[nodiscard]] Span spansOf(const QByteArray &text);

/// The raw text of every member of that name below a value, in order, but not of those inside another one.
[[nodiscard]] QList<QByteArray> rawMembers(const QByteArray &text, const Span &below, const char *name);
[[nodiscard]] QList<QByteArray> rawMembers(const QByteArray &text, const char *name);

/// A part of a text and what stands there instead.
struct Edit {
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray replacement = {};
};

/// The text with its edits carried out; these are in order and do not overlap.
[[nodiscard]] QByteArray edited(const QByteArray &text, const std::vector<Edit> &edits);

} // namespace kader::test
