#include "ui/annotations/languagerow.h"

#include "ui/repository/flowlayout.h"
#include "ui/shared/annotationchoices.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int pillHeight = 24;

void makePillShaped(QToolButton &button)
{
    button.setProperty("isPill", true);
    button.setFixedHeight(pillHeight);
    button.setFocusPolicy(Qt::StrongFocus);
}

} // namespace

LanguageRow::LanguageRow(QWidget *parent) : QWidget(parent), m_flow(new FlowLayout(this)), m_more(new QToolButton(this))
{
    setObjectName(u"annotation-languages"_s);
    m_flow->setContentsMargins({});
    m_flow->setSpacing(4);
    makePillShaped(*m_more);
    m_more->setObjectName(u"language-more"_s);
    m_more->setText(tr("+ Language"));
    m_more->setAccessibleName(tr("Add a text in another language"));
    m_flow->addWidget(m_more);
    connect(m_more, &QToolButton::clicked, this, &LanguageRow::offerLanguages);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QToolButton *LanguageRow::makePill(const QString &language, int position)
{
    auto *pill = new QToolButton(this);
    makePillShaped(*pill);
    pill->setCheckable(true);
    pill->setAutoExclusive(true);
    const QString name = language.isEmpty() ? tr("no language") : language.left(20);
    pill->setText(QString(name).replace(u'&', u"&&"_s));
    pill->setAccessibleName(tr("Text in %1").arg(name));
    connect(pill, &QToolButton::clicked, this, [this, position] { emit chosen(position); });
    return pill;
}

void LanguageRow::show(const QStringList &languages, int current)
{
    if (languages != m_languages) {
        m_languages = languages;
        for (QToolButton *pill : std::exchange(m_pills, {})) {
            m_flow->removeWidget(pill);
            pill->hide();
            pill->deleteLater(); // it may be the one that was pressed
        }
        m_flow->removeWidget(m_more);
        for (int at = 0; languages.size() > 1 && at < languages.size(); ++at) {
            m_pills.push_back(makePill(languages[at], at));
            m_flow->addWidget(m_pills.back());
            m_pills.back()->show();
        }
        m_flow->addWidget(m_more);
        updateGeometry();
    }
    if (current >= 0 && current < int(m_pills.size()))
        m_pills[size_t(current)]->setChecked(true);
}

void LanguageRow::setReadOnly(bool isReadOnly)
{
    m_more->setVisible(!isReadOnly);
}

void LanguageRow::offerLanguages()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"language-menu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Choice &choice : languageChoices()) {
        if (m_languages.contains(choice.value))
            continue;
        connect(menu->addAction(choice.text), &QAction::triggered, this,
                [this, language = choice.value] { emit wanted(language); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace kader::ui
