#include "ui/versions/carryoverdialog.h"

#include "base/background.h"
#include "curation/opening.h"
#include "ui/shared/decisionbuttons.h"
#include "ui/theme/theme.h"
#include "ui/versions/carryovertable.h"
#include "ui/versions/versionwords.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::CarryOver;
using curation::Curation;
using curation::ResizedRegions;
using curation::SourceNews;
using curation::SourcePtr;

namespace {

constexpr int widthWithTable = 880;
constexpr int mostRowsAtFirst = 14;
constexpr int widthWithoutTable = 560;

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

CarryOverDialog::CarryOverDialog(Workspace &workspace, const SourceNews &news, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_curation(workspace.curation()),
      m_from(m_curation->source(news.source)), m_model(new CarryOverModel(this)),
      m_sentence(makeLabel(u"carry-over-sentence"_s, this)), m_summary(makeLabel(u"carry-over-summary"_s, this)),
      m_waiting(new QProgressBar(this)), m_table(new CarryOverTable(*m_model, this)),
      m_reason(makeLabel(u"carry-over-reason"_s, this)), m_older(makeLabel(u"carry-over-older"_s, this))
{
    setObjectName(u"carry-over-dialog"_s);
    setWindowTitle(tr("Carry over to a newer version"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_sentence->setText(newsText(news, m_from->title));
    m_sentence->setProperty("isSection", true);
    m_waiting->setRange(0, 0);
    m_waiting->setTextVisible(false);
    m_waiting->setAccessibleName(tr("Bringing and comparing the newer version"));
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    Theme::makeSecondary(m_older);
    m_choice = makeChoice();
    auto *buttons = new DecisionButtons(u"carry-over"_s, tr("Carry over"), this);
    m_carryOut = buttons->carryOut();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_summary),
                          static_cast<QWidget *>(m_waiting), m_choice})
        layout->addWidget(part);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_reason);
    layout->addWidget(m_older);
    layout->addWidget(buttons);
    for (QWidget *part :
         {m_choice, static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_reason), static_cast<QWidget *>(m_older)})
        part->hide();
    setMinimumWidth(widthWithoutTable);
    connectParts();
    fetch(news);
}

// --- Parts --------------------------------------------------------------------------------------------------

QWidget *CarryOverDialog::makeChoice()
{
    auto *choice = new QWidget(this);
    choice->setAccessibleName(tr("Regions on canvases that grew or shrank"));
    auto *layout = new QHBoxLayout(choice);
    layout->setContentsMargins({});
    layout->setSpacing(16);
    auto *what = makeLabel(u"carry-over-choice"_s, choice);
    what->setText(tr("Where a canvas grew or shrank as a whole, regions"));
    what->setWordWrap(false);
    m_scale = new QRadioButton(tr("are &scaled with it"), choice);
    m_scale->setObjectName(u"carry-over-scale"_s);
    m_scale->setChecked(true);
    auto *keep = new QRadioButton(tr("&keep their numbers"), choice);
    keep->setObjectName(u"carry-over-keep"_s);
    layout->addWidget(what);
    layout->addWidget(m_scale);
    layout->addWidget(keep);
    layout->addStretch();
    return choice;
}

void CarryOverDialog::connectParts()
{
    connect(m_carryOut, &QPushButton::clicked, this, &CarryOverDialog::carryOut);
    connect(m_scale, &QRadioButton::toggled, this, &CarryOverDialog::plan);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CarryOverDialog::showReason);
    connect(&m_workspace, &Workspace::curationChanged, this, &QDialog::reject);
    connect(m_curation, &Curation::annotationsChanged, this, &CarryOverDialog::plan);
    connect(m_curation, &Curation::sourcesChanged, this, &CarryOverDialog::plan);
    connect(m_curation, &Curation::reset, this, &CarryOverDialog::plan);
}

// --- The newer version --------------------------------------------------------------------------------------

