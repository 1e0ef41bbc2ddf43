#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace kader::ui {

class Network;

/// How much of what was seen is kept on the disk, where, and how much that is now.
class CachePage final : public QWidget {
    Q_OBJECT

public:
    /// The network outlives it.
    explicit CachePage(Network &network, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addFields();
    void keepLimit();
    void update();

    Network &m_network;
    QDoubleSpinBox *m_limit;
    QLabel *m_used;
    QPushButton *m_empty;
    QLabel *m_folder;
};

} // namespace kader::ui
