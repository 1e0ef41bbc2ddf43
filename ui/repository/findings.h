#pragma once

#include "repository/catalogue.h"
#include "repository/filter.h"
#include "repository/fulltext.h"

#include <vector>

namespace kader::ui {

/// What is asked, and what is known that helps to answer it.
struct FinderQuestion {
    QString text = {};
    repository::Filter filter = {};
    repository::KnownFacts known = {};
    repository::ServiceAnswers answers = {};
    repository::CategoryTree categories = {};

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && filter.isEmpty(); }
};

/// What a catalogue has for what somebody typed, kind by kind; for an author's address, that author's. A value;
/// everything is a place in its catalogue, best first.
struct Findings {
    FinderQuestion question = {};
    repository::Catalogue catalogue = {};
    std::vector<quint32> collections = {};
    std::vector<quint32> authors = {};
    std::vector<quint32> datasets = {};
    qsizetype matches = 0;               ///< Collections and datasets, before they were filtered.
    std::vector<quint32> undecided = {}; ///< Datasets left out because too little is known of them, best first.
    QStringList remarks = {};            ///< What else is to be known of what was left out, a sentence each.
};

/// What the service finds beyond that, where the lists don't reach: in descriptions, keywords and citations.
struct FurtherFindings {
    enum class State { NotAsked, Asking, Answered, Failed };
    State state = State::NotAsked;
    QString why = {}; ///< Of a failure, or of what is missing.
    std::vector<repository::CatalogueItem> items = {};
};

/// Takes a few milliseconds for 25,000 items, in any thread.
[[nodiscard]] Findings findIn(const repository::Catalogue &catalogue, const FinderQuestion &question);

/// What is among the hits and not in the findings, and passes their filter; as the catalogue has it, if it does.
[[nodiscard]] FurtherFindings furtherIn(const Findings &findings, const Result<repository::FullTextHits> &hits);
/// A list has less to tell than a catalogue.
[[nodiscard]] repository::CatalogueItem itemFrom(const repository::DatasetItem &item);

} // namespace kader::ui
