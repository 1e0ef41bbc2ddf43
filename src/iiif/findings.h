#pragma once

#include "iiif/problem.h"
#include "iiif/rules_all.h"

#include <QHash>
#include <QStringList>

namespace kader::iiif {

/// How a problem is put right: what is then said, and what is done.
struct Repair {
    QString done;
    std::function<void(Edits &)> apply;
};

/// Collects what the rules find. Internal to validation.
class Findings final {
public:
    /// What is found is told to somebody, or only looked through for what can be repaired.
    enum class Purpose { Tell, Repair };
    /// More places of one rule than this are beyond reading them; they are counted.
    static constexpr int mostOfARule = 10'000;
    static constexpr size_t mostRepairs = 500'000;

    explicit Findings(Purpose purpose) : m_purpose(purpose) {}

    [[nodiscard]] bool isTelling() const { return m_purpose == Purpose::Tell; }

    /// `words` take the places of %1, %2, … in the rule's sentence.
    void add(const Rule &rule, Value where, const QStringList &words = {});
    void addRepairable(const Rule &rule, Value where, Repair repair, const QStringList &words = {});

    /// All, in the order of the document.
    [[nodiscard]] std::vector<Problem> take();

private:
    [[nodiscard]] bool isWanted(const Rule &rule);

    Purpose m_purpose;
    std::vector<Problem> m_problems;
    QHash<const Rule *, int> m_counts;
};

/// A problem in words.
[[nodiscard]] Problem problemOf(const Rule &rule, const QStringList &words);

} // namespace kader::iiif
