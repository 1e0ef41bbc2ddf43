#include "exchange/csvwriter.h"

#include "base/tr.h"
#include "exchange/canvasindex.h"
#include "exchange/creatorcell.h"
#include "exchange/csvcolumns.h"
#include "exchange/csvtext.h"
#include "exchange/motivationcell.h"

#include <QStringEncoder>

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

/// What a file may not carry, in the order in which it is told.
enum class Loss { Label, CanvasById, Text, Bodies, Shape, Language, Motivation, Maker, OtherMembers };

Diagnostic lossDiagnostic(Loss loss, int rows)
{
    const auto make = [rows](Severity severity, const QString &rule, const QString &message) {
        return Diagnostic{.severity = severity, .rule = rule, .message = message.arg(rows)};
    };
    switch (loss) {
    case Loss::Label:
        return make(Severity::Warning, u"export-canvas-ambiguous"_s,
                    Tr::tr("%1 rows are about canvases that share both label and id with others; importing will reject "
                           "these rows."));
    case Loss::CanvasById:
        return make(Severity::Info, u"export-canvas-id"_s,
                    Tr::tr("In %1 rows the canvas id stands in place of the label, because the label is empty or not "
                           "the canvas's alone."));
    case Loss::Text:
        return make(Severity::Warning, u"export-text"_s,
                    Tr::tr("%1 annotations have no text, or text with spaces around it; the first are rejected and the "
                           "second trimmed when imported."));
    case Loss::Bodies:
        return make(Severity::Warning, u"export-bodies"_s,
                    Tr::tr("%1 annotations have bodies other than one plain text; only the first text is in the file. "
                           "The extended form holds them."));
    case Loss::Shape:
        return make(Severity::Warning, u"export-selector"_s,
                    Tr::tr("%1 annotations have targets of another form than a canvas or a rectangle on it; at most a "
                           "rectangle is in the file. "
                           "The extended form holds them."));
    case Loss::Language:
        return make(Severity::Info, u"export-language"_s,
                    Tr::tr("%1 annotations state no language; importing takes them as English."));
    case Loss::Motivation:
        return make(Severity::Info, u"export-motivation"_s,
                    Tr::tr("%1 annotations have no motivation, or one in an unusual spelling; importing gives them a "
                           "standard one."));
    case Loss::Maker:
        return make(Severity::Info, u"export-creator"_s,
                    Tr::tr("%1 annotations have a creator or dates. The extended form holds them."));
    case Loss::OtherMembers:
        return make(Severity::Warning, u"export-members"_s,
                    Tr::tr("%1 annotations have further members that no CSV holds."));
    }
    return {};
}

QByteArray memberJson(const iiif::AnnotationMembers &members, QByteArrayView name)
{
    const auto found =
        std::find_if(members.begin(), members.end(), [name](const auto &member) { return member.first == name; });
    return found == members.end() ? QByteArray() : found->second;
}

class Exporter final {
public:
    Exporter(const std::vector<const iiif::Manifest *> &manifests, const ExportOptions &options)
        : m_manifests(manifests), m_options(options), m_index(manifests)
    {}

    [[nodiscard]] ExportedCsv run(const std::vector<ExportRow> &rows);

private:
    using Cells = std::array<QString, columnCount>;

    void fillPlain(Cells &cells, const ExportRow &row);
    void fillExtended(Cells &cells, const ExportRow &row) const;
    void countLosses(const ExportRow &row);
    [[nodiscard]] QString canvasCell(CanvasRef ref);
    void append(QByteArray &csv, const Cells &cells) const;
    [[nodiscard]] int columns() const;

    const std::vector<const iiif::Manifest *> &m_manifests;
    ExportOptions m_options;
    CanvasIndex m_index;
    std::map<Loss, int> m_losses;
};

ExportedCsv Exporter::run(const std::vector<ExportRow> &rows)
{
    ExportedCsv result;
    Cells cells;
    for (int column = 0; column < columnCount; ++column)
        cells[size_t(column)] = columnName(Column(column));
    append(result.csv, cells);
    for (const ExportRow &row : rows) {
        cells.fill(QString());
        fillPlain(cells, row);
        if (m_options.isExtended)
            fillExtended(cells, row);
        countLosses(row);
        append(result.csv, cells);
    }
    for (const auto &[loss, count] : m_losses) {
        if (count > 0)
            result.diagnostics += lossDiagnostic(loss, count);
    }
    return result;
}

void Exporter::fillPlain(Cells &cells, const ExportRow &row)
{
    const iiif::Annotation &annotation = row.annotation;
    cells[size_t(Column::CanvasLabel)] = canvasCell({row.manifest, row.canvas});
    cells[size_t(Column::Text)] = annotation.text;
    cells[size_t(Column::Xywh)] = annotation.region ? annotation.region->toString() : QString();
    cells[size_t(Column::Motivation)] = motivationCell(annotation.motivations);
    cells[size_t(Column::Lang)] = annotation.language;
}

