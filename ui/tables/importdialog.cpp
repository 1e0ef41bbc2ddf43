#include "ui/tables/importdialog.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "exchange/csvtext.h"
#include "exchange/regioncell.h"
#include "ui/shared/askforfile.h"
#include "ui/shared/resultdialog.h"
#include "ui/tables/canvaschooser.h"
#include "ui/tables/importfilter.h"
#include "ui/tables/importform.h"
#include "ui/tables/importtable.h"
#include "ui/tables/importwords.h"
#include "ui/tables/regionpreview.h"
#include "ui/tables/verdictchips.h"
#include "ui/theme/motivationcolour.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using exchange::Verdict;

namespace {

constexpr QSize usualSize(1280, 760);
constexpr int sideWidth = 300;

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QCheckBox *makeCheck(const QString &name, const QString &text, QWidget *parent)
{
    auto *check = new QCheckBox(text, parent);
    check->setObjectName(name);
    return check;
}

/// Whether there are cells as an export with guards has them.
bool hasGuards(const exchange::CsvTable &table)
{
    const auto isGuarded = [](const QString &cell) { return exchange::unguarded(cell) != cell; };
    return std::any_of(table.records.begin(), table.records.end(), [&](const exchange::CsvRecord &record) {
        return std::any_of(record.fields.begin(), record.fields.end(), isGuarded);
    });
}

} // namespace

ImportDialog::ImportDialog(Workspace &workspace, const QString &origin, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_curation(workspace.curation()),
      m_planner(new ImportPlanner(workspace, origin, this)), m_model(new ImportModel(this)),
      m_filter(new ImportFilter(this)), m_sentence(makeLabel(u"import-sentence"_s, this)),
      m_waiting(new QProgressBar(this)), m_form(new ImportForm(this)), m_chips(new VerdictChips(this)),
      m_notes(makeLabel(u"import-notes"_s, this))
{
    setObjectName(u"import-dialog"_s);
    setWindowTitle(tr("Import %1").arg(m_planner->name()));
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setSourceModel(m_model);
    m_form->hide();
    m_waiting->setTextVisible(false);
    m_waiting->setAccessibleName(tr("Reading and planning"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_waiting);
    layout->addWidget(m_form);
    layout->addWidget(m_options = makeOptions());
    layout->addWidget(m_notes);
    layout->addWidget(m_rows = makeRows(), 1);
    layout->addStretch(0); // while there are no rows to fill the room
    layout->addWidget(makeButtons());
    resize(usualSize.boundedTo(parent->window()->size() - QSize(64, 80)));
    connectParts();
    connectPlanner();
    connectCuration();
    m_planner->start();
}

// --- Parts --------------------------------------------------------------------------------------------------

QWidget *ImportDialog::makeOptions()
{
    auto *options = new QWidget(this);
    m_addAgain = makeCheck(u"import-add-again"_s, tr("&Add what is there already"), options);
    m_guarded = makeCheck(u"import-guarded"_s, tr("Remove &guards from formula cells"), options);
    m_guarded->setToolTip(tr("Takes off the apostrophe that an export put before = + - and @"));
    m_deleteGone = makeCheck(u"import-delete-gone"_s, tr("&Delete what is gone"), options);
    m_deleteGone->setToolTip(tr("Deletes the annotations that the export had and this file has no more"));
    auto *usual = new QHBoxLayout;
    usual->setSpacing(12);
    usual->addWidget(m_chips, 1);
    usual->addWidget(m_addAgain);
    auto *rare = new QHBoxLayout; // of most tables there is nothing to ask
    rare->setSpacing(12);
    rare->addWidget(m_deleteGone);
    rare->addWidget(m_guarded);
    rare->addStretch(1);
    auto *layout = new QVBoxLayout(options);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(usual);
    layout->addLayout(rare);
    return options;
}

QWidget *ImportDialog::makeRows()
{
    auto *rows = new QSplitter(Qt::Horizontal, this);
    rows->setChildrenCollapsible(false);
    m_table = new ImportTable(*m_filter, rows);
    auto *side = new QWidget(rows);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->setSpacing(12);
    m_preview = new RegionPreview(m_workspace.images(), side);
    m_reason = makeLabel(u"import-reason"_s, side);
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reason->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_chooser = new CanvasChooser(side);
    m_chooser->hide();
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_reason);
    layout->addWidget(m_chooser);
    rows->addWidget(m_table);
    rows->addWidget(side);
    rows->setStretchFactor(0, 1);
    rows->setSizes({usualSize.width() - sideWidth, sideWidth});
    return rows;
}

QWidget *ImportDialog::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    m_saveRejected = new QPushButton(tr("&Save rejected rows…"), buttons);
    m_saveRejected->setObjectName(u"import-save-rejected"_s);
    auto *cancel = new QPushButton(tr("Cancel"), buttons);
    cancel->setObjectName(u"import-cancel"_s);
    m_carryOut = new QPushButton(buttons);
    m_carryOut->setObjectName(u"import-carry-out"_s);
    m_carryOut->setDefault(true);
    for (QPushButton *button : {m_saveRejected, cancel})
        button->setAutoDefault(false);
    layout->addWidget(m_saveRejected);
    layout->addStretch();
    layout->addWidget(m_carryOut);
    layout->addWidget(cancel);
    connect(m_saveRejected, &QPushButton::clicked, this, &ImportDialog::saveRejected);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_carryOut, &QPushButton::clicked, this, &ImportDialog::carryOut);
    return buttons;
}

