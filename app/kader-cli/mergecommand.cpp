#include "commands.h"
#include "console.h"
#include "curationfile.h"

#include "base/tr.h"
#include "curation/merge.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

using curation::Curation;
using curation::Merge;
using curation::MergeChoice;
using curation::MergedAnnotation;
using curation::MergeVerdict;

Result<MergeChoice> choiceFrom(const Arguments &arguments)
{
    const QString typed = arguments.value(u"conflicts"_s);
    if (typed == "mine"_L1)
        return MergeChoice::Mine;
    if (typed == "theirs"_L1)
        return MergeChoice::Theirs;
    if (typed == "both"_L1)
        return MergeChoice::Both;
    return failure(ErrorKind::Usage, Tr::tr("--conflicts takes mine, theirs or both."));
}

/// Of a deletion there are never both.
std::vector<MergeChoice> choicesFor(const Merge &merge, MergeChoice forConflicts)
{
    std::vector<MergeChoice> choices;
    for (const MergedAnnotation &each : merge.annotations) {
        const bool isImpossible = forConflicts == MergeChoice::Both && !each.canHaveBoth();
        choices.push_back(each.verdict != MergeVerdict::Conflict ? MergeChoice::Theirs
                          : isImpossible                         ? MergeChoice::Mine
                                                                 : forConflicts);
    }
    return choices;
}

void tell(const Context &context, const Merge &merge)
{
    const std::pair<QString, int> counts[] = {{u"new"_s, merge.count(MergeVerdict::New)},
                                              {u"conflicts"_s, merge.count(MergeVerdict::Conflict)},
                                              {u"no place"_s, merge.count(MergeVerdict::NoPlace)},
                                              {u"reviews"_s, int(merge.reviews.size())},
                                              {u"same"_s, merge.same}};
    for (const auto &[name, count] : counts)
        context.report.set(name, count);
    say(Tr::tr("%1: %2 new, %3 different, %4 about canvases that are not here, %5 marks “reviewed”, %6 the same.")
            .arg(merge.name)
            .arg(merge.count(MergeVerdict::New))
            .arg(merge.count(MergeVerdict::Conflict))
            .arg(merge.count(MergeVerdict::NoPlace))
            .arg(merge.reviews.size())
            .arg(merge.same));
    for (const MergedAnnotation &each : merge.annotations) {
        if (each.verdict == MergeVerdict::Conflict)
            say(Tr::tr("different: “%1” here, “%2” there")
                    .arg(each.mine->text.simplified(),
                         each.isDeletion() ? Tr::tr("deleted") : each.theirs->text.simplified()));
    }
}

} // namespace

Result<Exit> merge(Context &context)
{
    const Result<MergeChoice> choice = choiceFrom(context.arguments);
    if (!choice)
        return tl::unexpected(choice.error());
    const QString path = context.arguments.positional().first();
    const QString other = context.arguments.positional().at(1);
    if (QFileInfo(path) == QFileInfo(other))
        return failure(ErrorKind::Usage, Tr::tr("Both are the same curation."), {.document = path, .pointer = {}});
    Result<std::unique_ptr<Curation>> mine = openedToWrite(path, false);
    if (!mine)
        return tl::unexpected(mine.error());
    using Opened = std::unique_ptr<Curation>;
    const Result<Opened> theirs = waitFor<Opened>([&](auto done) { return Curation::openToRead(other, done); });
    if (!theirs)
        return tl::unexpected(theirs.error());
    const Merge merge = mergeLater(**mine, **theirs, QFileInfo(other).completeBaseName())();
    tell(context, merge);
    std::optional<Error> refused;
    QObject::connect(mine->get(), &Curation::failed, [&refused](const Error &error) { refused = error; });
    (*mine)->make(merge.step(choicesFor(merge, *choice)));
    // What the file refuses is told before it is called kept.
    QEventLoop loop;
    QObject::connect(mine->get(), &Curation::keptChanged, &loop, &QEventLoop::quit);
    if (!(*mine)->isKept())
        loop.exec();
    if (refused)
        return tl::unexpected(*refused);
    const bool isOpen = merge.count(MergeVerdict::NoPlace) > 0 ||
                        (*choice == MergeChoice::Mine && merge.count(MergeVerdict::Conflict) > 0);
    return isOpen ? Exit::Problems : Exit::Done;
}

} // namespace kader::cli
