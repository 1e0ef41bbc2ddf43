#pragma once

#include "curation/propagation.h"
#include "ui/annotations/canvastree.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QWidget;

namespace kader::ui {

class Actions;
class Workspace;

/// Copies the selected annotations to canvases that are asked for, in one step.
class Propagation final : public QObject {
    Q_OBJECT

public:
    Propagation(Workspace &workspace, Actions &actions, QWidget *window);

private:
    void enable();
    void ask();
    [[nodiscard]] QList<QUuid> copied() const;
    [[nodiscard]] std::vector<curation::SourcePtr> sources() const;
    void copy(const QList<QUuid> &annotations, const QList<curation::CanvasPlace> &places, curation::Fitting fitting);

    Workspace &m_workspace;
    Actions &m_actions;
    QPointer<QWidget> m_window;
};

} // namespace kader::ui
