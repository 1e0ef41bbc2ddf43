#include "ui/versions/versionbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QPushButton *flatButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setProperty("isFlat", true);
    return button;
}

} // namespace

VersionBar::VersionBar(QWidget *parent)
    : QFrame(parent), m_news(new QLabel), m_carryOver(flatButton(tr("Carry over…"), u"version-carry-over"_s)),
      m_notNow(flatButton(QString(), u"version-not-now"_s))
{
    setObjectName(u"version-bar"_s);
    setAccessibleName(tr("News about a source"));
    m_news->setObjectName(u"version-news"_s);
    m_news->setTextFormat(Qt::PlainText);
    m_news->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_news, 1);
    row->addWidget(m_carryOver);
    row->addWidget(m_notNow);
    connect(m_carryOver, &QPushButton::clicked, this, &VersionBar::carryOverWanted);
    connect(m_notNow, &QPushButton::clicked, this, &VersionBar::dismissed);
    hide();
}

void VersionBar::tell(const QString &news, bool canCarryOver)
{
    m_news->setText(news);
    setAccessibleDescription(news);
    m_carryOver->setVisible(canCarryOver);
    m_notNow->setText(canCarryOver ? tr("Not now") : tr("Close"));
    show();
}

} // namespace kader::ui
