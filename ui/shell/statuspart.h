#pragma once

#include <QWidget>

namespace kader::ui {

/// A few words in the status line that change with every movement. As wide as the widest of them were since it was
/// empty, so that nothing beside it moves and no layout is done again; a QLabel has one done for every text.
class StatusPart final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

public:
    explicit StatusPart(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Nothing is seen of it while it is empty.
    void setText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    int m_width = 0; ///< Of the widest text.
};

} // namespace kader::ui
