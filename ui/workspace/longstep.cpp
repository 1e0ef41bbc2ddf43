#include "ui/workspace/longstep.h"

#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr size_t madeAtOnce = 500;
constexpr size_t wantedTime = 12; // ms, of one piece
constexpr size_t leastPiece = 50;
constexpr size_t mostPiece = 4000;

} // namespace

void LongStep::make(curation::Curation &curation, curation::Step step, const std::function<void()> &done)
{
    finish();
    m_curation = &curation;
    m_step = std::move(step);
    m_next = 0;
    m_piece = madeAtOnce;
    m_done = done;
    if (!isMaking())
        return done ? done() : void();
    if (m_step.changes.size() <= madeAtOnce)
        return finish();
    emit changed();
    makeSome();
}

void LongStep::finish()
{
    if (isMaking())
        makePiece(m_step.changes.size() - m_next);
}

void LongStep::makeSome()
{
    if (!isMaking())
        return;
    QElapsedTimer timer;
    timer.start();
    makePiece(m_piece);
    const auto took = size_t(std::max<qint64>(1, timer.elapsed()));
    m_piece = std::clamp(m_piece * wantedTime / took, leastPiece, std::min(mostPiece, 2 * m_piece));
    if (!isMaking())
        return;
    emit changed();
    // After what a person does meanwhile.
    QTimer::singleShot(1, this, &LongStep::makeSome);
}

void LongStep::makePiece(size_t count)
{
    using Difference = std::vector<store::Change>::difference_type;
    const size_t end = std::min(m_step.changes.size(), m_next + count);
    curation::Step piece{m_step.name, {}, m_next > 0};
    const auto begin = std::make_move_iterator(m_step.changes.begin());
    piece.changes.assign(begin + Difference(m_next), begin + Difference(end));
    m_next = end;
    if (m_curation)
        m_curation->make(piece);
    else
        m_next = m_step.changes.size();
    if (isMaking())
        return;
    m_step = {};
    m_next = 0;
    const std::function<void()> done = std::exchange(m_done, nullptr);
    emit changed();
    if (done)
        done();
}

QString LongStep::progress() const
{
    if (!isMaking())
        return {};
    const auto percent = int(100 * m_next / m_step.changes.size());
    return tr("%1, %2 %").arg(m_step.name, QLocale().toString(percent));
}

} // namespace kader::ui
