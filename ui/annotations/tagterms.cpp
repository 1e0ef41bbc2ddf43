#include "ui/annotations/tagterms.h"

#include "base/background.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

namespace kader::ui {

using curation::AnnotationTag;
using curation::Curation;
using curation::TagVocabulary;
using curation::VocabularyTerm;

namespace {

std::shared_ptr<const TagVocabulary> tagsOf(const curation::Snapshot &snapshot)
{
    std::vector<VocabularyTerm> terms;
    for (const curation::Annotation &annotation : snapshot.annotations) {
        if (annotation.provenance && annotation.provenance->overlay == store::Overlay::Deleted)
            continue;
        for (AnnotationTag &tag : curation::usedTags(annotation)) {
            tag.place = tag.meaning = std::nullopt;
            terms.push_back({.tag = std::move(tag)});
        }
    }
    return std::make_shared<const TagVocabulary>(std::move(terms));
}

bool isAmong(const std::vector<VocabularyTerm> &terms, const VocabularyTerm &wanted)
{
    return std::any_of(terms.begin(), terms.end(), [&](const VocabularyTerm &term) {
        return term.tag.address == wanted.tag.address &&
               term.tag.text.compare(wanted.tag.text, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

TagTerms &TagTerms::of(Workspace &workspace)
{
    auto *known = workspace.findChild<TagTerms *>({}, Qt::FindDirectChildrenOnly);
    return known ? *known : *new TagTerms(workspace);
}

TagTerms::TagTerms(Workspace &workspace)
    : QObject(&workspace), m_workspace(workspace), m_used(std::make_shared<const TagVocabulary>())
{
    connect(&m_file, &VocabularyFile::changed, this, &TagTerms::changed);
    connect(&workspace, &Workspace::curationChanged, this, &TagTerms::followCuration);
    followCuration();
}

void TagTerms::followCuration()
{
    m_job.reset();
    m_used = std::make_shared<const TagVocabulary>();
    m_isStale = true;
    const auto age = [this] { m_isStale = true; };
    if (Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::annotationsChanged, this, age);
        connect(curation, &Curation::reset, this, age);
    }
}

void TagTerms::refresh()
{
    m_file.look();
    if (m_isStale && !m_job && m_workspace.curation())
        gather();
}

void TagTerms::gather()
{
    m_isStale = false;
    const curation::SourcePtr source = m_workspace.source();
    m_job = inBackground<std::shared_ptr<const TagVocabulary>>(
        [snapshot = m_workspace.curation()->snapshotLater(source ? QSet{source->id} : QSet<QUuid>())] {
            return tagsOf(snapshot());
        },
        [this](const std::shared_ptr<const TagVocabulary> &used) {
            m_job.reset();
            m_used = used;
            emit changed();
            if (m_isStale && m_workspace.curation())
                gather();
        });
}

std::vector<VocabularyTerm> TagTerms::find(const QString &typed, int most) const
{
    std::vector<VocabularyTerm> found = m_used->find(typed, most);
    if (!m_file.vocabulary())
        return found;
    for (VocabularyTerm &term : m_file.vocabulary()->find(typed, most)) {
        if (int(found.size()) < most && !isAmong(found, term))
            found.push_back(std::move(term));
    }
    return found;
}

AnnotationTag TagTerms::tagFor(const QString &typed) const
{
    if (m_file.vocabulary()) {
        if (const VocabularyTerm *term = m_file.vocabulary()->exact(typed))
            return term->tag;
    }
    const VocabularyTerm *used = m_used->exact(typed);
    return used ? used->tag : AnnotationTag{.text = typed.simplified()};
}

} // namespace kader::ui
