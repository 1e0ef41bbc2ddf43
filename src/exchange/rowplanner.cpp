#include "exchange/rowplanner.h"

#include "base/tr.h"
#include "exchange/csvtext.h"
#include "exchange/regioncell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

std::vector<const iiif::Manifest *> manifestsOf(const std::vector<ImportTarget> &targets)
{
    std::vector<const iiif::Manifest *> manifests;
    manifests.reserve(targets.size());
    for (const ImportTarget &target : targets)
        manifests.push_back(target.manifest);
    return manifests;
}

bool isBlank(const QString &field)
{
    return field.trimmed().isEmpty();
}

} // namespace

RowPlanner::RowPlanner(const CsvTable &table, const Columns &columns, const std::vector<ImportTarget> &targets,
                       const ImportOptions &options)
    : m_table(table), m_columns(columns), m_targets(targets), m_options(options), m_manifests(manifestsOf(targets)),
      m_canvases(m_manifests), m_existing(m_manifests)
{
    m_lines.reserve(qsizetype(table.records.size()));
}

RowPlanner::Turn RowPlanner::turnOf(size_t row) const
{
    const CsvRecord &record = m_table.records[row];
    const int position = m_columns.position(Column::AnnotationId);
    const QString id = position >= 0 && position < record.fields.size() ? record.fields[position].trimmed() : QString();
    if (id.isEmpty())
        return Turn::NoId;
    for (int manifest = 0; manifest < int(m_manifests.size()); ++manifest) {
        if (m_existing.withId(manifest, id))
            return Turn::KnownId;
    }
    return Turn::NewId;
}

PlannedRow RowPlanner::plan(size_t row)
{
    const CsvRecord &record = m_table.records[row];
    m_row = PlannedRow{.line = record.line, .diagnostics = record.faults, .fields = record.fields};
    m_number = row;
    m_fields = record.fields;
    m_known = nullptr;
    m_canvas = {};
    const auto decided = m_options.decisions.cells.constFind(qsizetype(row));
    m_decided = decided == m_options.decisions.cells.constEnd() ? nullptr : &*decided;
    forgiveFaults();
    if (!isRejected())
        checkShape();
    writeDecidedCells();
    if (!isRejected()) {
        findCanvas();
        readMotivation();
        readLanguage();
        readBody();
        readTarget();
        readMaker();
        settleJson();
        judge();
    }
    for (Diagnostic &diagnostic : m_row.diagnostics) {
        if (diagnostic.place.line == 0)
            diagnostic.place = {.document = m_table.name, .line = record.line};
    }
    return std::move(m_row);
}

// --- What somebody has written in place of cells --------------------------------------------------------------

/// A fault is of no matter any more when the cell that it is in was written anew: a quote's is in the last one.
void RowPlanner::forgiveFaults()
{
    if (!m_decided)
        return;
    QStringList left = m_fields;
    bool isLastDecided = false;
    for (auto decided = m_decided->begin(); decided != m_decided->end(); ++decided) {
        const int position = m_columns.position(decided.key());
        if (position < 0 || position >= left.size())
            continue;
        left[position].clear();
        isLastDecided |= position + 1 == left.size();
    }
    const QString rest = left.join(QString());
    const auto isForgiven = [&](const Diagnostic &fault) {
        if (fault.rule == "csv-nul"_L1)
            return !rest.contains(QChar(0));
        if (fault.rule == "csv-encoding"_L1) // wherever it is, it is no ASCII
            return std::all_of(rest.begin(), rest.end(), [](QChar c) { return c.unicode() < 0x80; });
        return isLastDecided;
    };
    Diagnostics &faults = m_row.diagnostics;
    faults.erase(std::remove_if(faults.begin(), faults.end(), isForgiven), faults.end());
}

void RowPlanner::writeDecidedCells()
{
    if (!m_decided)
        return;
    for (auto decided = m_decided->begin(); decided != m_decided->end(); ++decided) {
        const int position = m_columns.position(decided.key());
        if (position < 0)
            continue;
        while (m_fields.size() <= position)
            m_fields += QString();
        m_fields[position] = decided.value();
    }
    m_row.fields = m_fields;
}

bool RowPlanner::has(Column column) const
{
    return m_columns.has(column) || (m_decided && m_decided->contains(column));
}

