#pragma once

#include "tools/tool.h"
#include "ui/canvas/camera.h"

#include <QObject>
#include <QPointF>

#include <memory>
#include <optional>

namespace kader::ui {

class CanvasRegions;
class Workspace;

enum class ToolKind { Select, Rectangle, Measure };

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
    /// Rows of nudges by a key held down are one step, which is made now.
    void finishNudges();

    /// As it is seen.
    [[nodiscard]] tools::PointerShape pointerShape(QPointF canvas) const;
    [[nodiscard]] std::optional<tools::PlacedRegion> regionAt(QPointF canvas) const;
    /// Whether a region is being drawn, moved or resized.
    [[nodiscard]] bool isDragging() const;
    /// The way that is measured, as long as it is to be seen.
    [[nodiscard]] const std::optional<tools::ShowMeasure> &measured() const { return m_measured; }
    void endMeasure();
    /// What can be done now, in a sentence.
    [[nodiscard]] QString hint() const;

signals:
    void toolChanged(kader::ui::ToolKind kind);
    void measureChanged();
    /// What was grabbed, a canvas point, is to lie where `pointer`, another one, is seen now.
    void panned(QPointF grabbed, QPointF pointer);

private:
    /// A region moved by key that is not a step yet.
    struct Nudge {
        tools::RegionId id;
        iiif::Region from;
        iiif::Region to;
    };

    [[nodiscard]] tools::Scene scene() const;
    [[nodiscard]] QString motivationOfLast() const;
    void carryOut(const tools::ShowPreview &intent);
    void carryOut(const tools::EndPreview &intent);
    void carryOut(const tools::CreateRegion &intent);
    void carryOut(const tools::ChangeRegion &intent);
    void carryOut(const tools::DeleteRegion &intent);
    void carryOut(const tools::SelectRegion &intent);
    void carryOut(const tools::EditRegion &intent);
    void carryOut(const tools::PanView &intent);
    void carryOut(const tools::ShowMeasure &intent);
    void carryOut(const tools::EndMeasure &intent);
    void carryOut(const tools::UseSelectTool &intent);
    void change(const QString &name, const tools::RegionId &id, const iiif::Region &region);
    void nudge(const tools::RegionId &id, const iiif::Region &region);

    Workspace &m_workspace;
    CanvasRegions &m_regions;
    const Camera &m_camera;
    ToolKind m_kind = ToolKind::Select;
    std::unique_ptr<tools::Tool> m_tool;
    std::optional<Nudge> m_nudge;
    std::optional<tools::RegionId> m_lastMade;
    std::optional<tools::ShowMeasure> m_measured;
};

} // namespace kader::ui
