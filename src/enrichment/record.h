#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace kader::enrichment {

struct Author {
    QString name;
    QString orcid; ///< Bare, `0000-0002-…`; may be empty.

    bool operator==(const Author &) const = default;
};

struct Licence {
    QString name;
    QString url;

    bool operator==(const Licence &) const = default;
};

/// What a repository says about a dataset, in no repository's own format. Absent things are empty.
struct Record {
    QString title = {};
    QString doi = {};
    QString version = {};
    QString page = {}; ///< Web address of the dataset for people.
    QString resourceTitle = {};
    QString resourceDoi = {};
    QStringList categories = {};
    QString descriptionHtml = {};
    QStringList timeCoverage = {};
    QStringList derivedFrom = {};
    QString longitude = {}; ///< Free text, as depositors write it.
    QString latitude = {};  ///< Free text, as depositors write it.
    std::vector<Author> authors = {};
    QStringList tags = {};
    QString publishedDate = {}; ///< As the repository writes it (ISO 8601).
    Licence licence = {};
    QString publisher = {};
    QStringList funding = {};
    QStringList references = {};

    bool operator==(const Record &) const = default;
};

} // namespace kader::enrichment
