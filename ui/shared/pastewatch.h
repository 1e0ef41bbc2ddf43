#pragma once

#include <QObject>

class QLineEdit;

namespace kader::ui {

/// Notices that an address was pasted into a field which had nothing else: by key, menu or middle button. It is taken
/// out again and told, for whoever pastes an address wants what is there.
class PasteWatch final : public QObject {
    Q_OBJECT

public:
    explicit PasteWatch(QLineEdit &field);

signals:
    void pasted(const QString &address);

private:
    void look(const QString &text);
    void take();

    QLineEdit &m_field;
    QString m_before;
};

} // namespace kader::ui
