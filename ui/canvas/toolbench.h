#pragma once

#include "curation/snapshot.h"
#include "tools/tool.h"
#include "ui/canvas/camera.h"

#include <QObject>
#include <QPointF>

#include <memory>
#include <optional>

namespace kader::ui {

class CanvasRegions;
class Workspace;

enum class ToolKind { Select, Rectangle, Polygon, Point, Measure };

/// Lets tools work on the canvas in view: shows them the scene and carries out what they intend. Whatever they
/// finish is one step of the curation; what they only try is in memory and nowhere else.
class ToolBench final : public QObject {
    Q_OBJECT

public:
    ToolBench(Workspace &workspace, CanvasRegions &regions, const Camera &camera, QObject *parent = nullptr);
    ~ToolBench() override;

    void use(ToolKind kind);
    [[nodiscard]] ToolKind tool() const { return m_kind; }

    /// False when the event is the view's own to act on.
    bool handle(const tools::Event &event);
    /// Drops what is being drawn or dragged. Nudges are kept.
    void interrupt();
    /// Drops what only lasts as long as a button is down; a polygon that is being drawn goes on later.
    void losePointer();
    /// The tool that drew last: the rectangle's at first.
    [[nodiscard]] ToolKind lastDrawn() const { return m_lastDrawn; }
    /// Rows of nudges by a key held down are one step, which is made now.
    void finishNudges();

    /// As it is seen.
    [[nodiscard]] tools::PointerShape pointerShape(QPointF canvas) const;
    [[nodiscard]] std::optional<tools::PlacedRegion> regionAt(QPointF canvas) const;
    /// Whether a region is being drawn, moved or resized.
    [[nodiscard]] bool isDragging() const;
    /// Whether Delete, Backspace and the like are the tool's own now, whatever else they do in the window.
    [[nodiscard]] bool needsKeys() const;
    /// Of the selected polygon, the one that was chosen.
    [[nodiscard]] std::optional<int> corner() const;
    /// Where keys would set something down, as long as they do.
    [[nodiscard]] std::optional<QPointF> crosshair() const { return m_crosshair; }
    /// The way that is measured, as long as it is to be seen.
    [[nodiscard]] const std::optional<tools::ShowMeasure> &measured() const { return m_measured; }
    void endMeasure();
    /// What can be done now, in a sentence.
    [[nodiscard]] QString hint() const;

signals:
    void toolChanged(kader::ui::ToolKind kind);
    void measureChanged();
    void cornerChanged();
    /// It is to be in view.
    void crosshairChanged();
    /// What was grabbed, a canvas point, is to lie where `pointer`, another one, is seen now.
    void panned(QPointF grabbed, QPointF pointer);

private:
    /// A region moved by key that is not a step yet.
    struct Nudge {
        curation::Annotation before;
        iiif::CanvasView canvas; ///< Another one may be in view when the step is made.
        iiif::Shape to;
    };

    [[nodiscard]] tools::Scene scene() const;
    [[nodiscard]] QString motivationOfLast() const;
    void carryOut(const tools::ShowPreview &intent);
    void carryOut(const tools::EndPreview &intent);
    void carryOut(const tools::CreateRegion &intent);
    void carryOut(const tools::ChangeRegion &intent);
    void carryOut(const tools::DeleteRegion &intent);
    void carryOut(const tools::SelectRegion &intent);
    void carryOut(const tools::SelectCorner &intent);
    void carryOut(const tools::EditRegion &intent);
    void carryOut(const tools::PanView &intent);
    void carryOut(const tools::ShowMeasure &intent);
    void carryOut(const tools::EndMeasure &intent);
    void carryOut(const tools::ShowCrosshair &intent);
    void carryOut(const tools::EndCrosshair &intent);
    void carryOut(const tools::UseSelectTool &intent);
    void change(const QString &name, const tools::RegionId &id, const iiif::Shape &shape,
                const iiif::CanvasView &canvas);
    void nudge(const tools::RegionId &id, const iiif::Shape &shape);
    void forgetCorner();
    [[nodiscard]] QString hintOfDrawing() const;

    Workspace &m_workspace;
    CanvasRegions &m_regions;
    const Camera &m_camera;
    ToolKind m_kind = ToolKind::Select;
    std::unique_ptr<tools::Tool> m_tool;
    std::optional<Nudge> m_nudge;
    std::optional<tools::RegionId> m_lastMade;
    ToolKind m_lastDrawn = ToolKind::Rectangle;
    std::optional<int> m_corner;
    std::optional<QPointF> m_crosshair;
    std::optional<tools::ShowMeasure> m_measured;
};

} // namespace kader::ui
