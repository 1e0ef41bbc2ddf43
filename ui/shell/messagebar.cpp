#include "ui/shell/messagebar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QString adviceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return MessageBar::tr("Check the network connection, then try again.");
    case ErrorKind::Network:
        return MessageBar::tr("The server may be busy; try again in a moment.");
    case ErrorKind::Refused:
        return MessageBar::tr("Look at the dataset's page for how to get access.");
    case ErrorKind::NotFound:
        return MessageBar::tr("Check how it is written, or look for it in the repository.");
    case ErrorKind::Malformed:
        return MessageBar::tr("Check that it is what you meant to open; the details say where it goes wrong.");
    case ErrorKind::TooLarge:
        return MessageBar::tr("Try a smaller one.");
    case ErrorKind::File:
        return MessageBar::tr("Check that the folder is there and has room, and that you may read and write it.");
    case ErrorKind::Conflict:
        return MessageBar::tr("Look at it again, then repeat what you did.");
    case ErrorKind::Usage:
    case ErrorKind::Unsupported:
    case ErrorKind::Cancelled:
        break;
    }
    return {};
}

QString asSentence(const QString &words)
{
    return words.isEmpty() || u".!?…"_s.contains(words.back()) ? words : words + u'.';
}

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton *flatButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setProperty("isFlat", true);
    return button;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_what(plainLabel(u"message-what"_s)), m_why(plainLabel(u"message-why"_s)),
      m_details(plainLabel(u"message-details"_s)), m_more(flatButton(tr("Details"), u"message-more"_s)),
      m_offer(flatButton({}, u"message-retry"_s))
{
    setObjectName(u"message-bar"_s);
    setAccessibleName(tr("Message"));
    m_what->setProperty("isSection", true);
    Theme::makeSecondary(m_details);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    for (QLabel *label : {m_what, m_why, m_details})
        words->addWidget(label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(4);
    row->addLayout(words, 1);
    addButtons(*row);
    hide();
}

void MessageBar::addButtons(QBoxLayout &row)
{
    auto *close = new QToolButton;
    close->setObjectName(u"message-close"_s);
    close->setIcon(icon("close"_L1));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(close->accessibleName());
    m_more->setCheckable(true);
    for (QWidget *button :
         {static_cast<QWidget *>(m_offer), static_cast<QWidget *>(m_more), static_cast<QWidget *>(close)})
        row.addWidget(button, 0, Qt::AlignTop);
    connect(m_more, &QPushButton::toggled, this, &MessageBar::showDetails);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        hide();
        const std::function<void()> apply = m_apply;
        apply();
    });
}

void MessageBar::tell(const QString &what, const Error &error, const std::optional<Offer> &offer)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_apply = offer ? offer->apply : nullptr;
    m_offer->setText(offer ? offer->text : QString());
    m_offer->setVisible(offer.has_value());
    m_why->show();
    m_what->setText(tr("%1 did not work").arg(what));
    const QString advice = adviceFor(error.kind);
    const QString reason = asSentence(error.message);
    m_why->setText(advice.isEmpty() ? reason : tr("%1 %2", "reason, advice").arg(reason, advice));
    const QString place = error.place.toString();
    m_details->setText(place);
    m_more->setVisible(!place.isEmpty());
    m_more->setChecked(false);
    showDetails(false);
    show();
}

void MessageBar::note(const QString &sentence)
{
    m_what->setText(sentence);
    for (QWidget *other : {static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_details),
                           static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_offer)})
        other->hide();
    show();
}

void MessageBar::showDetails(bool areShown)
{
    m_details->setVisible(areShown);
}

} // namespace kader::ui
