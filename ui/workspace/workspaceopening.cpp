#include "ui/workspace/workspace.h"

#include "base/background.h"
#include "ui/workspace/authoraddress.h"
#include "ui/workspace/viewsnapshot.h"

#include <QFileInfo>

#include <variant>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Opened;
using curation::OpenedSource;
using curation::PageAddition;
using curation::SourcePtr;

namespace {

/// What was typed or pasted may be a long link, or JSON; of a file its name is enough.
QString shownName(const QString &typed)
{
    if (QFileInfo(typed).isFile())
        return QFileInfo(typed).fileName();
    constexpr qsizetype longest = 80;
    const QString line = typed.left(4 * longest).simplified();
    return line.size() > longest ? line.first(longest) + u'…' : line;
}

} // namespace

void Workspace::whenThereIsACuration(const std::function<void()> &next)
{
    if (m_curation)
        return next();
    makeCuration(next);
}

/// `next` is done once a manifest is in view; when it was something else, not at all.
void Workspace::openThen(const QString &typed, const std::function<void()> &next)
{
    if (typed.endsWith(u".kader"_s) && QFileInfo::exists(typed))
        return openCuration(typed);
    if (AuthorAddress::parse(typed)) {
        QMetaObject::invokeMethod(
            this, [this, author = typed.trimmed()] { emit authorOpened(author); }, Qt::QueuedConnection);
        return;
    }
    prepareCuration();
    const QString what = tr("Opening %1").arg(shownName(typed));
    start(what, curation::openTyped(m_repository, typed, [this, what, typed, next](const Result<Opened> &opened) {
              finish();
              if (!opened)
                  return fail(what, opened.error(), [this, typed, next] { openThen(typed, next); });
              if (const auto *source = std::get_if<OpenedSource>(&*opened))
                  take(*source, next);
              else
                  std::visit([this](const auto &each) { take(each); }, *opened);
          }));
}

void Workspace::openDataset(const repository::ItemId &id)
{
    prepareCuration();
    const QString what = tr("Opening the dataset");
    start(what, curation::openDataset(m_repository, id, [this, what, id](const Result<SourcePtr> &opened) {
              finish();
              if (!opened)
                  return fail(what, opened.error(), [this, id] { openDataset(id); });
              take(OpenedSource{*opened, {}, curation::remarkOn(**opened)});
          }));
}

void Workspace::take(const OpenedSource &opened, const std::function<void()> &next)
{
    whenThereIsACuration([this, opened, next] {
        lookAt(opened);
        if (next)
            next();
    });
}

void Workspace::lookAt(const OpenedSource &opened)
{
    const QUuid id = m_curation->look(opened.source);
    show(id);
    if (!opened.remark.isEmpty())
        emit done(opened.remark);
    const bool isMeant = opened.spot && !(opened.spot->isDefault && m_canvasOf.contains(id));
    if (!isMeant || !m_source || m_source->id != id)
        return;
    showCanvas(opened.spot->canvas);
    if (opened.spot->region && m_canvas == opened.spot->canvas)
        emit regionOpened(*opened.spot->region);
}

void Workspace::take(const curation::OpenedCollection &opened)
{
    emit iiifCollectionOpened(opened);
}

void Workspace::take(const curation::OpenedPage &opened)
{
    const QString what = tr("Adding the annotations of %1").arg(shownName(opened.origin));
    const std::function<curation::Snapshot()> snapshot =
        m_curation ? snapshotWithView(*this) : [] { return curation::Snapshot(); };
    start(what,
          inBackground<Result<PageAddition>>([snapshot, opened] { return curation::planPage(snapshot(), opened); },
                                             [this, opened](const Result<PageAddition> &planned) {
                                                 finish();
                                                 plan(opened, planned);
                                             }));
}

void Workspace::plan(const curation::OpenedPage &page, const Result<PageAddition> &plan)
{
    const QString what = tr("Adding the annotations of %1").arg(shownName(page.origin));
    if (!plan)
        return fail(what, plan.error());
    const std::optional<Error> refusal = plan->refusal();
    if (!refusal)
        return emit additionPlanned(*plan);
    if (plan->alreadyThere > 0 || !plan->toOpen)
        return fail(what, *refusal);
    const auto openManifest = [this, manifest = plan->toOpen->text(), page] {
        openThen(manifest, [this, page] { take(page); });
    };
    fail(what, *refusal, Remedy{Remedy::Kind::OpenManifest, openManifest});
}

void Workspace::add(const PageAddition &plan)
{
    requestKeeping();
    m_curation->make(plan.step);
    emit done(plan.summary());
}

void Workspace::take(const repository::Collection &opened)
{
    emit collectionOpened(opened);
}

} // namespace kader::ui
