#include "iiif/annotationpage.h"
#include "iiif/collection.h"
#include "iiif/openmanifest.h"
#include "support/registry.h"
#include "tst_upgradesamples.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using namespace kader::test;

namespace {

void addImageRows()
{
    const auto row = [](const char *name, const char *resource, const char *expected) {
        addRow(name, imageWith(json(resource)), json(expected));
    };
    addRow("images become a page", imageWith(json("{'@id':'http://x.example/i.jpg'}")),
           json("'items':[{'id':'http://x.example/c/annotation-page','type':'AnnotationPage','items':[{'id':"
                "'http://x.example/a','type':'Annotation','motivation':'painting','target':'http://x.example/c','body':"
                "{'id':'http://x.example/i.jpg','type':'Image'}}]}]"));
    addRow("bare image", canvasWith(json("'images':['http://x.example/i.jpg']")),
           json("'items':[{'id':'http://x.example/c/annotation-page/annotation/1','type':'Annotation','motivation':"
                "'painting','body':{'id':'http://x.example/i.jpg','type':'Image'},'target':'http://x.example/c'}]"));
    addRow("image annotation with little",
           canvasWith(json("'images':{'@type':'dctypes:Image','resource':{'@id':'http://x.example/i.jpg'}}")),
           json("'type':'Annotation','body':{'id':'http://x.example/i.jpg','type':'Image'},'motivation':'painting',"
                "'target':'http://x.example/c'}"));
    addRow("empty motivation", canvasWith(json("'images':[{'@id':'http://x.example/a','motivation':'','on':''}]")),
           json("'type':'Annotation','target':'','motivation':'painting'}"));
    addRow("no images", canvasWith(json("'images':[]")), json("'type':'Canvas','items':[]}"));
    row("kinds of content", "{'@id':'http://x.example/i','@type':'dctypes:MovingImage'}", "'type':'Video'");
    row("language of content", "{'@id':'http://x.example/i','@type':'dctypes:Text','language':'nl'}",
        "{'id':'http://x.example/i','type':'Text','language':['nl']}");
    row("choice",
        "{'@type':'oa:Choice','default':{'@id':'http://x.example/"
        "i','@type':'dctypes:Image','label':'I'},'item':['rdf:nil',"
        "{'@id':'http://x.example/j','@type':'dcterms:Image'}]}",
        "'body':{'type':'Choice','items':[{'id':'http://x.example/i','type':'Image','label':{'none':['I']}},{'id':"
        "'http://x.example/j','type':'Image'}]}");
    row("choice of one object",
        "{'@type':'oa:Choice','default':{'@id':'http://x.example/i'},'item':{'@id':'http://x.example/j'}}",
        "'items':[{'id':'http://x.example/i','type':'Image'},{'id':'http://x.example/j','type':'Image'}]");
    row("part of an image",
        "{'@id':'http://x.example/p','@type':'oa:SpecificResource','full':{'@id':'http://x.example/i.jpg','@type':"
        "'dctypes:Image'},'selector':{'@context':'http://iiif.io/api/annex/openannotation/context.json','@type':"
        "'iiif:ImageApiSelector','region':'1,2,3,4'},'style':'red'}",
        "'body':{'id':'http://x.example/p','type':'SpecificResource','source':{'id':'http://x.example/i.jpg','type':"
        "'Image'},'selector':{'type':'ImageApiSelector','region':'1,2,3,4'},'styleClass':'red'}");
    row("text", "{'@type':['cnt:ContentAsText'],'chars':'a','format':'text/plain','language':'nl'}",
        "'body':{'type':'TextualBody','value':'a','format':'text/plain','language':'nl'}");
    row("image that is its service",
        "{'@id':'http://x.example/s','service':{'@id':'http://x.example/s/','profile':'http://iiif.io/api/image/2/"
        "level1.json'}}",
        "'body':{'id':'http://x.example/s/full/full/0/default.jpg','type':'Image','service':[");
    row("image that is its service of version 3",
        "{'@id':'http://x.example/s','service':{'id':'http://x.example/s','type':'ImageService3','profile':'level1'}}",
        "'body':{'id':'http://x.example/s/full/max/0/default.jpg','type':'Image','service':[{'id':'http://x.example/s',"
        "'type':'ImageService3','profile':'level1'}]}");
    row("image without an address",
        "{'service':{'@id':'http://x.example/s','profile':'http://library.stanford.edu/iiif/"
        "image-api/1.1/compliance.html#level1'}}",
        "{'id':'http://x.example/s/full/full/0/native.jpg','type':'Image'");
}

void addServiceRows()
{
    const auto row = [](const char *name, const char *service, const char *expected) {
        addRow(name, manifestWith(json("'service':") + json(service)), json("'service':[") + json(expected) + "]}");
    };
    row("image service 2",
        "{'@context':'http://iiif.io/api/image/2/context.json','@id':'s','profile':['http://iiif.io/api/image/2/"
        "level2.json',{'formats':['png']}]}",
        "{'@id':'s','@type':'ImageService2','profile':['http://iiif.io/api/image/2/level2.json',{'formats':['png']}]}");
    row("image service 2 by its context", "[{'@context':'http://iiif.io/api/image/2/context.json','@id':'s'}]",
        "{'@id':'s','@type':'ImageService2'}");
    row("image service 1",
        "{'@id':'s','profile':'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1'}",
        "{'@id':'s','@type':'ImageService1','profile':'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#"
        "level1'}");
    row("image service in the older words",
        "{'@id':'s','@type':'iiif:Image','profile':'http://iiif.io/api/image/2/level0.json'}",
        "{'@id':'s','@type':'ImageService2','profile':'http://iiif.io/api/image/2/level0.json'}");
    row("service with a type", "{'id':'s','type':'ImageService2','width':1.50}",
        "{'id':'s','type':'ImageService2','width':1.50}");
    row("search",
        "{'@context':'http://iiif.io/api/search/1/context.json','@id':'s','profile':'http://iiif.io/api/search/1/"
        "search','service':{'@id':'t','profile':'http://iiif.io/api/search/1/autocomplete'}}",
        "{'@id':'s','@type':'SearchService1','profile':'http://iiif.io/api/search/1/search','service':[{'@id':'t',"
        "'@type':'AutoCompleteService1','profile':'http://iiif.io/api/search/1/autocomplete'}]}");
    row("sign-in",
        "{'@id':'s','profile':'http://iiif.io/api/auth/1/login','label':'Sign "
        "in','service':[{'@id':'t','profile':'http://iiif.io/api/auth/1/token'},{'@id':'u','profile':'http://iiif.io/"
        "api/auth/1/logout'}]}",
        "{'@id':'s','@type':'AuthCookieService1','profile':'http://iiif.io/api/auth/1/login','label':'Sign in',"
        "'service':[{'@id':'t','@type':'AuthTokenService1','profile':'http://iiif.io/api/auth/1/token'},{'@id':'u',"
        "'@type':'AuthLogoutService1','profile':'http://iiif.io/api/auth/1/logout'}]}");
    row("physical dimensions",
        "{'@context':'http://iiif.io/api/annex/services/physdim/1/context.json','profile':'http://iiif.io/api/annex/"
        "services/physdim','physicalScale':0.0025,'physicalUnits':'in','@id':'s'}",
        "{'profile':'http://iiif.io/api/annex/services/physdim','physicalScale':0.0025,'physicalUnits':'in','@id':'s',"
        "'@type':'Service'}");
    row("unknown service", "{'@context':'http://y.example/c','@id':'s','deep':{'@id':1}}",
        "{'@context':'http://y.example/c','@id':'s','@type':'Service','deep':{'@id':1}}");
    row("address of a service", "'http://x.example/s'", "{'@id':'http://x.example/s','@type':'Service'}");
    addRow("unknown service of an image",
           imageWith(json("{'@id':'http://x.example/i','service':{'@id':'http://x.example/s'}}")),
           json("'service':[{'@id':'http://x.example/s','@type':'ImageService2'}]"));
}

void addListRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, annotationWith(json(members)), json(expected));
    };
    addRow("otherContent",
           canvasWith(json("'otherContent':['http://x.example/l',{'@id':'http://x.example/"
                           "k','@type':'sc:AnnotationList','label':'K'}]")),
           json("'annotations':[{'id':'http://x.example/l','type':'AnnotationPage'},{'id':'http://x.example/k','type':"
                "'AnnotationPage','label':{'none':['K']}}]"));
    addRow("one otherContent", canvasWith(json("'otherContent':{'@id':'http://x.example/l'}")),
           json("'annotations':[{'id':'http://x.example/l','type':'AnnotationPage'}]"));
    addRow("embedded list",
           canvasWith(json("'otherContent':[{'@type':'sc:AnnotationList','resources':[{'@type':'oa:Annotation'}]}]")),
           json("'annotations':[{'id':'http://x.example/c/annotations/1','type':'AnnotationPage','items':[{'id':"
                "'http://x.example/c/annotations/1/annotation/1','type':'Annotation'}]}]"));
    addRow("list",
           json("{'@id':'http://x.example/l','@type':'sc:AnnotationList','next':'http://x.example/"
                "n','within':{'@type':'sc:Layer','total':'7'},'startIndex':0,'resources':[]}"),
           json("'id':'http://x.example/l','type':'AnnotationPage','next':{'id':'http://x.example/n','type':"
                "'AnnotationPage'},'partOf':[{'id':'http://x.example/l/part-of/"
                "1','type':'AnnotationCollection','total':7}],'startIndex':0,'items':[]}"));
    addRow(
        "answer of a search",
        json("{'@context':['http://iiif.io/api/presentation/2/context.json','http://iiif.io/api/search/1/"
             "context.json'],'@type':'sc:AnnotationList','resources':[],'hits':[{'@type':'search:Hit'}]}"),
        json("{'@context':['http://iiif.io/api/search/1/context.json', 'http://iiif.io/api/presentation/3/context.json'"
             "],'type':'AnnotationPage','items':[],'hits':[{'@type':'search:Hit'}]}"));
    addRow("layer",
           manifestWith(json(
               "'contentLayer':{'@id':'http://x.example/y','@type':'sc:Layer','otherContent':['http://x.example/l']}")),
           json("'supplementary':{'id':'http://x.example/y','type':'AnnotationCollection','items':[{'id':"
                "'http://x.example/l','type':'AnnotationPage'}]}"));
    addRow("annotation by itself",
           json("{'@id':'http://x.example/a','@type':'oa:Annotation','on':'http://x.example/c'}"),
           json("'id':'http://x.example/a','type':'Annotation','target':'http://x.example/c'}"));
    row("motivation", "'motivation':'oa:commenting'", "'motivation':'commenting'}");
    row("motivations", "'motivation':['oa:commenting','tagging']", "'motivation':['commenting','tagging']}");
    row("transcription", "'motivation':'sc:painting','resource':{'@type':'cnt:ContentAsText','chars':'a'}",
        "'motivation':'supplementing','body':{'type':'TextualBody','value':'a'}");
    row("tag",
        "'resource':[{'@type':'dctypes:Text','chars':'<p>a</p>','format':'text/html'},{'@type':'oa:Tag','chars':'t'}]",
        "'body':[{'type':'TextualBody','value':'<p>a</p>','format':'text/html'},{'type':'TextualBody','value':'t',"
        "'purpose':'tagging'}]");
    row("stylesheet", "'stylesheet':{'@type':['oa:CssStyle','cnt:ContentAsText'],'chars':'.red {}'}",
        "'stylesheet':{'type':'CssStylesheet','value':'.red {}'}");
    row("body elsewhere", "'resource':'http://x.example/b'", "'body':'http://x.example/b'}");
}

