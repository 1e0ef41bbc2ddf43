#include "ui/canvas/notice.h"

#include "ui/theme/glasscolours.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int TextWidth = 320; // view pixels

QLabel *makeLabel(const QColor &colour, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
    return label;
}

} // namespace

Notice::Notice(QWidget *parent)
    : Glass(parent), m_headline(makeLabel(textOnGlass(), this)), m_detail(makeLabel(secondaryTextOnGlass(), this)),
      m_retry(new GlassButton(tr("Try again"), this))
{
    setObjectName(u"image-notice"_s);
    m_headline->setFont(Theme::strongFont(font()));
    m_retry->setObjectName(u"image-retry"_s);
    m_retry->setAccessibleName(tr("Ask for the image again"));
    m_retry->setFocusPolicy(Qt::StrongFocus);
    m_retry->setFramed(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addWidget(m_headline, 0, Qt::AlignHCenter);
    column->addWidget(m_detail, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    connect(m_retry, &GlassButton::clicked, this, &Notice::retried);
}

void Notice::say(const Words &words)
{
    m_words = words;
    m_headline->setText(words.headline);
    m_detail->setText(words.detail);
    m_detail->setVisible(!words.detail.isEmpty());
    m_retry->setVisible(words.canRetry);
    // A wrapped label knows its height only for a width that is given.
    for (QLabel *label : {m_headline, m_detail}) {
        const int width = std::min(TextWidth, label->fontMetrics().horizontalAdvance(label->text()) + 4);
        label->setFixedSize(width, std::max(0, label->heightForWidth(width)));
    }
    setAccessibleName(words.headline);
    setAccessibleDescription(words.detail);
    layout()->activate();
    resize(layout()->sizeHint());
}

} // namespace kader::ui
