#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace kader::ui {

class Workspace;

/// A line about pages of annotations that the canvas in view only points at: that they are on their way, or why they
/// are not here. Hidden when there is nothing to say.
class PageNews final : public QWidget {
    Q_OBJECT

public:
    explicit PageNews(Workspace &workspace, QWidget *parent = nullptr);

signals:
    /// Pages of the canvas in view are on their way, or failed.
    void told(bool lacksPages);

private:
    void follow();
    void tellState();
    void tryAgain();

    Workspace &m_workspace;
    QLabel *m_words;
    QPushButton *m_again;
};

} // namespace kader::ui
