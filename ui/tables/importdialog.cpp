#include "ui/tables/importdialog.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "ui/shared/askforfile.h"
#include "ui/shared/resultdialog.h"
#include "ui/tables/importfilter.h"
#include "ui/tables/importtable.h"
#include "ui/tables/importwords.h"
#include "ui/tables/regionpreview.h"
#include "ui/tables/verdictchips.h"
#include "ui/theme/motivationcolour.h"
#include "ui/workspace/viewsnapshot.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using curation::Snapshot;
using curation::TableImport;
using exchange::Verdict;

namespace {

constexpr qint64 maxBytes = qint64(512) << 20;
constexpr QSize usualSize(1200, 720);
constexpr int sideWidth = 300;

Result<ImportModel::ImportPtr> planned(const Snapshot &snapshot, const QString &path, const QString &name,
                                       const exchange::ImportOptions &options)
{
    const Result<QByteArray> bytes = readWhole(path, maxBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<TableImport> import = curation::planTable(snapshot, *bytes, name, options);
    if (!import)
        return tl::unexpected(import.error());
    return std::make_shared<const TableImport>(std::move(*import));
}

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ImportDialog::ImportDialog(Workspace &workspace, const QString &path, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_curation(workspace.curation()), m_path(path),
      m_name(QFileInfo(path).fileName()), m_model(new ImportModel(this)), m_filter(new ImportFilter(this)),
      m_sentence(makeLabel(u"import-sentence"_s, this)), m_waiting(new QProgressBar(this)),
      m_chips(new VerdictChips(this)), m_addAgain(new QCheckBox(tr("&Add what is there already"), this)),
      m_notes(makeLabel(u"import-notes"_s, this))
{
    setObjectName(u"import-dialog"_s);
    setWindowTitle(tr("Import %1").arg(m_name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setSourceModel(m_model);
    m_addAgain->setObjectName(u"import-add-again"_s);
    m_waiting->setRange(0, 0);
    m_waiting->setTextVisible(false);
    m_waiting->setAccessibleName(tr("Reading and planning"));

    auto *options = new QHBoxLayout;
    options->addWidget(m_chips, 1);
    options->addWidget(m_addAgain);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_waiting);
    layout->addLayout(options);
    layout->addWidget(m_notes);
    layout->addWidget(m_rows = makeRows(), 1);
    layout->addStretch(0); // while there are no rows to fill the room
    layout->addWidget(makeButtons());
    resize(usualSize.boundedTo(parent->window()->size() - QSize(64, 80)));
    connectParts();
    plan();
}

// --- Parts --------------------------------------------------------------------------------------------------

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
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_reason);
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
    connect(m_chips, &VerdictChips::changed, this, &ImportDialog::filter);
    connect(m_addAgain, &QCheckBox::toggled, this, &ImportDialog::plan);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportDialog::showRow);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ImportDialog::showRow);
    connect(&m_workspace, &Workspace::curationChanged, this, &QDialog::reject);
    if (!m_curation)
        return;
    connect(m_curation, &Curation::annotationsChanged, this, &ImportDialog::plan);
    connect(m_curation, &Curation::sourcesChanged, this, &ImportDialog::plan);
    connect(m_curation, &Curation::reset, this, &ImportDialog::plan);
}

// --- The plan -----------------------------------------------------------------------------------------------

void ImportDialog::plan()
{
    if (!m_curation)
        return;
    m_sentence->setText(tr("Reading %1 and comparing it with what is there…").arg(m_name));
    m_waiting->show();
    setContentVisible(false);
    m_carryOut->setEnabled(false);
    m_carryOut->setText(tr("Import"));
    const exchange::ImportOptions options{.onDuplicate = m_addAgain->isChecked() ? exchange::OnDuplicate::Add
                                                                                 : exchange::OnDuplicate::Skip};
    m_job = inBackground<Outcome>([snapshot = snapshotWithView(m_workspace), path = m_path, name = m_name,
                                   options] { return planned(snapshot(), path, name, options); },
                                  [this](const Outcome &outcome) { take(outcome); });
}

