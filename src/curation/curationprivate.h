#pragma once

#include "curation/curation.h"
#include "curation/filethread.h"
#include "curation/workingstate.h"

#include <QHash>
#include <QTimer>

#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace kader::curation {

/// What goes on between a curation in memory and its file. Everything is asked of the file in the order in which it
/// was done, and answered in that order. What was asked and not answered yet stands in `pending`.
class CurationPrivate final {
public:
    /// One that was made and is not taken over leaves no file.
    struct OpenedFile {
        OpenedFile() = default;
        OpenedFile(OpenedFile &&) = default;
        OpenedFile &operator=(OpenedFile &&) = delete;
        ~OpenedFile();

        std::unique_ptr<FileThread> thread = {};
        QString path = {};
        bool isReadOnly = false;
        bool isNew = false;
        Diagnostics notes = {};
        Result<WorkingState> state = {};
    };
    /// A manifest that is only looked at, with its own annotations.
    struct Looked {
        SourcePtr source;
        std::shared_ptr<const std::vector<Annotation>> annotations;
    };
    /// A step with the documents that must be in the file before it; an undo or redo where there is none.
    struct Pending {
        std::optional<Step> step = {};
        std::vector<Looked> fresh = {};
        std::vector<PagePtr> freshPages = {};
    };
    /// What an undo or redo did.
    struct Travelled {
        Step step;
        QHash<QUuid, qint64> numbers; ///< Of the annotations in it that are there now.
        store::CurationFile::Reach reach;
    };

    struct SavedAs {
        QString path;
        bool isReadOnly = false;
        bool isUnseen = false; ///< Someone else has written to the old file.
    };

    explicit CurationPrivate(OpenedFile file);

    [[nodiscard]] static Result<std::shared_ptr<OpenedFile>> open(const FileThread::Opener &opener, bool isNew);

    [[nodiscard]] SourcePtr known(const QUuid &id) const;
    [[nodiscard]] PagePtr knownPage(const QUuid &manifest, const QString &address) const;
    void look(const Looked &looked);
    void look(const PagePtr &page);
    [[nodiscard]] Pending prepared(const Step &step) const;
    /// In memory only.
    StepEffects take(const Pending &pending);
    void make(const Step &step);
    void travel(bool isUndo);
    /// Nothing is pending, and nothing waits or is being taken over.
    [[nodiscard]] bool isKept() const { return pending.empty() && waiting.empty() && arrivals.empty(); }
    /// Takes the file's answers until nothing waits any more; for the end.
    void finishWaiting();
    void refresh();
    void reread();
    [[nodiscard]] JobHandle saveAs(const QString &target, std::function<void(Result<void>)> done);

    void answered(const Result<void> &outcome);
    void travelled(Result<Travelled> outcome);
    /// Takes over more of what an undo or redo did, no more than keeps the thread for a moment.
    void arrive();
    void replace(Result<WorkingState> state);
    void saved(int save, const Result<SavedAs> &outcome);

    void tell(const StepEffects &effects) const;
    void finishOne();
    void fail(const Error &error);
    /// Runs in the thread of the curation, unless that is gone.
    template <typename Call>
    void later(Call call) const
    {
        QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection);
    }

    Curation *q = nullptr;
    QString path;
    bool isReadOnly;
    Diagnostics notes; ///< On how the file was opened.
    WorkingState state;
    std::vector<Looked> looked;
    std::vector<PagePtr> lookedPages;                             ///< Those that are kept meanwhile are in `state` too.
    qint64 nextLookedNumber = std::numeric_limits<qint64>::min(); ///< Before all that curators make.
    std::deque<Pending> pending;
    /// Edits of what an undo or redo may just be changing, and what came after them: done once it has answered.
    std::deque<std::function<void()>> waiting;
    /// An undo or redo that the file has made and that is being taken over here, and how far.
    struct Arrival {
        Travelled travelled;
        size_t next = 0;
    };
    std::deque<Arrival> arrivals;
    QTimer arriving;
    bool isRereading = false;
    std::optional<Error> failure;
    QTimer poll;
    QHash<int, std::function<void(Result<void>)>> saves; ///< Who is to be told of each, while they want to know.
    int lastSave = 0;
    std::unique_ptr<FileThread> thread; ///< The last one, so that it ends first.

private:
    [[nodiscard]] KnownDocuments knownDocuments() const;
    void lookAgain();
    /// Memory is behind the file.
    [[nodiscard]] bool isBehind() const;
    void makeNow(const Step &step);
    void travelNow(bool isUndo);
    void makeRebased(const Step &step);
    void goOn();
    void arrived(const StepEffects &effects);
};

} // namespace kader::curation