void addTargetRows()
{
    const auto row = [](const char *name, const char *on, const char *expected) {
        addRow(name, onWith(json(on)), json("'target':") + json(expected) + '}');
    };
    row("target", "'http://x.example/c#xywh=1,2,3,4'", "'http://x.example/c#xywh=1,2,3,4'");
    row("target object", "{'@id':'http://x.example/c#xywh=1,2,3,4','@type':'sc:Canvas','within':'http://x.example/m'}",
        "{'id':'http://x.example/c#xywh=1,2,3,4','type':'Canvas','partOf':[{'id':'http://x.example/m','type':"
        "'Manifest'}]}");
    row("targets", "['http://x.example/c#xywh=1,2,3,4','http://x.example/d']",
        "['http://x.example/c#xywh=1,2,3,4','http://x.example/d']");
    row("target with selector",
        "{'@type':'oa:SpecificResource','full':'http://x.example/c','selector':{'@type':'oa:FragmentSelector','value':"
        "'xywh=1,2,3,4'},'within':{'@id':'http://x.example/m','@type':'sc:Manifest'}}",
        "{'type':'SpecificResource','source':{'id':'http://x.example/c','type':'Canvas','partOf':[{'id':"
        "'http://x.example/m','type':'Manifest'}]},'selector':{'type':'FragmentSelector','value':'xywh=1,2,3,4',"
        "'conformsTo':'http://www.w3.org/TR/media-frags/'}}");
    row("target with the canvas as an object",
        "{'full':{'@id':'http://x.example/"
        "c','@type':'sc:Canvas'},'selector':{'@type':['oa:SvgSelector','cnt:ContentAsText'],'chars':'<svg/>'}}",
        "{'type':'SpecificResource','source':{'id':'http://x.example/c','type':'Canvas'},'selector':{'type':"
        "'SvgSelector','value':'<svg/>'}}");
    row("two ways to say where",
        "[{'@type':'oa:SpecificResource','full':'http://x.example/"
        "c','selector':{'@type':'oa:Choice','default':{'@type':"
        "'oa:FragmentSelector','value':'xywh=1,2,3,4'},'item':{'@type':'oa:SvgSelector','value':'<svg/>'}}}]",
        "[{'type':'SpecificResource','source':{'id':'http://x.example/c','type':'Canvas'},'selector':[{'type':"
        "'FragmentSelector','value':'xywh=1,2,3,4','conformsTo':'http://www.w3.org/TR/media-frags/'},{'type':"
        "'SvgSelector','value':'<svg/>'}]}]");
    row("selector as text", "{'full':'http://x.example/c','selector':'xywh=1,2,3,4'}",
        "{'type':'SpecificResource','source':{'id':'http://x.example/c','type':'Canvas'},'selector':{'type':"
        "'FragmentSelector','conformsTo':'http://www.w3.org/TR/media-frags/','value':'xywh=1,2,3,4'}}");
}

