#pragma once

#include "base/job.h"
#include "base/result.h"
#include "base/webaddress.h"
#include "curation/annotationbook.h"
#include "curation/annotationschange.h"
#include "curation/harvestlist.h"
#include "curation/snapshot.h"
#include "curation/toldpixelsize.h"
#include "store/curationfile.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kader::curation {

using store::Step;

class CurationPrivate;

/// The working document: sources, annotations, settings and history, in memory as they are in the working
/// file. Lives in the thread that opened it and never waits there: the file belongs to a thread of its own.
/// An edit holds in memory when the call returns and is on the disk when isKept() says so again; one that the
/// file refuses is taken back in memory and told by failed().
///
/// Manifests that are only looked at are known here too but are not in the file; the first step that concerns
/// one puts it there.
class Curation final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<std::unique_ptr<Curation>>)>;

    /// An existing working file. Destroying the handle gives up.
    [[nodiscard]] static JobHandle open(const QString &path, Done done);
    /// The same to be read, whoever else has it open; it is never changed, not even brought to the present format.
    [[nodiscard]] static JobHandle openToRead(const QString &path, Done done);
    /// A new one; Conflict when there is a file of that name. Folders on the way are made. One that nobody waits for
    /// any more leaves no file.
    [[nodiscard]] static JobHandle create(const QString &path, Done done);
    /// Returns when everything that was done is on the disk.
    ~Curation() override;
    /// The same, and gives back what room the file has to spare afterwards, without waiting for it: whoever opens the
    /// file again in this process does, and the end of the application.
    static void close(std::unique_ptr<Curation> curation);
    /// Closes it, and takes its file away if nobody, in this window or another, has put anything into it.
    static void discard(std::unique_ptr<Curation> curation);

    [[nodiscard]] const QString &path() const;
    [[nodiscard]] bool isReadOnly() const;
    /// What people should know about how it was opened: that it was of an earlier format, and where the copy is.
    [[nodiscard]] const Diagnostics &notes() const;

    // --- Sources

    /// Those the curation builds on, in the order in which they came; not those only looked at, nor those left out.
    [[nodiscard]] std::vector<SourcePtr> sources() const;
    /// Also one that is only looked at; nothing when there is none.
    [[nodiscard]] SourcePtr source(const QUuid &id) const;
    /// Whether it is one of sources().
    [[nodiscard]] bool includes(const QUuid &id) const;
    /// Takes a manifest to be looked at, with its own annotations. The answer is its identity: the one that
    /// the curation already has when it knows the same bytes from the same place, else `manifest.id`.
    QUuid look(SourcePtr manifest);
    /// Takes a page that a known manifest points at to be looked at: its annotations are annotations of that manifest
    /// from now on. It comes into the file with the first step that concerns the manifest. Nothing happens when the
    /// page of that address is there already.
    void look(const PagePtr &page);
    /// The pages that a manifest points at, as far as they were looked at.
    [[nodiscard]] std::vector<PagePtr> pagesOf(const QUuid &manifest) const;
    [[nodiscard]] PagePtr page(const QUuid &manifest, const QString &address) const;
    /// Makes it part of the curation, or leaves it and its annotations out; both are steps.
    void include(const QUuid &id);
    void leaveOut(const QUuid &id);

    // --- Annotations; those that are deleted are not seen here

    [[nodiscard]] const Annotation *annotation(const QUuid &id) const;
    /// Those with a target in this source (on this canvas), in the order in which they were made.
    [[nodiscard]] QList<QUuid> annotationsOf(const QUuid &source, std::optional<int> canvas = {}) const;
    /// Of every source, source by source.
    [[nodiscard]] QList<QUuid> annotations() const;
    [[nodiscard]] int annotationCount(const QUuid &source, int canvas) const;
    /// All that are known, deleted ones and those of manifests that are only looked at too, for work in other threads;
    /// costs nothing, however many there are.
    [[nodiscard]] AnnotationBook::All allAnnotations() const;

    // --- Edits

    /// Makes a step (see steps.h). A step without changes is none.
    void make(const Step &step);
    void undo();
    void redo();
    /// What undo and redo would take, as people call it; nothing when there is nothing.
    [[nodiscard]] std::optional<QString> undoName() const;
    [[nodiscard]] std::optional<QString> redoName() const;

    // --- Settings; setting one is a step

    /// All of them, for work in other threads; costs nothing, however many there are.
    [[nodiscard]] QHash<QString, QString> settings() const;
    [[nodiscard]] enrichment::Profile profile() const;
    void setProfile(const enrichment::Profile &profile);
    /// Rules whose faults stay as they are when a manifest is saved; those of all others are mended where that is
    /// safe.
    [[nodiscard]] QStringList declinedRepairs() const;
    void setDeclinedRepairs(const QStringList &rules);
    /// The folder under whose address the results will be published.
    [[nodiscard]] std::optional<WebAddress> publicationAddress() const;
    void setPublicationAddress(const WebAddress &address);
    /// The licence under which annotations that were made here, or imported from tables, are saved; nothing when none
    /// is told.
    [[nodiscard]] std::optional<WebAddress> annotationRights() const;
    void setAnnotationRights(const std::optional<WebAddress> &licence);
    /// What was told for the canvas, else for all of its manifest.
    [[nodiscard]] std::optional<ToldPixelSize> pixelSize(const QUuid &manifest, const QString &canvas) const;
    /// Metres per pixel; nothing takes back what was told there. One for all of the manifest counts for this canvas
    /// too.
    void setPixelSize(const QUuid &manifest, const QString &canvas, PixelSizeScope scope, std::optional<double> metres);

    // --- Reviews

    /// Who has marked an annotation as reviewed; nothing when nobody has.
    [[nodiscard]] std::optional<Review> review(const QUuid &annotation) const;
    /// Whether that was of what it says now.
    [[nodiscard]] bool isReviewed(const QUuid &annotation) const;
    /// Marks annotations as they are now, or takes their marks away.
    [[nodiscard]] Step reviewStep(const QList<QUuid> &annotations, const std::optional<Reviewer> &by) const;

    /// Those that have not come to their end: see Harvest.
    [[nodiscard]] std::vector<HarvestList> harvests() const;

    // --- Keeping

    /// Whether all that was done is on the disk.
    [[nodiscard]] bool isKept() const;
    /// Whether there is nothing in the file that is worth keeping: no source and no step.
    [[nodiscard]] bool isEmpty() const;
    /// Writes a copy under a new name, whole or not at all, and goes on working there. An existing file is
    /// replaced. Done tells when it is on the disk.
    [[nodiscard]] JobHandle saveAs(const QString &path, std::function<void(Result<void>)> done);
    /// Looks whether another window or program has written to the file, and reads it again if so.
    void refresh();

    /// With `alsoOf`, the annotations of those manifests are in it too, whether they are part of the curation or not.
    [[nodiscard]] Snapshot snapshot(const QSet<QUuid> &alsoOf = {}) const;
    /// The curation as it is now, to be put together where it is called, in any thread; costs nothing here, however
    /// many annotations there are.
    [[nodiscard]] std::function<Snapshot()> snapshotLater(const QSet<QUuid> &alsoOf = {}) const;

signals:
    void sourcesChanged();
    /// A manifest of the curation came from the same place as `looked`, which is another document now.
    void lookedDifferent(const QUuid &source, const QUuid &looked);
    void annotationsChanged(const kader::curation::AnnotationsChange &change);
    /// Anything may have changed: read all of it again.
    void reset();
    void settingsChanged();
    void reachChanged();
    void keptChanged(bool isKept);
    void pathChanged();
    /// An edit could not be kept and is taken back.
    void failed(const kader::Error &error);

private:
    explicit Curation(std::unique_ptr<CurationPrivate> d);
    [[nodiscard]] static JobHandle start(std::function<Result<store::CurationFile>()> opener, Done done,
                                         bool isNew = false);

    std::unique_ptr<CurationPrivate> m_private;
};

} // namespace kader::curation
