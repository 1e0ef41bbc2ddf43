#include "iiif/fragment.h"
#include "iiif/languagemap.h"
#include "target.h"

#include <QSet>

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

QByteArray written(const LanguageMap &map)
{
    QByteArrayList members;
    for (const LanguageMap::Entry &entry : map.entries()) {
        QByteArrayList values;
        for (const QString &value : entry.values)
            values.append(jsonString(value));
        members.append(jsonString(entry.language) + ":[" + values.join(',') + ']');
    }
    return '{' + members.join(',') + '}';
}

} // namespace

/// Text in languages, in all forms it is met in.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<Outline> outline = Outline::parse(input(data, size));
    if (!outline)
        return 0;
    const LanguageMap map = LanguageMap::read(outline->root());
    QSet<QString> languages;
    for (const LanguageMap::Entry &entry : map.entries()) {
        require(!entry.language.isEmpty() && !languages.contains(entry.language), "each language is there once");
        require(!entry.values.isEmpty(), "a language has a text");
        languages.insert(entry.language);
    }
    const QStringList best = map.best({QStringLiteral("nl-BE"), QStringLiteral("en")});
    require(best.isEmpty() == map.isEmpty(), "there is something to show when there is a text");
    require(map.name() == map.name().trimmed(), "a name is trimmed");
    const Result<Outline> again = Outline::parse(written(map));
    require(again.has_value(), "what is written is JSON");
    if (!languages.contains(QStringLiteral("@value")))
        require(LanguageMap::read(again->root()) == map, "what is written reads as it was");
    return 0;
}