void ImportDialog::connectParts()
{
    const auto setOptions = [this] { m_planner->setOptions(m_addAgain->isChecked(), m_guarded->isChecked()); };
    connect(m_chips, &VerdictChips::changed, this, &ImportDialog::filter);
    connect(m_addAgain, &QCheckBox::toggled, this, setOptions);
    connect(m_guarded, &QCheckBox::toggled, this, setOptions);
    connect(m_deleteGone, &QCheckBox::toggled, this, &ImportDialog::showCount);
    connect(m_form, &ImportForm::changed, m_planner, &ImportPlanner::setForm);
    connect(m_model, &ImportModel::cellWritten, m_planner, &ImportPlanner::decide, Qt::QueuedConnection);
    connect(m_chooser, &CanvasChooser::chosen, this, &ImportDialog::choose);
    connect(m_chooser, &CanvasChooser::considered, this, &ImportDialog::consider);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportDialog::showRow);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ImportDialog::showRow);
}

void ImportDialog::connectPlanner()
{
    connect(m_planner, &ImportPlanner::started, this, &ImportDialog::showStart);
    connect(m_planner, &ImportPlanner::planned, this, &ImportDialog::showPlan);
    connect(m_planner, &ImportPlanner::failed, this, &ImportDialog::showProblem);
    // Pages are added as a whole, which the workspace asks about.
    connect(m_planner, &ImportPlanner::pageFound, this, [this](const QString &address) {
        reject();
        m_workspace.open(address);
    });
    connect(m_planner, &ImportPlanner::progressed, this, [this](int percent) {
        m_waiting->setRange(0, percent > 0 ? 100 : 0); // until something is known it only shows that it goes on
        m_waiting->setValue(percent);
    });
}

void ImportDialog::connectCuration()
{
    connect(&m_workspace, &Workspace::curationChanged, this, &QDialog::reject);
    if (!m_curation)
        return;
    connect(m_curation, &Curation::annotationsChanged, m_planner, &ImportPlanner::planAnew);
    connect(m_curation, &Curation::sourcesChanged, m_planner, &ImportPlanner::planAnew);
    connect(m_curation, &Curation::reset, m_planner, &ImportPlanner::planAnew);
}

// --- The plan -----------------------------------------------------------------------------------------------

/// What is shown stays until the next plan is there, so that nobody loses the place.
void ImportDialog::showStart(bool isReading)
{
    m_carryOut->setEnabled(false);
    m_waiting->setRange(0, 0);
    m_waiting->setVisible(isReading || !m_planned);
    if (!isReading && m_planned)
        return;
    m_sentence->setText(tr("Reading %1 and comparing it with what is there…").arg(m_planner->name()));
    m_carryOut->setText(tr("Import"));
    setContentVisible(false);
}

