#include "ui/tables/importplanner.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "base/tr.h"
#include "curation/opening.h"
#include "exchange/csvreader.h"
#include "exchange/manifesttable.h"
#include "ui/workspace/viewsnapshot.h"
#include "ui/workspace/workspace.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

namespace {

constexpr qint64 largestManifest = qint64(1) << 30;

bool isDocument(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && exchange::looksLikeJson(file.peek(256));
}

Result<exchange::CsvTable> tableOf(const curation::Recognised &what, const QString &name)
{
    if (const auto *manifest = std::get_if<curation::OpenedSource>(&what))
        return exchange::tableOf(manifest->source->manifest, name);
    if (std::holds_alternative<curation::OpenedPage>(what))
        return failure(ErrorKind::Unsupported,
                       Tr::tr("This is a page of annotations. Open it by its name, and it will be added."));
    return failure(ErrorKind::Unsupported, Tr::tr("This is neither a table nor a manifest with annotations."));
}

/// As it is called in sentences: its last part, or where it is.
QString nameOf(const WebAddress &address)
{
    const QString file = address.url().fileName();
    return file.isEmpty() ? address.url().host() : file;
}

/// A header in other words than ours, where these leave no doubt.
std::vector<std::optional<exchange::Column>> likelyColumns(const exchange::CsvTable &table)
{
    std::vector<std::optional<exchange::Column>> columns;
    for (const QString &name : table.columnNames)
        columns.push_back(exchange::likelyColumn(name));
    for (int each = 0; each < exchange::columnCount; ++each) {
        const auto count = std::count(columns.begin(), columns.end(), std::optional(exchange::Column(each)));
        const bool isNeeded = each == int(exchange::Column::CanvasLabel) || each == int(exchange::Column::Text);
        if (count > 1 || (isNeeded && count == 0))
            return {};
    }
    return columns;
}

} // namespace

struct ImportPlanner::Work {
    std::function<curation::Snapshot()> snapshot;
    QString origin;
    bool isFetched = false;
    QByteArray fetched;
    QString name;
    exchange::CsvForm form;
    exchange::ImportOptions options;
    curation::TableDecisions decisions;
    TablePtr table;
    bool isFromElsewhere = false;
    curation::GroundPtr ground;
    exchange::Watch watch;
};

struct ImportPlanner::Outcome {
    TablePtr table = {};
    bool isFromElsewhere = false;
    bool isPage = false; ///< Of annotations, at an address.
    curation::GroundPtr ground = {};
    ImportPtr import = {};
    std::optional<Error> error = {};
};

