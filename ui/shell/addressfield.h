#pragma once

#include <QLineEdit>

class QLabel;

namespace kader::ui {

/// A field for whatever can be opened: a UUID, DOI, address or file. Return tells `entered`, and so does pasting
/// what is clearly such a thing.
class AddressField final : public QLineEdit {
    Q_OBJECT

public:
    /// `key` is shown at the end of the empty field; empty for none.
    explicit AddressField(const QString &key, QWidget *parent = nullptr);

signals:
    void entered(const QString &address);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void enter();
    void placeKey();

    QLabel *m_key;
};

} // namespace kader::ui
