#pragma once

#include <QDialog>

namespace kader::ui {

/// All keys, and what the mouse does, searchable. The actions' come from the table of actions.
class ShortcutList final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutList(QWidget *parent);

    /// One line: what is done, by which keys or movements, and in which group it stands.
    struct Line {
        QString group;
        QString what;
        QString keys;
    };
    [[nodiscard]] static QList<Line> lines();
};

} // namespace kader::ui
