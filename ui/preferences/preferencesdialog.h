#pragma once

#include <QDialog>

class QTabWidget;

namespace kader::ui {

class Actions;
class Network;

/// What a person chooses once and for all windows. Every change holds at once; there is nothing to confirm.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    /// Both outlive it.
    PreferencesDialog(Network &network, Actions &actions, QWidget *parent);
};

} // namespace kader::ui
