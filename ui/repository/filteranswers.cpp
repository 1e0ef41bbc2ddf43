#include "ui/repository/filteranswers.h"

namespace kader::ui {

using repository::CategoryTree;
using repository::Filter;
using repository::ServiceQuestion;

FilterAnswers::FilterAnswers(repository::Repository repository, QObject *parent)
    : QObject(parent), m_repository(std::move(repository))
{}

FilterAnswers::~FilterAnswers() = default;

void FilterAnswers::setRepository(const repository::Repository &repository)
{
    for (JobHandle *job : {&m_askingLicence, &m_askingCategory, &m_askingKeyword, &m_loading})
        job->reset();
    m_repository = repository;
    m_answers = {};
    m_categories = {};
    m_failure.clear();
    m_category.reset();
    m_keyword.clear();
    emit categoriesChanged();
}

void FilterAnswers::want(const Filter &filter)
{
    if (filter.isOpenLicence && !m_answers.openLicence && !m_askingLicence)
        askForOpenLicences();
    if (filter.category != m_category) {
        m_category = filter.category;
        m_answers.category.reset();
        m_askingCategory.reset();
    }
    if (m_category && !m_answers.category && !m_askingCategory)
        m_askingCategory =
            ask(repository::categoryQuestion(m_categories, *m_category), m_answers.category, m_askingCategory);
    if (const QString keyword = filter.keyword.simplified(); keyword != m_keyword) {
        m_keyword = keyword;
        m_answers.keyword.reset();
        m_askingKeyword.reset();
    }
    if (!m_keyword.isEmpty() && !m_answers.keyword && !m_askingKeyword)
        m_askingKeyword = ask(repository::keywordQuestion(m_keyword), m_answers.keyword, m_askingKeyword);
}

JobHandle FilterAnswers::ask(const ServiceQuestion &question, Answer &answer, JobHandle &job)
{
    return m_repository.datasetsFor(question, [this, &answer, &job](const Result<QSet<QUuid>> &datasets) {
        job.reset();
        if (!datasets)
            return;
        answer = *datasets;
        emit answered();
    });
}

void FilterAnswers::askForOpenLicences()
{
    m_askingLicence = m_repository.licences([this](const Result<QList<repository::LicenceEntry>> &licences) {
        if (!licences)
            return m_askingLicence.reset();
        const ServiceQuestion question = repository::licenceQuestion(repository::openLicences(*licences));
        m_askingLicence = ask(question, m_answers.openLicence, m_askingLicence);
    });
}

void FilterAnswers::loadCategories()
{
    if (m_loading || !m_categories.tops().isEmpty())
        return;
    m_failure.clear();
    m_loading = m_repository.categories([this](const Result<CategoryTree> &categories) {
        m_loading.reset();
        if (categories)
            m_categories = *categories;
        else
            m_failure = categories.error().message;
        emit categoriesChanged();
    });
}

} // namespace kader::ui