ImportPlanner::ImportPlanner(Workspace &workspace, const QString &origin, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_origin(origin), m_address(WebAddress::parse(origin)),
      m_name(m_address ? nameOf(*m_address) : QFileInfo(origin).fileName())
{
    m_options.canAsk = true;
    m_look.setInterval(100ms);
    connect(&m_look, &QTimer::timeout, this, [this] { emit progressed(m_percent->load()); });
}

ImportPlanner::~ImportPlanner()
{
    m_cancellation.request();
}

// --- What is decided ------------------------------------------------------------------------------------------

void ImportPlanner::setForm(const exchange::CsvForm &form)
{
    if (form == m_form)
        return;
    m_form = form;
    m_table.reset();
    m_decisions.canvases.clear();
    m_decisions.cells.clear();
    plan();
}

void ImportPlanner::setOptions(bool addsAgain, bool hasGuardedCells)
{
    m_options.onDuplicate = addsAgain ? exchange::OnDuplicate::Add : exchange::OnDuplicate::Skip;
    m_options.hasGuardedCells = hasGuardedCells;
    plan();
}

void ImportPlanner::decide(qsizetype row, exchange::Column column, const QString &text)
{
    m_decisions.cells[row].insert(column, text);
    if (column == exchange::Column::CanvasLabel)
        m_decisions.canvases.remove(row); // what was chosen was chosen for another label
    plan();
}

void ImportPlanner::choose(qsizetype row, const curation::CanvasPlace &canvas)
{
    m_decisions.canvases.insert(row, canvas);
    plan();
}

void ImportPlanner::chooseForAll(const exchange::CanvasCells &alike, const curation::CanvasPlace &canvas)
{
    m_decisions.alike.insert(alike, canvas);
    plan();
}

void ImportPlanner::planAnew()
{
    m_ground.reset();
    if (!m_address || !m_fetched.isNull())
        plan();
}

// --- The work -------------------------------------------------------------------------------------------------

void ImportPlanner::start()
{
    if (m_address)
        fetch();
    else
        plan();
}

void ImportPlanner::fetch()
{
    emit started(true);
    m_job = m_workspace.repository().document(*m_address, [this](const Result<repository::Document> &document) {
        if (!document)
            return emit failed(document.error());
        m_fetched = document->bytes;
        plan();
    });
}

/// What was not read yet.
Result<exchange::CsvTable> ImportPlanner::read(const Work &work, Outcome &outcome)
{
    outcome.isFromElsewhere = work.isFetched ? exchange::looksLikeJson(work.fetched) : isDocument(work.origin);
    if (!outcome.isFromElsewhere)
        return work.isFetched ? exchange::readCsv(work.fetched, work.name, work.form, {}, work.watch)
                              : exchange::readCsvFile(work.origin, work.name, work.form, work.watch);
    const Result<QByteArray> bytes =
        work.isFetched ? Result<QByteArray>(work.fetched) : readWhole(work.origin, largestManifest);
    const auto what = bytes.and_then([&](const QByteArray &all) { return curation::recognise(all, work.origin); });
    if (!what)
        return tl::unexpected(what.error());
    outcome.isPage = work.isFetched && std::holds_alternative<curation::OpenedPage>(*what);
    return tableOf(*what, work.name);
}

ImportPlanner::Outcome ImportPlanner::carryOut(const Work &work)
{
    Outcome outcome{.table = work.table, .isFromElsewhere = work.isFromElsewhere, .ground = work.ground};
    if (!outcome.table) {
        Result<exchange::CsvTable> table = read(work, outcome);
        if (!table) {
            outcome.error = table.error();
            return outcome;
        }
        outcome.table = std::make_shared<const exchange::CsvTable>(std::move(*table));
    }
    if (!outcome.ground) {
        const Result<curation::GroundPtr> ground = curation::tableGround(work.snapshot());
        if (!ground) {
            outcome.error = ground.error();
            return outcome;
        }
        outcome.ground = *ground;
    }
    exchange::ImportOptions options = work.options;
    options.isFromElsewhere = outcome.isFromElsewhere;
    Result<curation::TableImport> import =
        curation::planTable(outcome.ground, *outcome.table, options, work.decisions, work.watch);
    if (import)
        outcome.import = std::make_shared<const curation::TableImport>(std::move(*import));
    else
        outcome.error = import.error();
    return outcome;
}

void ImportPlanner::plan()
{
    if (!m_workspace.curation())
        return;
    m_cancellation.request();
    m_cancellation = {};
    m_percent = std::make_shared<std::atomic<int>>(0);
    Work work{.snapshot = snapshotWithView(m_workspace),
              .origin = m_origin,
              .isFetched = m_address.has_value(),
              .fetched = m_fetched,
              .name = m_name,
              .form = m_form,
              .options = m_options,
              .decisions = m_decisions,
              .table = m_table,
              .isFromElsewhere = m_isFromElsewhere,
              .ground = m_ground,
              .watch = {.cancellation = m_cancellation,
                        .progressed = [percent = m_percent](double share) { percent->store(int(share * 100)); }}};
    m_look.start();
    emit started(!m_table);
    m_job = inBackground<Outcome>([work = std::move(work)] { return carryOut(work); },
                                  [this](const Outcome &outcome) { take(outcome); });
}

void ImportPlanner::take(const Outcome &outcome)
{
    m_look.stop();
    if (outcome.isPage)
        return emit pageFound(m_origin);
    m_table = outcome.table;
    m_isFromElsewhere = outcome.isFromElsewhere;
    m_ground = outcome.ground;
    if (outcome.error && m_table && m_form == exchange::CsvForm()) {
        exchange::CsvForm form;
        form.columns = likelyColumns(*m_table);
        if (!form.columns.empty())
            return setForm(form);
    }
    if (outcome.error)
        emit failed(*outcome.error);
    else
        emit planned(outcome.import);
}

} // namespace kader::ui
