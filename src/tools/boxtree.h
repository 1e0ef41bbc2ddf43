#pragma once

#include <QList>
#include <QRectF>

#include <vector>

namespace kader::tools {

/// Which of many rectangles touch an area, without looking at all of them: a tree packed once (sort-tile-recursive),
/// sixteen to a node.
class BoxTree final {
public:
    explicit BoxTree(const std::vector<QRectF> &boxes);

    /// Numbers of the rectangles, in no order. Those that only share an edge with the area are among them.
    [[nodiscard]] QList<qsizetype> touching(const QRectF &area) const;

private:
    struct Node {
        double left, top, right, bottom;
        qsizetype first; ///< Of a leaf the number of its rectangle, else of its first child.
        qsizetype count; ///< Of children; 0: a leaf.
    };

    /// Puts nodes from `begin` on under new ones that follow them all.
    void group(size_t begin);

    std::vector<Node> m_nodes; ///< Level by level, the root last.
};

} // namespace kader::tools
