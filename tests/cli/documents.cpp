#include "documents.h"

#include "support/json.h"

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QByteArray service(const QByteArray &name)
{
    return json("{'@context': 'http://iiif.io/api/image/3/context.json', 'id': 'https://images.example/NAME', 'type': "
                "'ImageService3',"
                " 'profile': 'level1', 'width': 4000, 'height': 3000,  'tiles': "
                "[{'width':1024,'scaleFactors':[1,2,4]}], 'x-gamma': 2.20}")
        .replace("NAME", name);
}

QByteArray thumbnail(const QByteArray &name)
{
    return json("[{'id': 'https://images.example/NAME/full/max/0/default.jpg', 'type': 'Image', 'format': "
                "'image/jpeg', 'service': [SERVICE]}]")
        .replace("NAME", name)
        .replace("SERVICE", service(name));
}

QByteArray paintingPage(const QByteArray &name)
{
    return json("[{'id': 'https://sheets.example/NAME/page', 'type': 'AnnotationPage', 'items': [{'id': "
                "'https://sheets.example/NAME/page/0',"
                " 'type': 'Annotation', 'target': 'https://sheets.example/NAME', 'body': {'id': "
                "'https://images.example/NAME/full/max/0/default.jpg',"
                " 'type': 'Image', 'width': 4000, 'height': 3000, 'service': [SERVICE]}}]}]")
        .replace("NAME", name)
        .replace("SERVICE", service(name));
}

QByteArray oddAnnotations()
{
    return json("[{'id': 'https://notes.example/2', 'type': 'AnnotationPage', 'x-page': {'kept': -0}, 'items': [\n"
                "  {'id': 'https://notes.example/a', 'type': 'Annotation', 'motivation': 'describing', 'body': "
                "{'type': 'TextualBody', 'value': 'a fold',"
                " 'format': 'text/plain', 'language': 'en'}, 'target': {'type': 'SpecificResource', 'source': {'id': "
                "'https://sheets.example/b', 'type': 'Canvas'},"
                " 'selector': {'type': 'SvgSelector', 'value': '<svg xmlns=\\'http://www.w3.org/2000/svg\\'><path "
                "d=\\'M1,1 L9,9 Z\\'/></svg>'}}},\n"
                "  {'id': 'https://notes.example/b', 'type': 'Annotation', 'motivation': ['tagging', 'classifying'], "
                "'body': [{'type': 'TextualBody',"
                " 'value': 'stain', 'format': 'text/plain', 'language': 'en'}, {'type': 'TextualBody', 'value': "
                "'<b>vlek<\\/b>', 'format': 'text/html',"
                " 'language': 'nl'}], 'target': 'https://sheets.example/b#xywh=10,20,30,40', 'creator': {'id': "
                "'https://orcid.org/0000-0002-1825-0097',"
                " 'type': 'Person', 'name': 'A. Maker'}, 'created': '2024-05-01T10:11:12Z', 'modified': "
                "'2024-05-02T10:11:12+02:00'},\n"
                "  {'id': 'https://notes.example/c', 'type': 'Annotation', 'motivation': 'commenting', 'body': "
                "{'type': 'TextualBody', 'value':"
                " 'say \\'hm\\', twice;\\nthen go', 'format': 'text/plain', 'language': 'en'}, 'target': "
                "'https://sheets.example/b', 'creator': 'B. Maker'},\n"
                "  {'id': 'https://notes.example/d', 'type': 'Annotation', 'motivation': 'commenting', 'body': "
                "{'type': 'TextualBody', 'value': 'here',"
                " 'format': 'text/plain'}, 'target': {'type': 'SpecificResource', 'source': {'id': "
                "'https://sheets.example/b', 'type': 'Canvas'},"
                " 'selector': {'type': 'PointSelector', 'x': 12.50, 'y': 7}}}\n]}]")
        .replace("\\\"", "\\u0022");
}

QByteArray canvas(const QByteArray &name, const QByteArray &label, const QByteArray &more)
{
    return json("{'id': 'https://sheets.example/NAME', 'type': 'Canvas', 'label': {'none': ['LABEL']}, 'height': 3000, "
                "'width': 4000,"
                " 'thumbnail': THUMBNAIL, 'items': PAINTINGMORE}")
        .replace("THUMBNAIL", thumbnail(name))
        .replace("PAINTING", paintingPage(name))
        .replace("NAME", name)
        .replace("LABEL", label)
        .replace("MORE", more);
}

