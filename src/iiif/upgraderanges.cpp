#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

void writeRange(Upgrader &upgrader, int range, const QByteArray &manifestId)
{
    const Value value = upgrader.ranges->node(range).value;
    upgrader.resource(value, rangeClass, {.base = manifestId, .path = "/range/" + QByteArray::number(range + 1)});
}

/// The members of a range whose entries it holds. All are written where the first of them stands.
Value firstOfItems(Value range)
{
    Value first;
    for (const char *name : {"members", "ranges", "canvases"}) {
        const Value member = range.member(name);
        if (member && !member.isNull() && (!first || member.index() < first.index()))
            first = member;
    }
    return first;
}

void writeItems(Upgrader &upgrader, const Upgradee &range)
{
    const int index = upgrader.ranges ? upgrader.ranges->rangeOf(range.value) : -1;
    if (index < 0)
        return;
    for (const RangeTree::Item &item : upgrader.ranges->node(index).items) {
        if (item.range >= 0)
            writeRange(upgrader, item.range, range.id);
        else
            writeLink(upgrader, item.value, item.isRange ? "Range"_ba : "Canvas"_ba);
    }
}

void tellOddities(Upgrader &upgrader, const RangeTree::Oddities &oddities)
{
    upgrader.tell(UpgradeNote::TopRange, oddities.tops);
    upgrader.tell(UpgradeNote::RangeTwice, oddities.twice);
    upgrader.tell(UpgradeNote::RangeCycle, oddities.cycles);
    upgrader.tell(UpgradeNote::RangeMissing, oddities.missing);
    upgrader.tell(UpgradeNote::RangeTooDeep, oddities.tooDeep);
    upgrader.tell(UpgradeNote::RangeNames, oddities.otherNames);
}

void writePageOrders(Upgrader &upgrader, const Upgradee &manifest)
{
    QSet<QByteArray> known;
    for (const Value canvas : upgradeListed(manifest.sequence["canvases"]))
        known.insert(upgradeIdText(canvas));
    for (const Value canvas : furtherCanvases(manifest))
        known.insert(upgradeIdText(canvas));
    int position = 0;
    for (const Value sequence : upgradeListed(manifest.value["sequences"])) {
        ++position;
        if (sequence == manifest.sequence)
            continue;
        if (!upgradeHas(sequence, "canvases")) {
            upgrader.tell(UpgradeNote::OrderElsewhere);
            continue;
        }
        upgrader.tell(UpgradeNote::FurtherOrder);
        for (const Value canvas : upgradeListed(sequence["canvases"]))
            upgrader.tell(UpgradeNote::CanvasElsewhere, known.contains(upgradeIdText(canvas)) ? 0 : 1);
        upgrader.resource(sequence, pageOrderClass,
                          {.base = manifest.id, .path = "/sequence/" + QByteArray::number(position)});
    }
}

} // namespace

void structuresForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    const RangeTree tree(value);
    tellOddities(upgrader, tree.oddities());
    const RangeTree *const outer = std::exchange(upgrader.ranges, &tree);
    for (const int root : tree.roots())
        writeRange(upgrader, root, owner.id);
    upgrader.ranges = outer;
    writePageOrders(upgrader, owner);
}

void rangeItemsForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    if (value == firstOfItems(owner.value))
        writeItems(upgrader, owner);
}

void finishRange(Upgrader &upgrader, const Upgradee &owner)
{
    if (!firstOfItems(owner.value))
        upgrader.out.list("items", true, [&] { writeItems(upgrader, owner); });
}

void pageOrdersForm(Upgrader &upgrader, Value, const Upgradee &owner)
{
    if (!upgradeHas(owner.value, "structures"))
        writePageOrders(upgrader, owner);
}

void pageOrderItemsForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    for (const Value canvas : upgradeListed(value)) {
        const Value id = upgradeId(canvas);
        if (!id)
            continue;
        upgrader.out.beginObject();
        upgrader.out.key("id");
        upgrader.out.raw(id.raw());
        upgrader.out.text("type", u"Canvas"_s);
        upgrader.out.endObject();
    }
}

void pageOrderBehaviorForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    upgrader.out.string(u"sequence"_s);
    behaviorForm(upgrader, value, owner);
}

void finishPageOrder(Upgrader &upgrader, const Upgradee &owner)
{
    if (!upgradeHas(owner.value, "viewingHint"))
        upgrader.out.list("behavior", false, [&] { upgrader.out.string(u"sequence"_s); });
}

} // namespace kader::iiif
