#include "versions.h"

#include "samplemanifest.h"
#include "support/json.h"

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QString annotationJson(const QString &written)
{
    const QStringList parts = written.split(u'|');
    return u"{'id':'%1','type':'Annotation','motivation':'commenting','body':{'type':'TextualBody','value':'%3',"
           "'format':'text/plain','language':'en'},'target':'%2'}"_s.arg(parts[0], parts[1], parts[2]);
}

QString canvasJson(const QString &written, const QStringList &annotations)
{
    const qsizetype second = written.lastIndexOf(u':');
    const qsizetype first = written.lastIndexOf(u':', second - 1);
    const QString id = written.first(first);
    const QString label = written.sliced(first + 1, second - first - 1);
    const QStringList size = written.sliced(second + 1).split(u'x');
    QString json = u"{'type':'Canvas','items':[]"_s;
    if (id != "-"_L1)
        json += u",'id':'%1'"_s.arg(id);
    if (label != "-"_L1)
        json += u",'label':{'none':['%1']}"_s.arg(label);
    if (size.size() == 2)
        json += u",'width':%1,'height':%2"_s.arg(size[0], size[1]);
    QStringList own;
    for (const QString &annotation : annotations) {
        if (annotation.section(u'|', 1, 1).section(u'#', 0, 0) == id)
            own += annotationJson(annotation);
    }
    if (!own.isEmpty())
        json += u",'annotations':[{'type':'AnnotationPage','items':[%1]}]"_s.arg(own.join(u','));
    return json + u'}';
}

} // namespace

curation::SourcePtr version(const QString &canvases, const QStringList &annotations, int number)
{
    QStringList items;
    for (const QString &canvas : canvases.split(u' ', Qt::SkipEmptyParts))
        items += canvasJson(canvas, annotations);
    const QString text = u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':'https://v.example/m',"
                         "'type':'Manifest','label':{'en':['Set']},'items':["_s +
                         items.join(u',') + u"]}"_s;
    return std::make_shared<const curation::ManifestSource>(
        curation::ManifestSource{.id = QUuid::createUuid(),
                                 .origin = u"https://v.example/iiif/v3/set/%1/manifest"_s.arg(number),
                                 .title = u"Set"_s,
                                 .fetched = QDateTime::currentDateTimeUtc(),
                                 .manifest = readManifest(json(text.toUtf8().constData())),
                                 .dataset = u"set"_s,
                                 .version = number});
}

} // namespace kader::test
