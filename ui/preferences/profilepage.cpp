#include "ui/preferences/profilepage.h"

#include "ui/shared/profile.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

ProfilePage::ProfilePage(QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit), m_orcid(new QLineEdit), m_verdict(new QLabel)
{
    auto *why = new QLabel(tr("Stands as the creator in annotations that you make. Nothing of it is sent anywhere."));
    why->setWordWrap(true);
    Theme::makeSecondary(why);
    m_name->setObjectName(u"profile-name"_s);
    m_name->setMaxLength(200);
    m_orcid->setObjectName(u"profile-orcid"_s);
    m_orcid->setPlaceholderText(u"0000-0000-0000-0000"_s);
    m_orcid->setMaxLength(100);
    m_verdict->setObjectName(u"profile-verdict"_s);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    Theme::makeSecondary(m_verdict);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignRight);
    form->addRow(tr("&Name"), m_name);
    form->addRow(u"&ORCID"_s, m_orcid);
    form->addRow(QString(), m_verdict);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 16, 4, 8);
    layout->setSpacing(12);
    layout->addWidget(why);
    layout->addLayout(form);
    layout->addStretch(1);
    const Profile kept = Profile::kept();
    m_name->setText(kept.name);
    m_orcid->setText(kept.orcid);
    for (const QLineEdit *field : {m_name, m_orcid})
        connect(field, &QLineEdit::textChanged, this, &ProfilePage::keep);
    keep();
}

/// What is no ORCID yet is not kept as one.
void ProfilePage::keep()
{
    const QString typed = m_orcid->text().trimmed();
    const std::optional<QString> orcid = readOrcid(typed);
    const bool isWrong = !typed.isEmpty() && !orcid;
    m_verdict->setText(isWrong ? tr("This is not an ORCID: it has 16 digits, the last of which checks the others. It "
                                    "is not kept.")
                               : QString());
    m_verdict->setVisible(isWrong);
    m_orcid->setAccessibleDescription(m_verdict->text());
    const Profile profile{.name = m_name->text().simplified(), .orcid = orcid.value_or(QString())};
    if (profile != Profile::kept())
        profile.keep();
}

} // namespace kader::ui
