#include "ui/tables/importaddressdialog.h"

#include "base/webaddress.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

ImportAddressDialog::ImportAddressDialog(QWidget *parent) : QDialog(parent), m_address(new QLineEdit(this))
{
    setObjectName(u"import-address-dialog"_s);
    setWindowTitle(tr("Import annotations from an address"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *name = new QLabel(tr("Web address of a &manifest with annotations, or of a page of annotations"), this);
    name->setBuddy(m_address);
    name->setWordWrap(true);
    m_address->setObjectName(u"import-address"_s);
    m_address->setPlaceholderText(u"https://example.org/manifest.json"_s);
    auto *hint = new QLabel(tr("You will see what would be imported before anything is done."), this);
    hint->setWordWrap(true);
    Theme::makeSecondary(hint);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_look = buttons->addButton(tr("Look at it"), QDialogButtonBox::AcceptRole);
    m_look->setObjectName(u"import-address-look"_s);
    m_look->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    for (QWidget *each : {static_cast<QWidget *>(name), static_cast<QWidget *>(m_address), static_cast<QWidget *>(hint),
                          static_cast<QWidget *>(buttons)})
        layout->addWidget(each);
    setMinimumWidth(480);
    connect(m_address, &QLineEdit::textChanged, this, &ImportAddressDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString address = m_address->text().trimmed();
        accept();
        emit chosen(address);
    });
    check();
}

void ImportAddressDialog::check()
{
    m_look->setEnabled(WebAddress::parse(m_address->text().trimmed()).has_value());
}

} // namespace kader::ui
