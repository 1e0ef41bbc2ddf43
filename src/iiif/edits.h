#pragma once

#include "iiif/outline.h"

#include <QSet>

#include <map>
#include <vector>

class QIODevice;

namespace kader::iiif {

/// Replaces `length` bytes at `offset` of a source text. A length of 0 inserts.
struct Patch {
    qsizetype offset = 0;
    qsizetype length = 0;
    QByteArray bytes;

    bool operator==(const Patch &) const = default;
};

/// Sorted by offset, not overlapping.
using Patches = std::vector<Patch>;

/// Edits of a document in its own terms, collected and then turned into patches that leave every other
/// byte alone. New members and elements are set apart the way the container's own ones are.
/// JSON handed in must be well-formed; it is copied as it is.
class Edits final {
public:
    explicit Edits(const Outline &outline) : m_outline(&outline) {}

    [[nodiscard]] const Outline &outline() const { return *m_outline; }
    [[nodiscard]] bool isEmpty() const { return m_containers.empty() && m_replacements.empty(); }

    /// Gives the object's member that value: in place of its old one, else as its last member.
    void set(Value object, QByteArrayView name, QByteArray json);
    /// Adds an element at the array's end.
    void append(Value array, QByteArray json);
    void replace(Value value, QByteArray json);
    /// Takes a member or an element out, together with its comma. Of members with one name only this one.
    void remove(Value value);

    /// Fails with Conflict where an edit lies inside a value that another edit replaces or removes.
    [[nodiscard]] Result<Patches> patches() const;

private:
    struct Container {
        std::vector<std::pair<QByteArray, QByteArray>> members; ///< New members: name, JSON.
        std::vector<QByteArray> elements;
        QSet<quint32> removed;
    };

    void addContainerPatches(Patches &patches, quint32 index, const Container &container) const;

    const Outline *m_outline;
    std::map<quint32, Container> m_containers;
    std::map<quint32, QByteArray> m_replacements;
};

/// The part of `source` from `begin` to `end` with the patches that lie in it applied.
[[nodiscard]] Result<void> writePatched(QIODevice &out, QByteArrayView source, const Patches &patches, qsizetype begin,
                                        qsizetype end);
[[nodiscard]] Result<void> writePatched(QIODevice &out, QByteArrayView source, const Patches &patches);
[[nodiscard]] QByteArray patched(QByteArrayView source, const Patches &patches);

} // namespace kader::iiif
