#include "iiif/findings.h"

#include "base/tr.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// Texts of documents come into sentences, but no novels.
QString shortened(const QString &word)
{
    constexpr qsizetype longest = 200;
    return word.size() <= longest ? word : word.first(longest) + u'…';
}

/// Fills in all words at once: one may itself look like a place for another.
QString filled(const QString &sentence, const QStringList &words)
{
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : 0;
        if (number < 1 || number > words.size()) {
            result += sentence[i];
            continue;
        }
        result += shortened(words[number - 1]);
        ++i;
    }
    return result;
}

} // namespace

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all = [] {
        std::vector<Rule> list;
        for (const std::span<const Rule> &table : ruleTables)
            list.insert(list.end(), table.begin(), table.end());
        std::sort(list.begin(), list.end(), [](const Rule &a, const Rule &b) { return std::strcmp(a.id, b.id) < 0; });
        return list;
    }();
    return all;
}

Problem problemOf(const Rule &rule, const QStringList &words)
{
    return {.diagnostic = {.severity = rule.severity,
                           .rule = QString::fromLatin1(rule.id),
                           .message = filled(Tr::tr(rule.problem), words)},
            .section = QString::fromLatin1(rule.section),
            .repaired = {},
            .repair = {}};
}

bool Findings::isWanted(const Rule &rule)
{
    if (!isTelling())
        return m_problems.size() < mostRepairs;
    const int most = rule.severity == Severity::Info ? 1 : mostOfARule;
    return ++m_counts[&rule] <= most;
}

void Findings::add(const Rule &rule, Value where, const QStringList &words)
{
    if (isTelling())
        addRepairable(rule, where, {}, words);
}

void Findings::addRepairable(const Rule &rule, Value where, Repair repair, const QStringList &words)
{
    if (!isWanted(rule))
        return;
    Problem problem = problemOf(rule, words);
    problem.diagnostic.place = where.place();
    problem.repaired = std::move(repair.done);
    problem.repair = std::move(repair.apply);
    problem.offset = where.exists() ? qint64(where.node().begin) : -1;
    m_problems.push_back(std::move(problem));
}

std::vector<Problem> Findings::take()
{
    std::stable_sort(m_problems.begin(), m_problems.end(),
                     [](const Problem &a, const Problem &b) { return a.offset < b.offset; });
    for (const std::span<const Rule> &table : ruleTables) {
        for (const Rule &rule : table) {
            const int more = m_counts.value(&rule) - mostOfARule;
            if (more > 0 && rule.severity != Severity::Info)
                m_problems.push_back(problemOf(kader::iiif::rule("more-problems"),
                                               {QString::number(more), QString::fromLatin1(rule.id)}));
        }
    }
    return std::move(m_problems);
}

} // namespace kader::iiif
