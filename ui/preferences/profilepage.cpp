#include "ui/preferences/profilepage.h"

#include "curation/licences.h"
#include "ui/shared/profile.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

ProfilePage::ProfilePage(QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit), m_orcid(new QLineEdit), m_licence(new QComboBox), m_verdict(new QLabel)
{
    auto *why = new QLabel(
        tr("Stands as the creator in annotations that you make, and as their licence in curations that you begin. "
           "Nothing of it is sent anywhere."));
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
    form->addRow(tr("&Licence"), m_licence);
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
    addLicences(kept.licence);
    for (const QLineEdit *field : {m_name, m_orcid})
        connect(field, &QLineEdit::textChanged, this, &ProfilePage::keep);
    keep();
}

void ProfilePage::addLicences(const QString &kept)
{
    m_licence->setObjectName(u"profile-licence"_s);
    m_licence->setEditable(true);
    m_licence->setInsertPolicy(QComboBox::NoInsert);
    m_licence->setToolTip(tr("What annotations are saved under in curations that you begin. Choose one, or give the "
                             "address of another"));
    m_licence->setAccessibleDescription(m_licence->toolTip());
    m_licence->addItem(tr("None is told"), QString());
    for (const curation::Licence &each : curation::annotationLicences())
        m_licence->addItem(each.name, each.address.text());
    const int known = m_licence->findData(kept);
    if (known >= 0)
        m_licence->setCurrentIndex(known);
    else
        m_licence->setEditText(kept);
    connect(m_licence, &QComboBox::editTextChanged, this, &ProfilePage::keep);
}

std::optional<QString> ProfilePage::licence() const
{
    const QString typed = m_licence->currentText().trimmed();
    if (typed.isEmpty())
        return QString();
    if (const int known = m_licence->findText(typed); known >= 0)
        return m_licence->itemData(known).toString();
    const std::optional<WebAddress> address = curation::licenceFrom(typed);
    return address ? std::optional(address->text()) : std::nullopt;
}

/// What is no ORCID yet is not kept as one.
void ProfilePage::keep()
{
    const QString typed = m_orcid->text().trimmed();
    const std::optional<QString> orcid = readOrcid(typed);
    const bool isWrong = !typed.isEmpty() && !orcid;
    const std::optional<QString> licence = this->licence();
    m_orcid->setAccessibleDescription(isWrong ? tr("This is not an ORCID: it has 16 digits, the last of which checks "
                                                   "the others. It is not kept.")
                                              : QString());
    m_verdict->setText(licence ? m_orcid->accessibleDescription()
                               : tr("A licence begins with https:// or http://. This is not kept."));
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    const Profile profile{.name = m_name->text().simplified(),
                          .orcid = orcid.value_or(QString()),
                          .licence = licence.value_or(QString())};
    if (profile != Profile::kept())
        profile.keep();
}

} // namespace kader::ui
