#pragma once

#include "curation/snapshot.h"

#include <QObject>

#include <optional>

namespace kader::ui {

class Actions;
class Workspace;

/// Copies, pastes, duplicates and deletes the selected annotation, and makes one about a whole canvas. What is
/// copied is kept here whole, and as text where other programs can take it.
class AnnotationActions final : public QObject {
    Q_OBJECT

public:
    AnnotationActions(Workspace &workspace, Actions &actions, QObject *parent = nullptr);

private:
    void enable();
    [[nodiscard]] const curation::Annotation *selected() const;
    [[nodiscard]] bool canEdit() const;
    [[nodiscard]] bool canPaste() const;

    void copy();
    void paste();
    void duplicate();
    void remove();
    void annotateCanvas();
    /// Adds a copy on the canvas in view, beside the original where that stands there too, and selects it.
    curation::Annotation addCopy(const QString &step, const curation::Annotation &original);

    Workspace &m_workspace;
    Actions &m_actions;
    std::optional<curation::Annotation> m_copied;
};

} // namespace kader::ui
