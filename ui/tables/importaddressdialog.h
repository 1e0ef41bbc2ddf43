#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace kader::ui {

/// Asks for the web address of annotations that are to be imported.
class ImportAddressDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ImportAddressDialog(QWidget *parent);

signals:
    void chosen(const QString &address);

private:
    void check();

    QLineEdit *m_address;
    QPushButton *m_look;
};

} // namespace kader::ui