void ImportDialog::setContentVisible(bool isVisible)
{
    for (QWidget *part : {m_options, m_rows, static_cast<QWidget *>(m_saveRejected)})
        part->setVisible(isVisible);
    if (m_planner->table()) // while the file is read anew somebody may be choosing there
        m_form->setVisible(m_planner->hasForm());
    m_notes->hide();
}

/// A table that was read but cannot be planned has columns that nobody knows: they are asked for.
void ImportDialog::showProblem(const Error &error)
{
    m_waiting->hide();
    m_planned.reset();
    m_model->show(nullptr);
    setContentVisible(false);
    if (m_planner->table() && m_planner->hasForm()) {
        m_form->show(*m_planner->table(), m_planner->form());
        m_form->setColumnsVisible(true);
    }
    m_sentence->setText(tr("%1 cannot be imported.\n%2").arg(m_planner->name(), error.toString()));
}

void ImportDialog::showPlan(const ImportModel::ImportPtr &planned)
{
    const int row = m_planned ? currentRow() : 0;
    const int scrolled = m_table->verticalScrollBar()->value();
    const bool isFirst = !m_planned;
    m_waiting->hide();
    m_planned = planned;
    setContentVisible(true);
    if (m_planner->hasForm())
        m_form->show(*m_planner->table(), m_planner->form());
    m_chips->show(m_planned->plan);
    m_model->show(m_planned);
    filter();
    m_sentence->setText(summary());
    const QStringList notes = messages(m_planned->table.diagnostics + m_planned->plan.diagnostics);
    m_notes->setText(notes.mid(0, 5).join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_deleteGone->setVisible(!m_planned->deletions.empty());
    m_guarded->setVisible(hasGuards(m_planned->table));
    const exchange::ImportPlan &plan = m_planned->plan;
    m_saveRejected->setVisible(plan.count(Verdict::Rejected) + plan.count(Verdict::NeedsChoice) > 0);
    showCount();
    goToRow(row);
    m_table->verticalScrollBar()->setValue(scrolled);
    if (!isFirst)
        return;
    m_form->setColumnsVisible(!m_planner->form().columns.empty()); // what was only likely is to be looked at
    m_table->setFocus();
}

void ImportDialog::showCount()
{
    if (!m_planned)
        return;
    const qsizetype added = m_planned->plan.count(Verdict::Added) + m_planned->plan.count(Verdict::Changed);
    const qsizetype gone = m_deleteGone->isChecked() ? qsizetype(m_planned->deletions.size()) : 0;
    m_carryOut->setText(importText(added, gone));
    m_carryOut->setEnabled(added + gone > 0);
}

QString ImportDialog::summary() const
{
    const auto rows = static_cast<int>(m_planned->plan.rows.size());
    const QString &name = m_planner->name();
    if (rows == 0)
        return tr("%1 has a header and no rows.").arg(name);
    return rows == 1 ? tr("%1 has one row. Nothing is done until you import it.").arg(name)
                     : tr("%1 has %n rows. Nothing is done until you import them.", nullptr, rows).arg(name);
}

void ImportDialog::filter()
{
    m_filter->setVerdicts(m_chips->chosen());
}

// --- The row that is looked at --------------------------------------------------------------------------------

int ImportDialog::currentRow() const
{
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    return current.isValid() ? current.row() : 0;
}

void ImportDialog::goToRow(int row)
{
    QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0));
    if (!index.isValid())
        index = m_filter->index(0, 0);
    if (index.isValid())
        m_table->setCurrentIndex(index);
}

