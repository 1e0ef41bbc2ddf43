#pragma once

#include <QImage>
#include <QRegion>

class QWidget;

namespace kader::bench {

/// The pixels of a widget as its window has handed them over, but for those under what lies over it: they must be the
/// same later on, or what was called ready was not.
class Pixels final {
public:
    [[nodiscard]] static Pixels of(const QWidget &widget);

    [[nodiscard]] bool areSame(const Pixels &others) const;
    [[nodiscard]] const QImage &image() const { return m_image; }

private:
    QImage m_image;
    QRegion m_covered;
};

} // namespace kader::bench
