#pragma once

#include "imaging/imagestore.h"
#include "net/client.h"
#include "ui/actions/actions.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QWidget>

#include <optional>

namespace kader::test {

/// A window of its own with an open curation, for panes that know nothing of canvases: without a network, over
/// manifests made here.
class NotesDesk final {
public:
    NotesDesk();
    ~NotesDesk();

    /// A manifest of canvases `NAME 1`, `NAME 2`, … of 3000×2000 units, with a record, taken to be looked at.
    /// `annotations` are JSON members of the first canvas's page.
    curation::SourcePtr look(const QString &name, int canvases, const QByteArray &annotations = {});
    /// The same without a record.
    curation::SourcePtr lookWithoutRecord(const QString &name);
    /// A document of its own, without a record.
    curation::SourcePtr lookAt(const QByteArray &bytes, const Diagnostics &notes = {});
    /// Makes an annotation on a canvas of the manifest in view, as one step.
    QUuid annotate(const QString &text, int canvas = 0,
                   std::optional<iiif::Region> region = iiif::Region{10, 20, 300, 200});

    /// Puts a pane into the window and gives the window the keyboard.
    void show(QWidget *pane);
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window.findChild<Widget *>(name);
    }
    /// Answers the file dialog of that name, when it comes up.
    [[nodiscard]] bool answerFile(const QString &dialog, const QString &path) const;
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }
    void write(const QString &file, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &file) const;

    [[nodiscard]] ui::Workspace &workspace() { return m_workspace; }
    [[nodiscard]] curation::Curation &curation() { return *m_workspace.curation(); }
    [[nodiscard]] ui::Actions &actions() { return m_actions; }
    [[nodiscard]] QWidget *window() { return &m_window; }
    [[nodiscard]] const curation::Annotation &annotation(const QUuid &id) { return *curation().annotation(id); }

private:
    curation::SourcePtr take(const QString &name, int canvases, const QByteArray &annotations, bool hasRecord);

    QTemporaryDir m_folder;
    net::Client m_client;
    imaging::ImageStore m_images{m_client};
    ui::Network m_network;
    ui::Workspace m_workspace;
    QWidget m_window;
    QVBoxLayout m_layout{&m_window};
    ui::Actions m_actions{&m_window};
};

} // namespace kader::test
