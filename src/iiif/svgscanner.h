#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace kader::iiif {

/// Reads the numbers and letters of SVG's attributes (SVG 1.1, 8.3.9): `M10-20.5.5e1` has three numbers.
class SvgScanner final {
public:
    explicit SvgScanner(QStringView text) : m_text(text) {}

    [[nodiscard]] bool atEnd();
    /// Whether a number, rather than a letter, comes next.
    [[nodiscard]] bool hasNumber();
    /// Nothing when there is none, or it is too large to be a coordinate.
    [[nodiscard]] std::optional<double> number();
    /// One of an arc's flags, which may stand without a separator: `a1 1 0 0110 10`.
    [[nodiscard]] std::optional<bool> flag();
    /// The next character, whatever it is; not at the end.
    [[nodiscard]] char16_t character();
    /// A name such as `translate`; empty when there is none.
    [[nodiscard]] QStringView name();
    /// As many numbers as are there; nothing when something else is among them.
    [[nodiscard]] std::optional<std::vector<double>> numbers();

private:
    void skipSeparators();

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace kader::iiif
