#pragma once

#include "repository/repository.h"
#include "ui/repository/findings.h"

#include <QObject>

#include <optional>

class QTimer;

namespace kader::ui {

class FilterAnswers;
class RecordScout;

/// Looks for what is being typed in all that the repository lists. The list is loaded when somebody first wants to find
/// something; what has come of it so far is searched meanwhile. Answers to what is not asked any more are dropped.
class Finder final : public QObject {
    Q_OBJECT

public:
    /// The scout outlives it, and is told what the list tells of access.
    Finder(repository::Repository repository, RecordScout &scout, QObject *parent = nullptr);
    ~Finder() override;

    void setRepository(const repository::Repository &repository);
    /// Begins to load the list, unless it is there or on its way.
    void load();
    /// Looks after a short pause, in which more may be typed.
    void setText(const QString &text);
    void setFilter(const repository::Filter &filter);
    /// Looks at once for what was set.
    void hurry();
    /// Asks again for whatever could not be had.
    void retry();
    /// Looks again, for more is known of the datasets than before.
    void lookAgain();

    /// What the service says to the filter, and the categories to choose from.
    [[nodiscard]] FilterAnswers &answers() const { return *m_answers; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Whether anything is looked for.
    [[nodiscard]] bool isActive() const { return !m_text.isEmpty() || !m_filter.isEmpty(); }
    [[nodiscard]] bool isLoading() const { return m_load != nullptr; }
    /// What the service, asked after a longer pause, finds beyond the list.
    [[nodiscard]] const FurtherFindings &further() const { return m_further; }
    /// How far the list has come, or what it lacks; empty when there is nothing to say.
    [[nodiscard]] QString state() const;

signals:
    void stateChanged();
    void found(const kader::ui::Findings &findings);
    /// About what was found last.
    void furtherChanged();

private:
    void reload();
    void look();
    void ask();
    void tell(const Findings &findings);
    void takeHits(const Result<repository::FullTextHits> &hits);
    void stop();
    void begin();
    void take(const repository::Catalogue &catalogue);
    void end(const Result<repository::Catalogue> &catalogue);

    repository::Repository m_repository;
    RecordScout &m_scout;
    QString m_text;
    repository::Filter m_filter;
    FilterAnswers *m_answers;
    repository::Catalogue m_catalogue;
    QString m_failure; ///< Why nothing of the list could be loaded.
    QTimer *m_typing;
    JobHandle m_load;
    JobHandle m_search;
    QTimer *m_resting;
    JobHandle m_asking;
    Findings m_findings; ///< Told last.
    std::optional<Result<repository::FullTextHits>> m_hits;
    FurtherFindings m_further;
};

} // namespace kader::ui
