#pragma once

#include "base/job.h"
#include "ui/shell/recents.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace kader::ui {

class Actions;
class Workspace;

/// What is seen while no curation is open: what Kader is, ways to begin, and what was worked on lately.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    StartPage(Workspace &workspace, const Actions &actions, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeCard(const Actions &actions);
    [[nodiscard]] QBoxLayout *makeBeginning(const Actions &actions);
    [[nodiscard]] QWidget *makeRow(const Recent &recent);
    void lookForRecents();
    void showRecents(const QList<Recent> &recents);
    void forget(const Recent &recent);

    Workspace &m_workspace;
    QLabel *m_recentHead = nullptr;
    QBoxLayout *m_recentRows = nullptr;
    QList<QWidget *> m_rows;
    JobHandle m_looking;
};

} // namespace kader::ui
