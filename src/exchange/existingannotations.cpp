#include "exchange/existingannotations.h"

#include "exchange/motivationcell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

QString plainLanguage(const iiif::Annotation &annotation)
{
    const QString language = annotation.language.trimmed();
    return language.isEmpty() ? u"en"_s : language;
}

QStringList plainMotivations(const iiif::Annotation &annotation)
{
    QStringList all;
    for (const QString &motivation : annotation.motivations) {
        const QString standard = standardMotivation(motivation);
        if (!all.contains(standard))
            all += standard;
    }
    return all.isEmpty() ? QStringList{u"commenting"_s} : all;
}

ContentKey contentKey(CanvasRef canvas, const iiif::Annotation &annotation)
{
    QStringList motivations = plainMotivations(annotation);
    std::sort(motivations.begin(), motivations.end());
    return {.canvas = canvas,
            .text = annotation.text.trimmed(),
            .language = plainLanguage(annotation),
            .motivations = motivations.size() == 1 ? motivations.first() : motivations.join(u';'),
            .region = annotation.region,
            .shape = annotation.selector,
            .bodies = annotation.bodies};
}

size_t qHash(const ContentKey &key, size_t seed)
{
    const iiif::Region region = key.region.value_or(iiif::Region{.width = 0, .height = 0});
    return qHashMulti(seed, key.canvas.manifest, key.canvas.canvas, key.text, key.language, key.motivations, region.x,
                      region.y, region.width, region.height, key.shape, key.bodies);
}

ExistingAnnotations::ExistingAnnotations(const std::vector<const iiif::Manifest *> &manifests)
{
    for (int manifest = 0; manifest < int(manifests.size()); ++manifest) {
        for (iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(*manifests[size_t(manifest)])) {
            if (!placed.annotation.id.isEmpty() && !m_byId.contains({manifest, placed.annotation.id}))
                m_byId.insert({manifest, placed.annotation.id}, m_all.size());
            m_all.push_back({manifest, std::move(placed)});
            countContent(m_all.back(), 1);
        }
    }
}

void ExistingAnnotations::countContent(const Found &found, int by)
{
    ContentKey key = contentKey({found.manifest, found.placed.canvas}, found.placed.annotation);
    m_contents[key] += by;
    if (key.shape.isEmpty() && key.bodies.isEmpty())
        return;
    key.shape.clear();
    key.bodies.clear();
    m_contents[key] += by;
}

const ExistingAnnotations::Found *ExistingAnnotations::withId(int manifest, const QString &id) const
{
    const auto found = m_byId.constFind({manifest, id});
    return found == m_byId.constEnd() ? nullptr : &m_all[*found];
}

} // namespace kader::exchange
