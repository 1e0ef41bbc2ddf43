#pragma once

#include "base/job.h"
#include "curation/snapshot.h"
#include "iiif/region.h"

#include <QList>
#include <QObject>
#include <QUuid>

#include <optional>
#include <vector>

class QWidget;

namespace kader::ui {

class Actions;
class Workspace;

/// Copies, pastes, duplicates and deletes the selected annotations, each as one step, makes one about a whole canvas,
/// and saves what a region shows. What is copied is kept here whole, and as text where other programs can take it.
class AnnotationActions final : public QObject {
    Q_OBJECT

public:
    AnnotationActions(Workspace &workspace, Actions &actions, QObject *parent = nullptr);

private:
    void enable();
    /// All of them, in the order in which they were selected.
    [[nodiscard]] std::vector<curation::Annotation> selected() const;
    [[nodiscard]] bool canEdit() const;
    [[nodiscard]] bool canPaste() const;

    void copy();
    void paste();
    void duplicate();
    void remove();
    void removeMany(const QList<QUuid> &ids);
    void annotateCanvas();
    void saveCutOut();
    void add(const QString &step, const std::vector<curation::Annotation> &copies, bool isReduced);
    [[nodiscard]] const iiif::CanvasView *canvasOf(const store::Target &target) const;
    [[nodiscard]] curation::Annotation copyAt(const curation::Annotation &original, const store::Target &there,
                                              const std::optional<iiif::Region> &region) const;
    [[nodiscard]] std::optional<iiif::CanvasSize> sizeOf(const store::Target &target) const;

    Workspace &m_workspace;
    Actions &m_actions;
    std::vector<curation::Annotation> m_copied;
    JobHandle m_removing;
    JobHandle m_cutting;
};

} // namespace kader::ui
