#include "ui/harvest/harvestcards.h"

#include "ui/harvest/harvestcard.h"
#include "ui/harvest/harvests.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

HarvestCards::HarvestCards(Harvests &harvests, QWidget *parent) : QWidget(parent), m_harvests(harvests)
{
    setObjectName(u"harvest-cards"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    connect(&harvests, &Harvests::listChanged, this, &HarvestCards::rebuild);
    rebuild();
}

/// A card goes before its harvest is gone for good; those that stay, stay as they are, with the keyboard if they have
/// it.
void HarvestCards::rebuild()
{
    QHash<QUuid, HarvestCard *> cards;
    for (HarvestCard *card : findChildren<HarvestCard *>(Qt::FindDirectChildrenOnly))
        cards.insert(card->harvest(), card);
    for (const auto &harvest : m_harvests.all()) {
        const QUuid id = harvest->id();
        if (cards.remove(id))
            continue;
        auto *card = new HarvestCard(*harvest);
        connect(card, &HarvestCard::dismissed, &m_harvests, [this, id] { m_harvests.dismiss(id); });
        layout()->addWidget(card);
    }
    qDeleteAll(cards);
    setVisible(!m_harvests.all().empty());
}

} // namespace kader::ui
