#include "ui/harvest/harvestcard.h"

#include "ui/shared/resultdialog.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Harvest;
using Item = Harvest::Item;

namespace {

QPushButton *flatButton(const QString &name)
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    button->setProperty("isFlat", true);
    button->setProperty("isFlush", true); // its words stand under the others
    button->setFont(Theme::secondaryFont(button->font()));
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    return button;
}

} // namespace

HarvestCard::HarvestCard(Harvest &harvest, QWidget *parent)
    : QFrame(parent), m_harvest(harvest), m_id(harvest.id()), m_state(new QLabel), m_progress(new QProgressBar),
      m_go(flatButton(u"harvest-go"_s)), m_why(flatButton(u"harvest-why"_s)), m_end(flatButton(u"harvest-end"_s))
{
    setObjectName(u"harvest-card"_s);
    setAccessibleName(tr("Harvest of “%1”").arg(harvest.name()));
    auto *title = new QLabel(harvest.name());
    title->setObjectName(u"harvest-title"_s);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setFont(Theme::strongFont(title->font()));
    m_state->setObjectName(u"harvest-state"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    Theme::makeSecondary(m_state);
    m_progress->setObjectName(u"harvest-progress"_s);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Datasets that have come"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 0, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    makeButtons();
    connect(&harvest, &Harvest::itemChanged, this, &HarvestCard::update);
    connect(&harvest, &Harvest::stateChanged, this, &HarvestCard::update);
    update();
}

void HarvestCard::makeButtons()
{
    m_why->setText(tr("Missing…"));
    m_why->setAccessibleDescription(tr("Shows what could not be had, and why"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_go);
    row->addWidget(m_why);
    row->addStretch(1);
    row->addWidget(m_end);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_go, &QPushButton::clicked, this, &HarvestCard::goOnOrPause);
    connect(m_why, &QPushButton::clicked, this, &HarvestCard::showMissing);
    connect(m_end, &QPushButton::clicked, this, &HarvestCard::dismissed);
}

void HarvestCard::update()
{
    const int total = int(m_harvest.items().size());
    const bool isGoing = m_harvest.isUnderWay();
    const bool isDone = m_harvest.state() == Harvest::State::Done;
    m_progress->setRange(0, total);
    m_progress->setValue(total - m_harvest.count(Item::State::Waiting));
    m_progress->setVisible(!isDone);
    m_state->setText(stateText());
    setAccessibleDescription(m_state->text());
    m_go->setText(isGoing ? tr("Pause") : isDone ? tr("Try again") : tr("Continue"));
    m_go->setVisible(!isDone || m_harvest.mayTryAgain());
    m_why->setVisible(m_harvest.count(Item::State::Failed) > 0);
    m_end->setText(isDone ? tr("Close") : tr("Stop"));
    m_end->setToolTip(isDone ? QString() : tr("Leave it at the datasets that are here"));
}

QString HarvestCard::stateText() const
{
    QStringList parts{
        tr("%L1 of %L2 datasets here").arg(m_harvest.count(Item::State::Here)).arg(qint64(m_harvest.items().size()))};
    if (const int failed = m_harvest.count(Item::State::Failed); failed > 0)
        parts.append(tr("%L1 could not be had").arg(failed));
    if (m_harvest.state() == Harvest::State::Paused)
        parts.append(tr("paused"));
    if (m_harvest.state() == Harvest::State::AwaitingServer)
        parts.append(tr("waiting for the server"));
    return parts.join(u" · "_s);
}

void HarvestCard::goOnOrPause()
{
    if (m_harvest.isUnderWay())
        m_harvest.pause();
    else
        m_harvest.resume();
}

void HarvestCard::showMissing()
{
    auto *dialog = new ResultDialog(u"harvest-missing"_s, tr("What is missing"), window());
    dialog->setSentence(tr("Of “%1” these datasets could not be had.").arg(m_harvest.name()));
    for (const Item &item : m_harvest.items()) {
        if (item.state == Item::State::Failed)
            dialog->addSection(item.title, {item.error.message});
    }
    dialog->show();
}

} // namespace kader::ui
