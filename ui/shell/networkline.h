#pragma once

#include <QWidget>

class QLabel;

namespace kader::ui {

class ReachDot;
class Workspace;

/// How it stands with the network, for the window's foot: what is waited for, how much was fetched of how much was
/// looked at, and whether it is there at all.
class NetworkLine final : public QWidget {
    Q_OBJECT

public:
    explicit NetworkLine(Workspace &workspace, QWidget *parent = nullptr);

private:
    [[nodiscard]] QLabel *addPart(const QString &name);
    void update();
    [[nodiscard]] QString bytesText() const;
    [[nodiscard]] QString nameOf(const QString &host) const;
    [[nodiscard]] QString reachText() const;
    [[nodiscard]] QString reachToolTip() const;

    Workspace &m_workspace;
    QLabel *m_waiting;
    QLabel *m_bytes;
    ReachDot *m_dot;
    QLabel *m_reach;
};

} // namespace kader::ui
