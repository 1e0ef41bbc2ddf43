#include "iiif/inspection.h"
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

Result<Inspection> inspect(const QByteArray &bytes)
{
    return Document::read(bytes, u"d.json"_s).and_then(inspected);
}

QStringList messages(const Diagnostics &notes)
{
    QStringList all;
    for (const Diagnostic &note : notes)
        all.append(note.message);
    return all;
}

/// A line of the list of documents that lies beside the project.
struct Listed {
    QString file;
    qsizetype canvases = 0;
    qsizetype annotations = 0;
};

std::vector<Listed> listedDocuments(const QString &folder)
{
    std::vector<Listed> all;
    QFile list(folder + u"/INDEX.tsv"_s);
    if (!list.open(QIODevice::ReadOnly))
        return all;
    list.readLine();
    while (!list.atEnd()) {
        const QStringList cells = QString::fromUtf8(list.readLine()).split(u'\t');
        if (cells.size() > 4)
            all.push_back({cells[0], cells[3].toLongLong(), cells[4].toLongLong()});
    }
    return all;
}

} // namespace

class TestInspection : public QObject {
    Q_OBJECT

private slots:
    void saysThatACollectionIsPaged_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("said");
        const QString paged = u"The collection is paged: "_s;
        QTest::newRow("version 2") << json("'@type': 'sc:Collection', 'total': 9, 'first': 'https://x.example/1'")
                                   << paged + u"what it lists is in documents of their own, of which the first is "
                                              "https://x.example/1."_s;
        QTest::newRow("version 3") << json("'type': 'Collection', 'first': {'id': 'https://x.example/1'}")
                                   << paged + u"what it lists is in documents of their own, of which the first is "
                                              "https://x.example/1."_s;
        QTest::newRow("a page") << json("'@type': 'sc:Collection', 'manifests': ['https://x.example/m'], 'next': "
                                        "'https://x.example/2'")
                                << paged + u"its list goes on at https://x.example/2."_s;
        QTest::newRow("no pages") << json("'type': 'Collection', 'items': []") << QString();
    }

    void saysThatACollectionIsPaged()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, said);
        const auto inspection = inspect('{' + members + '}');
        QCOMPARE(messages(inspection->notes).contains(said), !said.isEmpty());
        QCOMPARE(messages(inspection->notes).filter(u"paged"_s).size(), said.isEmpty() ? 0 : 1);
    }

    void countsWhatIsThere()
    {
        const auto inspection = inspect(
            json("{'id': 'https://x.example/m', 'type': 'Manifest', 'label': {'en': ['M']}, 'annotations': [{'items': "
                 "[{'target': 'x'}]}], 'items': [{'id': 'c', 'items': [{'items': [{'body': 'https://x.example/f.jpg'}, "
                 "{'body': 'https://x.example/g.jpg'}]}], 'annotations': [{'items': [{'target': 'c'}]}, {'id': "
                 "'https://x.example/p'}, 'https://x.example/q']}, {'id': 'd'}]}"));
        QCOMPARE(inspection->kind, DocumentKind::Manifest);
        QCOMPARE(inspection->presentationVersion, 3);
        QCOMPARE(inspection->label, u"M"_s);
        QCOMPARE(inspection->canvases, 2);
        QCOMPARE(inspection->annotations, 4);
        QCOMPARE(inspection->referencedPages, 2);
    }

    void tellsEachOddityOnce()
    {
        const QByteArray canvas =
            json("{'width': 0, 'items': [{'items': [{'body': {'type': 'SpecificResource', 'source': {'id': "
                 "'https://x.example/f.jpg', 'width': 30, 'height': 20}, 'selector': {'type': 'ImageApiSelector', "
                 "'rotation': '90'}}}]}]}");
        const auto inspection = inspect(json("{'type': 'Manifest', 'items': [") + canvas + ',' + canvas + "]}");
        QCOMPARE(inspection->notes.size(), 2);
        QVERIFY(messages(inspection->notes).first().endsWith("(2 times)"_L1));
        QCOMPARE(inspection->notes.first().place.pointer, u"/items/0"_s);
    }

    void looksIntoOtherKinds()
    {
        QCOMPARE(inspect(json("{'type': 'AnnotationPage', 'items': [{}, {}]}"))->annotations, 2);
        QCOMPARE(inspect(json("{'type': 'Annotation', 'target': 'x'}"))->annotations, 1);
        QCOMPARE(inspect(json("{'type': 'Collection', 'items': [{'id': 'm', 'type': 'Manifest'}]}"))->members.size(),
                 size_t(1));
        const auto image =
            inspect(json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'width': 3, 'height': 2}"));
        QCOMPARE(image->kind, DocumentKind::ImageInfo);
        QCOMPARE(image->conversion, Conversion::ImageInfo);
        QCOMPARE(image->canvases, 1);
        QCOMPARE(inspect(json("[{'type': 'Manifest', 'items': []}]"))->kind, DocumentKind::Manifest);
        QVERIFY(!inspect(json("{'a': 1}")));
    }

    void convertsToVersionThree()
    {
        const auto convert = [](const QByteArray &bytes) { return inPresentation3(Document::read(bytes, {}).value()); };
        for (const char *same : {" {'type': 'Manifest'}\n", "{'type': 'Collection', 'items': []}", "{'type': 'Canvas'}",
                                 "{'type': 'AnnotationPage'}"})
            QCOMPARE(convert(json(same))->bytes, json(same));
        const auto two = convert(json("{'@type': 'sc:AnnotationList', '@id': 'https://x.example/l', 'resources': []}"));
        QVERIFY(two->bytes.contains("AnnotationPage"));
        QVERIFY(!two->notes.isEmpty());
        QVERIFY(convert(json("{'@type': 'sc:Collection', '@id': 'https://x.example/c', 'label': 'C', 'members': []}"))
                    ->bytes.contains("\"Collection\""));
        QVERIFY(convert(json("{'@type': 'sc:Canvas', '@id': 'https://x.example/c', 'images': []}")));
        QVERIFY(!convert(json("{'a': 1}")));
    }

    /// Every one opens with as many canvases and annotations as its list says, or differs for a reason.
    void readsWhatInstitutionsPublish_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("expected");
        KADER_SHARED_OR_SKIP(folder, u"fixtures"_s);
        struct Different {
            QString file;
            QString expected;
            const char *reason;
        };
        const std::vector<Different> different = {
            {u"odd/mirador__v2_broken.json"_s, u"This is an ordinary JSON object without a type"_s,
             "broken by design: it is not IIIF"},
            {u"odd/malformed-image-annotation.json"_s, u"1 canvases, 1 annotations"_s,
             "its list counts what has the type of an annotation; its one has the type of an image, and is painted"},
            {u"v3/bl-ranges.json"_s, u"6 canvases, 7 annotations"_s,
             "its list counts the canvas that accompanies the manifest, which is no member of items"},
        };
        for (const Listed &listed : listedDocuments(*folder)) {
            const auto known = std::find_if(different.begin(), different.end(),
                                            [&](const Different &one) { return one.file == listed.file; });
            const QString counts = u"%1 canvases, %2 annotations"_s.arg(listed.canvases).arg(listed.annotations);
            QTest::newRow(qPrintable(listed.file))
                << *folder + u'/' + listed.file << (known == different.end() ? counts : known->expected);
        }
    }

    void readsWhatInstitutionsPublish()
    {
        QFETCH(QString, file);
        QFETCH(QString, expected);
        QFile document(file);
        QVERIFY(document.open(QIODevice::ReadOnly));
        const QByteArray bytes = document.readAll();
        const Result<Document> read = Document::read(bytes, file);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
        const auto inspection = inspected(*read);
        if (!inspection) {
            QVERIFY2(inspection.error().message.startsWith(expected), qPrintable(inspection.error().message));
            return;
        }
        QCOMPARE(u"%1 canvases, %2 annotations"_s.arg(inspection->canvases).arg(inspection->annotations), expected);
        const auto converted = inPresentation3(*read);
        QVERIFY(converted);
        QCOMPARE(converted->bytes == bytes, inspection->presentationVersion == 3);
        const auto again = Document::read(converted->bytes, file);
        QCOMPARE(again->presentationVersion(), 3);
        QCOMPARE(inspected(*again)->annotations, inspection->annotations);
    }
};

KADER_TEST(TestInspection);
#include "tst_inspection.moc"
