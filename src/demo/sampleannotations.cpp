#include "demo/sampleannotations.h"

#include "base/atomicfile.h"
#include "demo/catalogue.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

constexpr double metresPerPixel = 0.3;

class Rows final {
public:
    void add(const QString &label, const QString &text, const QString &region, const QString &motivation,
             const QString &language)
    {
        m_text +=
            quoted(label) + u',' + quoted(text) + u',' + quoted(region) + u',' + motivation + u',' + language + u'\n';
        ++m_count;
    }

    [[nodiscard]] SampleAnnotations finished(const QString &fileName, const QString &dataset) const
    {
        return {fileName, dataset, m_text.toUtf8(), m_count};
    }

private:
    static QString quoted(const QString &cell)
    {
        if (!cell.contains(u',') && !cell.contains(u'"'))
            return cell;
        return u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"';
    }

    QString m_text = u"canvas_label,text,xywh,motivation,lang\n"_s;
    qsizetype m_count = 0;
};

QString fragment(const QRect &region)
{
    return u"%1,%2,%3,%4"_s.arg(region.x()).arg(region.y()).arg(region.width()).arg(region.height());
}

SampleAnnotations yeastNuclei()
{
    Rows rows;
    for (const File &file : Catalogue::instance().dataset(ids::yeastSeries)->latest().files) {
        const QList<QRect> regions = nuclei(*file.picture);
        rows.add(file.name, u"%1 nuclei in focus, \"touching\" cells counted apart"_s.arg(regions.size()), {},
                 u"describing"_s, u"en"_s);
        for (const QRect &region : regions)
            rows.add(file.name, u"Nucleus, %1 px across"_s.arg(region.width()), fragment(region), u"tagging"_s,
                     u"en"_s);
    }
    return rows.finished(u"yeast-nuclei.csv"_s, ids::yeastSeries);
}

SampleAnnotations aerialCraters()
{
    Rows rows;
    for (const File &file : Catalogue::instance().dataset(ids::aerialSurvey)->latest().files) {
        if (!file.picture || file.picture->scene != Scene::Aerial)
            continue;
        rows.add(file.name, u"Rivierengebied, voorjaar 1945; zie ook het masker"_s, {}, u"commenting"_s, u"nl"_s);
        for (const QRect &region : craters(*file.picture)) {
            // The region reaches half as far again as the rim.
            const int metres = int(region.width() / 1.5 * metresPerPixel + 0.5);
            rows.add(file.name, u"Bomb crater, about %1 m across"_s.arg(metres), fragment(region), u"tagging"_s,
                     u"en"_s);
        }
    }
    return rows.finished(u"aerial-craters.csv"_s, ids::aerialSurvey);
}

} // namespace

QList<SampleAnnotations> sampleAnnotations()
{
    return {yeastNuclei(), aerialCraters()};
}

Result<void> writeSamples(const QString &folder)
{
    for (const SampleAnnotations &sample : sampleAnnotations()) {
        if (Result<void> written = writeAtomically(QDir(folder).filePath(sample.fileName), sample.csv); !written)
            return written;
    }
    return {};
}

} // namespace kader::demo