QString cell(const QString &field)
{
    const bool isPlain = std::none_of(field.begin(), field.end(), [](QChar c) { return u",\"\r\n"_s.contains(c); });
    return isPlain ? field : u'"' + QString(field).replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QByteArray oddManifest()
{
    const QByteArray head = json(
        "{\n  '@context': 'http://iiif.io/api/presentation/3/context.json', 'id': 'https://sheets.example/manifest',\n"
        "  'type': 'Manifest', 'label': {'nl': ['Bladen \\u0026 sch\\u00e9ts'], 'en': ['Sheets']},\n"
        "  'metadata': [{'label': {'en': ['Scale']}, 'value': {'none': ['1:25\\/000']}}, {'label': {'nl': ['Jaar']}, "
        "'value': {'none': ['1944', '1945']}}],\n"
        "  'rights': 'http://creativecommons.org/licenses/by/4.0/', 'navDate': '1944-09-17T00:00:00Z', 'behavior': [ "
        "'individuals' ],\n"
        "  'seeAlso': [{'id': 'https://sheets.example/data.csv', 'type': 'Dataset', 'format': 'text/csv'}],\n"
        "  'x-measures': {'a': 1.50, 'b': -0.0, 'c': 1e3, 'd': 12345678901234567890, 'e': 0.1E-2, 'f': [ ], 'g': null, "
        "'h': true},\n  'items': [\n");
    const QByteArray tail = json("],\n  'structures': [{'id': 'https://sheets.example/range/1', 'type': 'Range', "
                                 "'label': {'en': ['All']}, 'items': ["
                                 "{'id': 'https://sheets.example/a', 'type': 'Canvas'}, {'id': "
                                 "'https://sheets.example/b', 'type': 'Canvas'}]}]\n}\n");
    return head + canvas("a", "Sheet 1", json(", 'x-note': {'depth': [[1.0, 2.50]]}")) + ",\n" +
           canvas("b", "Sheet 2",
                  json(", 'metadata': [{'label': {'en': ['Side']}, 'value': {'en': ['recto']}}], 'annotations': ") +
                      oddAnnotations()) +
           ",\n" +
           canvas("c", "Sheet 3",
                  json(", 'annotations': [{'id': 'https://elsewhere.example/page', 'type': 'AnnotationPage'}]")) +
           tail;
}

QByteArray tidyManifest()
{
    return json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': 'https://tidy.example/manifest', "
                "'type': 'Manifest',"
                " 'label': {'en': ['Tidy']}, 'summary': {'en': ['Nothing is wrong with it.']}, 'thumbnail': [{'id': "
                "'https://tidy.example/small.jpg', 'type': 'Image', 'format': 'image/jpeg'}], 'items': [{'id': "
                "'https://tidy.example/1', 'type': 'Canvas', 'label': "
                "{'none': ['one']},"
                " 'height': 300, 'width': 400, 'items': [{'id': 'https://tidy.example/1/page', 'type': "
                "'AnnotationPage', 'items': ["
                "{'id': 'https://tidy.example/1/page/0', 'type': 'Annotation', 'motivation': 'painting', 'target': "
                "'https://tidy.example/1',"
                " 'body': {'id': 'https://tidy.example/1.jpg', 'type': 'Image', 'format': 'image/jpeg', 'width': 400, "
                "'height': 300}}]}]}]}");
}

QByteArray csvLine(const QStringList &fields, const char *lineEnd)
{
    QStringList cells;
    for (const QString &field : fields)
        cells.append(cell(field));
    return cells.join(u',').toUtf8() + lineEnd;
}

QList<QStringList> csvRecords(const QByteArray &csv)
{
    const QString text = QString::fromUtf8(csv);
    QList<QStringList> records;
    QStringList record;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' && isQuoted && i + 1 < text.size() && text[i + 1] == u'"')
            field += text[i++];
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (isQuoted || (c != u',' && c != u'\n' && c != u'\r'))
            field += c;
        else if (c != u'\r')
            record.append(std::exchange(field, {}));
        if (c == u'\n' && !isQuoted)
            records.append(std::exchange(record, {}));
    }
    return records;
}

std::vector<Json> embeddedAnnotations(const Json &canvas)
{
    std::vector<Json> all;
    for (const Json &page : memberOf(canvas, "annotations")) {
        for (const Json &annotation : memberOf(page, "items"))
            all.push_back(annotation);
    }
    return all;
}

QString labelOf(const Json &canvas)
{
    const Json &none = memberOf(memberOf(canvas, "label"), "none");
    return none.is_array() && !none.empty() ? textOf(none[0]) : QString();
}

} // namespace kader::test
