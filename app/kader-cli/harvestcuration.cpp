#include "harvestcuration.h"

#include "console.h"
#include "curationfile.h"
#include "harvestwanted.h"

#include "base/tr.h"
#include "curation/harvest.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

using curation::Curation;
using curation::Harvest;
using curation::HarvestList;
using Item = Harvest::Item;

/// A harvest into a file, from its opening to its account.
class Run final {
public:
    Run(Context &context, const repository::Repository &repository, std::unique_ptr<Curation> curation, bool isNew)
        : m_context(context), m_repository(repository), m_curation(std::move(curation)), m_isNew(isNew)
    {}

    void bring(const Wanted &wanted);
    /// Says and reports what became of it, and closes the file.
    [[nodiscard]] Result<Exit> account(Diagnostics problems);

private:
    [[nodiscard]] QList<HarvestList> listsOf(const Wanted &wanted) const;
    [[nodiscard]] curation::SourcePtr sourceOf(const curation::DatasetRef &ref) const;
    void go(std::unique_ptr<Harvest> harvest);
    void sayItem(const Harvest &harvest, int index);
    [[nodiscard]] int reportItems(Diagnostics &notes);
    [[nodiscard]] std::optional<Error> nothingCame() const;

    Context &m_context;
    const repository::Repository &m_repository;
    std::unique_ptr<Curation> m_curation;
    bool m_isNew;
    std::vector<Item> m_items;      ///< In their last state.
    std::optional<Error> m_failure; ///< Of the file.
    bool m_isInterrupted = false;
};

/// What an interrupted harvest lacks, if all of that is wanted, and what else is not there.
QList<HarvestList> Run::listsOf(const Wanted &wanted) const
{
    QList<HarvestList> lists;
    QList<curation::DatasetRef> missing = wanted.datasets;
    for (const HarvestList &list : m_curation->harvests()) {
        const bool isWanted = std::all_of(list.datasets.begin(), list.datasets.end(),
                                          [&](const auto &entry) { return wanted.datasets.contains(entry.ref); });
        if (!isWanted)
            continue;
        lists.append(list);
        for (const HarvestList::Entry &entry : list.datasets)
            missing.removeAll(entry.ref);
    }
    missing.removeIf([this](const curation::DatasetRef &ref) { return sourceOf(ref) != nullptr; });
    HarvestList rest{.name = wanted.label.isEmpty() ? Tr::tr("datasets") : wanted.label};
    for (const curation::DatasetRef &ref : missing)
        rest.datasets.append({ref, wanted.titles.value(ref.id.text())});
    if (!rest.datasets.isEmpty())
        lists.append(rest);
    return lists;
}

curation::SourcePtr Run::sourceOf(const curation::DatasetRef &ref) const
{
    for (const curation::SourcePtr &source : m_curation->sources()) {
        if (source->dataset == ref.id.text() && source->version == ref.version)
            return source;
    }
    return nullptr;
}

void Run::bring(const Wanted &wanted)
{
    QList<curation::DatasetRef> listed;
    const QList<HarvestList> lists = listsOf(wanted);
    for (const HarvestList &list : lists) {
        for (const HarvestList::Entry &entry : list.datasets)
            listed.append(entry.ref);
    }
    for (const curation::DatasetRef &ref : wanted.datasets) {
        if (const curation::SourcePtr source = sourceOf(ref); source && !listed.contains(ref))
            m_items.push_back({.ref = ref,
                               .title = source->title,
                               .state = Item::State::Here,
                               .canvases = int(source->manifest.canvases().size())});
    }
    const std::vector<HarvestList> interrupted = m_curation->harvests();
    for (const HarvestList &list : lists) {
        const bool isInterrupted = std::any_of(interrupted.begin(), interrupted.end(),
                                               [&](const HarvestList &other) { return other.id == list.id; });
        if (!m_isInterrupted && !m_failure)
            go(isInterrupted ? Harvest::interrupted(*m_curation, m_repository, list)
                             : std::make_unique<Harvest>(*m_curation, m_repository, list));
    }
}

/// To its end, or to that of the network or the file.
void Run::go(std::unique_ptr<Harvest> harvest)
{
    QEventLoop loop;
    QObject::connect(harvest.get(), &Harvest::itemChanged, &loop, [&](int index) { sayItem(*harvest, index); });
    QObject::connect(harvest.get(), &Harvest::stateChanged, &loop, [&] {
        if (harvest->state() != Harvest::State::Going)
            loop.quit();
    });
    QObject::connect(m_curation.get(), &Curation::failed, &loop, [&](const Error &error) {
        m_failure = error;
        loop.quit();
    });
    harvest->resume(); // One that is new is under way already.
    if (harvest->state() == Harvest::State::Going)
        loop.exec();
    QObject::connect(m_curation.get(), &Curation::keptChanged, &loop, &QEventLoop::quit);
    if (!m_failure && !m_curation->isKept())
        loop.exec();
    m_isInterrupted = harvest->state() == Harvest::State::AwaitingServer;
    m_items.insert(m_items.end(), harvest->items().begin(), harvest->items().end());
}

