#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace kader::ui {

/// Who the curator is.
class ProfilePage final : public QWidget {
    Q_OBJECT

public:
    explicit ProfilePage(QWidget *parent = nullptr);

private:
    void keep();

    QLineEdit *m_name;
    QLineEdit *m_orcid;
    QLabel *m_verdict;
};

} // namespace kader::ui
