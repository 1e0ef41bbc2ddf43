#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "curation/annotationwords.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace kader::curation {

/// A tag that can be chosen.
struct VocabularyTerm {
    AnnotationTag tag = {}; ///< As it will stand in an annotation.
    QString label = {};     ///< What people call it, where that is something else; finds it too.

    bool operator==(const VocabularyTerm &) const = default;
};

/// Tags to choose from, found by their beginning or anything in them, whatever the case. Made for 100,000 of them to be
/// searched between two key presses.
class TagVocabulary final {
public:
    TagVocabulary() = default;
    /// Of terms that are the same but for their case only the first stays, unless they have different addresses.
    explicit TagVocabulary(std::vector<VocabularyTerm> terms);

    /// Reads a CSV of any encoding and separator (see exchange::readCsv) with the columns `tag`, and perhaps `label`,
    /// `uri` and `language`, in any order; others are passed over, and a file with `label` alone has its tags there.
    /// A file of one column without such a name is a list of tags from its first line on. A row that cannot be used is
    /// told in diagnostics() and the others are read. Fails where no column can be told to be tags, or none is left.
    [[nodiscard]] static Result<TagVocabulary> read(const QByteArray &csv, const QString &name);

    [[nodiscard]] size_t size() const { return m_entries.size(); }
    [[nodiscard]] const Diagnostics &diagnostics() const { return m_diagnostics; }

    /// At most so many: those that begin so, in order; then those with a word that begins so; then the rest.
    [[nodiscard]] std::vector<VocabularyTerm> find(const QString &typed, int most) const;
    /// The term that is written so, whatever the case; nothing when there is none, or several are.
    [[nodiscard]] const VocabularyTerm *exact(const QString &typed) const;

private:
    struct Entry {
        QString key;   ///< The tag, in folded case; sorted by it.
        QString label; ///< In folded case.
        VocabularyTerm term;
    };

    std::vector<Entry> m_entries;
    Diagnostics m_diagnostics;
};

} // namespace kader::curation
