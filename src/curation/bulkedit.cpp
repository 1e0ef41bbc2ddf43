#include "curation/bulkedit.h"

#include "base/tr.h"
#include "curation/steps.h"

#include <iterator>

namespace kader::curation {

namespace {

/// Why it is not touched; empty when it can be.
QString objectionTo(const Annotation &annotation, const BulkEdit &edit)
{
    if (edit.kind == BulkEdit::Kind::Motivation)
        return annotation.motivations.size() > 1 ? Tr::tr("with several motivations") : QString();
    return annotation.body.isEmpty() ? QString() : Tr::tr("with a body that is more than a text");
}

Annotation edited(Annotation annotation, const BulkEdit &edit)
{
    switch (edit.kind) {
    case BulkEdit::Kind::Motivation:
        annotation.motivations = edit.motivations;
        break;
    case BulkEdit::Kind::Language:
        annotation.language = edit.language;
        break;
    case BulkEdit::Kind::Replace:
        annotation.text.replace(edit.find, edit.replaceBy);
        break;
    }
    return annotation;
}

} // namespace

BulkPlan planBulk(const QString &name, const QList<QUuid> &ids, const AnnotationBook::All &all, const BulkEdit &edit)
{
    BulkPlan plan{.step = {name}};
    plan.step.changes.reserve(size_t(ids.size()));
    for (const QUuid &id : ids) {
        const auto numbered = all.value(id);
        if (!numbered || !isSeen(numbered->annotation))
            continue;
        const Annotation &before = numbered->annotation;
        Annotation after = edited(before, edit);
        if (after == before) {
            ++plan.unchanged;
            continue;
        }
        if (const QString objection = objectionTo(before, edit); !objection.isEmpty()) {
            ++plan.leftOut[objection];
            continue;
        }
        Step one = change(name, before, std::move(after));
        std::move(one.changes.begin(), one.changes.end(), std::back_inserter(plan.step.changes));
    }
    return plan;
}

} // namespace kader::curation
