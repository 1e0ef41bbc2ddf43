#include "gooddocuments.h"
#include "iiif/openmanifest.h"
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

/// `rule pointer` a line, without what is only advice.
QStringList found(const Document &document)
{
    QStringList lines;
    for (const Problem &problem : validate(document)) {
        if (problem.diagnostic.severity != Severity::Info)
            lines.append(problem.diagnostic.rule + u' ' + problem.diagnostic.place.pointer);
    }
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
    void findsWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QStringList>("problems");
        QTest::newRow("nothing") << sound({}, {}) << QStringList();
        QTest::newRow("all of a manifest")
            << json("{'type': 'Manifest'}")
            << QStringList{u"label-missing "_s, u"manifest-id "_s, u"manifest-items "_s, u"context "_s};
        QTest::newRow("all of a canvas") << json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': "
                                                 "'https://m', 'type': 'Manifest', 'label': {'en': ['x']}, 'items': "
                                                 "[{}]}")
                                         << QStringList{u"type-missing /items/0"_s, u"canvas-id /items/0"_s,
                                                        u"canvas-dimensions /items/0"_s};
        const auto note = [](const char *members, const char *target) {
            return json("'annotations': [{'id': 'https://p', 'type': 'AnnotationPage', 'items': [{'id': 'https://n', "
                        "'type': 'Annotation', 'body': {'type': 'TextualBody', 'value': 'v'}, ") +
                   json(members) + json(", 'target': ") + json(target) + "}]}]";
        };
        const char *const part = "{'type': 'SpecificResource', 'source': 'https://s'}";
        QTest::newRow("a note about an image of a choice")
            << sound({}, json(", 'items': [{'id': 'https://q', 'type': 'AnnotationPage', 'items': [{'id': 'https://a', "
                              "'type': 'Annotation', 'motivation': 'painting', 'target': 'https://m.example/c1', "
                              "'body': {'type': 'Choice', 'items': [{'id': 'https://i', 'type': 'Image', ") +
                             note("'motivation': 'tagging'", part) + "}]}}]}]")
            << QStringList();
        QTest::newRow("a map") << sound({}, ", " + note("'motivation': 'georeferencing'", part))
                               << QStringList{u"georef-context /items/0/annotations/0/items/0"_s};
        QTest::newRow("a note about something else")
            << sound({}, ", " + note("'motivation': 'tagging'", part))
            << QStringList{u"annotation-target /items/0/annotations/0/items/0"_s};
        QTest::newRow("the type of a part")
            << sound({}, ", " + note("'motivation': 'tagging'", "{'source': 'https://m.example/c1'}"))
            << QStringList{u"type-missing /items/0/annotations/0/items/0/target"_s};
        QTest::newRow("a target") << sound({},
                                           json(", 'items': [{'id': 'https://p', 'type': 'AnnotationPage', 'items': "
                                                "[{'id': 'https://a', 'type': 'Annotation', 'motivation': "
                                                "'painting', 'body': {'id': 'https://i', 'type': 'Image'}}]}]"))
                                  << QStringList{u"annotation-target-missing /items/0/items/0/items/0"_s};
    }

    void findsWhatIsMissing()
    {
        QFETCH(QByteArray, document);
        QTEST(found(read(document)), "problems");
    }

    void looksIntoWhatManifestsLieIn_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QStringList>("problems");
        const QByteArray faulty = json("{'id': 'https://m', 'type': 'Manifest', 'label': {'en': ['x']}, 'rights': 5, "
                                       "'items': [{}]}");
        const auto row = [&faulty](const char *name, const char *before, const char *after, const QString &pointer,
                                   const QStringList &first) {
            QTest::newRow(name) << json(before) << faulty << json(after)
                                << first + QStringList{u"value-form "_s + pointer + u"/rights"_s,
                                                       u"type-missing "_s + pointer + u"/items/0"_s,
                                                       u"canvas-id "_s + pointer + u"/items/0"_s,
                                                       u"canvas-dimensions "_s + pointer + u"/items/0"_s};
        };
        const char *const context = "{'@context': 'http://iiif.io/api/presentation/3/context.json', ";
        row("a graph", (QByteArray(context) + "'@graph': [").constData(), "]}", u"/@graph/0"_s, {u"graph /@graph/0"_s});
        row("an answer", (QByteArray(context) + "'data': ").constData(), "}", u"/data"_s, {u"manifest-within /data"_s});
        row("a list", "[5, ", "]", u"/1"_s, {u"manifest-within /1"_s, u"context /1"_s});
    }

    void looksIntoWhatManifestsLieIn()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, manifest);
        QFETCH(QByteArray, after);
        const Document document = read(before + manifest + after);
        QVERIFY(openManifest(document));
        QTEST(found(document), "problems");
        for (const Problem &problem : validate(document)) {
            QVERIFY(!problem.repair); // it would be one of another text
            QVERIFY(problem.offset >= before.size() && problem.offset < before.size() + manifest.size());
            if (problem.diagnostic.rule == u"value-form"_s)
                QCOMPARE(document.bytes().mid(problem.offset, 2), "5,"_ba);
        }
    }

    void looksIntoManifestsOfVersion2()
    {
        const Document document = read(json("{'data': {'@id': 'https://m', 'sequences': [{'canvases': [{}]}]}}"));
        const std::vector<Problem> problems = validate(document);
        QVERIFY(problems.size() > 2);
        QCOMPARE(problems[0].diagnostic.rule, u"manifest-within"_s);
        QCOMPARE(problems[1].diagnostic.rule, u"version-2"_s);
    }

    void toleratesNothingWhereItNeedsSomething_data()
    {
        QTest::addColumn<QByteArray>("more");
        const auto row = [](const char *name, const char *more) { QTest::newRow(name) << json(more); };
        row("numbers", "1");
        row("texts", "'x'");
        row("nulls", "null");
        row("empty lists", "[]");
        row("lists of nulls", "[null]");
        row("empty objects", "{}");
        row("lists of lists", "[[{}]]");
        row("objects of objects", "{'items': {'items': {'body': {}}}, 'target': {'source': {}}, 'type': []}");
    }

    /// Whatever stands in place of a thing, validation comes to its end, and so does what repairs it.
    void toleratesNothingWhereItNeedsSomething()
    {
        QFETCH(QByteArray, more);
        const QByteArray good = test::goodManifest();
        const Outline outline = Outline::parse(good).value();
        constexpr quint32 step = 5; // one in five shows as much
        for (quint32 i = 1; i < outline.nodes().size(); i += step) {
            const Outline::Node &node = outline.nodes()[i];
            const QByteArray bad = good.first(node.begin) + more + good.sliced(node.end);
            const Document document = read(bad);
            (void)validate(document);
            if (const Result<Manifest> manifest = Manifest::read(document)) {
                Edits edits(document.outline());
                (void)repairAll(*manifest, edits);
                QVERIFY2(edits.patches().has_value(), bad.constData());
            }
        }
    }

    void repairsWhatLiesInEachOther()
    {
        const QByteArray before = sound(json(", 'thumbnail': {'id': 'https://i.example/t.jpg', 'type': 'Image', "
                                             "'service': {'id': 'https://i.example/t/', 'type': 'ImageService2', "
                                             "'profile': 'level0'}}"),
                                        {});
        const QByteArray after = repaired(before);
        QVERIFY(
            after.contains(json("'thumbnail': [{'id': 'https://i.example/t.jpg', 'type': 'Image', 'service': "
                                "[{'id': 'https://i.example/t', 'type': 'ImageService2', 'profile': 'level0'}]}]")));
        QCOMPARE(found(read(after)), QStringList());
    }

    void leavesNoEmptyService_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray service = json("{'id': 'https://s', 'type': 'X', 'profile': 'x'}");
        QTest::newRow("alone") << json(", 'service': null") << QByteArray();
        QTest::newRow("alone in a list") << json(", 'service': [null]") << QByteArray();
        QTest::newRow("one of two") << json(", 'service': [null, ") + service + "]"
                                    << json(", 'service': [") + service + "]";
    }

    void leavesNoEmptyService()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(repaired(sound({}, before)), sound({}, after));
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
