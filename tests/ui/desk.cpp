#include "desk.h"

#include "networkwire.h"

#include "ui/actions/actions.h"
#include "ui/shared/motionpreference.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QKeySequence>
#include <QLabel>
#include <QSettings>

#include <chrono>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

constexpr int patience = 60'000; // ms; a list that is being loaded waits for a lost server a while

net::Options impatient()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(1);
    options.random = [] { return 0.0; };
    return options;
}

} // namespace

Desk::Desk(Repository repository, QSize size, const demo::Options &server)
    : m_kind(repository), m_size(size), m_server(server)
{
    QCoreApplication::setOrganizationName(u"kader-test"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    ui::setMotionWanted(false); // who tests it turns it on
    restoreServer();
    ui::Theme::install();
    start();
}

Desk::~Desk()
{
    stop();
}

void Desk::cutServer()
{
    m_server.port = quint16(m_demo->address().url().port());
    m_demo.reset();
}

void Desk::restoreServer()
{
    Result<std::unique_ptr<demo::EmbeddedRepository>> demo = demo::EmbeddedRepository::start(m_server);
    if (!demo)
        qFatal("The embedded repository does not start: %s", qPrintable(demo.error().message));
    m_demo = std::move(*demo);
}

QString Desk::repositoryAddress() const
{
    const QString address = m_demo->address().text();
    return address.endsWith(u'/') ? address.chopped(1) : address;
}

void Desk::start()
{
    m_client = std::make_unique<net::Client>(impatient());
    m_images = std::make_unique<imaging::ImageStore>(*m_client);
    m_network = std::make_unique<ui::Network>();
    connectNetwork(*m_client, *m_network);
    const WebAddress nobody = *WebAddress::parse(u"http://127.0.0.1:9"_s);
    m_workspace = std::make_unique<ui::Workspace>(
        ui::Workspace::Services{.images = m_images.get(),
                                .repository = repository::Repository(*m_client, nobody),
                                .repositoryName = u"nobody"_s,
                                .network = m_network.get(),
                                .demo = [this]() -> Result<repository::Repository> {
                                    return repository::Repository(*m_client, m_demo->address());
                                },
                                .untitledFolder = untitledFolder()});
    QObject::connect(
        m_workspace.get(), &ui::Workspace::failed, m_workspace.get(),
        [this](const QString &what, const Error &error) { m_failures.append(what + u": "_s + error.toString()); });
    if (m_kind == Repository::Demo)
        m_workspace->useDemo();
    m_window = std::make_unique<ui::MainWindow>(*m_workspace);
    m_window->resize(m_size);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        QTest::qFail("the window does not become active", __FILE__, __LINE__);
}

void Desk::stop()
{
    m_window->close();
    m_window.reset();
    m_workspace.reset();
    m_network.reset();
    m_images.reset();
    m_client.reset();
}

void Desk::startAgain()
{
    stop();
    start();
}

QString Desk::textOf(const QString &label) const
{
    const auto *found = find<QLabel>(label);
    return found ? found->text() : u"no label %1"_s.arg(label);
}

QAction &Desk::action(ui::ActionId id) const
{
    return m_window->actions()[id];
}

bool Desk::open(const QString &dataset)
{
    const auto isThere = [&] { return m_workspace->source() && m_workspace->source()->dataset == dataset; };
    m_workspace->openDataset(*repository::ItemId::parse(dataset));
    return until([&] { return isThere() || !m_failures.isEmpty(); }) && isThere();
}

void Desk::press(const QString &keys) const
{
    QWidget *focus = QApplication::focusWidget();
    const QKeySequence sequence(keys, QKeySequence::PortableText);
    QTest::keySequence(focus ? focus : m_window.get(), sequence);
}

void Desk::type(const QString &text) const
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus)
        return QTest::qFail("nothing has the keyboard", __FILE__, __LINE__);
    QTest::keyClicks(focus, text);
}

bool Desk::until(const std::function<bool()> &isSo)
{
    return QTest::qWaitFor(isSo, patience);
}

} // namespace kader::test
