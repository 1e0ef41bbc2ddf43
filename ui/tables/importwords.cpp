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
    }
    return {};
}

QString importText(qsizetype annotations)
{
    if (annotations == 0)
        return Tr::tr("Nothing to import");
    if (annotations == 1)
        return Tr::tr("Import one annotation");
    return Tr::tr("Import %n annotations", nullptr, static_cast<int>(annotations));
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