void ImportDialog::showRow()
{
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    if (!current.isValid() || !m_planned) {
        m_preview->show(nullptr, {}, {});
        m_reason->clear();
        m_chooser->hide();
        return;
    }
    const exchange::PlannedRow &row = m_model->rowAt(current.row());
    const QColor colour = motivationColour(row.annotation.motivations.value(0));
    m_preview->show(m_model->canvasOf(current.row()),
                    row.annotation.region ? std::optional(RegionPreview::Mark{*row.annotation.region, colour})
                                          : std::nullopt,
                    tr("No canvas to show for this row."));
    const QString verdict = verdictText(row.verdict);
    m_reason->setText((row.line > 0 ? tr("Line %1: %2").arg(row.line).arg(verdict) : verdict) + u'\n' +
                      reasonText(row));
    showChooser(current.row());
}

/// Also where no canvas is near: whoever sees the file may know.
void ImportDialog::showChooser(int row)
{
    const exchange::PlannedRow &planned = m_model->rowAt(row);
    const exchange::CanvasCells cells = m_model->canvasCells(row);
    const bool isAsked = planned.canvas < 0 && (!cells.label.isEmpty() || !cells.canvasId.isEmpty());
    m_chooser->setVisible(isAsked);
    if (isAsked)
        m_chooser->ask(*m_planned, planned, cells.label.isEmpty() ? cells.canvasId : cells.label,
                       m_model->countAlike(cells));
}

/// What the row would be about, to be seen before it is chosen.
void ImportDialog::consider(const curation::CanvasPlace &canvas)
{
    const auto &sources = m_planned->sources;
    const auto source = std::find_if(sources.begin(), sources.end(),
                                     [&](const curation::SourcePtr &each) { return each->id == canvas.source; });
    const iiif::CanvasView *view = source == sources.end() ? nullptr : (*source)->canvas(canvas.canvas);
    if (!view)
        return;
    const QModelIndex cell = m_model->index(currentRow(), ImportModel::Region);
    const auto region = exchange::readRegionCell(cell.data(Qt::EditRole).toString(), *view).region;
    const QColor colour = motivationColour(m_model->rowAt(currentRow()).annotation.motivations.value(0));
    m_preview->show(view, region ? std::optional(RegionPreview::Mark{*region, colour}) : std::nullopt, {});
}

void ImportDialog::choose(const curation::CanvasPlace &canvas, bool forAllAlike)
{
    if (forAllAlike)
        m_planner->chooseForAll(m_model->canvasCells(currentRow()), canvas);
    else
        m_planner->choose(currentRow(), canvas);
    m_table->setFocus();
}

// --- What comes of it ---------------------------------------------------------------------------------------

void ImportDialog::saveRejected()
{
    const FileQuestion question{.name = u"rejected-file-dialog"_s,
                                .title = tr("Save rejected rows"),
                                .filters = tr("CSV (*.csv)"),
                                .acceptText = tr("Save"),
                                .suffix = u"csv"_s,
                                .suggested =
                                    tr("%1-rejected.csv").arg(QFileInfo(m_planner->origin()).completeBaseName())};
    askForFile(this, question, [this](const QString &path) {
        if (!m_planned)
            return;
        m_saving = inBackground<Result<void>>(
            [import = m_planned, path] {
                return writeAtomically(path, exchange::rejectsCsv(import->plan, import->table));
            },
            [this, path](const Result<void> &saved) {
                m_sentence->setText(saved
                                        ? tr("The rejected rows are in %1. Put them right there and import that file.")
                                              .arg(QFileInfo(path).fileName())
                                        : tr("The rejected rows could not be saved. %1").arg(saved.error().toString()));
            });
    });
}

void ImportDialog::carryOut()
{
    if (!m_planned || !m_curation)
        return;
    const store::Step step = m_planned->stepWith(m_deleteGone->isChecked());
    const auto count = static_cast<int>(step.changes.size());
    // What the step changes is no reason to plan again.
    m_curation->disconnect(m_planner);
    m_curation->make(step);
    emit m_workspace.done(count == 1 ? tr("One annotation imported from %1.").arg(m_planner->name())
                                     : tr("%n annotations imported from %1.", nullptr, count).arg(m_planner->name()));
    accept();
}

} // namespace kader::ui
