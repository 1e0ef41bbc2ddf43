#pragma once

#include "curation/harvest.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace kader::ui {

/// One harvest: how far it has come, and what can be done about it.
class HarvestCard final : public QFrame {
    Q_OBJECT

public:
    explicit HarvestCard(curation::Harvest &harvest, QWidget *parent = nullptr);

    /// Also when that is gone.
    [[nodiscard]] const QUuid &harvest() const { return m_id; }

signals:
    /// Leave it at what is here.
    void dismissed();

private:
    void makeButtons();
    void update();
    [[nodiscard]] QString stateText() const;
    void goOnOrPause();
    void showMissing();

    curation::Harvest &m_harvest;
    const QUuid m_id;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_go;
    QPushButton *m_why;
    QPushButton *m_end;
};

} // namespace kader::ui
