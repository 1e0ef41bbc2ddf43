#pragma once

#include "demo/embeddedrepository.h"
#include "imaging/imagestore.h"
#include "net/client.h"
#include "ui/actions/actionid.h"
#include "ui/shell/mainwindow.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <functional>
#include <memory>

namespace kader::test {

/// A whole window as a person has it in front of them: the embedded repository, settings and folders of its own, real
/// keys. What is asked of it that can't be done fails the test that asks.
class Desk final {
public:
    enum class Repository { Demo, OtherThanDemo };

    /// Shows the window, with the keyboard. OtherThanDemo leaves the demo to be opened by its action; what
    /// is browsed before is an address at which nobody answers.
    explicit Desk(Repository repository = Repository::Demo, QSize size = {1440, 900}, const demo::Options &server = {});
    ~Desk();
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    [[nodiscard]] ui::MainWindow &window() const { return *m_window; }
    [[nodiscard]] ui::Workspace &workspace() const { return *m_workspace; }
    [[nodiscard]] curation::Curation *curation() const { return m_workspace->curation(); }
    [[nodiscard]] QAction &action(ui::ActionId id) const;
    /// Of this desk alone, and gone with it.
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString untitledFolder() const { return path(QStringLiteral("untitled")); }
    /// What failed messages said, as long as the desk stands.
    [[nodiscard]] const QStringList &failures() const { return m_failures; }

    /// Closes the window and all that it worked on, and begins anew with the same settings and files.
    void startAgain();

    /// The embedded repository breaks off whatever it is sending, and does not answer any more.
    void cutServer();

    /// The embedded repository answers again, at the same address.
    void restoreServer();
    /// Without a slash at its end.
    [[nodiscard]] QString repositoryAddress() const;

    /// Opens a dataset of the demo (demo::ids) and waits till its first canvas is there to be looked at.
    [[nodiscard]] bool open(const QString &dataset);

    /// A visible or hidden part of the window, or a dialog of it, by its name; null when there is none.
    template <typename T = QWidget>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }

    /// What a label of that name says.
    [[nodiscard]] QString textOf(const QString &label) const;

    /// Keys as on a keyboard, to whatever has the focus: "Ctrl+Z", "R", "PgDown".
    void press(const QString &keys) const;
    void type(const QString &text) const;

    /// Waits until it is so; false when it takes too long.
    [[nodiscard]] static bool until(const std::function<bool()> &isSo);

private:
    void start();
    void stop();

    Repository m_kind;
    QSize m_size;
    QTemporaryDir m_folder;
    demo::Options m_server;
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<imaging::ImageStore> m_images;
    std::unique_ptr<ui::Network> m_network;
    std::unique_ptr<ui::Workspace> m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;
    QStringList m_failures;
};

} // namespace kader::test
