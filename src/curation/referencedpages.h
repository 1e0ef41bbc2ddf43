#pragma once

#include "base/job.h"
#include "curation/curation.h"
#include "repository/repository.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>
#include <utility>
#include <vector>

namespace kader::curation {

/// Fetches the pages of annotations that manifests only point at, when what points at them is looked at; each once.
/// What arrives becomes annotations of the curation. What fails is told here and harms nothing else.
class ReferencedPages final : public QObject {
    Q_OBJECT

public:
    enum class State { Waiting, Failed, Here };
    struct Page {
        QString address;
        State state = State::Waiting;
        std::optional<Error> error = {}; ///< Why it failed.
        int annotations = 0;             ///< In the page, once it is here.
    };

    /// Does nothing any more once the curation is gone.
    ReferencedPages(Curation &curation, const repository::Repository &repository, QObject *parent = nullptr);
    ~ReferencedPages() override;

    /// Fetches what this canvas points at, what the manifest as a whole does, and what these pages go on with.
    void look(const QUuid &source, int canvas);
    /// The pages that were asked for when this canvas was looked at, each before those that it goes on with.
    [[nodiscard]] std::vector<Page> pagesOf(const QUuid &source, int canvas) const;
    /// Asks again for those of this canvas that failed.
    void retry(const QUuid &source, int canvas);

signals:
    /// The state of a page of this manifest is another.
    void changed(const QUuid &source);

private:
    using Key = std::pair<QUuid, QString>; ///< Manifest and address.
    struct Entry {
        Page page;
        std::optional<int> canvas = {}; ///< That points at it; nothing for the manifest as a whole.
        int depth = 0;                  ///< How many pages go before it.
        QString next = {};              ///< Address of the page that it goes on with; may be empty.
        std::shared_ptr<Job> job = {};
    };

    [[nodiscard]] std::vector<std::pair<std::optional<int>, QString>> referencesOf(const QUuid &source,
                                                                                   int canvas) const;
    [[nodiscard]] QList<Key> keysOf(const QUuid &source, int canvas) const;
    void begin(const Key &key, std::optional<int> canvas, int depth);
    void fetch(const Key &key);
    // These take their key by value: the job that hands it to them ends in them.
    void parse(Key key, const Result<repository::Document> &document);
    void finish(Key key, const Result<PagePtr> &page);
    void settle(Key key, const PagePtr &page);
    void fail(Key key, const Error &error);

    QPointer<Curation> m_curation;
    repository::Repository m_repository;
    QHash<Key, Entry> m_entries;
};

} // namespace kader::curation
