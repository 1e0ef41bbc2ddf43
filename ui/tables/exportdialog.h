#pragma once

#include <QDialog>

class QRadioButton;

namespace kader::ui {

/// Asks in which form annotations are to be exported.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ExportDialog(QWidget *parent);

signals:
    void chosen(bool isExtended);

private:
    QRadioButton *m_plain;
    QRadioButton *m_extended;
};

} // namespace kader::ui