// --- The cells ------------------------------------------------------------------------------------------------

QString RowPlanner::cell(Column column) const
{
    if (m_decided && m_decided->contains(column))
        return m_decided->value(column).trimmed();
    const int position = m_columns.position(column);
    if (position < 0 || position >= m_fields.size())
        return {};
    const QString text = m_fields[position].trimmed();
    return m_options.hasGuardedCells ? unguarded(text) : text;
}

void RowPlanner::add(Severity severity, const QString &rule, const QString &message)
{
    m_row.diagnostics += Diagnostic{.severity = severity, .rule = rule, .message = message};
}

bool RowPlanner::isRejected() const
{
    return std::any_of(m_row.diagnostics.begin(), m_row.diagnostics.end(),
                       [](const Diagnostic &diagnostic) { return diagnostic.severity == Severity::Error; });
}

/// The form that the repository's documentation shows: a region whose commas are not quoted makes the
/// row three fields too long. Taken for one only if all four are numbers, in the place of `xywh`. A
/// spreadsheet that saved such a file has given the header nameless columns to make up for it.
void RowPlanner::joinBareRegion()
{
    const int at = m_columns.position(Column::Xywh);
    const qsizetype wanted = m_columns.namedWidth() + 3;
    const bool isPadded = m_columns.width() > m_columns.namedWidth();
    const bool hasLength = isPadded ? m_fields.size() >= wanted : m_fields.size() == wanted;
    if (at < 0 || !hasLength || !std::all_of(m_fields.begin() + wanted, m_fields.end(), isBlank) ||
        !std::all_of(m_fields.begin() + at, m_fields.begin() + at + 4, isPlainNumber))
        return;
    m_fields[at] = m_fields.mid(at, 4).join(u',');
    m_fields.remove(at + 1, 3);
    add(Severity::Info, u"xywh-unquoted"_s,
        Tr::tr("The four fields of the region were read as “%1”. Other programs need quotes around it.")
            .arg(m_fields[at]));
}

void RowPlanner::checkShape()
{
    if (std::all_of(m_fields.begin(), m_fields.end(), isBlank)) {
        reject(u"row-empty"_s, Tr::tr("The row is empty. Delete it."));
        return;
    }
    joinBareRegion();
    const qsizetype width = m_columns.width();
    if (m_fields.size() > width && !std::all_of(m_fields.begin() + width, m_fields.end(), isBlank))
        reject(u"row-too-long"_s,
               Tr::tr("The row has %1 fields and the header %2. A field that contains “%3” must stand in quotes.")
                   .arg(m_fields.size())
                   .arg(width)
                   .arg(m_table.separator == '\t' ? Tr::tr("tab") : QString(QLatin1Char(m_table.separator))));
}

// --- The canvas -----------------------------------------------------------------------------------------------

std::optional<CanvasRef> RowPlanner::decidedCanvas(const CanvasCells &cells) const
{
    const Decisions &decisions = m_options.decisions;
    const auto own = decisions.canvases.constFind(qsizetype(m_number));
    const auto alike = decisions.alike.constFind(cells);
    if (own == decisions.canvases.constEnd() && alike == decisions.alike.constEnd())
        return std::nullopt;
    const CanvasRef ref = own != decisions.canvases.constEnd() ? *own : *alike;
    const bool isThere = ref.manifest >= 0 && size_t(ref.manifest) < m_manifests.size() && ref.canvas >= 0 &&
                         size_t(ref.canvas) < m_manifests[size_t(ref.manifest)]->canvases().size();
    return isThere && !m_canvases.canvas(ref).id.isEmpty() ? std::optional(ref) : std::nullopt;
}

CanvasChoice RowPlanner::canvasFor(const CanvasCells &cells) const
{
    const std::optional<CanvasRef> decided = decidedCanvas(cells);
    if (!decided)
        return chooseCanvas(cells, m_canvases, m_targets, m_options);
    return {.canvas = decided,
            .diagnostics = {{.severity = Severity::Info,
                             .rule = u"canvas-chosen"_s,
                             .message = Tr::tr("You chose this canvas for “%1”.")
                                            .arg(cells.label.isEmpty() ? cells.canvasId : cells.label)}}};
}

