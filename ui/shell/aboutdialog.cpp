#include "ui/shell/aboutdialog.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"about-dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Kader"));
    auto *picture = new QLabel;
    picture->setPixmap(QIcon(u":/icons/kader.svg"_s).pixmap(64, 64));
    auto *name = new QLabel(tr("Kader %1").arg(u"" KADER_VERSION ""_s));
    name->setProperty("isSection", true);
    auto *words =
        new QLabel(tr("Curates scientific images of 4TU.ResearchData: look at them, mark what is there, choose "
                      "their metadata, and save manifests that every IIIF viewer reads.\n\n"
                      "Free software under the GNU General Public License, version 3 or later."));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMinimumWidth(360);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(picture), static_cast<QWidget *>(name), static_cast<QWidget *>(words),
                          static_cast<QWidget *>(buttons)})
        layout->addWidget(part);
}

} // namespace kader::ui
