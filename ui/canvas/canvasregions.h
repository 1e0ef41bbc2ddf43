#pragma once

#include "curation/curation.h"
#include "tools/scene.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>

namespace kader::ui {

class Workspace;

/// What the view shows of an annotation.
struct ShownRegion {
    tools::RegionId id;
    iiif::Shape shape; ///< Without meaning for a whole canvas.
    QString motivation;
    QString label;                ///< One line; what it is, where there is no text.
    bool isFromSource = false;    ///< It came with the manifest.
    bool isFixed = false;         ///< It can't be moved or changed.
    bool isEnclosing = false;     ///< `shape` only encloses what it is about, which Kader can't read.
    bool isWholeCanvas = false;   ///< It has no region of its own.
    bool isAmongSelected = false; ///< Several are selected, and this is one of them.
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
    [[nodiscard]] const tools::PlacedRegions &placed() const { return m_placed; }
    /// Of that position among those placed.
    [[nodiscard]] const ShownRegion &shownAt(qsizetype placed) const { return m_shown.at(m_shownOf.at(placed)); }
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
    void place(const tools::RegionId &id, const iiif::Shape &shape);
    void endPlacing();
    /// The one that is elsewhere, or changes, from moment to moment.
    [[nodiscard]] std::optional<tools::RegionId> lifted() const;

signals:
    void changed();
    /// Others may be shown, or all look different; comes before changed().
    void reread();
    /// Only this one is, as it was till now; comes before changed().
    void touched(const kader::ui::ShownRegion &before);
    /// The canvas is another one, or its annotations are.
    void interrupted();

private:
    struct Read {
        QByteArray selector;
        std::optional<iiif::SelectedShape> shape;
    };

    void follow();
    void read();
    [[nodiscard]] bool readOne(const tools::RegionId &id);
    void applyPlacing();
    void readAnother();
    void readAgain();
    void update(const curation::AnnotationsChange &change);
    void followSelection();
    [[nodiscard]] std::optional<iiif::SelectedShape> shapeOf(const tools::RegionId &id, const store::Target &target);
    [[nodiscard]] std::optional<ShownRegion> shownRegion(const tools::RegionId &id);
    [[nodiscard]] static tools::PlacedRegion placedRegion(const ShownRegion &shown);

    Workspace &m_workspace;
    QList<ShownRegion> m_shown;
    QHash<tools::RegionId, qsizetype> m_positions; ///< Among those shown.
    tools::PlacedRegions m_placed;
    QList<qsizetype> m_shownOf;          ///< By position among those placed.
    QHash<tools::RegionId, Read> m_read; ///< Of this canvas: to read a selector takes long.
    QSet<tools::RegionId> m_hidden;
    QSet<tools::RegionId> m_selection; ///< Empty where no more than one is selected.
    bool m_isVisible = true;
    std::optional<tools::ShowPreview> m_preview;
    std::optional<tools::PlacedRegion> m_placing;
};

} // namespace kader::ui
