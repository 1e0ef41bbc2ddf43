#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace kader::ui {

class NoteEdit;

/// Says whether a text is plain or formatted. A formatted one is written as the HTML that IIIF allows, with help for
/// bold, italic and links, and shown below as it will be read; what viewers would leave out is told.
class FormatBar final : public QWidget {
    Q_OBJECT

public:
    /// The text outlives it.
    explicit FormatBar(NoteEdit &text, QWidget *parent = nullptr);

    void show(bool isHtml);
    void setReadOnly(bool isReadOnly);

signals:
    void wanted(bool isHtml);

private:
    QToolButton *makeButton(const QString &name, const QString &text, const QString &description);
    void wrap(const QString &before, const QString &after, int cursorFromEnd);
    void preview();

    NoteEdit &m_text;
    QToolButton *m_toggle;
    QToolButton *m_bold;
    QToolButton *m_italic;
    QToolButton *m_link;
    QLabel *m_shown;
    QLabel *m_objections;
    bool m_isHtml = false;
};

} // namespace kader::ui
