#include "generatedmanifest.h"
#include "support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    QString label;
    QString text;
    QString xywh;
    QString motivation;
    QString lang;
};

constexpr int canvasCount = 380;
constexpr int rowCount = 10'000;

QString labelOf(int canvas)
{
    return canvas % 7 == 3
               ? u"plate %1, \"verso\""_s.arg(canvas)
               : u"CA21%1R%2.tif"_s.arg(canvas * 37 % 10000, 4, 10, QChar(u'0')).arg(canvas, 4, 10, QChar(u'0'));
}

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

/// Canvases without annotations, with an empty page, and with pages that hold some, in turn.
QByteArray surveyManifest()
{
    std::vector<CanvasSpec> canvases;
    for (int i = 0; i < canvasCount; ++i) {
        CanvasSpec canvas{.label = (i % 2 ? R"({"none": [)" : R"({"nl": ["anders"], "en": [)") +
                                   jsonString(labelOf(i)) + "]}"};
        const QByteArray page = "https://repo.test/pages/" + QByteArray::number(i);
        if (i % 5 == 1)
            canvas.annotations = R"([{"id": ")" + page + R"(", "type": "AnnotationPage", "items": []}])";
        if (i % 5 == 2)
            canvas.annotations =
                R"([{"id": ")" + page + R"(", "type": "AnnotationPage", "items": [{"id": ")" + page +
                R"(/anno/1", "type": "Annotation", "motivation": ["tagging"], "body": {"type": "TextualBody", "value": "\u00e9 1.50"}, "target": {"id": "x", "zoom": 1.50}}]}, {"id": "https://repo.test/more", "type": "AnnotationPage"}])";
        if (i % 5 == 3)
            canvas.annotations = "[]";
        canvases.push_back(canvas);
    }
    return manifestJson("survey", canvases);
}

Row randomRow(QRandomGenerator &random, int number)
{
    static const QStringList words = {u"rock"_s,    u"snow, ice"_s,   u"the \"lake\""_s, u"Überhang"_s,
                                      u"é\u0301"_s, u"line\nbreak"_s, u"雪"_s,           u"😀"_s,
                                      u"=1+1"_s,    u"a\\b/c"_s,      u"\tx"_s};
    static const QStringList motivations = {QString(), u"commenting"_s, u"describing"_s, u"tagging"_s,
                                            u"highlighting"_s};
    static const QStringList languages = {QString(), u"en"_s, u"nl"_s, u"pt-BR"_s};
    const auto one = [&random](const QStringList &list) { return list[random.bounded(int(list.size()))]; };
    Row row{.label = labelOf(random.bounded(canvasCount)),
            .text = one(words) + u' ' + one(words) + u' ' + QString::number(number),
            .xywh = {},
            .motivation = one(motivations),
            .lang = one(languages)};
    if (random.bounded(4) > 0) {
        const int x = random.bounded(3999);
        const int y = random.bounded(2999);
        const QString comma = random.bounded(5) == 0 ? u" , "_s : u","_s;
        row.xywh = QStringList({QString::number(x), QString::number(y), QString::number(1 + random.bounded(4000 - x)),
                                QString::number(1 + random.bounded(3000 - y))})
                       .join(comma);
    }
    if (random.bounded(8) == 0)
        row.text = u"  "_s + row.text + u"\n "_s;
    return row;
}

QByteArray csvOf(const std::vector<Row> &rows)
{
    QByteArray csv = "canvas_label,text,xywh,motivation,lang\n";
    for (const Row &row : rows) {
        QStringList cells;
        for (const QString &cell : {row.label, row.text, row.xywh, row.motivation, row.lang})
            cells += u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"';
        csv += cells.join(u',').toUtf8() + '\n';
    }
    return csv;
}

