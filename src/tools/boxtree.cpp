#include "tools/boxtree.h"

#include <algorithm>
#include <cmath>

namespace kader::tools {

namespace {

constexpr size_t fanOut = 16;

} // namespace

BoxTree::BoxTree(const std::vector<QRectF> &boxes)
{
    m_nodes.reserve(boxes.size() + boxes.size() / (fanOut - 1) + fanOut);
    for (size_t i = 0; i < boxes.size(); ++i) {
        const QRectF &box = boxes[i];
        m_nodes.push_back({box.left(), box.top(), box.right(), box.bottom(), qsizetype(i), 0});
    }
    for (size_t begin = 0; m_nodes.size() - begin > 1;) {
        const size_t end = m_nodes.size();
        group(begin);
        begin = end;
    }
}

void BoxTree::group(size_t begin)
{
    const size_t end = m_nodes.size();
    const size_t groups = (end - begin + fanOut - 1) / fanOut;
    const size_t slices = size_t(std::ceil(std::sqrt(double(groups))));
    const size_t slice = std::max<size_t>(1, (groups + slices - 1) / slices) * fanOut; // nodes of one upright strip
    const auto at = [&](size_t index) { return m_nodes.begin() + qsizetype(index); };
    std::sort(at(begin), at(end), [](const Node &a, const Node &b) { return a.left + a.right < b.left + b.right; });
    for (size_t strip = begin; strip < end; strip += slice)
        std::sort(at(strip), at(std::min(strip + slice, end)),
                  [](const Node &a, const Node &b) { return a.top + a.bottom < b.top + b.bottom; });
    for (size_t first = begin; first < end; first += fanOut) {
        const size_t last = std::min(first + fanOut, end);
        Node parent = m_nodes[first];
        for (size_t i = first + 1; i < last; ++i) {
            const Node &child = m_nodes[i];
            parent = {std::min(parent.left, child.left),
                      std::min(parent.top, child.top),
                      std::max(parent.right, child.right),
                      std::max(parent.bottom, child.bottom),
                      0,
                      0};
        }
        parent.first = qsizetype(first);
        parent.count = qsizetype(last - first);
        m_nodes.push_back(parent);
    }
}

QList<qsizetype> BoxTree::touching(const QRectF &area) const
{
    QList<qsizetype> found;
    std::vector<size_t> waiting;
    if (!m_nodes.empty())
        waiting.push_back(m_nodes.size() - 1);
    while (!waiting.empty()) {
        const Node &node = m_nodes[waiting.back()];
        waiting.pop_back();
        if (node.left > area.right() || node.right < area.left() || node.top > area.bottom() ||
            node.bottom < area.top())
            continue;
        if (node.count == 0)
            found.append(node.first);
        for (qsizetype i = 0; i < node.count; ++i)
            waiting.push_back(size_t(node.first + i));
    }
    return found;
}

} // namespace kader::tools
