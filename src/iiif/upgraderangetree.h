#pragma once

#include "iiif/outline.h"

#include <QHash>

#include <vector>

namespace kader::iiif {

/// The flat list of ranges that version 2 has, as the tree that version 3 wants. Every range is in it once: under the
/// first that names it (the one at the top of all counts last), else under the one it says it is within, else
/// outermost. Whatever the document says, the tree has no cycle and is no deeper than `deepest`.
class RangeTree final {
public:
    static constexpr int deepest = 24;

    /// What a range holds: a range of the tree, or a canvas or a range elsewhere, as the document has it.
    struct Item {
        Value value = {};
        int range = -1;
        bool isRange = false;
    };
    struct Node {
        Value value;
        std::vector<Item> items;
        int parent = -1;
        int depth = 0;
        bool isRead = false;
    };
    /// How often something was not as it should be.
    struct Oddities {
        int twice = 0;
        int cycles = 0;
        int missing = 0;
        int tooDeep = 0;
        int otherNames = 0; ///< References that call a range otherwise than it calls itself.
        int tops = 0;       ///< Ranges that only gathered others; they are not in the tree.
    };

    explicit RangeTree(Value structures);

    [[nodiscard]] const Node &node(int range) const { return m_nodes[size_t(range)]; }
    [[nodiscard]] const std::vector<int> &roots() const { return m_roots; }
    [[nodiscard]] const Oddities &oddities() const { return m_oddities; }
    /// The range that a value of the document is; -1 for none.
    [[nodiscard]] int rangeOf(Value value) const { return m_byValue.value(value.index(), -1); }
    [[nodiscard]] bool hasId(const QByteArray &id) const { return m_byId.contains(id); }

private:
    void add(Value range);
    void readItems(int range);
    void readAll(bool withTops);
    void readMember(int range, Value entry, bool isRange);
    void hang(int range, int parent, Value value);
    void hangByWithin();
    void cutCycles();
    void findRoots();
    void limitDepth();

    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    QHash<QByteArray, int> m_byId;
    QHash<quint32, int> m_byValue;
    Oddities m_oddities;
};

} // namespace kader::iiif
