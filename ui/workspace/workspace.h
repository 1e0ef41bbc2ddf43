#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/curation.h"
#include "curation/favouritebody.h"
#include "curation/opening.h"
#include "curation/pageaddition.h"
#include "curation/referencedpages.h"
#include "curation/rescue.h"
#include "imaging/imagestore.h"
#include "repository/repository.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace kader::ui {

class LongStep;
class Network;

/// What a window works on and looks at: the curation, the manifest and canvas in view, the selected annotation,
/// and the repository that it browses. Panes read it, ask it, and hear from it; they don't know each other.
class Workspace final : public QObject {
    Q_OBJECT

public:
    struct Services {
        imaging::ImageStore *images = nullptr; ///< Outlives the workspace.
        repository::Repository repository;
        QString repositoryName;     ///< As people call it.
        Network *network = nullptr; ///< Outlives the workspace.
        /// Starts the embedded repository when first called.
        std::function<Result<repository::Repository>()> demo;
        QString untitledFolder; ///< Where curations without a name are kept.
    };

    explicit Workspace(Services services, QObject *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] imaging::ImageStore &images() const { return *m_services.images; }
    [[nodiscard]] const repository::Repository &repository() const { return m_repository; }
    [[nodiscard]] const QString &repositoryName() const { return m_services.repositoryName; }
    [[nodiscard]] bool isDemo() const { return m_isDemo; }
    [[nodiscard]] Network &network() const { return *m_services.network; }
    /// Browses the embedded repository from now on.
    void useDemo();

    // --- The curation

    /// Nothing while the start page is shown.
    [[nodiscard]] curation::Curation *curation() const { return m_curation.get(); }
    [[nodiscard]] bool isUntitled() const;
    [[nodiscard]] const QString &untitledFolder() const { return m_services.untitledFolder; }
    void newCuration();
    void openCuration(const QString &path);
    void saveCurationAs(const QString &path);
    void closeCuration();

    // --- What is in view

    /// Opens a UUID, DOI, address or file; without a curation, in a new one. A .kader file is opened as a curation.
    void open(const QString &typed) { openThen(typed, {}); }
    void openDataset(const repository::ItemId &id);
    /// Brings datasets into the curation; without one, into a new one.
    void harvest(const curation::HarvestList &list);
    /// All datasets of a collection.
    void harvestCollection(const repository::ItemId &id, const QString &title);
    /// All datasets that are confirmed to be by an author; `known` may be empty.
    void harvestAuthor(const repository::CatalogueAuthor &author, const repository::Catalogue &known);
    /// Nothing, or the manifest in view.
    [[nodiscard]] curation::SourcePtr source() const { return m_source; }
    /// The size of all files of the datasets that were in view in this session, as far as it is known.
    [[nodiscard]] qint64 bytesLookedAt() const;
    void show(const QUuid &source);
    /// Position of the canvas in view; nothing without a manifest, or in one without canvases.
    [[nodiscard]] std::optional<int> canvas() const { return m_canvas; }
    [[nodiscard]] const iiif::CanvasView *canvasView() const;
    void showCanvas(int position);
    /// The pages of annotations that manifests only point at; those of the canvas in view are asked for by themselves.
    /// Nothing without a curation.
    [[nodiscard]] curation::ReferencedPages *pages() const { return m_pages.get(); }

    /// The one that is shown and edited.
    [[nodiscard]] std::optional<QUuid> selected() const { return m_selected; }
    /// All that are selected, selected() among them; for what is done to several at once.
    [[nodiscard]] const QList<QUuid> &selection() const { return m_selection; }
    /// This one alone. Shows the canvas of an annotation that lies elsewhere.
    void select(std::optional<QUuid> annotation);
    /// Several, of which `current` is shown like one that is selected alone; it must be one of them.
    void select(const QList<QUuid> &annotations, const QUuid &current);

    /// Selects an annotation, with whatever else is selected together with it, and looks closely at its region.
    void goTo(const QUuid &annotation);

    /// Makes a step of however many changes while the window goes on; see LongStep. `done` is called when all are made.
    void make(curation::Step step, const std::function<void()> &done = {});
    /// Whether such a step is under way: it is not to be undone yet.
    [[nodiscard]] bool isMaking() const;

    /// What panes find out about images of manifests in view.
    void noteImage(const QUuid &source, int canvas, bool hasFailed);
    [[nodiscard]] const QSet<std::pair<QUuid, int>> &failedImages() const { return m_failedImages; }

    /// A new annotation on the canvas in view as this window makes them: by the person of the profile, and saying what
    /// nextBody() does.
    [[nodiscard]] curation::Annotation newAnnotation(const std::optional<iiif::Region> &region) const;
    /// What annotations say that are made from now on; nothing when that is up to whoever makes them.
    [[nodiscard]] const std::optional<curation::FavouriteBody> &nextBody() const { return m_nextBody; }
    void setNextBody(const std::optional<curation::FavouriteBody> &body);

    /// Asks for what is being typed to be kept now, for what follows closes the curation, takes a step back or
    /// writes it somewhere.
    void requestKeeping() { emit keepingRequested(); }
    /// Asks whoever edits annotations to take the keyboard for the selected one's text.
    void requestEditing() { emit editingRequested(); }
    /// Gives the keyboard back to the canvas.
    void requestCanvasFocus() { emit canvasFocusRequested(); }

