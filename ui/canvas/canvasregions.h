#pragma once

#include "curation/curation.h"
#include "tools/scene.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace kader::ui {

class Workspace;

/// What the view shows of an annotation.
struct ShownRegion {
    tools::RegionId id;
    iiif::Region region; ///< Without meaning for a whole canvas.
    QString motivation;
    QString label;              ///< One line; what it is, where there is no text.
    bool isFromSource = false;  ///< It came with the manifest.
    bool isShape = false;       ///< `region` only encloses what it is about.
    bool isWholeCanvas = false; ///< It has no region of its own.
};

/// The annotations on the canvas in view, as the view shows them: follows the workspace and its curation, leaves
/// out what is hidden, and holds what is only tried out before it becomes a step.
class CanvasRegions final : public QObject {
    Q_OBJECT

public:
    explicit CanvasRegions(Workspace &workspace, QObject *parent = nullptr);

    /// In drawing order: later ones lie on top.
    [[nodiscard]] const QList<ShownRegion> &shown() const { return m_shown; }
    /// The same for tools; without those of the whole canvas.
    [[nodiscard]] const QList<tools::PlacedRegion> &placed() const { return m_placed; }
    [[nodiscard]] const ShownRegion *find(const tools::RegionId &id) const;

    void setVisible(bool isVisible);
    [[nodiscard]] bool isVisible() const { return m_isVisible; }
    /// Hides one annotation until it is shown again.
    void setHidden(const tools::RegionId &id, bool isHidden);
    [[nodiscard]] bool isHidden(const tools::RegionId &id) const { return m_hidden.contains(id); }

    /// A region in place of another one, or a new one, as long as a drag lasts.
    void setPreview(const std::optional<tools::ShowPreview> &preview);
    [[nodiscard]] const std::optional<tools::ShowPreview> &preview() const { return m_preview; }

    /// Has one elsewhere, for tools too, until endPlacing().
    void place(const tools::RegionId &id, const iiif::Region &region);
    void endPlacing();

signals:
    void changed();
    /// The canvas is another one, or its annotations are.
    void interrupted();

private:
    void follow();
    void read();
    [[nodiscard]] bool readOne(const tools::RegionId &id);
    void applyPlacing();
    void readAnother();
    void update(const curation::AnnotationsChange &change);
    [[nodiscard]] std::optional<ShownRegion> shownRegion(const tools::RegionId &id) const;
    [[nodiscard]] tools::PlacedRegion placedRegion(const ShownRegion &shown) const;

    Workspace &m_workspace;
    QList<ShownRegion> m_shown;
    QList<tools::PlacedRegion> m_placed;
    QSet<tools::RegionId> m_hidden;
    bool m_isVisible = true;
    std::optional<tools::ShowPreview> m_preview;
    std::optional<tools::PlacedRegion> m_placing;
};

} // namespace kader::ui
