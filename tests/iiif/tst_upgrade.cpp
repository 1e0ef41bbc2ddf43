#include "iiif/manifest.h"
#include "iiif/problem.h"
#include "support/registry.h"
#include "tst_upgradesamples.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using namespace kader::test;

namespace {

bool hasNote(const Upgraded &result, const QString &rule, Severity severity)
{
    return std::any_of(result.notes.begin(), result.notes.end(),
                       [&](const Diagnostic &note) { return note.rule == rule && note.severity == severity; });
}

void addContextRows()
{
    const QByteArray p3 = json("{'@context':'http://iiif.io/api/presentation/3/context.json',");
    const auto row = [&](const char *name, const char *context, const QByteArray &expected) {
        addRow(name, json("{'@context':") + json(context) + json(",'@type':'sc:Manifest'}"), expected);
    };
    row("context of 2", "'http://iiif.io/api/presentation/2/context.json'", p3);
    row("context of shared canvas", "'http://www.shared-canvas.org/ns/context.json'", p3);
    row("context of the image API", "'http://iiif.io/api/image/2/context.json'", p3);
    row("contexts with an extension", "['http://iiif.io/api/presentation/2/context.json','http://x.example/c.json']",
        json("{'@context':['http://x.example/c.json', 'http://iiif.io/api/presentation/3/context.json'],"));
    addRow("no context", json("{'@type':'sc:Manifest'}"), p3);
    addRow("types in an array", json("{'@id':'http://x.example/m','@type':['sc:Manifest','x:Y']}"),
           json("'id':'http://x.example/m','type':'Manifest'}"));
}

void addTextRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, manifestWith(json(members)), json(expected));
    };
    row("label string", "'label':'a \\u00e9'", "'label':{'none':['a \\u00e9']}");
    row("label with language", "'label':{'@value':'a','@language':'nl'}", "'label':{'nl':['a']}");
    row("label of several",
        "'label':['a',{'@value':'b','@language':'nl'},{'@value':'c'},{'@value':'d','@language':'nl'}]",
        "'label':{'none':['a','c'],'nl':['b','d']}");
    row("label map", "'label':{'en':'a','@none':['b']}", "'label':{'en':['a'],'none':['b']}");
    row("label without at-signs", "'label':[{'value':'a','language':'en'}]", "'label':{'en':['a']}");
    row("label number", "'label':1.50", "'label':{'none':['1.50']}");
    row("label with an address", "'label':{'@id':'http://x.example','label':'a'}",
        "'label':{'none':['http://x.example','a']}");
    row("several values in a language", "'label':{'@value':['a','b'],'@language':'nl'}", "'label':{'nl':['a','b']}");
    row("label null", "'label':null,'x':1", "'type':'Manifest','x':1}");
    row("metadata", "'metadata':[{'label':'a','value':['b','c']}]",
        "'metadata':[{'label':{'none':['a']},'value':{'none':['b','c']}}]");
    row("metadata in languages",
        "'metadata':[{'label':[{'@value':'a','@language':'en'},{'@value':'b','@language':'nl'}],'value':true}]",
        "'metadata':[{'label':{'en':['a'],'nl':['b']},'value':{'none':['true']}}]");
    row("metadata object", "'metadata':{'label':'a','value':'b'}",
        "'metadata':[{'label':{'none':['a']},'value':{'none':['b']}}]");
    row("metadata of names", "'metadata':{'Maker':'b','Year':1900}",
        "'metadata':[{'label':{'none':['Maker']},'value':{'none':['b']}},{'label':{'none':['Year']},'value':{'none':["
        "'1900']}}]");
    row("metadata without value", "'metadata':[{'label':'a','value':null}]",
        "'metadata':[{'label':{'none':['a']},'value':{'none':['']}}]");
    row("metadata with more", "'metadata':[{'x':1,'label':'a','value':'b'}]",
        "'metadata':[{'label':{'none':['a']},'value':{'none':['b']},'x':1}]");
    row("metadata string", "'metadata':['b']", "'metadata':[{'label':{'none':['']},'value':{'none':['b']}}]");
    row("description", "'description':'a'", "'summary':{'none':['a']}");
    row("texts that say nothing", "'description':'','attribution':'','x':1", "'type':'Manifest','x':1}");
    row("attribution", "'attribution':'a'",
        "'requiredStatement':{'label':{'en':['Attribution']},'value':{'none':['a']}}");
}

void addRightsRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, manifestWith(json(members)), json(expected));
    };
    row("licence", "'license':'http://creativecommons.org/licenses/by/4.0/'",
        "'rights':'http://creativecommons.org/licenses/by/4.0/'}");
    row("licence with https", "'license':'https://creativecommons.org/publicdomain/zero/1.0/'",
        "'rights':'http://creativecommons.org/publicdomain/zero/1.0/'}");
    row("licence page", "'license':'https://creativecommons.org/licenses/by/4.0/deed.nl'",
        "'rights':'http://creativecommons.org/licenses/by/4.0/'}");
    row("rights statement", "'license':['https://rightsstatements.org/vocab/InC/1.0/']",
        "'rights':'http://rightsstatements.org/vocab/InC/1.0/'}");
    row("licence object", "'license':{'@id':'https://creativecommons.org/licenses/by/4.0/'}",
        "'rights':'http://creativecommons.org/licenses/by/4.0/'}");
    row("licence text", "'license':'Ask us','metadata':[]",
        "'metadata':[{'label':{'en':['License']},'value':{'none':['Ask us']}}]");
    row("licences", "'license':['https://x.example/terms','http://creativecommons.org/licenses/by/4.0/']",
        "'rights':'http://creativecommons.org/licenses/by/4.0/','metadata':[{'label':{'en':['License']},'value':{'none'"
        ":['https://x.example/terms']}}]");
    row("logo", "'logo':'http://x.example/l.png'",
        "'provider':[{'id':'http://x.example/m/provider','type':'Agent','label':{'en':['Unknown']},'logo':[{'id':"
        "'http://x.example/l.png','type':'Image'}]}]");
    row("logo and attribution", "'attribution':'Museum','logo':[{'@id':'http://x.example/l.png','width':'10'}]",
        "'label':{'none':['Museum']},'logo':[{'id':'http://x.example/l.png','type':'Image','width':10}]}]");
}

void addLinkRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, manifestWith(json(members)), json(expected));
    };
    row("related string", "'related':'http://x.example/r'",
        "'homepage':[{'id':'http://x.example/r','type':'Text','label':{'none':['http://x.example/r']}}]");
    row("related pages and others",
        "'related':[{'@id':'http://x.example/r','label':'R','format':'text/html'},{'@id':'http://x.example/p.pdf',"
        "'format':'application/pdf'}]",
        "'homepage':[{'id':'http://x.example/r','type':'Text','label':{'none':['R']},'format':'text/html'}],'metadata':"
        "[{'label':{'en':['Related']},'value':{'none':['http://x.example/p.pdf','application/pdf']}}]");
    row("rendering", "'rendering':{'@id':'http://x.example/p.pdf','format':'application/pdf','label':'P'}",
        "'rendering':[{'id':'http://x.example/p.pdf','type':'Text','format':'application/"
        "pdf','label':{'none':['P']}}]");
    row("rendering string", "'rendering':'http://x.example/p'",
        "'rendering':[{'id':'http://x.example/p','type':'Dataset','label':{'none':['http://x.example/p']}}]");
    row("seeAlso", "'seeAlso':['http://x.example/s',{'@id':'http://x.example/t','format':'text/xml','profile':'p'}]",
        "'seeAlso':[{'id':'http://x.example/s','type':'Dataset'},{'id':'http://x.example/t','type':'Text','format':"
        "'text/xml','profile':'p'}]");
    row("within string", "'within':'http://x.example/w'", "'partOf':[{'id':'http://x.example/w','type':'Collection'}]");
    row("within objects", "'within':[{'@id':'http://x.example/w','@type':'sc:Layer','label':'L'}]",
        "'partOf':[{'id':'http://x.example/w','type':'AnnotationCollection','label':{'none':['L']}}]");
    row("viewingHint", "'viewingHint':'paged'", "'behavior':['paged']");
    row("viewingHints", "'viewingHint':['top','paged']", "'behavior':['paged']");
    row("viewingHint top", "'viewingHint':'top'", "'type':'Manifest'}");
    row("startCanvas", "'startCanvas':'http://x.example/c'", "'start':{'id':'http://x.example/c','type':'Canvas'}");
    row("thumbnail string", "'thumbnail':'http://x.example/t.jpg'",
        "'thumbnail':[{'id':'http://x.example/t.jpg','type':'Image'}]");
    row("thumbnail object",
        "'thumbnail':{'@id':'http://x.example/t.jpg','@type':'dctypes:Image','format':'image/jpeg'}",
        "'thumbnail':[{'id':'http://x.example/t.jpg','type':'Image','format':'image/jpeg'}]");
    row("navDate", "'navDate':'1900-01-01T00:00:00Z'", "'navDate':'1900-01-01T00:00:00Z'");
    row("lists that say nothing", "'within':[],'seeAlso':[],'service':null,'x':[]", "'type':'Manifest','x':[]}");
    addRow("within of a canvas", canvasWith(json("'within':'http://x.example/m'")),
           json("'partOf':[{'id':'http://x.example/m','type':'Manifest'}]"));
    addRow("width and height as text", canvasWith(json("'width':'0120','height':'7.50'")),
           json("'width':120,'height':7.50}"));
    addRow("width that is no number", canvasWith(json("'width':'wide','height':0")),
           json("'width':'wide','height':0}"));
}

void addSequenceRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, manifestWith(json(members)), json(expected));
    };
    row("first sequence", "'x':1,'sequences':[{'canvases':[{'@id':'http://x.example/c'}]}],'y':2",
        "'type':'Manifest','x':1,'items':[{'id':'http://x.example/c','type':'Canvas'}],'y':2}");
    row("one sequence, one canvas", "'sequences':{'canvases':{'@id':'http://x.example/c'}}",
        "'items':[{'id':'http://x.example/c','type':'Canvas'}]");
    row("what a sequence says moves up",
        "'viewingDirection':'left-to-right','sequences':[{'viewingDirection':'right-to-left','viewingHint':'paged',"
        "'startCanvas':'http://x.example/c','rendering':{'@id':'http://x.example/p','label':'P'},'canvases':[]}]",
        "'items':[],'viewingDirection':'right-to-left','behavior':['paged'],'start':{'id':'http://x.example/c','type':"
        "'Canvas'},'rendering':[{'id':'http://x.example/p','type':'Dataset','label':{'none':['P']}}]}");
    row("sequence in a sequence", "'sequences':[{'sequences':[{'canvases':[]}],'canvases':[],'x':1}]",
        "'items':[],'x':1}");
    row("context of a sequence", "'sequences':[{'@context':'http://x.example/c','canvases':[]}],'y':2",
        "'@context':'http://iiif.io/api/presentation/3/context.json','id':'http://x.example/"
        "m','type':'Manifest','items':["
        "],'y':2}");
    row("label of a sequence", "'label':'m','sequences':[{'label':'s','canvases':[]}]",
        "'metadata':[{'label':{'en':['Page order']},'value':{'none':['s']}}]");
    row("label of a sequence alone", "'sequences':[{'label':'s','canvases':[]}]", "'label':{'none':['s']}");
    row("canvases of further sequences",
        "'sequences':[{'canvases':[{'@id':'http://x.example/c'}]},{'canvases':['http://x.example/e',"
        "{'@id':'http://x.example/d','width':1},{'@id':'http://x.example/c','width':2}]},"
        "{'canvases':[{'@id':'http://x.example/d'},{'@id':'http://x.example/e'},{'width':3},'http://x.example/f']}]",
        "'items':[{'id':'http://x.example/c','type':'Canvas'},{'id':'http://x.example/d','type':'Canvas','width':1},"
        "{'id':'http://x.example/e','type':'Canvas'}],'structures':[{'id':'http://x.example/m/sequence/2','type':"
        "'Range','items':[{'id':'http://x.example/e','type':'Canvas'},{'id':'http://x.example/d','type':'Canvas'},"
        "{'id':'http://x.example/c','type':'Canvas'}]");
    row("further sequences",
        "'sequences':[{'canvases':[{'@id':'http://x.example/c'}]},{'@id':'http://x.example/"
        "s','label':'S','viewingHint':"
        "'paged','canvases':['http://x.example/c']},{'canvases':[{'@id':'http://x.example/c'}]}],'structures':[{'@id':"
        "'http://x.example/r','canvases':[]}]",
        "'structures':[{'id':'http://x.example/r','type':'Range','items':[]},{'id':'http://x.example/s','type':'Range',"
        "'label':{'none':['S']},'behavior':['sequence','paged'],'items':[{'id':'http://x.example/c','type':'Canvas'}]},"
        "{'id':'http://x.example/m/sequence/3','type':'Range','items':[{'id':'http://x.example/c','type':'Canvas'}],"
        "'behavior':['sequence']}]}");
    row("canvas in the words of people",
        "'sequences':[{'canvases':[{'@id':'http://x.example/c','label':'1r','width':1}]}]",
        "'items':[{'id':'http://x.example/c','type':'Canvas','label':{'none':['1r']},'width':1}]");
}

void addKeepingRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, manifestWith(json(members)), json(expected));
    };
    row("unknown members", "'a':1.50,'b':12345678901234567890123,'c':'\\u00e9\\/','d':{ 'z' : [1, {'@id':null}] }",
        "'type':'Manifest','a':1.50,'b':12345678901234567890123,'c':'\\u00e9\\/','d':{ 'z' : [1, {'@id':null}] }}");
    row("place of members", "'x':1,'description':'d','y':2,'label':'l','z':3",
        "'type':'Manifest','x':1,'summary':{'none':['d']},'y':2,'label':{'none':['l']},'z':3}");
    row("repeated member", "'label':'a','x':1,'label':'b'", "'label':{'none':['b']},'x':1}");
    row("id beside @id", "'id':'http://x.example/m','x':1", "'id':'http://x.example/m','type':'Manifest','x':1}");
    addRow("ids that are used are not made",
           withCanvases(json("{'@id':'http://x.example/c','images':[{'resource':{'@id':'http://x.example/c/annotation-"
                             "page'}}]}")),
           json("'items':[{'id':'http://x.example/c/annotation-page-2','type':'AnnotationPage'"));
    addRow(
        "ids for what has none", withCanvases(json("{},{'@id':5}")),
        json("'items':[{'id':'http://x.example/m/canvas/1','type':'Canvas'},{'id':'http://x.example/m/canvas/2','type':"
             "'Canvas'}]"));
    addRow("equal ids",
           withCanvases(
               json("{'@id':'http://x.example/c','images':['a:b']},{'@id':'http://x.example/c','images':['a:b']}")),
           json("'id':'http://x.example/c/annotation-page-2','type'"));
}

} // namespace

