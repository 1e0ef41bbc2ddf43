#pragma once

#include <QWidget>

namespace kader::ui {

/// Whether the network is there, at a glance. The words beside it say the same.
class ReachDot final : public QWidget {
    Q_OBJECT

public:
    enum class State { Online, Offline, Lost };

    explicit ReachDot(QWidget *parent = nullptr);

    void tell(State state);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Online;
};

} // namespace kader::ui
