#include "ui/merge/mergedialog.h"

#include "base/background.h"
#include "ui/merge/mergecomparison.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/decisionbuttons.h"
#include "ui/shared/rowtable.h"
#include "ui/workspace/workspace.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using curation::Merge;
using curation::MergeChoice;
using curation::MergeVerdict;
using curation::SourcePtr;

namespace {

constexpr QSize usualSize(900, 620);

QString summaryOf(const Merge &merge)
{
    const std::pair<QString, int> counts[] = {
        {MergeDialog::tr("otherwise than yours: %1"), merge.count(MergeVerdict::Conflict)},
        {MergeDialog::tr("new, edited or deleted there only: %1"), merge.count(MergeVerdict::New)},
        {MergeDialog::tr("about a canvas that is not here: %1"), merge.count(MergeVerdict::NoPlace)},
        {MergeDialog::tr("marks “reviewed”: %1"), int(merge.reviews.size())},
        {MergeDialog::tr("the same in both: %1"), merge.same}};
    QStringList parts;
    for (const auto &[text, count] : counts) {
        if (count > 0)
            parts += text.arg(QLocale().toString(count));
    }
    return MergeDialog::tr("Annotations of “%1” – %2.").arg(merge.name, parts.join(u"; "_s));
}

} // namespace

MergeDialog::MergeDialog(Workspace &workspace, const QString &path, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_curation(workspace.curation()),
      m_name(QFileInfo(path).completeBaseName()), m_model(new MergeModel(this)), m_sentence(new QLabel(this)),
      m_waiting(new QProgressBar(this))
{
    setObjectName(u"merge-dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Take over annotations"));
    m_sentence->setObjectName(u"merge-sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setText(tr("Comparing “%1” with this curation…").arg(m_name));
    m_waiting->setRange(0, 0);
    m_waiting->setTextVisible(false);
    m_waiting->setAccessibleName(m_sentence->text());
    m_content = makeContent();
    m_content->hide();
    auto *buttons = new DecisionButtons(u"merge"_s, tr("Take over"), this);
    m_carryOut = buttons->carryOut();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_waiting);
    layout->addWidget(m_content, 1);
    layout->addWidget(buttons);
    setMinimumWidth(560);
    connectParts();
    read(path);
}

MergeDialog::~MergeDialog() = default;

// --- Parts --------------------------------------------------------------------------------------------------

QWidget *MergeDialog::makeContent()
{
    auto *content = new QWidget(this);
    m_table = new RowTable(u"merge-table"_s, *m_model, content);
    m_table->setAccessibleName(tr("Annotations that differ"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(MergeModel::What, 90);
    header->resizeSection(MergeModel::Canvas, 150);
    header->setSectionResizeMode(MergeModel::Mine, QHeaderView::Stretch);
    header->setSectionResizeMode(MergeModel::Theirs, QHeaderView::Stretch);
    header->resizeSection(MergeModel::Choice, 150);
    m_comparison = new MergeComparison(content);
    m_forConflicts = makeForConflicts();
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(m_forConflicts);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_comparison);
    return content;
}

QWidget *MergeDialog::makeForConflicts()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(new QLabel(tr("For all that differ:"), row));
    const std::pair<QString, MergeChoice> choices[] = {{tr("Keep mine"), MergeChoice::Mine},
                                                       {tr("Take theirs"), MergeChoice::Theirs},
                                                       {tr("Keep both"), MergeChoice::Both}};
    for (const auto &[text, choice] : choices) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(u"merge-all-%1"_s.arg(int(choice)));
        button->setAccessibleName(tr("For all that differ: %1").arg(text));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, m_model,
                [this, choice = choice] { m_model->chooseForConflicts(choice); });
        layout->addWidget(button);
    }
    layout->addStretch();
    return row;
}

void MergeDialog::connectParts()
{
    connect(m_carryOut, &QPushButton::clicked, this, &MergeDialog::carryOut);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MergeDialog::showRow);
    connect(m_comparison, &MergeComparison::chosen, this,
            [this](MergeChoice choice) { m_model->choose(m_table->currentIndex().row(), choice); });
    connect(m_model, &MergeModel::choicesChanged, this, &MergeDialog::showCount);
    connect(m_model, &MergeModel::choicesChanged, this, &MergeDialog::showRow);
    connect(&m_workspace, &Workspace::curationChanged, this, &QDialog::reject);
    connect(m_curation, &Curation::annotationsChanged, this, &MergeDialog::plan);
    connect(m_curation, &Curation::sourcesChanged, this, &MergeDialog::plan);
    connect(m_curation, &Curation::reset, this, &MergeDialog::plan);
}

// --- The other curation -------------------------------------------------------------------------------------

void MergeDialog::read(const QString &path)
{
    if (QFileInfo(path) == QFileInfo(m_curation->path()))
        return showProblem(tr("This is the curation that is open."));
    m_job = Curation::openToRead(path, [this](auto theirs) { take(std::move(theirs)); });
}

void MergeDialog::take(Result<std::unique_ptr<Curation>> theirs)
{
    if (!theirs)
        return showProblem(theirs.error().message);
    m_theirs = std::move(*theirs);
    plan();
}

void MergeDialog::plan()
{
    if (!m_theirs || !m_curation)
        return;
    m_waiting->show();
    m_carryOut->setEnabled(false);
    m_job = inBackground<MergeModel::PlanPtr>(
        [plan = mergeLater(*m_curation, *m_theirs, m_name)] { return std::make_shared<const Merge>(plan()); },
        [this](const MergeModel::PlanPtr &plan) { showPlan(plan); });
}

void MergeDialog::showPlan(const MergeModel::PlanPtr &plan)
{
    m_plan = plan;
    m_waiting->hide();
    m_sentence->setText(summaryOf(*plan));
    const int row = m_table->currentIndex().row();
    m_model->show(plan, [curation = m_curation, theirs = m_theirs.get()](const QUuid &id) {
        const SourcePtr source = curation ? curation->source(id) : nullptr;
        return source ? source : theirs->source(id);
    });
    const bool hasRows = m_model->rowCount() > 0;
    const bool isFirst = m_content->isHidden();
    m_content->setVisible(hasRows);
    m_forConflicts->setVisible(plan->count(MergeVerdict::Conflict) > 1);
    if (!hasRows)
        return;
    m_table->selectRow(qBound(0, row, m_model->rowCount() - 1));
    if (isFirst) {
        resize(usualSize);
        move(parentWidget()->window()->geometry().center() - rect().center());
        m_table->setFocus();
    }
}

void MergeDialog::showProblem(const QString &sentence)
{
    m_waiting->hide();
    m_sentence->setText(tr("Nothing can be taken over from “%1”. %2").arg(m_name, sentence));
}

void MergeDialog::showRow()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return m_comparison->clear();
    m_comparison->show(m_model->at(row), m_model->canChoose(row) ? std::optional(m_model->choice(row)) : std::nullopt);
}

void MergeDialog::showCount()
{
    const int taken = m_model->countTaken();
    m_carryOut->setText(taken ? tr("Take over (%1)").arg(QLocale().toString(taken)) : tr("Take over"));
    m_carryOut->setEnabled(taken > 0 || !m_plan->reviews.isEmpty());
}

void MergeDialog::carryOut()
{
    const QString said = tr("Taken over from “%1”: %2.").arg(m_name, QLocale().toString(m_model->countTaken()));
    m_curation->disconnect(this);
    m_workspace.make(m_plan->step(m_model->choices()), [&workspace = m_workspace, said] { emit workspace.done(said); });
    accept();
}

} // namespace kader::ui
