#include "iiif/annotation.h"
#include "iiif/openmanifest.h"
#include "iiif/painting.h"
#include "iiif/problem.h"
#include "iiif/upgrade.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Listed {
    QString file;
    int canvases = 0;
    int annotations = 0;
};

/// The documents of version 2 in the folder's index, the one that is broken by design left out.
QList<Listed> listedFixtures(const QString &folder)
{
    QList<Listed> all;
    const QString index = QString::fromUtf8(readFile(folder + u"/INDEX.tsv"_s));
    for (const QString &line : index.split(u'\n')) {
        const QStringList columns = line.split(u'\t');
        if (columns.size() >= 5 && columns.at(2).startsWith(u'2'))
            all.append({columns.at(0), columns.at(3).toInt(), columns.at(4).toInt()});
    }
    return all;
}

int countedAnnotations(const Manifest &manifest)
{
    auto total = int(embeddedAnnotations(manifest).size());
    for (const CanvasView &canvas : manifest.canvases()) {
        for (const Value page : canvas.paintingPages())
            total += page["items"].count();
    }
    return total;
}

std::vector<Value> sourceCanvases(Value manifest)
{
    std::vector<Value> all;
    for (const Value canvas : manifest["sequences"].firstChild()["canvases"].elements())
        all.push_back(canvas);
    return all;
}

/// Texts for people, wherever they are. A range that only gathers the others is left out with its label, and so is
/// what a reference calls a range that has a label itself.
QStringList textsForPeople(const Outline &outline)
{
    static const QStringList names{u"label"_s,       u"value"_s,   u"@value"_s, u"description"_s,
                                   u"attribution"_s, u"license"_s, u"chars"_s};
    QStringList all;
    for (size_t i = 0; i < outline.nodes().size(); ++i) {
        const Value value(&outline, quint32(i));
        const Value named = value.key().isEmpty() ? value.parent() : value;
        const bool isTop = value.parent()["viewingHint"].text() == "top"_L1 && value.parent()["ranges"];
        const bool isReference = value.parent().parent().key() == "ranges"_L1;
        if (value.isString() && names.contains(named.key()) && !isTop && !isReference)
            all.append(value.text());
    }
    return all;
}

} // namespace

class TestUpgradeFixtures : public QObject {
    Q_OBJECT

private slots:
    void fixtures_data()
    {
        KADER_SHARED_OR_SKIP(folder, u"fixtures"_s);
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("canvases");
        QTest::addColumn<int>("annotations");
        for (const Listed &listed : listedFixtures(*folder)) {
            // An annotation that is called an image there is one for us.
            const bool isMiscalled = listed.file == "odd/malformed-image-annotation.json"_L1;
            QTest::newRow(qPrintable(listed.file)) << QString(*folder + u'/' + listed.file) << listed.canvases
                                                   << listed.annotations + (isMiscalled ? 1 : 0);
        }
    }

    void fixtures()
    {
        QFETCH(QString, path);
        const QByteArray bytes = readFile(path);
        const Result<Document> source = Document::read(bytes, path);
        QVERIFY(source);
        const Result<Upgraded> result = upgraded(*source);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        const Result<Document> document = Document::read(result->bytes, path);
        QVERIFY(document);
        QCOMPARE(document->presentationVersion(), 3);
        QCOMPARE(document->kind(), source->kind());
        checkForm(*document);
        checkTexts(*source, *document);
        if (source->kind() == DocumentKind::Manifest)
            checkManifest(*source);
        else
            checkCounts(*document);
    }

private:
    static void checkTexts(const Document &source, const Document &document)
    {
        QSet<QString> texts;
        const Outline &outline = document.outline();
        for (size_t i = 0; i < outline.nodes().size(); ++i)
            texts.insert(Value(&outline, quint32(i)).text());
        for (const QString &text : textsForPeople(source.outline())) {
            const bool isRights = text.startsWith("https://creativecommons.org/"_L1);
            QVERIFY2(texts.contains(isRights ? u"http"_s + text.sliced(5) : text), qPrintable(text));
        }
    }

    /// The conversion breaks no rule; what the documents break themselves stays broken.
    static void checkForm(const Document &document)
    {
        static const QHash<QString, QStringList> broken{
            {u"mirador__v2_iiifauth.json"_s, {u"manifest-id"_s, u"canvas-id"_s, u"label-missing"_s}},
            {u"mirador__v2_emptyCanvas.json"_s, {u"range-item"_s}},
            {u"mirador__v2_zeroWidthCanvas.json"_s,
             {u"canvas-dimensions"_s, u"dimension-number"_s, u"label-missing"_s}},
            {u"anno_list_choice.json"_s, {u"svg-malformed"_s}}};
        const QStringList known = broken.value(QFileInfo(document.name()).fileName());
        for (const Problem &problem : validate(document)) {
            const Diagnostic &diagnostic = problem.diagnostic;
            const bool isKnown = known.contains(diagnostic.rule) || diagnostic.rule == "document-kind"_L1;
            QVERIFY2(diagnostic.severity != Severity::Error || isKnown,
                     qPrintable(diagnostic.rule + u' ' + diagnostic.place.pointer + u' ' + diagnostic.message));
        }
    }

    static void checkCounts(const Document &document)
    {
        QFETCH(int, annotations);
        const bool isPage = document.kind() == DocumentKind::AnnotationPage;
        QCOMPARE(isPage ? document.root()["items"].count() : 0, annotations);
        for (const Value item : document.root()["items"].elements()) {
            const Annotation annotation = readAnnotation(item, {});
            QVERIFY(!isPage || (!annotation.text.isEmpty() && annotation.region && annotation.canvasId.size() > 10 &&
                                annotation.motivations.contains(u"commenting"_s)));
        }
    }

    static void checkManifest(const Document &source)
    {
        QFETCH(int, canvases);
        QFETCH(int, annotations);
        const Result<OpenedManifest> opened = openManifest(source);
        QVERIFY(opened);
        QCOMPARE(opened->conversion, Conversion::Version2);
        QCOMPARE(opened->original, source.bytes());
        QVERIFY(!opened->notes.isEmpty());
        QCOMPARE(int(opened->manifest.canvases().size()), canvases);
        QCOMPARE(countedAnnotations(opened->manifest), annotations);
        const std::vector<Value> expected = sourceCanvases(source.root());
        for (const CanvasView &canvas : opened->manifest.canvases())
            checkCanvas(canvas, expected.at(size_t(canvas.position)));
    }

    static void checkCanvas(const CanvasView &canvas, Value source)
    {
        QCOMPARE(canvas.id, source["@id"].text());
        QCOMPARE(canvas.label.allValues(), LanguageMap::read(source["label"]).allValues());
        QCOMPARE(canvas.size.has_value(), source["width"].integer().value_or(0) > 0);
        const std::vector<Painting> painted = paintings(canvas);
        size_t position = 0;
        for (const Value image : source["images"].elements()) {
            QVERIFY(position < painted.size());
            const ImageResource &resource = painted.at(position++).image;
            const Value service = image["resource"]["service"];
            QCOMPARE(resource.service.has_value(), service.exists());
            QVERIFY(!service || service["@id"].text().startsWith(resource.service->id.text()));
            QVERIFY(resource.address->text().startsWith(image["resource"]["@id"].text()));
        }
        QCOMPARE(position, painted.size());
    }
};

KADER_TEST(TestUpgradeFixtures);

#include "tst_upgradefixtures.moc"
