#include "ui/annotations/regionfields.h"

#include "ui/annotations/numberfield.h"

#include <QGridLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr qint64 anyNumber = std::numeric_limits<int>::max() / 2;

int inField(qint64 number)
{
    return static_cast<int>(qBound(-anyNumber, number, anyNumber));
}

} // namespace

RegionFields::RegionFields(QWidget *parent)
    : QWidget(parent), m_numbers{new NumberField(tr("x"), tr("Region, x"), this),
                                 new NumberField(tr("y"), tr("Region, y"), this),
                                 new NumberField(tr("w"), tr("Region, width"), this),
                                 new NumberField(tr("h"), tr("Region, height"), this)}
{
    constexpr std::array names = {"region-x"_L1, "region-y"_L1, "region-w"_L1, "region-h"_L1};
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    for (int at = 0; at < 4; ++at) {
        NumberField *field = m_numbers[size_t(at)];
        field->setObjectName(names[size_t(at)]);
        layout->addWidget(field, at / 2, at % 2);
        connect(field, &NumberField::finished, this, [this] {
            emit finished(
                {m_numbers[X]->value(), m_numbers[Y]->value(), m_numbers[Width]->value(), m_numbers[Height]->value()});
        });
    }
    setFocusProxy(m_numbers[X]);
}

void RegionFields::show(const iiif::Region &region, std::optional<iiif::CanvasSize> canvas)
{
    const iiif::CanvasSize size = canvas.value_or(iiif::CanvasSize{anyNumber, anyNumber});
    m_numbers[X]->show(inField(region.x), 0, inField(size.width - region.width));
    m_numbers[Y]->show(inField(region.y), 0, inField(size.height - region.height));
    m_numbers[Width]->show(inField(region.width), 1, inField(size.width - region.x));
    m_numbers[Height]->show(inField(region.height), 1, inField(size.height - region.y));
}

void RegionFields::setHasSize(bool hasSize)
{
    m_numbers[Width]->setVisible(hasSize);
    m_numbers[Height]->setVisible(hasSize);
}

void RegionFields::setReadOnly(bool isReadOnly)
{
    for (NumberField *field : m_numbers)
        field->setReadOnly(isReadOnly);
}

void RegionFields::keep()
{
    for (NumberField *field : m_numbers) {
        field->interpretText();
        field->keep();
    }
}

} // namespace kader::ui
