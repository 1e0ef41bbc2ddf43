#include "ui/tables/importwords.h"

#include "base/tr.h"

namespace kader::ui {

using exchange::Verdict;

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Added:
        return Tr::tr("Added");
    case Verdict::AlreadyThere:
        return Tr::tr("Already there");
    case Verdict::Changed:
        return Tr::tr("Changed");
    case Verdict::Rejected:
        return Tr::tr("Rejected");
    case Verdict::NeedsChoice:
        return Tr::tr("Needs a choice");
    case Verdict::Gone:
        return Tr::tr("Gone");
    }
    return {};
}

namespace {

QString additionText(qsizetype annotations)
{
    return annotations == 1 ? Tr::tr("Import one annotation")
                            : Tr::tr("Import %n annotations", nullptr, static_cast<int>(annotations));
}

} // namespace

QString importText(qsizetype annotations, qsizetype deletions)
{
    if (annotations == 0 && deletions == 0)
        return Tr::tr("Nothing to import");
    if (deletions == 0)
        return additionText(annotations);
    if (annotations == 0)
        return Tr::tr("Delete %n annotations", nullptr, static_cast<int>(deletions));
    return Tr::tr("%1, delete %2").arg(additionText(annotations)).arg(deletions);
}

QString reasonText(const exchange::PlannedRow &row)
{
    if (row.verdict == Verdict::Rejected)
        return row.reason();
    QStringList messages;
    for (const Diagnostic &diagnostic : row.diagnostics)
        messages += diagnostic.message;
    return messages.join(u' ');
}

} // namespace kader::ui
