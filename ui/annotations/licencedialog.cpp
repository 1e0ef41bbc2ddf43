#include "ui/annotations/licencedialog.h"

#include "curation/licences.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int noneId = 0; ///< The licences count from 1; another one comes behind them.

int otherId()
{
    return int(curation::annotationLicences().size()) + 1;
}

} // namespace

LicenceDialog::LicenceDialog(const std::optional<WebAddress> &now, QWidget *parent)
    : QDialog(parent), m_choices(new QButtonGroup(this)), m_other(new QLineEdit(this)), m_verdict(new QLabel(this))
{
    setObjectName(u"licence-dialog"_s);
    setWindowTitle(tr("Licence of annotations"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *why = new QLabel(tr("Stands in the saved manifests with every annotation that was made or imported in this "
                              "curation. Annotations of the sources keep their own."),
                           this);
    why->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(why);
    layout->addSpacing(4);
    addChoices(*layout);
    layout->addSpacing(8);
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    setMinimumWidth(440);
    connect(m_choices, &QButtonGroup::idToggled, this, &LicenceDialog::check);
    connect(m_other, &QLineEdit::textChanged, this, &LicenceDialog::check);
    select(now);
    check();
}

void LicenceDialog::addChoices(QVBoxLayout &layout)
{
    QStringList names{tr("&None is told")};
    for (const curation::Licence &licence : curation::annotationLicences())
        names += licence.name;
    names += tr("&Another one, by its address");
    for (int id = 0; id < int(names.size()); ++id) {
        auto *choice = new QRadioButton(names[id], this);
        choice->setObjectName(u"licence-%1"_s.arg(id));
        m_choices->addButton(choice, id);
        layout.addWidget(choice);
    }
    m_other->setObjectName(u"licence-address"_s);
    m_other->setPlaceholderText(u"https://creativecommons.org/licenses/by-nc/4.0/"_s);
    m_other->setAccessibleName(tr("Address of the licence"));
    m_verdict->setObjectName(u"licence-verdict"_s);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    Theme::makeSecondary(m_verdict);
    layout.addWidget(m_other);
    layout.addWidget(m_verdict);
}

void LicenceDialog::select(const std::optional<WebAddress> &now)
{
    int id = now ? otherId() : noneId;
    const QList<curation::Licence> &all = curation::annotationLicences();
    for (int at = 0; now && at < int(all.size()); ++at) {
        if (all[at].address == *now)
            id = at + 1;
    }
    if (id == otherId())
        m_other->setText(now->text());
    m_choices->button(id)->setChecked(true);
    m_choices->button(id)->setFocus();
}

QWidget *LicenceDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Use this licence"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"licence-accept"_s);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const std::optional<WebAddress> given = licence();
        accept();
        emit chosen(given);
    });
    return buttons;
}

std::optional<WebAddress> LicenceDialog::licence() const
{
    const int id = m_choices->checkedId();
    if (id == otherId())
        return curation::licenceFrom(m_other->text());
    return id > noneId ? std::optional(curation::annotationLicences()[id - 1].address) : std::nullopt;
}

void LicenceDialog::check()
{
    const bool isOther = m_choices->checkedId() == otherId();
    const bool isMissing = isOther && !licence();
    m_other->setEnabled(isOther);
    m_accept->setEnabled(!isMissing);
    m_accept->setText(m_choices->checkedId() == noneId ? tr("Tell no licence") : tr("Use this licence"));
    m_verdict->setText(isMissing ? tr("It begins with https:// or http://.") : QString());
    m_verdict->setVisible(isMissing);
}

} // namespace kader::ui
