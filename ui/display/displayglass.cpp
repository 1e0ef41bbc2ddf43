#include "ui/display/displayglass.h"

#include "ui/display/canvasdisplay.h"
#include "ui/display/displaywords.h"
#include "ui/theme/glasscolours.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int margin = 12;   // view pixels, from the upper edge
constexpr int sideRoom = 64; // left to the zoom box, and as much on the other side
constexpr int padding = 40;  // of the words and beside them

} // namespace

DisplayGlass::DisplayGlass(CanvasDisplay &display, QWidget *pane)
    : Glass(pane), m_display(display), m_question(new QLabel(tr("This looks like a label mask"), this))
{
    setObjectName(u"display-glass"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    QPalette palette = m_question->palette();
    palette.setColor(QPalette::WindowText, textOnGlass());
    m_question->setPalette(palette);
    m_question->setContentsMargins(10, 0, 6, 0);
    row->addWidget(m_question);
    m_words = addButton(u"display-words"_s, {});
    m_words->setToolTip(tr("How the image is shown; the data stays as it is"));
    m_reset = addButton(u"display-reset"_s, u"×"_s);
    m_reset->setAccessibleName(tr("Show the image as it is"));
    m_reset->setToolTip(m_reset->accessibleName());
    m_accept = addButton(u"labels-accept"_s, tr("Show labels in colours"));
    m_accept->setFramed(true);
    m_accept->setAccessibleDescription(m_question->text());
    m_decline = addButton(u"labels-decline"_s, tr("Not now"));
    connectButtons();
    connect(&display, &CanvasDisplay::changed, this, &DisplayGlass::follow);
    pane->installEventFilter(this);
    follow();
}

GlassButton *DisplayGlass::addButton(const QString &name, const QString &text)
{
    auto *button = new GlassButton(text, this);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void DisplayGlass::connectButtons()
{
    connect(m_words, &GlassButton::clicked, this, &DisplayGlass::paneWanted);
    connect(m_reset, &GlassButton::clicked, &m_display, &CanvasDisplay::reset);
    connect(m_accept, &GlassButton::clicked, this, [this] { m_display.answerLabelOffer(true); });
    connect(m_decline, &GlassButton::clicked, this, [this] { m_display.answerLabelOffer(false); });
}

void DisplayGlass::follow()
{
    const bool isChanged = m_display.hasCanvas() && !m_display.display().isPlain();
    const bool isOffer = m_display.hasCanvas() && m_display.hasLabelOffer();
    const bool hadKeyboard = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    for (QWidget *part : {m_words, m_reset})
        part->setVisible(isChanged);
    for (QWidget *part :
         {static_cast<QWidget *>(m_question), static_cast<QWidget *>(m_accept), static_cast<QWidget *>(m_decline)})
        part->setVisible(isOffer);
    setVisible(isChanged || isOffer);
    if (isChanged || isOffer)
        place();
    if (hadKeyboard)
        emit left();
}

void DisplayGlass::place()
{
    const QWidget &pane = *parentWidget();
    if (!m_words->isHidden()) {
        const QString words = displayWords(m_display.display(), m_display.isMixed());
        const int room = std::max(0, pane.width() - 2 * sideRoom - padding);
        m_words->setText(m_words->fontMetrics().elidedText(words, Qt::ElideRight, room));
        m_words->setAccessibleName(words);
        m_words->updateGeometry();
    }
    layout()->activate();
    resize(layout()->sizeHint());
    move(std::max(0, (pane.width() - width()) / 2), margin);
    raise();
}

bool DisplayGlass::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return Glass::eventFilter(watched, event);
}

} // namespace kader::ui