void addCollectionRows()
{
    const auto row = [](const char *name, const char *members, const char *expected) {
        addRow(name, json("{'@id':'http://x.example/k','@type':'sc:Collection',") + json(members) + '}',
               json(expected));
    };
    row("collections and manifests",
        "'collections':[{'@id':'http://x.example/l','@type':'sc:Collection','label':'L'}],'label':'K','manifests':["
        "{'@id':'http://x.example/m','label':'M'},'http://x.example/n']",
        "'type':'Collection','items':[{'id':'http://x.example/l','type':'Collection','label':{'none':['L']}},{'id':"
        "'http://x.example/m','type':'Manifest','label':{'none':['M']}},{'id':'http://x.example/n','type':'Manifest'}],"
        "'label':{'none':['K']}}");
    row("members",
        "'manifests':[{'@id':'http://x.example/m'}],'members':[{'@id':'http://x.example/l','@type':"
        "'sc:Collection','members':[{'@id':'http://x.example/m','@type':'sc:Manifest'}]}]",
        "'type':'Collection','items':[{'id':'http://x.example/m','type':'Manifest'},{'id':'http://x.example/l','type':"
        "'Collection','items':[{'id':'http://x.example/m','type':'Manifest'}]}]}");
    row("what members lack",
        "'members':['http://x.example/l',{'@id':'http://x.example/m','@type':'sc:Manifest'}],'collections':["
        "'http://x.example/l',{'label':'no id'}],'manifests':[{'@id':'http://x.example/m','label':'M'},"
        "'http://x.example/n']",
        "'type':'Collection','items':[{'id':'http://x.example/l','type':'Manifest'},{'id':'http://x.example/m','type':"
        "'Manifest'},{'type':'Collection','label':{'none':['no id']}},{'id':'http://x.example/n','type':'Manifest'}]}");
    row("pages",
        "'first':'http://x.example/1','next':{'@id':'http://x.example/2'},'prev':'http://x.example/0','last':'http://"
        "x.example/9','total':'12'",
        "'first':{'id':'http://x.example/1','type':'Collection'},'next':{'id':'http://x.example/"
        "2','type':'Collection'},"
        "'prev':{'id':'http://x.example/0','type':'Collection'},'last':{'id':'http://x.example/9','type':'Collection'},"
        "'total':12}");
}

} // namespace

