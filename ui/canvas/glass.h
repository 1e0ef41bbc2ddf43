#pragma once

#include <QAbstractButton>
#include <QWidget>

namespace kader::ui {

/// A panel over the image. Takes no focus.
class Glass : public QWidget {
    Q_OBJECT

public:
    explicit Glass(QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    static void paintGlass(QPainter &painter, const QRectF &rect);
};

/// A word or sign on glass. Takes focus only where it is given a focus policy.
class GlassButton final : public QAbstractButton {
    Q_OBJECT

public:
    GlassButton(const QString &text, QWidget *parent);

    /// Stands by itself rather than in a row of its like.
    void setFramed(bool isFramed);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    bool m_isFramed = false;
};

/// A line of plain text on glass, as wide as it needs to be.
class GlassNote final : public Glass {
    Q_OBJECT

public:
    explicit GlassNote(QWidget *parent) : Glass(parent) {}

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace kader::ui
