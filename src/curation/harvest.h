#pragma once

#include "curation/curation.h"
#include "curation/gathering.h"
#include "curation/harvestlist.h"

#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace kader::curation {

/// Brings datasets into a curation, in one step that grows while they come: undo takes all of them out again. Each is
/// on the disk when it has come, and what is missing is noted there, so that a harvest which the end of the program
/// interrupts can be gone on with. A dataset that fails never stops the others.
class Harvest final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Going,
        Paused,         ///< By somebody. What is under way still comes.
        AwaitingServer, ///< Which can't be reached; it goes on by itself when it can.
        Done,           ///< There is nothing more to come; mayTryAgain() says whether it is worth another try.
        Stopped         ///< Given up, or taken back by undo.
    };
    struct Item {
        enum class State { Waiting, Here, Failed };
        DatasetRef ref;
        QString title;
        State state = State::Waiting;
        int canvases = 0; ///< When it is here.
        Error error = {}; ///< When it failed.
    };

    /// Notes what is to come and begins. The curation outlives the harvest. `repository` should be one that is in no
    /// hurry and tries hard (repository::Manner).
    Harvest(Curation &curation, const repository::Repository &repository, const HarvestList &list,
            QObject *parent = nullptr);
    /// Goes on with one of Curation::harvests(), as soon as resume() is called.
    [[nodiscard]] static std::unique_ptr<Harvest> interrupted(Curation &curation,
                                                              const repository::Repository &repository,
                                                              const HarvestList &list);
    ~Harvest() override;

    [[nodiscard]] const QUuid &id() const { return m_list.id; }
    [[nodiscard]] const QString &name() const { return m_list.name; }
    [[nodiscard]] State state() const { return m_state; }
    /// Nobody needs to do anything for it to go on.
    [[nodiscard]] bool isUnderWay() const { return m_state == State::Going || m_state == State::AwaitingServer; }
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] int count(Item::State state) const;
    /// Whether some failed for a reason that may pass.
    [[nodiscard]] bool mayTryAgain() const;

    void pause();
    /// Goes on after a pause, or without waiting for the server, and tries again what failed for a reason that may
    /// pass.
    void resume();
    /// Leaves it at what is here.
    void stop();

signals:
    void itemChanged(int index);
    void stateChanged();

private:
    enum class Begin { Now, WhenResumed };

    Harvest(Curation &curation, const repository::Repository &repository, const HarvestList &list, Begin begin,
            QObject *parent);

    void note(const HarvestList &missing);
    void findWhatIsHere();
    [[nodiscard]] QList<DatasetRef> missing() const;
    void gather();
    void take(const Gathered &latest);
    void putNext();
    void put(const Gathered &gathered, Item &item);
    void awaitServer();
    void finish();
    void followSettings();
    void letGo();
    void setState(State state);
    [[nodiscard]] QString stepName() const;

    Curation &m_curation;
    repository::Repository m_repository;
    HarvestList m_list;
    QString m_noted; ///< The setting's present value.
    State m_state = State::Paused;
    std::vector<Item> m_items;
    std::unique_ptr<Gathering> m_gathering;
    std::deque<Gathered> m_arrived; ///< On their way into the curation.
    bool m_isGathered = false;      ///< All have arrived or failed.
    JobHandle m_return;             ///< Of the server, while it is awaited.
};

} // namespace kader::curation
