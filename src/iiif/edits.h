#pragma once

#include "iiif/outline.h"

#include <QSet>

#include <map>
#include <set>
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
    [[nodiscard]] bool isEmpty() const { return m_containers.empty() && m_replacements.empty() && m_arrays.empty(); }

    /// Gives the object's member that value: in place of its old one, else as its last member.
    void set(Value object, QByteArrayView name, QByteArray json);
    /// Gives the object's member that value as its first member, wherever it stands now, and however often.
    void setFirst(Value object, QByteArrayView name, QByteArray json);
    /// Adds an element at the array's end.
    void append(Value array, QByteArray json);
    void replace(Value value, QByteArray json);
    /// Makes an array of a value that has it as its one element. What lies in it can still be edited.
    void putIntoArray(Value value);
    /// Takes a member or an element out, together with its comma. Of members with one name only this one.
    void remove(Value value);

    /// Fails with Conflict where an edit lies inside a value that another edit replaces or removes.
    [[nodiscard]] Result<Patches> patches() const;
    /// The same, and lets the edits go meanwhile: of a great many there is never a second copy in memory.
    [[nodiscard]] Result<Patches> takePatches();

private:
    using Members = std::vector<std::pair<QByteArray, QByteArray>>; ///< Name, JSON.

    struct Container {
        Members firstMembers; ///< New ones before all others.
        Members members;      ///< New ones after all others.
        std::vector<QByteArray> elements;
        QSet<quint32> removed;
    };

    void addFirstMembers(Patches &patches, Value object, const Container &container) const;
    [[nodiscard]] static qsizetype roomFor(const Container &container, qsizetype between);
    void addContainerPatches(Patches &patches, quint32 index, const Container &container) const;

    const Outline *m_outline;
    std::map<quint32, Container> m_containers;
    std::map<quint32, QByteArray> m_replacements;
    std::set<quint32> m_arrays;
};

/// The part of `source` from `begin` to `end` with the patches that lie in it applied.
[[nodiscard]] Result<void> writePatched(QIODevice &out, QByteArrayView source, const Patches &patches, qsizetype begin,
                                        qsizetype end);
[[nodiscard]] Result<void> writePatched(QIODevice &out, QByteArrayView source, const Patches &patches);
[[nodiscard]] QByteArray patched(QByteArrayView source, const Patches &patches);

} // namespace kader::iiif