/// What the script makes of the rows, said again from its description: by canvas id, its page and what
/// the page's items must be afterwards.
QHash<QString, QJsonArray> expectedPages(const QJsonObject &manifest, const std::vector<Row> &rows)
{
    QHash<QString, QString> idOfLabel;
    QHash<QString, QString> pageOfCanvas;
    QHash<QString, QJsonArray> items;
    for (const QJsonValue &value : manifest[u"items"_s].toArray()) {
        const QJsonObject canvas = value.toObject();
        const QString id = canvas[u"id"_s].toString();
        const QJsonObject label = canvas[u"label"_s].toObject();
        idOfLabel[label[label.contains(u"en"_s) ? u"en"_s : u"none"_s].toArray()[0].toString()] = id;
        const QJsonArray pages = canvas[u"annotations"_s].toArray();
        pageOfCanvas[id] = pages.isEmpty() ? id + u"/annotationpage/1"_s : pages[0].toObject()[u"id"_s].toString();
        if (!pages.isEmpty())
            items[id] = pages[0].toObject()[u"items"_s].toArray();
    }
    for (const Row &row : rows) {
        const QString canvas = idOfLabel[row.label.trimmed()];
        QString region = row.xywh;
        region.remove(u' ');
        const QJsonObject body{{u"type"_s, u"TextualBody"_s},
                               {u"value"_s, row.text.trimmed()},
                               {u"format"_s, u"text/plain"_s},
                               {u"language"_s, row.lang.isEmpty() ? u"en"_s : row.lang}};
        items[canvas].append(
            QJsonObject{{u"id"_s, pageOfCanvas[canvas] + u"/anno/"_s + QString::number(items[canvas].size() + 1)},
                        {u"type"_s, u"Annotation"_s},
                        {u"motivation"_s, row.motivation.isEmpty() ? u"commenting"_s : row.motivation},
                        {u"body"_s, body},
                        {u"target"_s, region.isEmpty() ? canvas : canvas + u"#xywh="_s + region}});
    }
    return items;
}

} // namespace

class TestImportParity : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void makesTheScriptsAnnotations();
    void leavesEveryOtherByte();
    void addsNothingTheSecondTime();

private:
    QByteArray m_source;
    QByteArray m_csv;
    std::vector<Row> m_rows;
    iiif::Patches m_patches;
    QByteArray m_result;
};

void TestImportParity::initTestCase()
{
    QRandomGenerator random(20240531);
    for (int i = 0; i < rowCount; ++i)
        m_rows.push_back(randomRow(random, i));
    m_source = surveyManifest();
    m_csv = csvOf(m_rows);
    const iiif::Manifest manifest = readManifest(m_source);
    const exchange::ImportPlan plan = planFor(manifest, m_csv);
    QCOMPARE(plan.count(exchange::Verdict::Added), rowCount);
    for (const exchange::PlannedRow &row : plan.rows)
        QVERIFY2(row.diagnostics.isEmpty(), qPrintable(row.reason()));
    m_patches = patchesOf(manifest, plan);
    m_result = iiif::patched(m_source, m_patches);
}

void TestImportParity::makesTheScriptsAnnotations()
{
    const QJsonObject before = QJsonDocument::fromJson(m_source).object();
    const QJsonObject after = QJsonDocument::fromJson(m_result).object();
    QVERIFY(!after.isEmpty());
    const QHash<QString, QJsonArray> expected = expectedPages(before, m_rows);
    int made = 0;
    for (const QJsonValue &value : after[u"items"_s].toArray()) {
        const QJsonObject canvas = value.toObject();
        const QString id = canvas[u"id"_s].toString();
        const QJsonObject page = canvas[u"annotations"_s].toArray()[0].toObject();
        QCOMPARE(page[u"items"_s].toArray(), expected[id]);
        made += int(expected[id].size());
        if (page[u"id"_s].toString().startsWith(id))
            QCOMPARE(page[u"id"_s].toString(), id + u"/annotationpage/1"_s);
    }
    QCOMPARE(made, rowCount + canvasCount / 5);
}

void TestImportParity::leavesEveryOtherByte()
{
    QByteArray rest;
    qsizetype inSource = 0;
    qsizetype inResult = 0;
    for (const iiif::Patch &patch : m_patches) {
        QCOMPARE(patch.length, 0);
        const qsizetype kept = patch.offset - inSource;
        rest += QByteArrayView(m_result).sliced(inResult, kept);
        inSource += kept;
        inResult += kept + patch.bytes.size();
    }
    rest += QByteArrayView(m_result).sliced(inResult);
    QVERIFY(rest == m_source);
    QVERIFY(m_result.size() > m_source.size());
}

void TestImportParity::addsNothingTheSecondTime()
{
    const iiif::Manifest manifest = readManifest(m_result);
    const exchange::ImportPlan plan = planFor(manifest, m_csv);
    QCOMPARE(plan.count(exchange::Verdict::AlreadyThere), rowCount);
    QVERIFY(patchesOf(manifest, plan).empty());
}

KADER_TEST(TestImportParity);
#include "tst_importparity.moc"