void Exporter::fillExtended(Cells &cells, const ExportRow &row) const
{
    const iiif::Annotation &annotation = row.annotation;
    const iiif::Manifest &manifest = *m_manifests[size_t(row.manifest)];
    const QString &canvasId = manifest.canvases()[size_t(row.canvas)].id;
    const iiif::AnnotationMembers members = iiif::writtenMembers(annotation);
    cells[size_t(Column::AnnotationId)] = annotation.id;
    cells[size_t(Column::ManifestId)] = manifest.id();
    cells[size_t(Column::CanvasId)] = canvasId;
    if (!annotation.selector.isEmpty())
        cells[size_t(Column::Selector)] = QString::fromUtf8(annotation.selector);
    else if (annotation.canvasId != canvasId)
        cells[size_t(Column::Selector)] = QString::fromUtf8(memberJson(members, "target"));
    const bool isPlain = annotation.bodies.isEmpty() && !annotation.text.isEmpty() &&
                         annotation.text == annotation.text.trimmed() && !annotation.language.isEmpty();
    const bool hasNone = annotation.bodies.isEmpty() && annotation.text.isEmpty() && annotation.language.isEmpty();
    if (!isPlain)
        cells[size_t(Column::Body)] = hasNone ? u"null"_s : QString::fromUtf8(memberJson(members, "body"));
    cells[size_t(Column::Creator)] = annotation.creator.isEmpty() ? QString() : creatorCell(annotation.creator);
    cells[size_t(Column::Created)] = annotation.created;
    cells[size_t(Column::Modified)] = annotation.modified;
    if (m_options.scope != ExportScope::Manifests)
        cells[size_t(Column::ExportScope)] =
            m_options.scope == ExportScope::Canvases ? QString(canvasScope) : QString(selectionScope);
}

void Exporter::countLosses(const ExportRow &row)
{
    const iiif::Annotation &annotation = row.annotation;
    const QString &text = annotation.text;
    const auto isOdd = [](const QString &motivation) { return standardMotivation(motivation) != motivation; };
    const auto count = [this](Loss loss, bool isLost) { m_losses[loss] += isLost; };
    count(Loss::Motivation, annotation.motivations.isEmpty() ||
                                std::any_of(annotation.motivations.begin(), annotation.motivations.end(), isOdd));
    count(Loss::OtherMembers, row.hasOtherMembers);
    if (!m_options.isExtended) {
        count(Loss::Text, text.isEmpty() || text != text.trimmed());
        count(Loss::Bodies, !annotation.bodies.isEmpty());
        count(Loss::Shape,
              !annotation.selector.isEmpty() || annotation.canvasId != m_index.canvas({row.manifest, row.canvas}).id);
        count(Loss::Language, annotation.language.isEmpty());
        count(Loss::Maker,
              !annotation.creator.isEmpty() || !annotation.created.isEmpty() || !annotation.modified.isEmpty());
    }
}

QString Exporter::canvasCell(CanvasRef ref)
{
    const iiif::CanvasView &canvas = m_index.canvas(ref);
    const QString name = canvas.label.name();
    const QString cell = m_index.unambiguousLabel(ref);
    if (cell.isEmpty()) {
        ++m_losses[Loss::Label];
        return name.isEmpty() ? canvas.id : name;
    }
    if (cell != name)
        ++m_losses[Loss::CanvasById];
    return cell;
}

void Exporter::append(QByteArray &csv, const Cells &cells) const
{
    QStringList fields;
    for (int column = 0; column < columns(); ++column) {
        const QString &cell = cells[size_t(column)];
        // A region may start with a minus.
        fields += m_options.guardCells && column != int(Column::Xywh) ? guarded(cell) : cell;
    }
    appendCsvRecord(csv, fields, m_options.lineEnd == LineEnd::CrLf ? QByteArrayView("\r\n") : QByteArrayView("\n"),
                    m_options.separator);
}

int Exporter::columns() const
{
    if (!m_options.isExtended)
        return plainColumnCount;
    return m_options.scope == ExportScope::Manifests ? extendedColumnCount : columnCount;
}

/// Whether there is more in an annotation's JSON than its written members say.
bool hasOtherMembers(iiif::Value annotation)
{
    static constexpr std::array known = {"@context"_L1,  "id"_L1,     "type"_L1,    "motivation"_L1, "body"_L1,
                                         "bodyValue"_L1, "target"_L1, "creator"_L1, "created"_L1,    "modified"_L1};
    for (const iiif::Value member : annotation) {
        if (std::find(known.begin(), known.end(), member.key()) == known.end())
            return true;
    }
    return false;
}

QByteArray encoded(QByteArray utf8, ExportEncoding encoding)
{
    if (encoding == ExportEncoding::MarkedUtf8)
        return utf8.prepend("\xEF\xBB\xBF");
    if (encoding == ExportEncoding::Utf8)
        return utf8;
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder.encode(QString::fromUtf8(utf8));
}

} // namespace

ExportRow exportRow(int manifest, iiif::PlacedAnnotation placed)
{
    const bool isRicher = hasOtherMembers(placed.value);
    return {manifest, placed.canvas, std::move(placed.annotation), isRicher};
}

std::vector<ExportRow> embeddedRows(const std::vector<const iiif::Manifest *> &manifests)
{
    std::vector<ExportRow> rows;
    for (int manifest = 0; manifest < int(manifests.size()); ++manifest) {
        for (iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(*manifests[size_t(manifest)]))
            rows.push_back(exportRow(manifest, std::move(placed)));
    }
    return rows;
}

ExportedCsv exportCsv(const std::vector<const iiif::Manifest *> &manifests, const std::vector<ExportRow> &rows,
                      const ExportOptions &options)
{
    ExportedCsv exported = Exporter(manifests, options).run(rows);
    exported.csv = encoded(std::move(exported.csv), options.encoding);
    return exported;
}

} // namespace kader::exchange
