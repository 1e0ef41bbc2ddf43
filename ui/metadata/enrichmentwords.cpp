#include "ui/metadata/enrichmentwords.h"

#include "base/tr.h"

namespace kader::ui {

using enrichment::Field;
using enrichment::Outcome;

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Added:
        return Tr::tr("added");
    case Outcome::Overwritten:
        return Tr::tr("replaced");
    case Outcome::KeptExisting:
        return Tr::tr("kept what is there");
    case Outcome::Unchanged:
        return Tr::tr("there already");
    case Outcome::NotInRecord:
        return Tr::tr("not in the record");
    case Outcome::NotUnderstood:
        return Tr::tr("not understood");
    case Outcome::Blocked:
        return Tr::tr("left alone: misshapen");
    }
    return {};
}

QString fieldTitle(Field field)
{
    return field == Field::Geolocation ? Tr::tr("Geolocation") : enrichment::fieldLabel(field);
}

} // namespace kader::ui
