#include "documents.h"
#include "jsonspans.h"
#include "programs.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto publication = "https://published.example/all.json"_L1;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    return file.readAll();
}

/// A record of ours in the repository's form, with every field that goes into manifests.
QByteArray ourRecord()
{
    return "{\"uuid\": \"11111111-2222-4333-8444-555555555555\", \"title\": \"Sheets\", \"doi\": "
           "\"10.4121/11111111-2222-4333-8444-555555555555.v1\","
           " \"description\": \"<p>Sheets &amp; more</p>\", \"resource_title\": \"A book\", \"resource_doi\": "
           "\"10.5555/book\", \"version\": 1,"
           " \"categories\": [{\"title\": \"Maps\"}], \"authors\": [{\"full_name\": \"A. Maker\"}], \"files\": "
           "[{\"name\": \"a.tif\"}],"
           " \"custom_fields\": [{\"name\": \"Geolocation Longitude\", \"value\": \"5.5\"}, {\"name\": \"Geolocation "
           "Latitude\", \"value\": \"52.25\"},"
           " {\"name\": \"Time coverage\", \"value\": \"1944\"}]}";
}

/// Two rows for every canvas.
QByteArray rowsFor(const Json &manifest)
{
    QByteArray csv = csvLine({u"canvas_label"_s, u"text"_s, u"xywh"_s, u"motivation"_s, u"lang"_s});
    for (const Json &canvas : manifest["items"]) {
        csv += csvLine({labelOf(canvas), u"whole, \"all\" of it"_s, {}, u"describing"_s, u"en"_s});
        csv += csvLine({labelOf(canvas), u"een hoek"_s, u"0,0,10,12"_s, u"tagging"_s, u"nl"_s});
    }
    return csv;
}

/// Which lines no pattern allows.
QStringList notAllowed(const QStringList &lines, const QStringList &patterns)
{
    const QRegularExpression allowed(u"\\A(?:%1)\\z"_s.arg(patterns.join(u'|')));
    QStringList rest;
    for (const QString &line : lines) {
        if (!allowed.match(line).hasMatch())
            rest.append(line);
    }
    return rest;
}

/// What the repairs that the report lists may change, as patterns.
QStringList repairPatterns(const Json &report)
{
    QStringList patterns;
    for (const Json &repair : memberOf(report, "repairs")) {
        const QString place = QRegularExpression::escape(textOf(repair, "pointer"));
        if (textOf(repair, "rule") == "painting-motivation"_L1)
            patterns.append(u"added %1/motivation"_s.arg(place));
        else if (textOf(repair, "rule") == "thumbnail-size"_L1)
            patterns.append(u"changed %1/id|added %1/(?:width|height)"_s.arg(place));
    }
    return patterns;
}

} // namespace

/// Manifests through every step: whatever a step does not concern is still there, the same and in the same order.
class TestChain : public QObject {
    Q_OBJECT

private slots:
    void everyStep_data()
    {
        QTest::addColumn<QString>("manifest");
        QTest::addColumn<QString>("record");
        QTest::newRow("of ours") << QString() << QString();
        QTest::newRow("aerial, version 1") << u"iiif_manifest_aerial_1.json"_s << u"article_version_1.json"_s;
        QTest::newRow("aerial, latest (TIFF)") << u"iiif_manifest_aerial_latest.json"_s << u"article.json"_s;
        QTest::newRow("large") << u"iiif_manifest_large_latest.json"_s << u"article.json"_s;
        QTest::newRow("micro (PNG, mask)") << u"iiif_manifest_micro_latest.json"_s << u"article_micro.json"_s;
        QTest::newRow("mixed (PDF, GIF)") << u"iiif_manifest_mixed_latest.json"_s << u"article_mixed.json"_s;
    }

