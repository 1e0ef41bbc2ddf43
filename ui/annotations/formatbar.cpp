#include "ui/annotations/formatbar.h"

#include "curation/allowedhtml.h"
#include "ui/annotations/noteedit.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int buttonHeight = 24;
constexpr qsizetype longestPreview = 20'000;

} // namespace

FormatBar::FormatBar(NoteEdit &text, QWidget *parent)
    : QWidget(parent), m_text(text),
      m_toggle(makeButton(u"text-formatted"_s, tr("Formatted"), tr("Formatted text, written as HTML"))),
      m_bold(makeButton(u"text-bold"_s, tr("Bold"), tr("Bold"))),
      m_italic(makeButton(u"text-italic"_s, tr("Italic"), tr("Italic"))),
      m_link(makeButton(u"text-link"_s, tr("Link"), tr("Link"))), m_shown(new QLabel(this)),
      m_objections(new QLabel(this))
{
    m_toggle->setCheckable(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(4);
    for (QToolButton *button : {m_toggle, m_bold, m_italic, m_link})
        row->addWidget(button);
    row->addStretch(1);
    m_shown->setObjectName(u"text-shown"_s);
    m_shown->setTextFormat(Qt::RichText); // Of readHtml() alone.
    m_shown->setWordWrap(true);
    m_shown->setAccessibleName(tr("The text as it will be read"));
    m_objections->setObjectName(u"text-objections"_s);
    m_objections->setTextFormat(Qt::PlainText);
    m_objections->setWordWrap(true);
    Theme::makeSecondary(m_objections);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addLayout(row);
    layout->addWidget(m_shown);
    layout->addWidget(m_objections);
    connect(m_toggle, &QToolButton::clicked, this, &FormatBar::wanted);
    connect(m_bold, &QToolButton::clicked, this, [this] { wrap(u"<b>"_s, u"</b>"_s, 4); });
    connect(m_italic, &QToolButton::clicked, this, [this] { wrap(u"<i>"_s, u"</i>"_s, 4); });
    // The address is typed between its quotes.
    connect(m_link, &QToolButton::clicked, this, [this] {
        const qsizetype words = m_text.textCursor().selectedText().size();
        wrap(u"<a href=\"https://\">"_s, u"</a>"_s, int(words) + 6);
    });
    connect(&m_text, &QPlainTextEdit::textChanged, this, &FormatBar::preview);
    show(false);
}

QToolButton *FormatBar::makeButton(const QString &name, const QString &text, const QString &description)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("isPill", true);
    button->setFixedHeight(buttonHeight);
    button->setText(text);
    button->setAccessibleName(description);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void FormatBar::show(bool isHtml)
{
    m_isHtml = isHtml;
    m_toggle->setChecked(isHtml);
    for (QToolButton *button : {m_bold, m_italic, m_link})
        button->setVisible(isHtml);
    preview();
}

void FormatBar::setReadOnly(bool isReadOnly)
{
    for (QToolButton *button : {m_toggle, m_bold, m_italic, m_link})
        button->setEnabled(!isReadOnly);
}

void FormatBar::wrap(const QString &before, const QString &after, int cursorFromEnd)
{
    QTextCursor cursor = m_text.textCursor();
    const bool hadWords = cursor.hasSelection();
    cursor.insertText(before + cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n') + after);
    if (!hadWords || cursorFromEnd > after.size())
        cursor.setPosition(cursor.position() - cursorFromEnd);
    m_text.setTextCursor(cursor);
    m_text.setFocus(Qt::OtherFocusReason);
}

void FormatBar::preview()
{
    const QString text = m_isHtml ? m_text.toPlainText() : QString();
    const curation::AllowedHtml read =
        text.isEmpty() || text.size() > longestPreview ? curation::AllowedHtml() : curation::readHtml(text);
    m_shown->setText(read.shown);
    m_shown->setVisible(!read.shown.isEmpty());
    m_objections->setText(read.objections.join(u' '));
    m_objections->setVisible(!read.objections.isEmpty());
}

} // namespace kader::ui
