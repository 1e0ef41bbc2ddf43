#include "ui/publish/addressdialog.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

AddressDialog::AddressDialog(const Question &question, QWidget *parent)
    : QDialog(parent), m_fileName(question.fileName), m_address(new QLineEdit(this)), m_verdict(new QLabel(this))
{
    setObjectName(u"address-dialog"_s);
    setWindowTitle(tr("Where will you publish?"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *why =
        new QLabel(tr("Viewers fetch a manifest by the address that it gives as its id. So Kader writes into it where "
                      "it will be found: in the folder that you name here. This is asked once and kept in the "
                      "curation; nothing is sent there."),
                   this);
    why->setWordWrap(true);
    auto *name = new QLabel(tr("Web address of the &folder"), this);
    name->setBuddy(m_address);
    m_address->setObjectName(u"address-folder"_s);
    m_address->setPlaceholderText(u"https://example.org/manifests"_s);
    m_verdict->setObjectName(u"address-verdict"_s);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    Theme::makeSecondary(m_verdict);

    connect(m_address, &QLineEdit::textChanged, this, &AddressDialog::check);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(4);
    layout->addWidget(why);
    layout->addSpacing(12);
    layout->addWidget(name);
    layout->addWidget(m_address);
    layout->addWidget(m_verdict, 1, Qt::AlignTop);
    layout->addSpacing(12);
    layout->addWidget(makeButtons(question.acceptText));
    setMinimumWidth(480);
    if (question.folder)
        m_address->setText(question.folder->text());
    check();
}

QWidget *AddressDialog::makeButtons(const QString &acceptText)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_next = buttons->addButton(acceptText, QDialogButtonBox::AcceptRole);
    m_next->setObjectName(u"address-next"_s);
    m_next->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const std::optional<WebAddress> given = folder();
        accept();
        if (given)
            emit chosen(*given);
    });
    return buttons;
}

std::optional<WebAddress> AddressDialog::folder() const
{
    const std::optional<WebAddress> address = WebAddress::parse(m_address->text().trimmed());
    // What stands behind ? or # is no folder.
    return address && !address->url().hasQuery() && !address->url().hasFragment() ? address : std::nullopt;
}

void AddressDialog::check()
{
    const std::optional<WebAddress> given = folder();
    m_next->setEnabled(given.has_value());
    if (given)
        m_verdict->setText(tr("The id will be %1").arg(given->appended(u'/' + m_fileName).text()));
    else if (m_address->text().trimmed().isEmpty())
        m_verdict->setText(tr("It begins with https:// or http://."));
    else
        m_verdict->setText(
            tr("This is not the address of a folder on the web yet. It begins with https:// or http:// and has "
               "no ? or #."));
}

} // namespace kader::ui