    /// What is being waited for, in words; empty when nothing is.
    [[nodiscard]] QString waitingFor() const;
    /// Adds annotations that additionPlanned() told of.
    void add(const curation::PageAddition &plan);

    /// Gives up what is being waited for, unless that is a save.
    void cancel();
    /// What can be done about what failed() is telling of.
    struct Remedy {
        enum class Kind {
            TryAgain,
            SaveElsewhere, ///< For whoever can ask where; `apply` is empty.
            Rescue,        ///< Save what can be read of a damaged curation, and open that.
            OpenManifest   ///< Open what annotations that were opened are about, and look at them again.
        };
        Kind kind = Kind::TryAgain;
        std::function<void()> apply = {};
    };
    /// Nothing when there is none, and when nothing is being told.
    [[nodiscard]] const std::optional<Remedy> &remedy() const { return m_remedy; }

signals:
    void curationChanged();
    void sourceChanged();
    void canvasChanged();
    void selectionChanged();
    void failedImagesChanged();
    void makingChanged();
    void nextBodyChanged();
    void repositoryChanged();
    void waitingChanged();
    void keepingRequested();
    void editingRequested();
    void canvasFocusRequested();
    /// What was opened is a collection: for the repository pane to show.
    void collectionOpened(const kader::repository::Collection &collection);
    /// The page or ORCID of an author was opened: for the repository pane to find.
    void authorOpened(const QString &address);
    /// What was opened is a IIIF Collection: for a pane to list.
    void iiifCollectionOpened(const kader::curation::OpenedCollection &collection);
    /// goTo() is about to look elsewhere: for whoever knows where one looks to remember it.
    void leaving();
    /// This part of the canvas in view, in canvas units, is to be looked at closely.
    void regionOpened(const kader::iiif::Region &region);
    /// Annotations were opened that can be added to the curation: somebody is to be asked, then add() does it.
    void additionPlanned(const kader::curation::PageAddition &plan);
    /// `what` was being done, in words ("Opening 10.4121/…").
    void failed(const QString &what, const kader::Error &error);
    /// Something that is good to know and stays to be read, but hinders nothing.
    void noted(const QString &message);
    /// There is a curation for them to come into.
    void harvestWanted(const kader::curation::HarvestList &list);
    /// Something that took a while has come to a good end; a sentence for people.
    void done(const QString &message);
    /// What could be read of a damaged curation is open now, in a file of its own.
    void rescued(const kader::curation::Rescued &what);

private:
    void start(const QString &waitingFor, JobHandle job);
    void finish();
    void fail(const QString &what, const Error &error, const std::function<void()> &again);
    void fail(const QString &what, const Error &error, const std::optional<Remedy> &remedy = {});
    void failToKeep(const Error &error);
    void tellNotes();
    void makeCuration(const std::function<void()> &next);
    void prepareCuration();
    void openCuration(const QString &path, const std::function<void()> &next);
    [[nodiscard]] bool isOpen(const QString &path) const;
    void offerRescue(const QString &what, const Error &error, const QString &path);
    void rescue(const QString &path);
    void whenThereIsACuration(const std::function<void()> &next);
    void adopt(std::unique_ptr<curation::Curation> curation);
    void openThen(const QString &typed, const std::function<void()> &next);
    void take(const curation::OpenedSource &opened, const std::function<void()> &next = {});
    void lookAt(const curation::OpenedSource &opened);
    void take(const curation::OpenedCollection &opened);
    void take(const curation::OpenedPage &opened);
    void take(const repository::Collection &opened);
    void plan(const curation::OpenedPage &page, const Result<curation::PageAddition> &plan);
    void lookAtPages();
    void dropUntitled();
    void sourcesChanged();
    void annotationsChanged(const curation::AnnotationsChange &change);
    void keepSelection(std::optional<QUuid> current, const QList<QUuid> &all);
    void lookAt(const QUuid &annotation);
    void dropGone();
    void reread();

    Services m_services;
    repository::Repository m_repository;
    bool m_isDemo = false;
    std::unique_ptr<curation::Curation> m_curation;
    std::unique_ptr<curation::ReferencedPages> m_pages;
    curation::SourcePtr m_source;
    std::optional<int> m_canvas;
    std::optional<QUuid> m_selected;
    LongStep *m_longStep;
    QSet<std::pair<QUuid, int>> m_failedImages;
    QList<QUuid> m_selection; ///< With m_selected, and empty without one.
    std::optional<curation::FavouriteBody> m_nextBody;
    QHash<QString, qint64> m_sizes;                 ///< Of the datasets that were in view, by where they came from.
    QHash<QUuid, int> m_canvasOf;                   ///< Where each manifest was left.
    JobHandle m_preparing;                          ///< A curation that what is being opened may need.
    std::unique_ptr<curation::Curation> m_prepared; ///< It, while it is not needed yet.
    std::function<void()> m_whenPrepared;
    QString m_waitingFor;
    JobHandle m_job;
    QString m_savingFor;
    JobHandle m_save;
    std::optional<Remedy> m_remedy;
};

} // namespace kader::ui
