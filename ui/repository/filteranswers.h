#pragma once

#include "repository/filter.h"
#include "repository/repository.h"

#include <QObject>

namespace kader::ui {

/// What the service says to the conditions of a filter, asked once for each; and the categories that it knows. Where
/// it does not answer, the records read so far must do.
class FilterAnswers final : public QObject {
    Q_OBJECT

public:
    explicit FilterAnswers(repository::Repository repository, QObject *parent = nullptr);
    ~FilterAnswers() override;

    void setRepository(const repository::Repository &repository);
    /// Asks for what this filter needs and is not known, and gives up what it does not need.
    void want(const repository::Filter &filter);
    [[nodiscard]] const repository::ServiceAnswers &answers() const { return m_answers; }

    /// Begins to load them, unless they are there or on their way.
    void loadCategories();
    [[nodiscard]] const repository::CategoryTree &categories() const { return m_categories; }
    /// Why there are none; empty while they are on their way or there.
    [[nodiscard]] const QString &failure() const { return m_failure; }

signals:
    void answered();
    void categoriesChanged();

private:
    using Answer = std::optional<QSet<QUuid>>;

    void askForOpenLicences();
    [[nodiscard]] JobHandle ask(const repository::ServiceQuestion &question, Answer &answer, JobHandle &job);

    repository::Repository m_repository;
    repository::ServiceAnswers m_answers;
    repository::CategoryTree m_categories;
    QString m_failure;
    std::optional<qint64> m_category; ///< That the answer is about.
    QString m_keyword;                ///< The same.
    JobHandle m_askingLicence;
    JobHandle m_askingCategory;
    JobHandle m_askingKeyword;
    JobHandle m_loading;
};

} // namespace kader::ui
