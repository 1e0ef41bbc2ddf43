#pragma once

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace kader::ui {

/// Who the curator is.
class ProfilePage final : public QWidget {
    Q_OBJECT

public:
    explicit ProfilePage(QWidget *parent = nullptr);

private:
    void addLicences(const QString &kept);
    /// Its address; empty for none, and nothing for what is no address.
    [[nodiscard]] std::optional<QString> licence() const;
    void keep();

    QLineEdit *m_name;
    QLineEdit *m_orcid;
    QComboBox *m_licence;
    QLabel *m_verdict;
};

} // namespace kader::ui
