#include "ui/preferences/preferencesdialog.h"

#include "ui/preferences/cachepage.h"
#include "ui/preferences/favouritespage.h"
#include "ui/preferences/generalpage.h"
#include "ui/preferences/profilepage.h"
#include "ui/preferences/tagspage.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

PreferencesDialog::PreferencesDialog(Network &network, Actions &actions, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"preferences"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    auto *pages = new QTabWidget;
    pages->setObjectName(u"preferences-pages"_s);
    pages->tabBar()->setObjectName(u"preferences-tabs"_s);
    pages->tabBar()->setAccessibleName(windowTitle());
    pages->addTab(new GeneralPage(actions), tr("&General"));
    pages->addTab(new CachePage(network), tr("&Cache"));
    pages->addTab(new ProfilePage, tr("&Profile"));
    pages->addTab(new TagsPage, tr("&Tags"));
    pages->addTab(new FavouritesPage(actions), tr("&Favourites"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    // Return in a field means the field.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(pages);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    pages->tabBar()->setFocus();
}

} // namespace kader::ui
