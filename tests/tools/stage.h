#pragma once

#include "tools/tool.h"

#include <QStringList>

namespace kader::test {

/// A tool before a small canvas. Regions are named by letters, shapes are `1,2 3x4`, `point 1,2`, `polygon 1,2 3,4 5,6`
/// or `line 1,2 3,4`, events and intents are lines of text:
///
///     press 10,20 shift · move 30,40 · release 30,40 ctrl · hold shift ctrl alt · key left shift · key return ·
///     lose · interrupt
///     preview A 1,2 3x4 · preview new 1,2 3x4 · restore · create 1,2 3x4 · create by key 1,2 3x4 ·
///     move|resize|corner|nudge A 1,2 3x4 · delete A · select A · select nothing · choose 1 · choose none · edit A ·
///     pan 1,2 to 3,4 · measure 1,2 to 3,4 · end measure · cross 1,2 · end cross · use select tool · (not handled)
///
/// The stage does what the intents say, so that a script can go on.
class Stage final {
public:
    /// `100x80`, then regions as `A 1,2 3x4`, `A point 1,2` …; `scene` may be changed further.
    explicit Stage(const QString &canvas, const QStringList &regions = {});

    /// The lines that the events of `script` (parted by ` · `) bring about.
    [[nodiscard]] QStringList play(tools::Tool &tool, const QString &script);

    /// Has the region named by that letter changed, as if by somebody else.
    void change(QChar letter, const iiif::Shape &shape);
    void fix(QChar letter);

    tools::Scene scene;

private:
    void obey(const tools::Intent &intent);
};

[[nodiscard]] tools::RegionId idOf(QChar letter);
[[nodiscard]] iiif::Region region(const QString &text);
[[nodiscard]] iiif::Shape shape(const QString &text);
[[nodiscard]] QString text(const iiif::Shape &shape);
[[nodiscard]] tools::CanvasPoint point(const QString &text);

} // namespace kader::test
