#pragma once

#include <QListView>
#include <QTimer>

namespace kader::ui {

class Actions;
class FilmstripModel;
class Workspace;

/// The canvases of the manifest in view, in a row; the current one is the one in view, whoever chose it. Asks only
/// for pictures of what can be seen, once scrolling comes to rest.
class Filmstrip final : public QListView {
    Q_OBJECT

public:
    Filmstrip(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void followCanvas();
    void wantVisible();

    Workspace &m_workspace;
    FilmstripModel *m_model;
    QTimer m_settling;
};

} // namespace kader::ui
