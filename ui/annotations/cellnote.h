#pragma once

#include <QPlainTextEdit>

namespace kader::ui {

/// A text that is edited in the cell of a table: Return is the end of it, Shift+Return another line.
class CellNote final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CellNote(QWidget *parent);

    /// With all of it chosen.
    void show(const QString &text);
    using QWidget::show;

signals:
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace kader::ui
