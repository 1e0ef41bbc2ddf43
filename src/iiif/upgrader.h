#pragma once

#include "iiif/upgradeids.h"
#include "iiif/upgradenotes.h"
#include "iiif/upgraderangetree.h"
#include "iiif/upgradewriter.h"

#include <span>

namespace kader::iiif {

class Upgrader;
struct UpgradeClass;

/// A resource whose members are being written.
struct Upgradee {
    Value value;
    const UpgradeClass *cls = nullptr;
    QByteArray id = {};      ///< Its own or the one it was given; what its parts' ids are made of.
    Value sequence = {};     ///< The leading one of a manifest.
    bool isPainting = false; ///< An annotation of a canvas's images, or a part of one.
    QByteArray canvas = {};  ///< The id of the canvas it paints on, if it has one.
};

/// Writes what became of a member: its value, or elements of a list that may have other sources too. Writes nothing
/// where nothing is to be said.
using UpgradeForm = void (*)(Upgrader &, Value, const Upgradee &);

/// What becomes of a member of version 2. One that becomes two things has two rows.
struct UpgradeRow {
    enum class Shape { One, Many, ManyOrNone };
    enum class When { Always, IfOwnerLacks, IfOwnerHas, IfSequenceLacks };

    const char *was;
    const char *is; ///< Null: dropped, for it was taken account of elsewhere.
    UpgradeForm form = nullptr;
    Shape shape = Shape::One;
    When when = When::Always;
};

/// A class of resources: its name in version 3 and its own rows; those that all classes share follow them.
struct UpgradeClass {
    const char *type; ///< Null: told by the resource itself.
    std::span<const UpgradeRow> rows;
    const char *within = "Collection"; ///< What it is part of, if that does not say what it is.
    /// Writes what version 3 asks for and no member of the source gives.
    void (*finish)(Upgrader &, const Upgradee &) = nullptr;
};

/// How a resource is written apart from what its class says.
struct UpgradeAs {
    QByteArray type = {}; ///< Instead of the class's.
    QByteArray id = {};   ///< Instead of its own.
    QByteArray base = {}; ///< An id is made of it and `path` when the resource has none.
    QByteArray path = {};
    bool isRoot = false;
    bool needsLabel = false; ///< Its address becomes its label when it has none.
    bool isPainting = false; ///< See Upgradee.
    QByteArray canvas = {};
};

/// Walks a document of version 2 and writes it as version 3, by the tables of upgradeclasses.cpp.
/// What is nested in itself (resources, selectors, services) is followed to a fixed depth.
class Upgrader final {
public:
    static constexpr int deepest = 48;

    Upgrader(const Outline &outline, const QString &name);

    /// Writes a resource, whatever of its members there are.
    void resource(Value value, const UpgradeClass &cls, const UpgradeAs &as);
    /// Counts how deep things are nested while it lives.
    class Level {
    public:
        explicit Level(Upgrader &upgrader) : m_depth(upgrader.m_depth) { ++m_depth; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;
        ~Level() { --m_depth; }
        [[nodiscard]] bool isTooDeep() const { return m_depth > deepest; }

    private:
        int &m_depth;
    };

    /// Name and value as they are.
    void copyMember(Value member);

    void tell(UpgradeNote note, int count = 1) { m_notes.add(note, count); }
    [[nodiscard]] Diagnostics told() const { return m_notes.told(m_name); }
    [[nodiscard]] QByteArray minted(const QByteArray &base, const QByteArray &path);

    UpgradeWriter out;
    const RangeTree *ranges = nullptr; ///< Of the manifest whose structures are being written.

private:
    struct Source {
        const UpgradeRow *row = nullptr; ///< None: copied.
        Value value;
    };
    struct Member {
        QByteArray name;
        std::vector<Source> sources;
    };
    class Plan;

    [[nodiscard]] QByteArray writeId(Value value, const UpgradeAs &as);
    void writeMember(const Member &member, const Upgradee &owner);
    void writeOne(const Member &member, const Upgradee &owner);
    void writeElements(const Member &member, const Upgradee &owner);

    const Outline &m_outline;
    QString m_name;
    UpgradeIds m_ids;
    UpgradeNotes m_notes;
    int m_depth = 0;
};

/// Elements of an array, or the value itself; nulls are left out.
[[nodiscard]] std::vector<Value> upgradeListed(Value value);
/// A string, or the id of an object; does not exist where there is none or an empty one.
[[nodiscard]] Value upgradeId(Value value);
[[nodiscard]] QByteArray upgradeIdText(Value value);
/// Whether there is such a member with anything but null.
[[nodiscard]] bool upgradeHas(Value value, const char *name);
/// The sequence that a manifest's canvases are taken from: the first that is in the document.
[[nodiscard]] Value leadingSequence(Value manifest);

} // namespace kader::iiif
