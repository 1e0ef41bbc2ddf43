#pragma once

#include "base/job.h"
#include "base/webaddress.h"
#include "ui/publish/addressdialog.h"
#include "ui/publish/publishing.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace kader::ui {

class Actions;
class PublishProgress;
class Workspace;

/// Saves manifests and the aggregate as files to publish: asks once for the address and the files, and then writes
/// the same ones again.
class PublishActions final : public QObject {
    Q_OBJECT

public:
    PublishActions(Workspace &workspace, Actions &actions, QWidget *window);
    ~PublishActions() override;

private:
    /// A saving under way: what it works on, what is still to do, and what has come of it.
    struct Saving {
        Publication publication;
        QString curationPath;
        QList<SavedFile> files;
        bool isSummarised = false; ///< Tells what was done also when all went well.
        qsizetype next = 0;
        std::vector<Written> written = {};
        QStringList failures = {};
        QList<SavedFile> failed = {};
    };

    void followCuration();
    void enable();
    void rememberPath();

    void saveAgain();
    void saveManifestAs();
    void saveAggregateAs();
    void changeAddress();
    void askForAddress(const AddressDialog::Question &question, const std::function<void()> &next);
    [[nodiscard]] std::optional<WebAddress> address() const;
    void whenThereIsAnAddress(const QString &fileName, const std::function<void()> &next);
    void askForPath(const QString &title, const SavedFile &file, const QString &suggested);

    void start(const QList<SavedFile> &files, bool isSummarised);
    void openProgress();
    void confirm(const QList<SavedFile> &changed);
    void writeNext();
    void take(const SavedFile &file, const Result<Written> &written);
    [[nodiscard]] QString summary() const;
    void finish();
    void summarise();
    void giveUp();
    [[nodiscard]] QString aggregateLabel() const;
    [[nodiscard]] QList<SavedFile> remembered() const;

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget *m_window;
    QString m_curationPath;
    std::optional<WebAddress> m_folder; ///< For a curation that cannot remember one.
    std::unique_ptr<Saving> m_saving;
    std::unique_ptr<PublishProgress> m_progress;
    JobHandle m_job;
};

} // namespace kader::ui