class TestUpgradeParts : public QObject {
    Q_OBJECT

private slots:
    void upgrades_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("expected");
        addImageRows();
        addServiceRows();
        addListRows();
        addTargetRows();
        addCollectionRows();
    }

    void upgrades()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, expected);
        const Upgraded result = upgradedFrom(source);
        QVERIFY2(result.bytes.contains(expected), result.bytes.constData());
        QVERIFY(Document::read(result.bytes, u"test"_s));
    }

    void readsListsOfVersion2()
    {
        const auto document = Document::read(
            annotationWith(json("'motivation':'oa:commenting','on':{'full':'http://x.example/c','selector':"
                                "{'@type':'oa:FragmentSelector','value':'xywh=1,2,3,4'}},'resource':{"
                                "'@type':'cnt:ContentAsText','chars':'a','language':'nl'}")),
            u"test"_s);
        const Result<AnnotationPage> page = AnnotationPage::read(*document);
        QVERIFY(page);
        QCOMPARE(page->annotations().size(), size_t(1));
        const Annotation annotation = readAnnotation(page->annotations().front(), {});
        QCOMPARE(annotation.text, u"a"_s);
        QCOMPARE(annotation.language, u"nl"_s);
        QCOMPARE(annotation.motivations, QStringList{u"commenting"_s});
        QCOMPARE(annotation.canvasId, u"http://x.example/c"_s);
        QCOMPARE(annotation.region, (Region{1, 2, 3, 4}));
        QCOMPARE(page->notes().first().rule, u"version-2"_s);
    }

    void readsCollectionsOfVersion2()
    {
        const auto document = Document::read(json("{'@type':'sc:Collection','label':'k','next':'http://x.example/2',"
                                                  "'manifests':[{'@id':'http://x.example/m','label':'l'}]}"),
                                             u"test"_s);
        const Result<Collection> collection = Collection::read(*document);
        QVERIFY(collection);
        QCOMPARE(collection->members().size(), size_t(1));
        QCOMPARE(collection->members().front().label.name(), u"l"_s);
        QCOMPARE(collection->nextPage()->text(), u"http://x.example/2"_s);
    }

    void opensACanvasOfVersion2()
    {
        const auto opened =
            openManifest(json("{'@id':'http://x.example/c','@type':'sc:Canvas','width':3,'height':4}"), u"test"_s);
        QVERIFY(opened);
        QCOMPARE(opened->conversion, Conversion::Canvas);
        QCOMPARE(opened->manifest.canvases().front().size, (CanvasSize{3, 4}));
        QVERIFY(opened->original.contains("sc:Canvas"));
        QCOMPARE(opened->notes.first().rule, u"version-2"_s);
    }

    void endsWhereNamesAreEscaped()
    {
        const QByteArray source = json("{'type':'Manifest','\u0073equences':[],'\u0040id':'http://x.example/m'}");
        const auto opened = openManifest(source, u"test"_s);
        QVERIFY(opened);
        QCOMPARE(opened->manifest.id(), u"http://x.example/m"_s);
    }
};

KADER_TEST(TestUpgradeParts);

#include "tst_upgradeparts.moc"
