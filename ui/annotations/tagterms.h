#pragma once

#include "base/job.h"
#include "curation/tagvocabulary.h"
#include "ui/shared/vocabularyfile.h"

#include <QObject>

#include <memory>

namespace kader::ui {

class Workspace;

/// The tags that can be chosen: those that the curation uses already, and those of the vocabulary file. Both are
/// gathered in the background; what is typed meanwhile finds what was known before.
class TagTerms final : public QObject {
    Q_OBJECT

public:
    /// Of all who ask for tags in this window; lives as long as its workspace.
    [[nodiscard]] static TagTerms &of(Workspace &workspace);

    /// Looks for what is new; to be called when somebody is about to choose.
    void refresh();
    /// Those in use first; none twice.
    [[nodiscard]] std::vector<curation::VocabularyTerm> find(const QString &typed, int most) const;
    /// What somebody who typed this means: the term that is written so, or a mere word.
    [[nodiscard]] curation::AnnotationTag tagFor(const QString &typed) const;

    [[nodiscard]] VocabularyFile &file() { return m_file; }

signals:
    void changed();

private:
    explicit TagTerms(Workspace &workspace);
    void followCuration();
    void gather();

    Workspace &m_workspace;
    VocabularyFile m_file;
    std::shared_ptr<const curation::TagVocabulary> m_used;
    bool m_isStale = true;
    JobHandle m_job;
};

} // namespace kader::ui
