#include "gallery.h"

using namespace kader::exchange;
using namespace Qt::StringLiterals;

namespace kader::test {

QByteArray gallery()
{
    const auto existing =
        R"([{"id": "https://repo.test/p", "type": "AnnotationPage", "items": [)"
        R"({"id": "https://repo.test/p/anno/1", "type": "Annotation", "motivation": "commenting", )"
        R"("body": {"type": "TextualBody", "value": "There already", "format": "text/plain", "language": "en"}, )"
        R"("target": "https://repo.test/iiif/gallery/canvas/1#xywh=1,2,3,4"}]}])"_ba;
    return manifestJson(
        "gallery",
        {
            {.label = R"({"en": ["CA216132V0066.tif"]})", .annotations = existing},    // 1
            {.label = R"({"none": ["plain.tif"]})"},                                   // 2
            {.label = R"({"en": [" padded "], "nl": ["Gevuld"], "de": ["Gefüllt"]})"}, // 3
            {.label = R"({"en": ["one, two"]})"},
            {.label = R"({"en": ["the \"big\" one"]})"},
            {.label = R"({"en": ["two\nlines"]})"},
            {.label = R"({"en": ["twin"]})"}, // 7
            {.label = R"({"en": ["twin"]})"}, // 8
            {.label = R"({"en": ["Café.tif"]})"},
            {.label = R"({"en": ["no size"]})", .size = {}},
            {.label = R"({"en": ["first"]})", .id = "https://repo.test/same"},  // 11
            {.label = R"({"en": ["second"]})", .id = "https://repo.test/same"}, // 12
            {.label = R"({"fr": ["Seulement"]})"},
            {.label = R"({"nl": ["plain.tif"], "en": ["thirteen"]})"}, // 14: its Dutch label is canvas 2's name
        });
}

QString picture(const PlannedRow &row)
{
    QString text = u"ATCRNG"_s[int(row.verdict)] + QString::number(row.canvas + 1);
    if (row.verdict != Verdict::Rejected) {
        const iiif::Annotation &annotation = row.annotation;
        text += u' ' + annotation.motivations.join(u';') + u'|' + annotation.language + u'|' +
                (annotation.region ? annotation.region->toString() : u"-"_s) + u'|' + annotation.text;
    }
    const QStringList told = rules(row.diagnostics);
    return told.isEmpty() ? text : text + u" !"_s + told.join(u',');
}

QString picture(const ImportPlan &plan)
{
    QStringList lines;
    for (const PlannedRow &row : plan.rows)
        lines += picture(row);
    return lines.join(u'\n');
}

} // namespace kader::test
