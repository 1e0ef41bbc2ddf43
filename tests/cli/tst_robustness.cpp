#include "documents.h"
#include "programs.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int casesPerCommand = 30;

QByteArray sampleCsv()
{
    return csvLine({u"canvas_label"_s, u"text"_s, u"xywh"_s, u"motivation"_s, u"lang"_s}) +
           csvLine({u"Sheet 1"_s, u"fine \"work\""_s, u"1,2,3,4"_s, u"tagging"_s, u"nl"_s}) +
           csvLine({u"Sheet 2"_s, u"two\nlines"_s, {}, u"describing"_s, u"en"_s}) +
           csvLine({u"Sheet 3"_s, u"é"_s, u"5.5,6,7,8"_s, {}, {}});
}

QByteArray sampleRecord()
{
    return "{\"uuid\": \"11111111-2222-4333-8444-555555555555\", \"title\": \"Sheets\", \"doi\": \"10.4121/x.v1\", "
           "\"description\": \"<p>a &amp; b</p>\","
           " \"categories\": [{\"title\": \"Maps\"}], \"custom_fields\": [{\"name\": \"Geolocation Longitude\", "
           "\"value\": \"5.5\"},"
           " {\"name\": \"Geolocation Latitude\", \"value\": \"52,25\"}]}";
}

/// Spoils documents in the ways that disks, transfers and editors do, the same in every run.
class Spoiler final {
public:
    explicit Spoiler(unsigned seed) : m_generator(seed) {}

    QByteArray spoilt(QByteArray bytes)
    {
        for (int times = 1 + below(3); times > 0 && !bytes.isEmpty(); --times)
            spoilOnce(bytes);
        return bytes;
    }

private:
    void spoilOnce(QByteArray &bytes)
    {
        const qsizetype at = below(bytes.size());
        const qsizetype length = std::min<qsizetype>(1 + below(40), bytes.size() - at);
        switch (below(6)) {
        case 0:
            bytes[at] = char(bytes[at] ^ (1 << below(8)));
            break;
        case 1:
            bytes.truncate(at);
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.sliced(at, length));
            break;
        case 4:
            bytes[at] = "{}[]\",:0-\\\0"[below(11)];
            break;
        case 5: // a string or a number becomes something else, and the document stays well-formed
            replaceWord(bytes, at);
            break;
        }
    }

    void replaceWord(QByteArray &bytes, qsizetype at)
    {
        static const QList<std::pair<QByteArray, QByteArray>> words = {{"\"items\"", "\"item\""},
                                                                       {"\"id\"", "\"type\""},
                                                                       {"4000", "-4000"},
                                                                       {"4000", "1e400"},
                                                                       {"3000", "\"3000\""},
                                                                       {"\"Canvas\"", "null"},
                                                                       {"[", "[[],"},
                                                                       {": {", ": {\"a\":{},"},
                                                                       {"\"none\"", "\"\""},
                                                                       {"\"body\"", "\"target\""},
                                                                       {"1,2,3,4", "1e9,-7,99999999999,0"},
                                                                       {"tagging", "painting"}};
        const auto &[from, to] = words[below(words.size())];
        if (const qsizetype found = bytes.indexOf(from, at); found >= 0)
            bytes.replace(found, from.size(), to);
    }

    int below(qsizetype limit) { return int(std::uniform_int_distribution<qsizetype>(0, limit - 1)(m_generator)); }

    std::mt19937 m_generator;
};

/// Ours, and what the repository's own software said where that is at hand.
QList<QByteArray> sampleManifests()
{
    QList<QByteArray> all = {oddManifest(), tidyManifest()};
    if (const auto folder = shared(u"recorded"_s)) {
        for (const char *name : {"aerial_1", "mixed_latest"}) {
            QFile file(u"%1/iiif_manifest_%2.json"_s.arg(*folder, QString::fromLatin1(name)));
            if (file.open(QIODevice::ReadOnly))
                all.append(file.readAll());
        }
    }
    return all;
}

} // namespace

/// Whatever it is given, the program ends by itself, with a code that it has, and with whole output or none.
class TestRobustness : public QObject {
    Q_OBJECT

private slots:
    void spoiltInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("writesJson");
        QTest::newRow("annotate") << QStringList{u"annotate"_s, u"m.json"_s, u"rows.csv"_s, u"--repair"_s} << true;
        QTest::newRow("export-csv") << QStringList{u"export-csv"_s, u"m.json"_s, u"--extended"_s} << false;
        QTest::newRow("enrich") << QStringList{u"enrich"_s,      u"m.json"_s, u"--record"_s,
                                               u"record.json"_s, u"--id"_s,   u"https://x.example/m"_s}
                                << true;
        QTest::newRow("aggregate") << QStringList{u"aggregate"_s, u"m.json"_s, u"tidy.json"_s, u"--id"_s,
                                                  u"https://x.example/a"_s}
                                   << true;
        QTest::newRow("validate") << QStringList{u"validate"_s, u"m.json"_s} << false;
    }

    void spoiltInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(bool, writesJson);
        const QList<QByteArray> manifests = sampleManifests();
        Spoiler spoiler(unsigned(arguments.first().size()));
        const Workspace work;
        work.write(u"tidy.json"_s, tidyManifest());
        for (int i = 0; i < casesPerCommand; ++i) {
            const bool isOtherSpoilt = i % 3 == 0 && arguments.size() > 3;
            const QByteArray manifest = manifests[i % manifests.size()];
            work.write(u"m.json"_s, isOtherSpoilt ? manifest : spoiler.spoilt(manifest));
            work.write(u"rows.csv"_s, isOtherSpoilt ? spoiler.spoilt(sampleCsv()) : sampleCsv());
            work.write(u"record.json"_s, isOtherSpoilt ? spoiler.spoilt(sampleRecord()) : sampleRecord());
            const Run run = runCli(arguments, work.path());
            const QByteArray where =
                "case " + QByteArray::number(i) + ": " + run.account() + "\n" + work.read(u"m.json"_s);
            QVERIFY2(run.ended(0) || run.ended(1) || run.ended(3), where.constData());
            QVERIFY2(run.exit != 3 || (run.out.isEmpty() && !run.err.isEmpty()), where.constData());
            if (writesJson && run.exit != 3)
                QVERIFY2(parsed(run.out).is_object(), (where + "\n" + run.out).constData());
        }
    }

    void deepNesting_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray deep = QByteArray(200'000, '[') + QByteArray(200'000, ']');
        QTest::newRow("arrays alone") << deep;
        QTest::newRow("in a manifest") << tidyManifest().replace("{\"none\": [\"one\"]}", deep);
        QTest::newRow("objects") << tidyManifest().replace(
            "{\"none\": [\"one\"]}", QByteArray("{\"a\":").repeated(200'000) + "1" + QByteArray(200'000, '}'));
        QTest::newRow("never closed") << QByteArray(1'000'000, '{');
    }

    void deepNesting()
    {
        QFETCH(QByteArray, json);
        const Workspace work;
        work.write(u"m.json"_s, json);
        work.write(u"rows.csv"_s, "canvas_label,text\none,fine\n");
        for (const QStringList &arguments :
             {QStringList{u"annotate"_s, u"m.json"_s, u"rows.csv"_s}, QStringList{u"validate"_s, u"m.json"_s},
              QStringList{u"aggregate"_s, u"m.json"_s, u"--id"_s, u"https://x.example/a"_s}}) {
            const Run run = runCli(arguments, work.path());
            KADER_ENDED(run, 3);
        }
    }
};

KADER_TEST(TestRobustness);

#include "tst_robustness.moc"