void ImportDialog::take(const Outcome &outcome)
{
    m_waiting->hide();
    if (!outcome)
        return showProblem(outcome.error());
    m_planned = *outcome;
    showPlan();
}

void ImportDialog::setContentVisible(bool isVisible)
{
    for (QWidget *part : {static_cast<QWidget *>(m_chips), static_cast<QWidget *>(m_addAgain), m_rows,
                          static_cast<QWidget *>(m_saveRejected)})
        part->setVisible(isVisible);
    m_notes->hide();
}

void ImportDialog::showProblem(const Error &error)
{
    m_planned.reset();
    m_model->show(nullptr);
    setContentVisible(false);
    m_sentence->setText(tr("%1 cannot be imported.\n%2").arg(m_name, error.toString()));
}

void ImportDialog::showPlan()
{
    setContentVisible(true);
    m_model->show(m_planned);
    m_chips->show(m_planned->plan);
    filter();
    m_sentence->setText(summary());
    const QStringList notes = messages(m_planned->table.diagnostics + m_planned->plan.diagnostics);
    m_notes->setText(notes.mid(0, 5).join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    const qsizetype count = m_planned->plan.count(Verdict::Added) + m_planned->plan.count(Verdict::Changed);
    m_carryOut->setText(importText(count));
    m_carryOut->setEnabled(count > 0);
    m_saveRejected->setVisible(m_planned->plan.count(Verdict::Rejected) > 0);
    if (m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    m_table->setFocus();
}

QString ImportDialog::summary() const
{
    const auto rows = static_cast<int>(m_planned->plan.rows.size());
    if (rows == 0)
        return tr("%1 has a header and no rows.").arg(m_name);
    return rows == 1 ? tr("%1 has one row. Nothing is done until you import it.").arg(m_name)
                     : tr("%1 has %n rows. Nothing is done until you import them.", nullptr, rows).arg(m_name);
}

void ImportDialog::filter()
{
    m_filter->setVerdicts(m_chips->chosen());
}

void ImportDialog::showRow()
{
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    if (!current.isValid() || !m_planned) {
        m_preview->show(nullptr, {}, {});
        m_reason->clear();
        return;
    }
    const exchange::PlannedRow &row = m_model->rowAt(current.row());
    const QColor colour = motivationColour(row.annotation.motivations.value(0));
    m_preview->show(m_model->canvasOf(current.row()),
                    row.annotation.region ? std::optional(RegionPreview::Mark{*row.annotation.region, colour})
                                          : std::nullopt,
                    tr("No canvas to show for this row."));
    m_reason->setText(tr("Line %1: %2").arg(row.line).arg(verdictText(row.verdict)) + u'\n' + reasonText(row));
}

// --- What comes of it ---------------------------------------------------------------------------------------

void ImportDialog::saveRejected()
{
    const FileQuestion question{.name = u"rejected-file-dialog"_s,
                                .title = tr("Save rejected rows"),
                                .filters = tr("CSV (*.csv)"),
                                .acceptText = tr("Save"),
                                .suffix = u"csv"_s,
                                .suggested = tr("%1-rejected.csv").arg(QFileInfo(m_path).completeBaseName())};
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
    const ImportModel::ImportPtr import = m_planned;
    const qsizetype count = import->plan.count(Verdict::Added) + import->plan.count(Verdict::Changed);
    // What the step changes is no reason to plan again.
    m_curation->disconnect(this);
    m_curation->make(import->step);
    emit m_workspace.done(count == 1
                              ? tr("One annotation imported from %1.").arg(m_name)
                              : tr("%n annotations imported from %1.", nullptr, static_cast<int>(count)).arg(m_name));
    accept();
}

} // namespace kader::ui
