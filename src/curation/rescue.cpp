#include "curation/rescue.h"

#include "base/background.h"
#include "curation/closing.h"

#include <QFile>

#include <memory>
#include <utility>

namespace kader::curation {

namespace {

/// What was rescued, and gone again unless somebody takes it.
struct Untaken {
    explicit Untaken(Result<Rescued> made) : outcome(std::move(made)) {}
    Untaken(const Untaken &) = delete;
    Untaken &operator=(const Untaken &) = delete;
    ~Untaken()
    {
        if (outcome)
            QFile::remove(outcome->path);
    }

    [[nodiscard]] Result<Rescued> take() { return std::exchange(outcome, failure(ErrorKind::Cancelled, {})); }

    Result<Rescued> outcome;
};

Result<Rescued> rescued(const QString &damaged)
{
    waitUntilClosed(damaged);
    const QString target = store::salvageName(damaged);
    return store::salvage(damaged, target).map([&](const store::Salvaged &saved) {
        return Rescued{.damaged = damaged, .path = target, .saved = saved};
    });
}

} // namespace

JobHandle lookForRescue(const QString &damaged, std::function<void(bool canBeRescued)> done)
{
    return inBackground<bool>(
        [damaged] {
            waitUntilClosed(damaged);
            return store::canBeSalvaged(damaged);
        },
        std::move(done));
}

JobHandle rescue(const QString &damaged, std::function<void(Result<Rescued>)> done)
{
    using Outcome = std::shared_ptr<Untaken>;
    return inBackground<Outcome>([damaged] { return std::make_shared<Untaken>(rescued(damaged)); },
                                 [tell = std::move(done)](const Outcome &outcome) { tell(outcome->take()); });
}

} // namespace kader::curation