class TestUpgrade : public QObject {
    Q_OBJECT

private slots:
    void upgrades_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("expected");
        addContextRows();
        addTextRows();
        addRightsRows();
        addLinkRows();
        addSequenceRows();
        addKeepingRows();
    }

    void upgrades()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, expected);
        const Upgraded result = upgradedFrom(source);
        QVERIFY2(result.bytes.contains(expected), result.bytes.constData());
        QCOMPARE(upgradedFrom(source).bytes, result.bytes);
        const Result<Document> document = Document::read(result.bytes, u"test"_s);
        QVERIFY(document);
        QCOMPARE(document->presentationVersion(), 3);
        QCOMPARE(result.notes.first().rule, u"version-2"_s);
    }

    void tellsWhatItDid_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<Severity>("severity");
        const auto row = [](const char *name, const QByteArray &source, const QString &rule, Severity severity) {
            QTest::newRow(name) << source << rule << severity;
        };
        const QByteArray orders = json("'sequences':[{'canvases':[]},{'canvases':['x:c']},'http://x.example/s']");
        row("licence", manifestWith(json("'license':'Ask'")), u"version-2-licence"_s, Severity::Info);
        row("provider", manifestWith(json("'logo':'a:b'")), u"version-2-provider"_s, Severity::Warning);
        row("page order", manifestWith(orders), u"version-2-sequence"_s, Severity::Info);
        row("page order elsewhere", manifestWith(orders), u"version-2-sequence"_s, Severity::Warning);
        row("canvas of a further order",
            manifestWith(json("'sequences':[{'canvases':['x:b']},{'@id':'x:s','canvases':[{'@id':'x:c'}]}]")),
            u"version-2-sequence"_s, Severity::Info);
        row("no id", json("{'@type':'sc:Manifest'}"), u"version-2-id"_s, Severity::Warning);
        row("made id", withCanvases("{}"), u"version-2-id"_s, Severity::Info);
        row("type", canvasWith(json("'images':[{'@type':'dctypes:Image','resource':{}}]")), u"version-2-type"_s,
            Severity::Warning);
        row("service", imageWith(json("{'service':{'@id':'a:b'}}")), u"version-2-service"_s, Severity::Warning);
        row("nothing to show", imageWith(json("{'@type':'oa:Choice','default':'rdf:nil'}")), u"version-2-body"_s,
            Severity::Info);
        row("left out", json("{'@type':'sc:Manifest','@id':'a:b','id':'c:d'}"), u"version-2-left-out"_s,
            Severity::Warning);
        row("painted aside", annotationWith(json("'motivation':'sc:painting','resource':{'@type':'dctypes:Image'}")),
            u"version-2-motivation"_s, Severity::Warning);
        row("member not among all", json("{'@type':'sc:Collection','members':[],'manifests':['a:b']}"),
            u"version-2-members"_s, Severity::Info);
    }

    void tellsWhatItDid()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, rule);
        QFETCH(Severity, severity);
        const Upgraded result = upgradedFrom(source);
        QVERIFY(hasNote(result, rule, severity));
        QVERIFY(!hasNote(upgradedFrom(json("{'@id':'a:b','@type':'sc:Manifest'}")), rule, severity));
    }

    /// No range points at a canvas that the manifest does not have.
    void keepsCanvasesThatOnlyFurtherOrdersHave()
    {
        const Upgraded result = upgradedFrom(
            json("{'@id':'http://x.example/m','@type':'sc:Manifest','sequences':[{'canvases':[{'@id':'http://x.example/"
                 "c'}]},{'canvases':[{'@id':'http://x.example/d'}]}],'structures':[{'@id':'http://x.example/r',"
                 "'canvases':['http://x.example/d']}]}"));
        const Document document = Document::read(result.bytes, {}).value();
        for (const Problem &problem : validate(document))
            QVERIFY2(problem.diagnostic.rule != u"range-item"_s, qPrintable(problem.diagnostic.place.pointer));
        QCOMPARE(Manifest::read(document)->canvases().size(), size_t(2));
        QVERIFY(std::any_of(result.notes.begin(), result.notes.end(), [](const Diagnostic &note) {
            return note.message.startsWith(u"A canvas that only a further page order has"_s);
        }));
    }

    void countsInOneSentence()
    {
        const Upgraded result = upgradedFrom(withCanvases(json("{'license':'a'},{'license':'b'}")));
        const auto note = std::find_if(result.notes.begin(), result.notes.end(),
                                       [](const Diagnostic &it) { return it.rule == u"version-2-licence"_s; });
        QVERIFY(note != result.notes.end());
        QVERIFY(note->message.startsWith(u"2 licences"_s));
    }

    void takesTheAddressItWasOpenedFrom()
    {
        const QByteArray source = json("{'@type':'sc:Manifest','sequences':[{'canvases':[{}]}]}");
        const Upgraded known = upgradedFrom(source, u"https://x.example/m"_s);
        QVERIFY(known.bytes.contains(json("'id':'https://x.example/m','type':'Manifest'")));
        QVERIFY(known.bytes.contains(json("'id':'https://x.example/m/canvas/1'")));
        const Upgraded unknown = upgradedFrom(source, u"m.json"_s);
        QVERIFY(!unknown.bytes.contains(json("'id'")));
    }

    void indentsWhatWasIndented()
    {
        const Upgraded result = upgradedFrom("{\n\"@id\":\"a:b\", \"@type\":\"sc:Manifest\"\n, \"label\": \"l\"}");
        QCOMPARE(result.bytes, QByteArray("{\n  \"@context\": \"http://iiif.io/api/presentation/3/context.json\",\n"
                                          "  \"id\": \"a:b\",\n  \"type\": \"Manifest\",\n"
                                          "  \"label\": {\"none\":[\"l\"]}\n}"));
    }

    void refusesOtherDocuments()
    {
        for (const char *text : {"{'type':'Manifest'}", "{}", "[]", "1"}) {
            const Result<Document> document = Document::read(json(text), u"test"_s);
            QVERIFY(document);
            const Result<Upgraded> result = upgraded(*document);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Unsupported);
        }
    }

    void survivesDepth_data()
    {
        QTest::addColumn<QByteArray>("opening");
        QTest::addColumn<QByteArray>("closing");
        QTest::newRow("collections") << json("'members':[{'@type':'sc:Collection',") << QByteArray("}]");
        QTest::newRow("services") << json("'service':{") << QByteArray("}");
        QTest::newRow("parts") << json("'within':{'@id':'a:b',") << QByteArray("}");
        QTest::newRow("texts") << json("'label':{'label':{") << QByteArray("}}");
    }

    void survivesDepth()
    {
        QFETCH(QByteArray, opening);
        QFETCH(QByteArray, closing);
        const int times = 90;
        const QByteArray source =
            json("{'@type':'sc:Collection',") + opening.repeated(times) + json("'x':1") + closing.repeated(times) + '}';
        const Result<Document> document = Document::read(source, u"test"_s);
        QVERIFY(document);
        const Result<Upgraded> result = upgraded(*document);
        QVERIFY(result);
        QVERIFY(hasNote(*result, u"version-2-too-deep"_s, Severity::Warning));
    }

    void refusesToGrowOutOfProportion()
    {
        const QByteArray id = "http://x.example/" + QByteArray(1900, 'i');
        const QByteArray source = json("{'@type':'sc:Manifest','@id':'") + id + json("','sequences':[{'canvases':[") +
                                  QByteArray("{},").repeated(20'000) + "{}]}]}";
        const Result<Document> document = Document::read(source, u"test"_s);
        QVERIFY(document);
        const Result<Upgraded> result = upgraded(*document);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    }
};

KADER_TEST(TestUpgrade);

#include "tst_upgrade.moc"
