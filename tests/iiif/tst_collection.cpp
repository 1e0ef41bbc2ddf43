#include "iiif/collection.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

Result<Collection> read(const QByteArray &bytes)
{
    return Document::read(bytes, u"c.json"_s).and_then(Collection::read);
}

} // namespace

class TestCollection : public QObject {
    Q_OBJECT

private slots:
    void listsItsMembers()
    {
        const auto collection = read(json(
            "{'id': 'https://x.example/c', 'type': 'Collection', 'label': {'en': ['Maps']}, 'thumbnail': [{'id': "
            "'https://x.example/t.jpg', 'type': 'Image'}], 'items': [{'id': 'https://x.example/1', 'type': 'Manifest', "
            "'label': {'en': ['One']}, 'thumbnail': {'id': 'https://x.example/1.jpg', 'type': 'Image'}}, {'id': "
            "'https://x.example/2', 'type': 'Collection', 'label': {'en': ['Two']}}]}"));
        QVERIFY(collection);
        QCOMPARE(collection->id(), u"https://x.example/c"_s);
        QCOMPARE(collection->label().name(), u"Maps"_s);
        QCOMPARE(collection->thumbnail()->address->text(), u"https://x.example/t.jpg"_s);
        QCOMPARE(collection->members().size(), size_t(2));
        const CollectionMember &one = collection->members()[0];
        QCOMPARE(one.kind, DocumentKind::Manifest);
        QCOMPARE(one.id, u"https://x.example/1"_s);
        QCOMPARE(one.label.name(), u"One"_s);
        QCOMPARE(one.thumbnail->address->text(), u"https://x.example/1.jpg"_s);
        const CollectionMember &two = collection->members()[1];
        QCOMPARE(two.kind, DocumentKind::Collection);
        QVERIFY(!two.isEmbedded);
        QVERIFY(!collection->nextPage());
        QVERIFY(collection->notes().isEmpty());
    }

    void nestsEmbeddedCollections()
    {
        const auto collection = read(
            json("{'type': 'Collection', 'items': [{'id': 'a', 'type': 'Collection', 'items': [{'id': 'a1', 'type': "
                 "'Manifest'}, {'type': 'Collection', 'items': [{'id': 'b1', 'type': 'Manifest'}]}, {'id': 'a2', "
                 "'type': 'Manifest'}]}, {'id': 'c', 'type': 'Manifest'}]}"));
        QStringList lines;
        for (const CollectionMember &member : collection->members())
            lines.append(member.id + u" in "_s + QString::number(member.parent));
        QCOMPARE(lines,
                 QStringList({u"a in -1"_s, u"a1 in 0"_s, u" in 0"_s, u"b1 in 2"_s, u"a2 in 0"_s, u"c in -1"_s}));
    }

    void survivesOddMembers()
    {
        const auto collection =
            read(json("{'type': 'Collection', 'items': [null, 7, 'https://x.example/m', {'type': 'Canvas', 'id': 'k'}, "
                      "{'type': 'Manifest'}, {'@id': 'https://x.example/n', '@type': 'sc:Manifest', 'label': 'N'}]}"));
        QCOMPARE(collection->members().size(), size_t(2));
        QCOMPARE(collection->members()[0].id, u"https://x.example/m"_s);
        QCOMPARE(collection->members()[1].id, u"https://x.example/n"_s);
        QCOMPARE(collection->notes().size(), 4);
        QCOMPARE(collection->notes().first().place.pointer, u"/items/0"_s);
    }

    void goesDeepWithoutHarm()
    {
        QByteArray bytes = json("{'type': 'Collection', 'items': []}");
        for (int depth = 0; depth < 90; ++depth)
            bytes = json("{'type': 'Collection', 'items': [") + bytes + "]}";
        const auto collection = read(bytes);
        QVERIFY(collection);
        QCOMPARE(collection->members().size(), size_t(89)); // the innermost has neither an id nor members
        QCOMPARE(collection->members().back().parent, 87);
    }

    void followsPages_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("next");
        const QByteArray member = json("'items': [{'id': 'https://x.example/m', 'type': 'Manifest'}]");
        QTest::newRow("next") << member + json(", 'next': 'https://x.example/2'") << u"https://x.example/2"_s;
        QTest::newRow("next as an object")
            << member + json(", 'next': {'id': 'https://x.example/2'}") << u"https://x.example/2"_s;
        QTest::newRow("first of no members here") << json("'first': 'https://x.example/1'") << u"https://x.example/1"_s;
        QTest::newRow("first beside members") << member + json(", 'first': 'https://x.example/1'") << QString();
        QTest::newRow("not on the web") << member + json(", 'next': 'file:///etc/passwd'") << QString();
    }

    void followsPages()
    {
        QFETCH(QByteArray, members);
        const auto collection = read(json("{'type': 'Collection', ") + members + '}');
        QTEST(collection->nextPage() ? collection->nextPage()->text() : QString(), "next");
    }

    void refusesOthers()
    {
        const auto collection = read(json("{'type': 'Manifest'}"));
        QVERIFY(!collection);
        QCOMPARE(collection.error().kind, ErrorKind::Unsupported);
    }
};

KADER_TEST(TestCollection);
#include "tst_collection.moc"
