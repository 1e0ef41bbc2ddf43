#include "material.h"

#include "support/json.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QString canvas(int number, const QString &label, const QString &annotations)
{
    return u"{'id':'http://127.0.0.1:9/m/canvas/%1','type':'Canvas','label':{'en':['%2']},'width':1000,'height':800,"
           "'items':[{'id':'http://127.0.0.1:9/m/canvas/%1/p','type':'AnnotationPage','items':[{"
           "'id':'http://127.0.0.1:9/m/canvas/%1/p/a','type':'Annotation','motivation':'painting',"
           "'body':{'id':'http://127.0.0.1:9/%1.jpg','type':'Image','format':'image/jpeg','width':1000,'height':800},"
           "'target':'http://127.0.0.1:9/m/canvas/%1'}]}]%3}"_s.arg(number)
               .arg(label, annotations);
}

} // namespace

QByteArray smallManifest()
{
    const QString annotations =
        u",'annotations':[{'id':'http://127.0.0.1:9/m/canvas/1/notes','type':'AnnotationPage','items':[{"
        "'id':'http://127.0.0.1:9/m/canvas/1/notes/1','type':'Annotation','motivation':'describing',"
        "'body':{'type':'TextualBody','value':'From the source','format':'text/plain','language':'en'},"
        "'target':'http://127.0.0.1:9/m/canvas/1#xywh=100,100,200,150'}]}]"_s;
    const QString text = u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':'http://127.0.0.1:9/m',"
                         "'type':'Manifest','label':{'en':['Two plates']},'items':[%1,%2]}"_s.arg(
                             canvas(1, u"one"_s, annotations), canvas(2, u"two"_s, {}));
    return json(text.toUtf8().constData());
}

QByteArray smallTable(int rows)
{
    QByteArray csv = "canvas_label,text,xywh,motivation,lang\n";
    for (int row = 0; row < rows; ++row)
        csv += u"one,Imported %1,\"%2,%3,40,30\",tagging,en\n"_s.arg(row).arg(20 * row).arg(10 * row).toUtf8();
    return csv + "nowhere,Does not fit,,commenting,en\n";
}

QString written(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

} // namespace kader::test
