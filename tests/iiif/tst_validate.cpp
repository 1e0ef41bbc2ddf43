#include "iiif/problem.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

Document read(const QByteArray &bytes)
{
    return Document::read(bytes, u"x.json"_s).value();
}

/// `rule pointer` a line.
QStringList found(const Document &document)
{
    QStringList lines;
    for (const Problem &problem : validate(document))
        lines.append(problem.diagnostic.rule + u' ' + problem.diagnostic.place.pointer);
    return lines;
}

QByteArray repaired(const QByteArray &bytes, Diagnostics *done = nullptr)
{
    const Manifest manifest = test::readManifest(bytes);
    Edits edits(manifest.document().outline());
    const Diagnostics list = repairAll(manifest, edits);
    if (done)
        *done = list;
    return patched(bytes, edits.patches().value());
}

/// A manifest without faults, with `more` added to it and `canvas` added to its one canvas.
QByteArray sound(const QByteArray &more, const QByteArray &canvas)
{
    return json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': 'https://m.example/1', 'type': "
                "'Manifest', "
                "'label': {'en': ['M']}") +
           more +
           json(", 'items': [{'id': 'https://m.example/c1', 'type': 'Canvas', 'label': {'none': ['1']}, 'width': 100, "
                "'height': 50") +
           canvas + "}]}";
}

} // namespace

