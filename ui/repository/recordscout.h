#pragma once

#include "repository/filter.h"
#include "repository/repository.h"

#include <QObject>
#include <QSet>

#include <map>
#include <optional>

namespace kader::ui {

/// Reads the records of datasets that somebody looks at, for what the lists don't tell: licence, access, images.
/// Polite: few at a time, nothing for rows that went out of sight, nothing twice. What it learned is kept while the
/// program runs.
class RecordScout final : public QObject {
    Q_OBJECT

public:
    explicit RecordScout(repository::Repository repository, QObject *parent = nullptr);
    ~RecordScout() override;

    void setRepository(const repository::Repository &repository);
    /// Those that are not known yet are asked for in this order, and no others any more.
    void want(const QList<QUuid> &datasets);
    /// Beside those: asked for until they are known, in sight or not.
    void lookUp(const QList<QUuid> &datasets);
    [[nodiscard]] bool isBusy() const { return !m_jobs.empty(); }

    [[nodiscard]] const repository::KnownFacts &known() const { return m_known; }
    /// Nothing while unknown.
    [[nodiscard]] const repository::DatasetFacts *facts(const QUuid &dataset) const;
    /// The end of an embargo; invalid where there is none, or none is known.
    [[nodiscard]] QDate embargoEnd(const QUuid &dataset) const { return m_embargoEnds.value(dataset); }

    void learn(const repository::Dataset &dataset);
    /// What its manifest says, which counts images better than names of files do.
    void learn(const QUuid &dataset, int images, const repository::Licence &licence);
    /// What is under a full embargo has no more to tell.
    void learn(const repository::Catalogue &catalogue);

signals:
    void learned(const QUuid &dataset);
    /// All that was wanted is known or can't be had.
    void rested();

private:
    void askNext();
    [[nodiscard]] bool isSettled(const QUuid &dataset) const;
    [[nodiscard]] std::optional<QUuid> next() const;
    void giveUp();
    void take(QUuid dataset, const Result<repository::Dataset> &record);

    repository::Repository m_repository;
    repository::KnownFacts m_known;
    QHash<QUuid, QDate> m_embargoEnds;
    QSet<QUuid> m_unavailable;
    QList<QUuid> m_inSight;
    QList<QUuid> m_lookedUp;
    std::map<QUuid, JobHandle> m_jobs;
};

} // namespace kader::ui
