#include "ui/versions/versionwords.h"

#include "curation/sourceversion.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::CarriedAnnotation;
using curation::CarryOver;
using curation::CarryVerdict;
using curation::SourceNews;
using curation::SourcePtr;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Versions)
};

/// By how much the canvas of an annotation grew, both sides alike.
std::optional<double> factorOf(const CarryOver &plan, const CarriedAnnotation &annotation)
{
    const iiif::CanvasView *before = plan.from->canvas(annotation.from);
    const iiif::CanvasView *now = plan.to->canvas(annotation.to);
    return before && now ? curation::commonFactor(before->size, now->size) : std::nullopt;
}

QString resizedText(const CarryOver &plan, const CarriedAnnotation &annotation)
{
    const std::optional<double> factor = factorOf(plan, annotation);
    const QString by = factor ? QLocale().toString(*factor, 'g', 4) : QString();
    if (annotation.isScaled)
        return Words::tr("Its canvas is %1 times the size. The region is scaled with it.").arg(by);
    if (factor)
        return Words::tr("Its canvas is %1 times the size. The region keeps its numbers.").arg(by);
    return Words::tr("Its canvas has other proportions now, as after cropping. The region keeps its numbers.");
}

int movedCount(const CarryOver &plan)
{
    int count = 0;
    for (const CarriedAnnotation &each : plan.annotations)
        count += curation::staysBehind(each.verdict) ? 0 : 1;
    return count;
}

} // namespace

QString newsText(const SourceNews &news, const QString &title)
{
    switch (news.kind) {
    case SourceNews::Kind::NewerVersion:
        return Words::tr("“%1” has a newer version (%2).").arg(title).arg(news.to);
    case SourceNews::Kind::OtherBytes:
        return Words::tr("“%1” is not the document any more that this curation was made with.").arg(title);
    case SourceNews::Kind::Closed:
        return Words::tr("“%1” has changed in the repository. %2").arg(title, news.reason);
    case SourceNews::Kind::Withdrawn:
        return Words::tr("The repository does not list “%1” any more. What this curation has of it stays.").arg(title);
    }
    return {};
}

QString versionText(const CarryOver &plan, const SourcePtr &source)
{
    const std::optional<int> number = curation::versionOf(*source);
    const bool hasNumbers = number && number != curation::versionOf(source == plan.to ? *plan.from : *plan.to);
    if (hasNumbers)
        return Words::tr("Version %1").arg(*number);
    return source == plan.to ? Words::tr("The document as it is now") : Words::tr("The document as it was");
}

QString verdictText(CarryVerdict verdict)
{
    switch (verdict) {
    case CarryVerdict::Carried:
        return Words::tr("Carried over");
    case CarryVerdict::Resized:
        return Words::tr("Size changed");
    case CarryVerdict::Outside:
        return Words::tr("Reaches outside");
    case CarryVerdict::ChangedInBoth:
        return Words::tr("Changed in both");
    case CarryVerdict::KeptBeside:
        return Words::tr("Kept beside");
    case CarryVerdict::NoLongerThere:
        return Words::tr("No longer there");
    case CarryVerdict::DeletedButChanged:
        return Words::tr("Seen again");
    case CarryVerdict::CanvasUnclear:
        return Words::tr("Canvas unclear");
    case CarryVerdict::CanvasGone:
        return Words::tr("Canvas gone");
    }
    return {};
}

QString reasonText(const CarryOver &plan, const CarriedAnnotation &annotation)
{
    switch (annotation.verdict) {
    case CarryVerdict::Carried:
        return {};
    case CarryVerdict::Resized:
        return resizedText(plan, annotation);
    case CarryVerdict::Outside:
        return Words::tr("Its region reaches beyond the canvas now. It is carried over, for you to look at.");
    case CarryVerdict::ChangedInBoth:
        return Words::tr("You edited this annotation of the source, and the source changed it too. Both are kept: the "
                         "source's, and yours beside it.");
    case CarryVerdict::KeptBeside:
        return Words::tr("You edited this annotation of a page that the source points at. Yours is kept beside that of "
                         "the page.");
    case CarryVerdict::NoLongerThere:
        return Words::tr("You edited this annotation of the source, which does not have it any more. Yours is kept.");
    case CarryVerdict::DeletedButChanged:
        return Words::tr("You deleted this annotation of the source, which has changed it since or has it on a page "
                         "of its own. It is seen again.");
    case CarryVerdict::CanvasUnclear:
        return Words::tr("Several canvases could be the one that it was on. It stays where it is.");
    case CarryVerdict::CanvasGone:
        return Words::tr("There is no canvas any more with the id or the label of the one that it was on. It stays "
                         "where it is.");
    }
    return {};
}

QString sizeText(const SourcePtr &source, std::optional<int> canvas)
{
    const iiif::CanvasView *view = source->canvas(canvas);
    return view && view->size ? u"%1 × %2"_s.arg(view->size->width).arg(view->size->height) : QString();
}

QString summaryText(const CarryOver &plan)
{
    const int all = int(plan.annotations.size());
    const int moved = movedCount(plan);
    if (all == 0)
        return Words::tr("You have no annotations here to carry over. The curation goes on with the newer one.");
    if (all == plan.count(CarryVerdict::Carried))
        return all == 1 ? Words::tr("Your annotation is carried over as it is.")
                        : Words::tr("All %Ln annotations of yours are carried over as they are.", nullptr, all);
    if (moved == all)
        return all == 1
                   ? Words::tr("Your annotation is carried over; look at what changes.")
                   : Words::tr("All %Ln annotations of yours are carried over; look at those below.", nullptr, all);
    if (moved == 0)
        return all == 1 ? Words::tr("Your annotation cannot be carried over.")
                        : Words::tr("None of your %Ln annotations can be carried over.", nullptr, all);
    return Words::tr("%1 of your %Ln annotations are carried over; look at those below.", nullptr, all)
        .arg(QLocale().toString(moved));
}

QString olderVersionText(const CarryOver &plan)
{
    const QString older = versionText(plan, plan.from);
    return plan.keepsOlder() ? Words::tr("%1 stays in the curation too, with what cannot be carried over.").arg(older)
                             : Words::tr("%1 leaves the curation. Undo brings everything back.").arg(older);
}

} // namespace kader::ui
