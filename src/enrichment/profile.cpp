#include "enrichment/profile.h"

#include "base/tr.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

struct FieldNames {
    Field field;
    QLatin1StringView name;
    QLatin1StringView label;
};

constexpr FieldNames names[] = {
    {Field::ResourceTitle, "resource_title"_L1, "Resource title"_L1},
    {Field::ResourceDoi, "resource_doi"_L1, "Resource DOI"_L1},
    {Field::Categories, "categories"_L1, "Categories"_L1},
    {Field::Description, "description"_L1, "Description"_L1},
    {Field::TimeCoverage, "time_coverage"_L1, "Time coverage"_L1},
    {Field::DerivedFrom, "derived_from"_L1, "Derived From"_L1},
    {Field::Geolocation, "geolocation"_L1, ""_L1},
};

const FieldNames &namesOf(Field field)
{
    return *std::find_if(std::begin(names), std::end(names),
                         [field](const FieldNames &candidate) { return candidate.field == field; });
}

QString knownNames()
{
    QStringList all;
    for (const FieldNames &known : names)
        all.append(known.name);
    return all.join(", "_L1);
}

} // namespace

const std::vector<Field> &allFields()
{
    static const std::vector<Field> all = [] {
        std::vector<Field> fields;
        for (const FieldNames &known : names)
            fields.push_back(known.field);
        return fields;
    }();
    return all;
}

QString fieldName(Field field)
{
    return namesOf(field).name;
}

QString fieldLabel(Field field)
{
    return namesOf(field).label;
}

Result<std::vector<Field>> parseFields(const QString &text)
{
    std::vector<Field> fields;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        const auto known = std::find_if(std::begin(names), std::end(names),
                                        [&](const FieldNames &candidate) { return candidate.name == name; });
        if (known == std::end(names))
            return failure(ErrorKind::Usage,
                           Tr::tr("There is no field “%1”. The fields are: %2.").arg(name, knownNames()));
        if (std::find(fields.begin(), fields.end(), known->field) == fields.end())
            fields.push_back(known->field);
    }
    if (fields.empty())
        return failure(ErrorKind::Usage, Tr::tr("No fields are named. The fields are: %1.").arg(knownNames()));
    return fields;
}

bool isLanguageKey(const QString &language)
{
    static const QRegularExpression form(uR"(^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\z)"_s);
    return form.match(language).hasMatch();
}

} // namespace kader::enrichment
