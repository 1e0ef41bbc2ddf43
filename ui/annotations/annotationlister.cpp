#include "ui/annotations/annotationlister.h"

#include "base/background.h"

#include <chrono>

using namespace std::chrono_literals;

namespace kader::ui {

using curation::AnnotationIndex;

namespace {

/// Edits that come one after the other are looked at together.
constexpr auto pause = 40ms;

} // namespace

AnnotationLister::AnnotationLister(std::function<AnnotationIndex::Given()> given, QObject *parent)
    : QObject(parent), m_given(std::move(given))
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &AnnotationLister::start);
}

AnnotationLister::~AnnotationLister()
{
    m_cancellation.request();
}

void AnnotationLister::outdate()
{
    m_isOutdated = true;
    if (!m_index || m_index->size() <= atOnce)
        return start();
    // One that is under way is let go on, or nothing would ever be seen while edits keep coming.
    if (!m_job && !m_soon.isActive())
        m_soon.start();
}

void AnnotationLister::ask(const Question &question)
{
    m_question = question;
    start();
}

void AnnotationLister::start()
{
    m_soon.stop();
    // What is being read is read to its end, and searched again then.
    if (m_job && m_isRenewing)
        return;
    m_cancellation.request();
    m_cancellation = {};
    m_job.reset();
    std::optional<AnnotationIndex::Given> given;
    if (m_isOutdated)
        given = m_given();
    m_isRenewing = m_isOutdated;
    m_isOutdated = false;
    m_asked = m_question;
    const qsizetype count = given ? given->all.size() : m_index->size();
    const Work work = this->work(std::move(given));
    if (count <= atOnce)
        return take(work());
    m_job = inBackground<Answer>(
        work, [this](const Answer &answer) { take(answer); }, m_pool);
}

AnnotationLister::Work AnnotationLister::work(std::optional<AnnotationIndex::Given> given) const
{
    const bool hasOrder = !given && m_order == m_question.order;
    return [given = std::move(given), before = m_index, positions = hasOrder ? m_positions : nullptr,
            question = m_question, cancellation = m_cancellation] {
        Answer answer{given ? AnnotationIndex::of(*given, before, cancellation) : before, positions, {}};
        if (question.order && !answer.positions)
            answer.positions = answer.index->ordered(*question.order);
        answer.found = answer.index->find(question.query, answer.positions.get(), cancellation);
        return answer;
    };
}

void AnnotationLister::take(const Answer &answer)
{
    m_job.reset();
    const bool isOfNow = m_asked == m_question;
    m_isRenewing = false;
    m_index = answer.index;
    m_positions = answer.positions;
    m_order = m_asked.order;
    if (isOfNow)
        emit listed(answer.found);
    if (!isOfNow)
        start();
    else if (m_isOutdated && !m_job)
        m_soon.start();
}

} // namespace kader::ui
