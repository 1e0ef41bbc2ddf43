#include "ui/repository/finder.h"

#include "base/background.h"
#include "ui/repository/filteranswers.h"
#include "ui/repository/recordscout.h"
#include "ui/workspace/authoraddress.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace kader::ui {

using repository::Catalogue;

namespace {

constexpr std::chrono::milliseconds typingPause(120);
constexpr std::chrono::milliseconds restingPause(700);
constexpr qsizetype leastToAsk = 3; ///< Letters: what is shorter, the service finds everywhere.

qsizetype datasetCount(const Catalogue &catalogue)
{
    qsizetype count = 0;
    for (qsizetype place = 0; place < catalogue.size(); ++place)
        count += catalogue.item(place).isCollection() ? 0 : 1;
    return count;
}

} // namespace

Finder::Finder(repository::Repository repository, RecordScout &scout, QObject *parent)
    : QObject(parent), m_repository(std::move(repository)), m_scout(scout),
      m_answers(new FilterAnswers(m_repository, this)), m_typing(new QTimer(this)), m_resting(new QTimer(this))
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &Finder::look);
    m_resting->setSingleShot(true);
    m_resting->setInterval(restingPause);
    connect(m_resting, &QTimer::timeout, this, &Finder::ask);
    connect(m_answers, &FilterAnswers::answered, this, &Finder::lookAgain);
}

Finder::~Finder() = default;

void Finder::setRepository(const repository::Repository &repository)
{
    m_load.reset();
    stop();
    m_repository = repository;
    m_text.clear();
    m_filter = {};
    m_answers->setRepository(repository);
    m_catalogue = Catalogue();
    m_failure.clear();
    emit stateChanged();
}

void Finder::load()
{
    const bool isThere = m_catalogue.extent() == Catalogue::Extent::All;
    if (isThere || m_load)
        return;
    reload();
}

void Finder::reload()
{
    m_failure.clear();
    m_load = m_repository.catalogue([this](const Catalogue &catalogue) { take(catalogue); },
                                    [this](const Result<Catalogue> &catalogue) { end(catalogue); });
    emit stateChanged();
}

void Finder::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    begin();
}

void Finder::setFilter(const repository::Filter &filter)
{
    m_filter = filter;
    m_answers->want(filter);
    begin();
    hurry();
}

void Finder::begin()
{
    stop();
    if (!isActive())
        return;
    load();
    m_typing->start();
    if (m_text.size() >= leastToAsk && !AuthorAddress::parse(m_text)) {
        m_further.state = FurtherFindings::State::Asking;
        m_resting->start();
    }
}

void Finder::retry()
{
    if (!isActive())
        return;
    if (!m_failure.isEmpty() || !m_catalogue.problems().isEmpty())
        reload();
    m_answers->want(m_filter);
    if (m_hits && !*m_hits)
        ask();
}

void Finder::lookAgain()
{
    if (isActive() && !m_typing->isActive())
        look();
}

void Finder::stop()
{
    m_typing->stop();
    m_resting->stop();
    m_search.reset();
    m_asking.reset();
    m_hits.reset();
    m_further = {};
}

void Finder::hurry()
{
    if (!m_typing->isActive())
        return;
    m_typing->stop();
    look();
}

void Finder::look()
{
    const FinderQuestion question{m_text, m_filter, m_scout.known(), m_answers->answers(), m_answers->categories()};
    m_search = inBackground<Findings>([catalogue = m_catalogue, question] { return findIn(catalogue, question); },
                                      [this](const Findings &findings) { tell(findings); });
}

void Finder::tell(const Findings &findings)
{
    m_findings = findings;
    if (m_hits)
        m_further = furtherIn(m_findings, *m_hits);
    emit found(findings);
}

void Finder::ask()
{
    m_asking = m_repository.fullText(repository::SearchQuery(m_text),
                                     [this](const Result<repository::FullTextHits> &hits) { takeHits(hits); });
}

void Finder::takeHits(const Result<repository::FullTextHits> &hits)
{
    m_hits = hits;
    if (m_findings.question.text != m_text)
        return; // They are told with what is about to be found.
    m_further = furtherIn(m_findings, hits);
    emit furtherChanged();
}

/// Whoever waits for the list sees more of it at once; whoever types is answered when that rests.
void Finder::take(const Catalogue &catalogue)
{
    m_catalogue = catalogue;
    m_scout.learn(catalogue);
    emit stateChanged();
    lookAgain();
}

void Finder::end(const Result<Catalogue> &catalogue)
{
    m_load.reset();
    if (!catalogue)
        m_failure = catalogue.error().message;
    take(catalogue.value_or(m_catalogue));
}

QString Finder::state() const
{
    if (!m_failure.isEmpty())
        return tr("The list of datasets could not be loaded: %1").arg(m_failure);
    if (m_load && m_catalogue.extent() == Catalogue::Extent::Nothing)
        return tr("Loading the list of datasets…");
    if (m_load)
        return tr("Still loading: searching the first %1 datasets").arg(QLocale().toString(datasetCount(m_catalogue)));
    return m_catalogue.problems().isEmpty() ? QString() : m_catalogue.problems().first().message;
}

} // namespace kader::ui