class TestValidate : public QObject {
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("canvas");
        QTest::addColumn<QStringList>("problems");
        QTest::addColumn<bool>("isRepaired");
        const auto manifest = [](const char *name, const char *more, const char *problem, bool isRepaired) {
            QTest::newRow(name) << json(more) << QByteArray() << QStringList{QString::fromLatin1(problem)}
                                << isRepaired;
        };
        const auto canvas = [](const char *name, const char *more, const char *problem, bool isRepaired) {
            QTest::newRow(name) << QByteArray() << json(more) << QStringList{QString::fromLatin1(problem)}
                                << isRepaired;
        };
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QStringList() << false;
        manifest("https rights", ", 'rights': 'https://creativecommons.org/licenses/by/4.0/'", "rights /rights", true);
        manifest("free text rights", ", 'rights': 'ask us'", "rights /rights", false);
        manifest("plain string summary", ", 'summary': 'text'", "language-map /summary", true);
        manifest("null among values", ", 'metadata': [{'label': {'en': ['A']}, 'value': {'none': ['x', null]}}]",
                 "metadata-null /metadata/0/value/none/1", true);
        manifest("entry without value", ", 'metadata': [{'label': {'en': ['A']}}]", "metadata-entry /metadata/0",
                 false);
        manifest("metadata not a list", ", 'metadata': {}", "metadata-entry /metadata", false);
        manifest("place without context", ", 'navPlace': {'type': 'FeatureCollection', 'features': []}",
                 "navplace-context ", true);
        manifest("range into the void",
                 ", 'structures': [{'id': 'https://r', 'type': 'Range', 'items': [{'type': 'Range', 'items': [{'id': "
                 "'https://no', 'type': 'Canvas'}]}, {'id': 'https://m.example/c1#xywh=1,1,1,1', 'type': 'Canvas'}]}]",
                 "range-item /structures/0/items/0/items/0", false);
        manifest("leftover of version 2", ", 'viewingHint': 'paged'", "version-2-member /viewingHint", false);
        canvas("painting without motivation",
               ", 'items': [{'items': [{'id': 'https://a', 'target': 'https://m.example/c1', 'body': {}}]}]",
               "painting-motivation /items/0/items/0/items/0", true);
        canvas("other annotation among the images",
               ", 'items': [{'items': [{'motivation': 'commenting', 'target': 'https://m.example/c1'}]}]",
               "painting-motivation /items/0/items/0/items/0", false);
        canvas("image on another canvas",
               ", 'items': [{'items': [{'motivation': 'painting', 'target': 'https://m.example/c2'}]}]",
               "painting-target /items/0/items/0/items/0", false);
        canvas("image's target an object",
               ", 'items': [{'items': [{'motivation': ['painting'], 'target': {'id': 'https://m.example/c1', 'type': "
               "'Canvas'}}]}]",
               "painting-target-object /items/0/items/0/items/0/target", true);
        canvas("service an object",
               ", 'items': [{'items': [{'motivation': 'painting', 'target': 'https://m.example/c1', 'body': "
               "{'service': {'id': 'https://s'}}}]}]",
               "service-list /items/0/items/0/items/0/body/service", true);
        canvas("service null in a list",
               ", 'items': [{'items': [{'motivation': 'painting', 'target': 'https://m.example/c1', 'body': {'id': "
               "'x', 'service': [null]}}]}]",
               "service-null /items/0/items/0/items/0/body/service", true);
        canvas("one service null",
               ", 'items': [{'items': [{'motivation': 'painting', 'target': 'https://m.example/c1', 'body': "
               "{'service': [null, {'id': 'https://s'}]}}]}]",
               "service-null /items/0/items/0/items/0/body/service", true);
        canvas("thumbnail at full size",
               ", 'thumbnail': [{'id': 'https://s/full/max/0/default.jpg', 'type': 'Image', 'service': [{'id': "
               "'https://s', 'type': 'ImageService3', 'profile': 'level1', 'width': 3000, 'height': 2000}]}]",
               "thumbnail-size /items/0/thumbnail/0", true);
        canvas("annotation without id",
               ", 'annotations': [{'items': [{'motivation': 'tagging', 'target': 'https://m.example/c1'}]}]",
               "annotation-id /items/0/annotations/0/items/0", false);
        canvas("annotation outside",
               ", 'annotations': [{'items': [{'id': 'a', 'motivation': 'tagging', 'target': "
               "'https://m.example/c1#xywh=90,0,20,10'}]}]",
               "annotation-outside-canvas /items/0/annotations/0/items/0", false);
        canvas("annotation about another canvas",
               ", 'annotations': [{'items': [{'id': 'a', 'motivation': 'tagging', 'target': 'https://m.example/c2'}]}]",
               "annotation-target /items/0/annotations/0/items/0", false);
        canvas("annotation without motivation",
               ", 'annotations': [{'items': [{'id': 'a', 'target': 'https://m.example/c1'}]}]",
               "annotation-motivation /items/0/annotations/0/items/0", false);
        canvas(
            "image among the annotations",
            ", 'annotations': [{'items': [{'id': 'a', 'motivation': 'painting', 'target': 'https://m.example/c1'}]}]",
            "annotation-painting /items/0/annotations/0/items/0", false);
        canvas("two pages with one id",
               ", 'annotations': [{'id': 'https://p', 'items': []}, {'id': 'https://p', 'items': []}]",
               "page-duplicate-id /items/0/annotations/1", false);
    }

    void finds()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, canvas);
        QFETCH(bool, isRepaired);
        const QByteArray bytes = sound(more, canvas);
        QTEST(found(read(bytes)), "problems");
        const QByteArray after = repaired(bytes);
        QCOMPARE(after != bytes, isRepaired);
        if (isRepaired)
            QCOMPARE(found(read(after)), QStringList());
        else
            QCOMPARE(after, bytes);
    }

    void findsWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QStringList>("problems");
        QTest::newRow("bare manifest") << json("{'type': 'Manifest'}")
                                       << QStringList{u"context "_s, u"manifest-id "_s, u"label-missing "_s,
                                                      u"manifest-items "_s};
        QTest::newRow("bare canvas") << json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': "
                                             "'https://m', 'type': 'Manifest', 'label': {'en': ['x']}, 'items': [{}]}")
                                     << QStringList{u"canvas-id /items/0"_s, u"canvas-dimensions /items/0"_s,
                                                    u"label-missing /items/0"_s};
        QTest::newRow("version 2") << json("{'@type': 'sc:Manifest'}") << QStringList{u"document-kind "_s};
    }

    void findsWhatIsMissing()
    {
        QFETCH(QByteArray, document);
        QTEST(found(read(document)), "problems");
    }

    void repairsTheRepositorysFaults()
    {
        Diagnostics done;
        const QByteArray before = test::sampleManifest(2);
        const QByteArray after = repaired(before, &done);
        QStringList rules;
        for (const Diagnostic &repair : done)
            rules.append(repair.rule);
        QCOMPARE(rules, (QStringList{u"metadata-null"_s, u"thumbnail-size"_s, u"thumbnail-size"_s,
                                     u"painting-motivation"_s, u"thumbnail-size"_s, u"painting-motivation"_s}));
        QCOMPARE(found(read(after)), QStringList());
        QVERIFY(after.contains("/full/300,200/0/default.jpg"));
        QCOMPARE(repaired(after), after);
    }

    void namesEachRuleOnce()
    {
        QSet<QByteArray> ids;
        for (const Rule &rule : rules())
            ids.insert(rule.id);
        QCOMPARE(size_t(ids.size()), rules().size());
    }

    void mendsContexts_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray presentation = json("'http://iiif.io/api/presentation/3/context.json'");
        QTest::newRow("missing") << "null"_ba << presentation;
        QTest::newRow("https") << json("'https://iiif.io/api/presentation/3/context.json'") << presentation;
        QTest::newRow("version 2 beside it") << json("['http://iiif.io/api/presentation/3/context.json', "
                                                     "'http://iiif.io/api/presentation/2/context.json']")
                                             << presentation;
        QTest::newRow("not last") << json("['http://iiif.io/api/presentation/3/context.json', 'urn:x']")
                                  << json("['urn:x', ") + presentation + "]";
        QTest::newRow("inline") << json("['http://iiif.io/api/presentation/3/context.json', {'x': 'urn:x'}]")
                                << json("[{'x': 'urn:x'}, ") + presentation + "]";
    }

    void mendsContexts()
    {
        QFETCH(QByteArray, before);
        const QByteArray after = repaired(json("{'@context': ") + before + json(", 'type': 'Manifest'}"));
        QTEST(after.sliced(13).chopped(21), "after");
    }

    void leavesAloneWhatMayBeRight_data()
    {
        QTest::addColumn<QByteArray>("canvas");
        const auto row = [](const char *name, const char *canvas) { QTest::newRow(name) << json(canvas); };
        row("thumbnail of a static service",
            ", 'thumbnail': [{'id': 'https://s/full/max/0/default.jpg', 'service': [{'id': 'https://s', 'type': "
            "'ImageService3', 'profile': 'level0', 'width': 3000, 'height': 2000}]}]");
        row("thumbnail that is turned",
            ", 'thumbnail': [{'id': 'https://s/full/max/90/default.jpg', 'service': [{'id': 'https://s', 'type': "
            "'ImageService3', 'profile': 'level1', 'width': 3000, 'height': 2000}]}]");
        row("page's items an object", ", 'items': [{'items': {'motivation': 'painting', 'body': {}, 'target': {}}}]");
        row("text among the images", ", 'items': [{'items': [{'target': 'https://m.example/c1', 'body': {'type': "
                                     "'TextualBody', 'value': 'v'}}]}]");
        row("target with partOf", ", 'items': [{'items': [{'motivation': 'painting', 'target': {'id': "
                                  "'https://m.example/c1', 'type': 'Canvas', 'partOf': []}}]}]");
    }

    void leavesAloneWhatMayBeRight()
    {
        QFETCH(QByteArray, canvas);
        const QByteArray bytes = sound({}, canvas);
        QCOMPARE(repaired(bytes), bytes);
    }

    void repairsWhatTheRepositoryServes_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"aerial_1", "aerial_latest", "large_latest", "micro_latest", "mixed_latest"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void repairsWhatTheRepositoryServes()
    {
        QFETCH(QString, name);
        KADER_SHARED_OR_SKIP(path, u"recorded/iiif_manifest_%1.json"_s.arg(name));
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray after = repaired(file.readAll());
        QCOMPARE(found(read(after)), QStringList());
    }
};

KADER_TEST(TestValidate);
#include "tst_validate.moc"