void Run::sayItem(const Harvest &harvest, int index)
{
    const Item &item = harvest.items()[size_t(index)];
    const int total = int(harvest.items().size());
    const QString outcome = item.state == Item::State::Here ? Tr::tr("canvases: %1").arg(item.canvases)
                                                            : Tr::tr("failed: %1").arg(item.error.message);
    say(u"[%1/%2] %3 (%4): %5"_s.arg(QString::number(total - harvest.count(Item::State::Waiting)),
                                     QString::number(total), item.title, item.ref.id.text(), outcome));
}

/// The repository is at fault if it failed once, else the answer is a plain no.
std::optional<Error> Run::nothingCame() const
{
    const auto isHere = [](const Item &item) { return item.state == Item::State::Here; };
    if (std::any_of(m_items.begin(), m_items.end(), isHere))
        return std::nullopt;
    for (const Item &item : m_items) {
        const bool isPlainNo = item.error.kind == ErrorKind::Refused || item.error.kind == ErrorKind::NotFound;
        if (item.state == Item::State::Failed && !isPlainNo)
            return item.error;
    }
    return Error{ErrorKind::NotFound, Tr::tr("None of the datasets has a manifest that can be had.")};
}

/// How many are missing; the notes on those that are here are added.
int Run::reportItems(Diagnostics &notes)
{
    int missing = 0;
    for (const Item &item : m_items) {
        const bool isHere = item.state == Item::State::Here;
        QJsonObject json{{u"dataset"_s, item.ref.id.text()}, {u"title"_s, item.title}, {u"ok"_s, isHere}};
        if (isHere)
            json.insert(u"canvases"_s, item.canvases);
        else
            json.insert(u"reason"_s, item.state == Item::State::Failed ? item.error.message : Tr::tr("not fetched"));
        m_context.report.add(u"datasets"_s, json);
        missing += isHere ? 0 : 1;
        if (const curation::SourcePtr source = sourceOf(item.ref); isHere && source)
            notes += source->notes;
    }
    return missing;
}

Result<Exit> Run::account(Diagnostics problems)
{
    const int missing = reportItems(problems);
    sayAll(problems);
    m_context.report.addDiagnostics(u"problems"_s, problems);
    const std::optional<Error> nothing = m_isInterrupted ? std::nullopt : nothingCame();
    const bool isInVain = m_isNew && m_curation->sources().empty();
    const QString path = m_curation->path();
    m_curation.reset(); // When all of it is on the disk.
    if (isInVain)
        QFile::remove(path);
    if (m_failure)
        return tl::unexpected(*m_failure);
    if (m_isInterrupted)
        return failure(
            ErrorKind::Offline,
            Tr::tr("The repository can't be reached any more; %1 of %2 datasets are missing. The same command "
                   "goes on with them.")
                .arg(missing)
                .arg(m_items.size()),
            {.document = path, .pointer = {}});
    if (nothing)
        return tl::unexpected(*nothing);
    if (missing > 0)
        say(Tr::tr("%1 of %2 datasets have no manifest; see above.").arg(missing).arg(m_items.size()));
    return missing > 0 || hasProblems(problems) ? Exit::Problems : Exit::Done;
}

Result<void> checkOptions(const Arguments &arguments)
{
    for (const QString &option : {u"csv"_s, u"base-url"_s, u"fields"_s, u"lang"_s, u"overwrite"_s, u"no-summary"_s}) {
        if (arguments.has(option))
            return failure(
                ErrorKind::Usage,
                Tr::tr("--%1 is for a folder of results; a curation takes the datasets as they are.").arg(option));
    }
    return {};
}

} // namespace

bool isCurationFile(const QString &output)
{
    const QFileInfo info(output);
    return info.suffix().compare("kader"_L1, Qt::CaseInsensitive) == 0 && !info.isDir();
}

Result<Exit> harvestIntoCuration(Context &context)
{
    if (const Result<void> usable = checkOptions(context.arguments); !usable)
        return tl::unexpected(usable.error());
    const Result<Wanted> wanted = wantedDatasets(context);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    const QString path = context.arguments.value(u"o"_s);
    const bool isNew = !QFileInfo::exists(path);
    Result<std::unique_ptr<Curation>> curation = openedToWrite(path, isNew);
    if (!curation)
        return tl::unexpected(curation.error());
    Run run(context, **repository, std::move(*curation), isNew);
    run.bring(*wanted);
    return run.account(wanted->diagnostics);
}

} // namespace kader::cli
