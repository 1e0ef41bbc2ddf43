#pragma once

#include "curation/curation.h"
#include "repository/repository.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <optional>
#include <vector>

namespace kader::curation {

/// Something about a source of the curation that its curator would want to know.
struct SourceNews {
    enum class Kind {
        NewerVersion, ///< `to` can be had.
        OtherBytes,   ///< What came from the same place is another document: `other`.
        Closed,       ///< The repository shows its images no more, or those of its newer version `to` not.
        Withdrawn,    ///< The repository does not know it any more.
    };
    Kind kind = Kind::NewerVersion;
    QUuid source = {};
    int from = 0;        ///< The version that the curation has.
    int to = 0;          ///< The newest one; 0 where that is not known.
    QUuid other = {};    ///< Looked at; see Curation::look.
    QString reason = {}; ///< Why it is closed, in words.

    bool operator==(const SourceNews &) const = default;
};

/// Notices in the background that sources of a curation have newer versions. Asks the repository for the record of
/// each of its datasets, one after the other, once for each dataset as long as the watch lives; one that was asked
/// for by its version number is asked about too (it may stay what it is, but its curator should know), one that has
/// just come as the newest is not. Says each thing once. Failures stop nobody and are kept in a list.
///
/// A dataset whose newest version the curation has already is no news. Sources that came from elsewhere than this
/// repository are not asked about; that they changed is noticed when they are opened again.
class VersionWatch final : public QObject {
    Q_OBJECT

public:
    explicit VersionWatch(QObject *parent = nullptr) : QObject(parent) {}

    /// Begins with the next turn of the event loop. Nothing to watch without a curation.
    void watch(Curation *curation, const repository::Repository &repository);
    /// Asks about all of them again, and says what is new again.
    void lookAgain();
    [[nodiscard]] bool isAsking() const { return m_job != nullptr || !m_waiting.isEmpty(); }
    [[nodiscard]] const QList<Error> &failures() const { return m_failures; }

signals:
    void noticed(const kader::curation::SourceNews &news);
    /// All that was to be asked has been answered.
    void settled();

private:
    /// What the repository said of a dataset.
    struct Answer {
        std::optional<int> newest = {};
        bool isWithdrawn = false;
        QString closedBecause = {};
    };

    void collect();
    void askNext();
    void askForVersions(const QString &dataset, const Error &why);
    void take(const QString &dataset, const Result<repository::Dataset> &record);
    void finish(const QString &dataset, const Answer &answer);
    void fail(const Error &error);
    void judge();
    void judge(const ManifestSource &source, const Answer &answer);
    void tell(const SourceNews &news);
    [[nodiscard]] bool isToBeAsked(const ManifestSource &source) const;
    [[nodiscard]] bool isOurs(const ManifestSource &source) const;
    [[nodiscard]] bool hasVersion(const QString &dataset, int version) const;

    QPointer<Curation> m_curation;
    std::optional<repository::Repository> m_repository;
    QList<QString> m_waiting;
    QSet<QString> m_asked;
    QHash<QString, Answer> m_answers;
    std::vector<SourceNews> m_told;
    QList<Error> m_failures;
    bool m_isCollecting = false;
    bool m_isThorough = false; ///< What has just come is asked about too.
    JobHandle m_job;
};

} // namespace kader::curation
