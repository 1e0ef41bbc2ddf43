#include "curation/curationprivate.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <variant>

namespace kader::curation {

namespace {

using Travelled = CurationPrivate::Travelled;

/// An undo of very many changes is taken over in pieces: so many at once, for about so many milliseconds.
constexpr size_t arrivalPiece = 250;
constexpr qint64 arrivalTime = 12;

Result<Travelled> travelIn(store::CurationFile &file, bool isUndo)
{
    Result<Step> step = isUndo ? file.undo() : file.redo();
    if (!step)
        return tl::unexpected(step.error());
    Travelled travelled{std::move(*step), {}, {}};
    for (const store::Change &change : travelled.step.changes) {
        const auto *annotation = std::get_if<store::AnnotationChange>(&change);
        if (!annotation || !annotation->after)
            continue;
        const Result<std::optional<qint64>> number = file.number(annotation->after->id);
        if (!number)
            return tl::unexpected(number.error());
        travelled.numbers.insert(annotation->after->id, number->value_or(0));
    }
    return file.reach().map([&](const store::CurationFile::Reach &reach) {
        travelled.reach = reach;
        return std::move(travelled);
    });
}

} // namespace

void CurationPrivate::travel(bool isUndo)
{
    if (waiting.empty())
        return travelNow(isUndo);
    waiting.emplace_back([this, isUndo] { travelNow(isUndo); });
}

void CurationPrivate::travelNow(bool isUndo)
{
    pending.emplace_back();
    thread->run([this, isUndo](store::CurationFile &file) {
        const auto outcome = std::make_shared<Result<Travelled>>(travelIn(file, isUndo));
        later([this, outcome] { travelled(std::move(*outcome)); });
    });
    if (pending.size() == 1)
        emit q->keptChanged(false);
}

void CurationPrivate::travelled(Result<Travelled> outcome)
{
    pending.pop_front();
    if (outcome) {
        arrivals.push_back({std::move(*outcome)});
        return arrivals.size() == 1 ? arrive() : void();
    }
    if (outcome.error().kind != ErrorKind::Usage) // there was nothing to undo any more
        fail(outcome.error());
    goOn();
    finishOne();
}

void CurationPrivate::arrive()
{
    if (arrivals.empty())
        return;
    QElapsedTimer timer;
    timer.start();
    Arrival &arrival = arrivals.front();
    std::vector<store::Change> &changes = arrival.travelled.step.changes;
    const auto at = [&changes](size_t place) {
        return std::make_move_iterator(changes.begin() + std::ptrdiff_t(place));
    };
    const auto numberFor = [&](const QUuid &id) { return arrival.travelled.numbers.value(id, state.lastNumber + 1); };
    StepEffects effects;
    while (arrival.next < changes.size() && timer.elapsed() < arrivalTime) {
        const size_t end = std::min(changes.size(), arrival.next + arrivalPiece);
        Step piece{arrival.travelled.step.name};
        piece.changes.assign(at(arrival.next), at(end)); // and done away with piece by piece
        if (!state.fits(piece)) {
            arrivals.clear();
            reread();
            goOn();
            return finishOne();
        }
        effects.add(applyStep(state, piece, numberFor));
        arrival.next = end;
    }
    if (arrival.next == changes.size())
        return arrived(effects);
    arriving.start();
    tell(effects);
}

void CurationPrivate::arrived(const StepEffects &effects)
{
    const bool isLatest = arrivals.size() == 1 && std::none_of(pending.begin(), pending.end(), [](const Pending &each) {
                              return each.step.has_value();
                          });
    if (isLatest)
        state.reach = arrivals.front().travelled.reach;
    arrivals.pop_front();
    if (!arrivals.empty())
        arriving.start();
    tell(effects);
    emit q->reachChanged();
    goOn();
    finishOne();
}

} // namespace kader::curation