void CarryOverDialog::fetch(const SourceNews &news)
{
    if (news.kind == SourceNews::Kind::OtherBytes) {
        m_to = m_curation->source(news.other);
        return plan();
    }
    const std::optional<repository::ItemId> id = repository::ItemId::parse(m_from->dataset);
    if (!id)
        return showProblem(tr("It is not clear which dataset this is."));
    m_summary->setText(tr("Bringing the newer version…"));
    m_job =
        curation::openDataset(m_workspace.repository(), *id, [this](const Result<SourcePtr> &newer) { take(newer); });
}

void CarryOverDialog::take(const Result<SourcePtr> &newer)
{
    if (!newer)
        return showProblem(newer.error().message);
    m_to = m_curation->source(m_curation->look(*newer));
    if (m_to == m_from)
        return showProblem(tr("It turned out to be the one that this curation has."));
    plan();
}

// --- The plan -----------------------------------------------------------------------------------------------

void CarryOverDialog::plan()
{
    if (!m_to || !m_curation)
        return;
    if (!m_curation->includes(m_from->id)) // somebody took it out meanwhile
        return reject();
    m_summary->setText(tr("Comparing the two versions…"));
    m_waiting->show();
    m_carryOut->setEnabled(false);
    const ResizedRegions resized = m_scale->isChecked() ? ResizedRegions::Scale : ResizedRegions::Keep;
    m_job = inBackground<CarryOverModel::PlanPtr>(
        [snapshot = m_curation->snapshotLater({m_to->id}), from = m_from, to = m_to, resized] {
            return std::make_shared<const CarryOver>(planCarryOver(snapshot(), from, to, resized));
        },
        [this](const CarryOverModel::PlanPtr &plan) { showPlan(plan); });
}

void CarryOverDialog::showPlan(const CarryOverModel::PlanPtr &plan)
{
    m_plan = plan;
    m_waiting->hide();
    const bool wasEmpty = m_model->rowCount() == 0;
    const int row = m_table->currentIndex().row();
    m_model->show(plan);
    m_summary->setText(summaryText(*plan));
    m_older->setText(olderVersionText(*plan));
    m_older->show();
    m_choice->setVisible(plan->canScale);
    const bool hasRows = m_model->rowCount() > 0;
    m_table->setVisible(hasRows);
    m_reason->setVisible(hasRows);
    if (hasRows)
        m_table->selectRow(qBound(0, row, m_model->rowCount() - 1));
    m_carryOut->setEnabled(true);
    if (!wasEmpty)
        return;
    if (hasRows)
        makeRoom();
    (hasRows ? static_cast<QWidget *>(m_table) : m_carryOut)->setFocus();
}

/// For all rows if they are not many, and for the longest reason.
void CarryOverDialog::makeRoom()
{
    m_reason->setMinimumHeight(2 * fontMetrics().lineSpacing());
    const QSize before = m_table->sizeHint();
    const QRect window = parentWidget()->window()->geometry();
    const QSize most = window.size() - QSize(64, 80);
    const int width = qMin(widthWithTable, most.width());
    const int rest = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) - before.height()
                                                   : sizeHint().height() - before.height();
    const int height = rest + m_table->heightFor(qBound(4, m_model->rowCount(), mostRowsAtFirst));
    resize(width, qMin(height, most.height()));
    // It came up in the middle, and grows from there.
    move(window.center() - rect().center());
}

void CarryOverDialog::showProblem(const QString &sentence)
{
    m_waiting->hide();
    m_summary->setText(tr("Nothing was carried over. %1").arg(sentence));
}

void CarryOverDialog::showReason()
{
    m_reason->setText(m_model->reason(m_table->currentIndex().row()));
}

void CarryOverDialog::carryOut()
{
    const CarryOverModel::PlanPtr plan = m_plan; // another one is made when the curation changes
    const std::optional<int> canvas = m_workspace.source() == m_from ? m_workspace.canvas() : std::nullopt;
    m_curation->disconnect(this);
    m_curation->make(plan->step);
    emit carriedOver(m_from->id, m_to->id);
    m_workspace.show(m_to->id);
    if (canvas && plan->canvases[size_t(*canvas)].position)
        m_workspace.showCanvas(*plan->canvases[size_t(*canvas)].position);
    emit m_workspace.done(tr("The curation goes on with the newer version of “%1”.").arg(m_to->title));
    accept();
}

} // namespace kader::ui
