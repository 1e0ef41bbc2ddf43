#include "ui/shell/rescueresult.h"

#include "ui/shared/resultdialog.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

enum class Matter { Lost, Changed };

/// What is of severity Info has changed but is not lost.
QStringList lines(const Diagnostics &losses, Matter matter)
{
    Diagnostics chosen;
    std::copy_if(losses.begin(), losses.end(), std::back_inserter(chosen), [matter](const Diagnostic &loss) {
        return (loss.severity == Severity::Info) == (matter == Matter::Changed);
    });
    return messages(chosen);
}

QStringList counts(const store::Salvaged &saved)
{
    QStringList lines{ResultDialog::tr("Manifests: %1").arg(saved.manifests)};
    if (saved.records > 0)
        lines += ResultDialog::tr("Records of their datasets: %1").arg(saved.records);
    if (saved.otherDocuments > 0)
        lines += ResultDialog::tr("Pages of annotations, and what manifests were converted from: %1")
                     .arg(saved.otherDocuments);
    lines += ResultDialog::tr("Annotations, deleted ones included: %1").arg(saved.annotations);
    if (saved.steps > 0)
        lines += ResultDialog::tr("Steps that can be undone or done again: %1").arg(saved.steps);
    return lines;
}

} // namespace

void showRescueResult(const curation::Rescued &rescued, QWidget *window)
{
    auto *result = new ResultDialog(u"rescue-result"_s, ResultDialog::tr("Rescue what can be read"), window);
    const QStringList lost = lines(rescued.saved.losses, Matter::Lost);
    const QString damaged = QFileInfo(rescued.damaged).fileName();
    const QString path = QDir::toNativeSeparators(rescued.path);
    result->setSentence(
        lost.isEmpty()
            ? ResultDialog::tr("All of %1 could be read. It is open now as %2; the damaged file is as it was.")
                  .arg(damaged, path)
            : ResultDialog::tr("What could be read of %1 is open now as %2; the damaged file is as it was.")
                  .arg(damaged, path));
    result->addSection(ResultDialog::tr("Lost"), lost);
    result->addSection(ResultDialog::tr("Changed, but not lost"), lines(rescued.saved.losses, Matter::Changed));
    result->addSection(ResultDialog::tr("Rescued"), counts(rescued.saved));
    result->show();
}

} // namespace kader::ui
