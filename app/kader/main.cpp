#include "arguments.h"
#include "cachewire.h"
#include "demo/embeddedrepository.h"
#include "imaging/imagestore.h"
#include "net/client.h"
#include "networkwire.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>

#include <memory>

using namespace Qt::StringLiterals;
using namespace kader;

namespace {

void introduce()
{
    QCoreApplication::setOrganizationName(u"Kader"_s);
    QCoreApplication::setApplicationName(u"kader"_s);
    QCoreApplication::setApplicationVersion(u"" KADER_VERSION ""_s);
    QGuiApplication::setApplicationDisplayName(u"Kader"_s);
    QGuiApplication::setDesktopFileName(u"kader"_s);
}

/// The folder of unnamed curations.
QString settle(const Arguments &arguments)
{
    if (!arguments.settingsFolder)
        return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"untitled"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, *arguments.settingsFolder);
    return QDir(*arguments.settingsFolder).filePath(u"untitled"_s);
}

/// What was seen before, shared by all windows and the command line of this person.
std::unique_ptr<net::Cache> openCache(const QString &folder)
{
    return std::make_unique<net::Cache>(net::Cache::Options{.folder = folder, .mostBytes = keptCacheLimit()});
}

QString cacheFolder(const Arguments &arguments)
{
    return arguments.settingsFolder ? QDir(*arguments.settingsFolder).filePath(u"cache"_s)
                                    : net::Cache::standardFolder();
}

/// One after the other, for what is opened takes the place of what is being opened. The first is asked for at once, so
/// that the web and the disk are at work while the window is being made; what comes of it is told from the event loop.
void openInTurn(ui::Workspace &workspace, const QStringList &toOpen)
{
    if (toOpen.isEmpty())
        return;
    workspace.open(toOpen.first());
    const auto openNext = [&workspace, left = toOpen.mid(1)]() mutable {
        if (!left.isEmpty() && workspace.waitingFor().isEmpty())
            workspace.open(left.takeFirst());
    };
    QObject::connect(&workspace, &ui::Workspace::waitingChanged, &workspace, openNext, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&workspace, &ui::Workspace::waitingChanged, Qt::QueuedConnection);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    introduce();
    const Arguments arguments = readArguments(application);
    const QString untitledFolder = settle(arguments);
    ui::Theme::install();

    std::unique_ptr<demo::EmbeddedRepository> demo;
    net::Client client({}, openCache(cacheFolder(arguments)));
    imaging::ImageStore images(client);
    ui::Network network;
    connectNetwork(client, network);
    connectCache(*client.cache(), cacheFolder(arguments), network);
    const auto startDemo = [&]() -> Result<repository::Repository> {
        return demo::EmbeddedRepository::start().map([&](std::unique_ptr<demo::EmbeddedRepository> &&started) {
            demo = std::move(started);
            const repository::Repository repository(client, demo->address());
            // Another one may have its port the next time.
            net::HostProfile profile = net::HostProfile::gentle();
            profile.isKept = false;
            client.setProfile(demo->address(), profile);
            return repository;
        });
    };
    ui::Workspace workspace({.images = &images,
                             .repository = repository::Repository(client, arguments.repository),
                             .repositoryName = arguments.repositoryName,
                             .network = &network,
                             .demo = startDemo,
                             .untitledFolder = untitledFolder});
    if (arguments.isDemo)
        workspace.useDemo();
    openInTurn(workspace, arguments.toOpen);
    // The first requests are sent by events; the window takes as long to make as a server to answer.
    QCoreApplication::processEvents();
    ui::MainWindow window(workspace);
    window.show();
    return QApplication::exec();
}