/// What somebody can choose is no error.
void RowPlanner::ask(const CanvasChoice &choice, const CanvasCells &cells)
{
    for (Diagnostic diagnostic : choice.diagnostics) {
        diagnostic.severity = Severity::Warning;
        add(Diagnostics{diagnostic});
    }
    QList<CanvasRef> &candidates = m_candidates[cells];
    if (candidates.isEmpty())
        candidates = QList<CanvasRef>(choice.candidates.begin(), choice.candidates.end());
    m_row.candidates = candidates;
}

void RowPlanner::findCanvas()
{
    const CanvasCells cells{
        .label = cell(Column::CanvasLabel), .canvasId = cell(Column::CanvasId), .manifestId = cell(Column::ManifestId)};
    const CanvasChoice choice = canvasFor(cells);
    if (!choice.canvas && m_options.canAsk && !choice.candidates.empty())
        return ask(choice, cells);
    add(choice.diagnostics);
    if (!choice.canvas)
        return;
    m_canvas = *choice.canvas;
    m_row.target = m_canvas.manifest;
    m_row.canvas = m_canvas.canvas;
    m_row.annotation.canvasId = m_canvases.canvas(m_canvas).id;
    m_row.annotation.id = cell(Column::AnnotationId);
    if (!m_row.annotation.id.isEmpty())
        m_known = m_existing.withId(m_canvas.manifest, m_row.annotation.id);
}

// --- The verdict ----------------------------------------------------------------------------------------------

void RowPlanner::judge()
{
    if (isRejected())
        return;
    if (m_row.canvas < 0) {
        m_row.verdict = Verdict::NeedsChoice;
        return;
    }
    const ContentKey key = contentKey(m_canvas, m_row.annotation);
    if (isRepetition(key))
        m_row.verdict = Verdict::AlreadyThere;
    else if (!isRejected() && m_known)
        judgeKnown(*m_known);
    else if (!isRejected())
        m_row.verdict = Verdict::Added;
    if (m_row.verdict == Verdict::Added || m_row.verdict == Verdict::Changed)
        m_lines.insert(key, m_row.line);
}

/// A row that brings an id is the same as an earlier one only with the same id: a manifest may say a thing
/// twice, and its extended export then has two rows.
bool RowPlanner::isRepetition(const ContentKey &key)
{
    const QString &id = m_row.annotation.id;
    if (!id.isEmpty()) {
        const auto earlier = m_idsBrought.constFind({m_canvas.manifest, id});
        if (earlier == m_idsBrought.constEnd()) {
            m_idsBrought.insert({m_canvas.manifest, id}, {m_row.line, key});
        } else if (earlier->key != key) {
            reject(u"annotation-id-twice"_s,
                   Tr::tr("Line %1 has the same annotation id and says something else. Keep one of the two.")
                       .arg(earlier->line));
            return false;
        } else {
            add(Severity::Info, u"row-repeated"_s, Tr::tr("Line %1 says the same.").arg(earlier->line));
            return true;
        }
    }
    if (m_known || m_options.onDuplicate == OnDuplicate::Add)
        return false;
    if (m_existing.contains(key)) {
        add(Severity::Info, u"row-already-there"_s, Tr::tr("The manifest has an annotation that says the same."));
        return true;
    }
    const auto earlier = id.isEmpty() ? m_lines.constFind(key) : m_lines.constEnd();
    if (earlier == m_lines.constEnd())
        return false;
    add(Severity::Info, u"row-repeated"_s, Tr::tr("Line %1 says the same.").arg(*earlier));
    return true;
}

void RowPlanner::judgeKnown(const ExistingAnnotations::Found &known)
{
    if (known.placed.canvas != m_canvas.canvas) {
        reject(u"annotation-moved"_s, Tr::tr("The annotation with this id is on canvas number %1. To have it on "
                                             "another one too, empty the cell annotation_id.")
                                          .arg(known.placed.canvas + 1));
        return;
    }
    if (iiif::writtenMembers(known.placed.annotation) == iiif::writtenMembers(m_row.annotation)) {
        m_row.verdict = Verdict::AlreadyThere;
        add(Severity::Info, u"row-already-there"_s, Tr::tr("The annotation with this id says just this."));
        return;
    }
    m_row.verdict = Verdict::Changed;
    m_row.replaces = int(m_replaced.size());
    m_replaced.push_back(known.placed);
    m_existing.forgetContent(known);
}

} // namespace kader::exchange
