#include "iiif/manifest.h"
#include "iiif/upgrade.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// A flat list as `name: entry entry; name: …`; small letters are ranges, capital ones canvases.
QByteArray structures(const QByteArray &text)
{
    QByteArrayList ranges;
    for (const QByteArray &line : text.split(';')) {
        const QByteArrayList parts = line.trimmed().split(':');
        QByteArrayList inner;
        QByteArrayList canvases;
        for (const QByteArray &entry : parts.at(1).trimmed().split(' ')) {
            if (!entry.isEmpty())
                (entry.at(0) >= 'a' ? inner : canvases).append('"' + entry + '"');
        }
        ranges.append("{\"@id\":\"" + parts.at(0) + "\",\"ranges\":[" + inner.join(',') + "],\"canvases\":[" +
                      canvases.join(',') + "]" + (parts.at(0) == "top" ? ",\"viewingHint\":\"top\"" : "") + "}");
    }
    return '[' + ranges.join(',') + ']';
}

QString tree(Value items)
{
    QStringList all;
    for (const Value item : items.elements())
        all.append(item["id"].text() + (item["items"].firstChild() ? u'(' + tree(item["items"]) + u')' : QString()));
    return all.join(u' ');
}

Upgraded upgradedFrom(const QByteArray &structures)
{
    const QByteArray source =
        json("{'@id':'http://x.example/m','@type':'sc:Manifest','structures':") + structures + '}';
    const Result<Document> document = Document::read(source, u"test"_s);
    if (!document)
        qFatal("%s", qPrintable(document.error().message));
    const Result<Upgraded> result = upgraded(*document);
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *result;
}

QString upgradedTree(const QByteArray &structures)
{
    const Result<Document> document = Document::read(upgradedFrom(structures).bytes, u"test"_s);
    return document ? tree(document->root()["structures"]) : document.error().message;
}

} // namespace

class TestUpgradeRanges : public QObject {
    Q_OBJECT

private slots:
    void nests_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &source, const QString &expected) {
            QTest::newRow(name) << source << expected;
        };
        row("flat", structures("a: A B; b: C"), u"a(A B) b(C)"_s);
        row("nested", structures("a: b c A; b: B; c: C"), u"a(b(B) c(C) A)"_s);
        row("named before it is there", structures("b: B; a: b"), u"a(b(B))"_s);
        row("top", structures("top: a b; a: A; b: c; c: C"), u"a(A) b(c(C))"_s);
        row("top that names all", structures("top: a b c; a: A; b: c; c: C"), u"a(A) b(c(C))"_s);
        row("top with canvases of its own", structures("top: a A; a: B"), u"top(a(B) A)"_s);
        row("in two", structures("a: c; b: c; c: C"), u"a(c(C)) b"_s);
        row("not there", structures("a: x A"), u"a(x A)"_s);
        row("itself", structures("a: a A"), u"a(A)"_s);
        row("cycle", structures("a: b A; b: c B; c: a C"), u"a(b(c(C) B) A)"_s);
        row("cycle beside a tree", structures("a: b; b: a; c: d; d: D"), u"a(b) c(d(D))"_s);
        row("no ranges", json("[]"), QString());
        row("one object", json("{'@id':'a','canvases':'A'}"), u"a(A)"_s);
        row("no range at all", json("['a',null,1]"), QString());
        row("members win",
            json("[{'@id':'a','ranges':['x'],'canvases':['X'],'members':[{'@id':'A','@type':'sc:Canvas','label':'l'},"
                 "{'@id':'b','@type':'sc:Range'}]},{'@id':'b','members':['B']}]"),
            u"a(A b(B))"_s);
        row("canvases first", json("[{'@id':'a','canvases':['A'],'ranges':['b']},{'@id':'b'}]"), u"a(A b)"_s);
        row("within", json("[{'@id':'a','canvases':['A']},{'@id':'b','within':'a'},{'@id':'c','within':{'@id':'b'}}]"),
            u"a(A b(c))"_s);
        row("within and named", json("[{'@id':'a','ranges':[{'@id':'b','within':'a'}]},{'@id':'b','within':'a'}]"),
            u"a(b)"_s);
        row("within itself", json("[{'@id':'a','within':'a'}]"), u"a"_s);
        row("written inside", json("[{'@id':'a','ranges':[{'@id':'b','ranges':[{'@id':'c','canvases':['C']}]}]}]"),
            u"a(b(c(C)))"_s);
        row("part of a canvas", json("[{'@id':'a','canvases':['A#xywh=1,2,3,4']}]"), u"a(A#xywh=1,2,3,4)"_s);
    }

    void nests()
    {
        QFETCH(QByteArray, source);
        QTEST(upgradedTree(source), "expected");
    }

    void writesWhatARangeSays()
    {
        const Upgraded result = upgradedFrom(
            json("[{'@type':'sc:Range','label':'l','x':1,'canvases':['A'],'startCanvas':'A','contentLayer':'y',"
                 "'viewingHint':'top','within':'http://x.example/m'}]"));
        QVERIFY2(result.bytes.contains(
                     json("'structures':[{'id':'http://x.example/m/range/1','type':'Range','label':{'none':['l']},"
                          "'x':1,'items':[{'id':'A','type':'Canvas'}],'start':{'id':'A','type':'Canvas'},"
                          "'supplementary':{'id':'y','type':'AnnotationCollection'},'partOf':[{'id':"
                          "'http://x.example/m','type':'Manifest'}]}]")),
                 result.bytes.constData());
    }

    void tellsOddities_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("top") << structures("top: a; a: A") << u"The range that only gathers"_s;
        QTest::newRow("twice") << structures("a: c; b: c; c: C") << u"A range is listed more than once"_s;
        QTest::newRow("cycle") << structures("a: b; b: a") << u"A range contains itself"_s;
        QTest::newRow("names") << json("[{'@id':'a','ranges':[{'@id':'b','label':'x'}]},{'@id':'b','label':'y'}]")
                               << u"A range is called otherwise"_s;
        QTest::newRow("missing") << structures("a: x y") << u"2 ranges are pointed at"_s;
    }

    void tellsOddities()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, beginning);
        const Upgraded result = upgradedFrom(source);
        QVERIFY(std::any_of(result.notes.begin(), result.notes.end(),
                            [&](const Diagnostic &note) { return note.message.startsWith(beginning); }));
        QCOMPARE(result.notes.size(), 2);
    }

    /// Time that grows with the square would be felt here: a chain, one in all, and each in each other.
    void survivesThousands_data()
    {
        QTest::addColumn<int>("next"); // how far from a range the one it names is
        QTest::newRow("chain") << 1;
        QTest::newRow("reversed chain") << -1;
        QTest::newRow("star") << 0;
        QTest::newRow("themselves") << 10'000;
    }

    void survivesThousands()
    {
        QFETCH(int, next);
        const int count = 10'000;
        QByteArrayList ranges;
        for (int i = 0; i < count; ++i) {
            const int named = next == 0 ? 0 : (i + next + count) % count;
            ranges.append(json("{'@id':'r") + QByteArray::number(i) + json("','ranges':['r") +
                          QByteArray::number(named) + json("'],'canvases':['c']}"));
        }
        const Upgraded result = upgradedFrom('[' + ranges.join(',') + ']');
        QCOMPARE(result.bytes.count(json("'type':'Range'")), count);
        QCOMPARE(result.bytes.count(json("'id':'c'")), count);
        QVERIFY(Document::read(result.bytes, u"test"_s));
    }
};

KADER_TEST(TestUpgradeRanges);

#include "tst_upgraderanges.moc"