    void everyStep()
    {
        QFETCH(QString, manifest);
        QFETCH(QString, record);
        const Workspace work;
        if (manifest.isEmpty()) {
            work.write(u"source.json"_s, oddManifest());
            work.write(u"record.json"_s, ourRecord());
        } else {
            KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
            work.write(u"source.json"_s, bytesOf(*folder + u'/' + manifest));
            work.write(u"record.json"_s, bytesOf(*folder + u'/' + record));
        }
        for (const auto step : {annotates, exports, enriches, aggregates}) {
            step(work);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void withoutAnAddressTheIdStaysAndItIsTold()
    {
        const Workspace work;
        work.write(u"source.json"_s, oddManifest());
        work.write(u"record.json"_s, ourRecord());
        const Run run = runCli({u"enrich"_s, u"source.json"_s, u"--record"_s, u"record.json"_s}, work.path());
        KADER_ENDED(run, 0);
        QCOMPARE(textOf(parsed(run.out), "id"), u"https://sheets.example/manifest"_s);
        QVERIFY2(run.err.contains(u"#/id: warning"_s), run.account().constData());
    }

    void severalIntoOne()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const Workspace work;
        QStringList names;
        for (const char *name : {"aerial_1", "aerial_latest", "large_latest", "micro_latest", "mixed_latest"}) {
            names.append(QString::fromLatin1(name) + u".json"_s);
            const QString source = *folder + u"/iiif_manifest_"_s + names.last();
            work.write(u"rows.csv"_s, rowsFor(parsed(bytesOf(source))));
            KADER_ENDED(
                runCli({u"annotate"_s, source, u"rows.csv"_s, u"--repair"_s, u"-o"_s, names.last()}, work.path()), 0);
        }
        const Run run =
            runCli(QStringList{u"aggregate"_s, u"--id"_s, publication, u"-o"_s, u"all.json"_s} + names, work.path());
        KADER_ENDED(run, 0);
        const QByteArray text = work.read(u"all.json"_s);
        const Json all = parsed(text);
        QCOMPARE(textOf(all, "id"), QString(publication));
        QSet<QString> ids;
        size_t position = 0;
        for (const QString &name : names) {
            const QByteArray source = work.read(name);
            const Json from = parsed(source);
            for (const Json &entry : from["metadata"])
                QVERIFY2(holds(all, entry), entry.dump().c_str());
            for (size_t i = 0; i < from["items"].size(); ++i, ++position) {
                const Json &canvas = all["items"][position];
                const QString id = textOf(canvas, "id");
                const bool isRenamed = id != textOf(from["items"][i], "id");
                QCOMPARE(isRenamed, ids.contains(textOf(from["items"][i], "id")));
                QVERIFY(!ids.contains(id));
                ids.insert(id);
                QVERIFY(holds(memberOf(canvas, "partOf"), from["id"]));
                QCOMPARE(notAllowed(differences(from["items"][i], canvas), canvasPatterns(isRenamed)), QStringList());
                for (const Json &annotation : embeddedAnnotations(canvas))
                    QCOMPARE(textOf(annotation, "target").section(u'#', 0, 0), id);
                QCOMPARE(rawMembers(text, spansOf(text).member("items")->parts[position], "service"),
                         rawMembers(source, spansOf(source).member("items")->parts[i], "service"));
            }
        }
        QCOMPARE(position, all["items"].size());
        QCOMPARE(memberOf(all, "structures").size(), size_t(names.size()));
    }

private:
    /// What aggregating may do to a canvas, told from its place.
    static QStringList canvasPatterns(bool isRenamed)
    {
        QStringList patterns = {u"changed /(?:items|annotations)/\\d+/(?:items/\\d+/)?id"_s, u"added /partOf"_s,
                                u"added /metadata(?:/\\d+)?"_s};
        if (isRenamed)
            patterns +=
                {u"changed /id"_s, u"added /seeAlso"_s, u"changed /(?:items|annotations)/\\d+/items/\\d+/target"_s};
        return patterns;
    }

    static void annotates(const Workspace &work)
    {
        const QByteArray source = work.read(u"source.json"_s);
        work.write(u"rows.csv"_s, rowsFor(parsed(source)));
        KADER_ENDED(runCli({u"annotate"_s, u"source.json"_s, u"rows.csv"_s, u"-o"_s, u"annotated.json"_s}, work.path()),
                    0);
        const QByteArray annotated = work.read(u"annotated.json"_s);
        QStringList wanted;
        const Json before = parsed(source);
        const Json &canvases = before["items"];
        for (size_t i = 0; i < canvases.size(); ++i) {
            const QString place = u"added /items/%1/annotations"_s.arg(i);
            const Json &pages = memberOf(canvases[i], "annotations");
            if (pages.is_null())
                wanted.append(place);
            else if (!pages[0].contains("items"))
                wanted.append(place + u"/1"_s);
            else
                wanted += {u"%1/0/items/%2"_s.arg(place).arg(pages[0]["items"].size()),
                           u"%1/0/items/%2"_s.arg(place).arg(pages[0]["items"].size() + 1)};
        }
        QCOMPARE(differences(before, parsed(annotated)), wanted);
        QCOMPARE(rawMembers(annotated, "service"), rawMembers(source, "service"));
    }

    static void exports(const Workspace &work)
    {
        const QByteArray before = work.read(u"annotated.json"_s);
        const Run run = runCli({u"export-csv"_s, u"annotated.json"_s, u"--extended"_s}, work.path());
        KADER_ENDED(run, 0);
        QCOMPARE(work.read(u"annotated.json"_s), before);
        const QList<QStringList> exported = csvRecords(run.out);
        QList<QStringList> added;
        for (const QStringList &record : exported) {
            if (!record.value(5).startsWith("https://notes.example/"_L1) || record.value(5).contains("/anno/"_L1))
                added.append(record.first(5));
        }
        QCOMPARE(added, csvRecords(work.read(u"rows.csv"_s)));
    }

    static void enriches(const Workspace &work)
    {
        const QString id = u"https://published.example/one.json"_s;
        const Run run = runCli({u"enrich"_s, u"annotated.json"_s, u"--record"_s, u"record.json"_s, u"--id"_s, id,
                                u"-o"_s, u"enriched.json"_s, u"--report"_s, u"report.json"_s},
                               work.path());
        KADER_ENDED(run, 0);
        const QByteArray annotated = work.read(u"annotated.json"_s);
        const QByteArray enriched = work.read(u"enriched.json"_s);
        const QStringList patterns = repairPatterns(parsed(work.read(u"report.json"_s)));
        const QStringList found = differences(parsed(annotated), parsed(enriched));
        QCOMPARE(notAllowed(found, patterns + QStringList{u"changed /id"_s, u"changed /@context"_s,
                                                          u"added /(?:summary|navPlace|metadata/\\d+)"_s}),
                 QStringList());
        for (const QString &pattern : patterns)
            QVERIFY2(notAllowed(found, {pattern}).size() < found.size(),
                     qPrintable(pattern)); // a repair that is told was made
        QCOMPARE(textOf(parsed(enriched), "id"), id);
        QCOMPARE(rawMembers(enriched, "service"), rawMembers(annotated, "service"));
    }

    static void aggregates(const Workspace &work)
    {
        KADER_ENDED(
            runCli({u"aggregate"_s, u"enriched.json"_s, u"--id"_s, publication, u"-o"_s, u"all.json"_s}, work.path()),
            0);
        const QByteArray enriched = work.read(u"enriched.json"_s);
        const QByteArray text = work.read(u"all.json"_s);
        const Json from = parsed(enriched);
        const Json all = parsed(text);
        for (auto member = from.begin(); member != from.end(); ++member) {
            if (member.key() == "id" || member.key() == "items" || member.key() == "structures" ||
                member.key() == "thumbnail")
                continue; // told below, or with ids of the aggregate's own
            QVERIFY2(holds(all, member.value()), member.key().c_str());
        }
        for (const Json &thumbnail : memberOf(from, "thumbnail"))
            QVERIFY2(holds(all, thumbnail), thumbnail.dump().c_str());
        for (const Json &range : memberOf(from, "structures"))
            QVERIFY(holds(memberOf(all, "structures"), range["label"]) &&
                    holds(memberOf(all, "structures"), range["items"]));
        for (size_t i = 0; i < from["items"].size(); ++i) {
            QCOMPARE(notAllowed(differences(from["items"][i], all["items"][i]), canvasPatterns(false)), QStringList());
            QVERIFY(holds(memberOf(all["items"][i], "partOf"), from["id"]));
        }
        QCOMPARE(all["items"].size(), from["items"].size());
        QCOMPARE(rawMembers(text, *spansOf(text).member("items"), "service"),
                 rawMembers(enriched, *spansOf(enriched).member("items"), "service"));
    }
};

KADER_TEST(TestChain);

#include "tst_chain.moc"
