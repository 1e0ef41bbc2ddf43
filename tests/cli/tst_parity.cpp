#include "demo/catalogue.h"
#include "documents.h"
#include "jsonspans.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>

#include <map>
#include <random>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowCount = 10'000;

struct Row {
    QString label;
    QString text;
    QString xywh;
    QString motivation;
    QString language;
};

struct Table {
    QList<Row> rows;
    QByteArray csv;
};

/// What the definition says about a canvas before the run.
struct Sheet {
    QString id;
    QString label;
    int width = 0;
    int height = 0;
    QString page; ///< Id of the first page, the script's own when there is none.
    size_t items = 0;
};

QList<Sheet> sheetsOf(const Json &manifest)
{
    QList<Sheet> sheets;
    for (const Json &canvas : memberOf(manifest, "items")) {
        const QString id = textOf(canvas, "id");
        Sheet sheet{id, labelOf(canvas), canvas["width"].get<int>(), canvas["height"].get<int>(),
                    id + u"/annotationpage/1"_s};
        if (canvas.contains("annotations")) {
            sheet.page = textOf(canvas["annotations"][0], "id");
            sheet.items = canvas["annotations"][0]["items"].size();
        }
        sheets.append(sheet);
    }
    return sheets;
}

class RowMaker final {
public:
    explicit RowMaker(unsigned seed) : m_generator(seed) {}

    Row row(const Sheet &sheet, int number)
    {
        static const QStringList texts = {u"Rock outcrop"_s,
                                          u"sneeuw, \"vers\""_s,
                                          u"line one\nline two"_s,
                                          u"CRLF\r\ninside"_s,
                                          u"=SUM(A1)"_s,
                                          u"\\/ \t tab"_s,
                                          u"crème brûlée 🦉 e\u0301"_s,
                                          u"</script>&amp;"_s,
                                          u"'single'; and-- more"_s,
                                          u"\u2028\u00ad\u001f"_s};
        // Numbered, so that no two rows are equal.
        return {pad(sheet.label), pad(u"%1 %2"_s.arg(texts[below(texts.size())]).arg(number)), region(sheet),
                one(motivations()), one(languages())};
    }

    int below(qsizetype limit) { return int(std::uniform_int_distribution<qsizetype>(0, limit - 1)(m_generator)); }

private:
    static const QStringList &motivations()
    {
        static const QStringList all = {QString(),        u"commenting"_s,  u"describing"_s, u"tagging"_s,
                                        u"classifying"_s, u"identifying"_s, u"linking"_s,    u"questioning"_s};
        return all;
    }

    static const QStringList &languages()
    {
        static const QStringList all = {QString(), u"en"_s, u"nl"_s, u"zh-Hant"_s, u"de-CH-1996"_s};
        return all;
    }

    QString region(const Sheet &sheet)
    {
        if (below(5) == 0)
            return {};
        const int x = below(sheet.width - 1);
        const int y = below(sheet.height - 1);
        const QStringList numbers = {QString::number(x), QString::number(y),
                                     QString::number(1 + below(sheet.width - x)),
                                     QString::number(1 + below(sheet.height - y))};
        return pad(numbers.join(below(8) == 0 ? u" , "_s : u","_s));
    }

    QString one(const QStringList &of) { return of[below(of.size())]; }
    QString pad(const QString &text) { return below(10) == 0 ? u"  "_s + text + u" \t"_s : text; }

    std::mt19937 m_generator;
};

Table makeTable(const QList<Sheet> &sheets, bool isPlain)
{
    RowMaker maker(isPlain ? 1 : 2);
    const char *lineEnd = isPlain ? "\n" : "\r\n";
    Table table;
    table.csv =
        isPlain
            ? csvLine({u"canvas_label"_s, u"text"_s, u"xywh"_s, u"motivation"_s, u"lang"_s}, lineEnd)
            : csvLine({u"checked by"_s, u"lang"_s, u"xywh"_s, u"text"_s, u"canvas_label"_s, u"motivation"_s}, lineEnd);
    for (int i = 0; i < rowCount; ++i) {
        const Row row = maker.row(sheets[maker.below(sheets.size())], i);
        table.rows.append(row);
        table.csv +=
            isPlain ? csvLine({row.label, row.text, row.xywh, row.motivation, row.language}, lineEnd)
                    : csvLine({u"me, myself"_s, row.language, row.xywh, row.text, row.label, row.motivation}, lineEnd);
    }
    return table;
}

/// The definition's own words: id, motivation, body and target of what a row becomes.
Json annotationOf(const Row &row, const Sheet &sheet, size_t number)
{
    QString target = sheet.id;
    if (!row.xywh.isEmpty())
        target += u"#xywh="_s + QString(row.xywh).remove(u' ').remove(u'\t');
    Json body;
    body["type"] = "TextualBody";
    body["value"] = row.text.trimmed().toStdString();
    body["format"] = "text/plain";
    body["language"] = row.language.isEmpty() ? "en" : row.language.toStdString();
    Json annotation;
    annotation["id"] = u"%1/anno/%2"_s.arg(sheet.page).arg(number).toStdString();
    annotation["type"] = "Annotation";
    annotation["motivation"] = row.motivation.isEmpty() ? "commenting" : row.motivation.toStdString();
    annotation["body"] = body;
    annotation["target"] = target.toStdString();
    return annotation;
}

/// What each canvas must have gained, by its id.
std::map<QString, std::vector<Json>> expected(QList<Sheet> sheets, const QList<Row> &rows)
{
    std::map<QString, Sheet *> byLabel;
    for (Sheet &sheet : sheets)
        byLabel[sheet.label] = &sheet;
    std::map<QString, std::vector<Json>> gained;
    for (const Row &row : rows) {
        Sheet &sheet = *byLabel.at(row.label.trimmed());
        gained[sheet.id].push_back(annotationOf(row, sheet, ++sheet.items));
    }
    return gained;
}

/// A page with two annotations into every third canvas, an empty one into the ones after those.
QByteArray withPages(const QByteArray &manifest)
{
    const Span root = spansOf(manifest);
    std::vector<Edit> edits;
    int number = 0;
    for (const Span &canvas : root.member("items")->parts) {
        if (++number % 3 == 0)
            continue;
        const QByteArray page = "https://notes.example/page/" + QByteArray::number(number);
        const QByteArray items =
            number % 3 == 1 ? QByteArray("{\"id\": \"PAGE/x\", \"type\": \"Annotation\", \"body\": "
                                         "\"https://a.example/1.50\"}, {\"id\": \"PAGE/y\", \"type\": \"Annotation\"}")
                            : QByteArray();
        const QByteArray text =
            QByteArray(", \"annotations\": [{\"id\": \"PAGE\", \"type\": \"AnnotationPage\", \"items\": [ITEMS]}]")
                .replace("ITEMS", items)
                .replace("PAGE", page);
        edits.push_back({canvas.end - 1, canvas.end - 1, text});
    }
    return edited(manifest, edits);
}

QByteArray indented(const QByteArray &manifest)
{
    return QByteArray::fromStdString(Json::parse(manifest.begin(), manifest.end()).dump(2)) + "\n";
}

/// From behind the part before to behind this one: with the comma and the space that set it apart.
Edit cutOf(const Span &container, size_t first)
{
    return {first == 0 ? container.begin + 1 : container.parts[first - 1].end, container.parts.back().end};
}

/// The output without what each canvas has more than it had, found by the text's own structure.
QByteArray withoutAdditions(const QByteArray &before, const QByteArray &after)
{
    const Span source = spansOf(before);
    const Span result = spansOf(after);
    std::vector<Edit> cuts;
    for (size_t i = 0; i < source.member("items")->parts.size(); ++i) {
        const Span &was = source.member("items")->parts[i];
        const Span &now = result.member("items")->parts[i];
        const Span *pages = was.member("annotations");
        if (!pages && now.member("annotations")) {
            cuts.push_back(cutOf(now, was.parts.size()));
        } else if (pages) {
            const Span &items = *now.member("annotations")->parts[0].member("items");
            const size_t kept = pages->parts[0].member("items")->parts.size();
            if (items.parts.size() > kept)
                cuts.push_back(kept == 0 ? Edit{items.begin + 1, items.end - 1} : cutOf(items, kept));
        }
    }
    return edited(after, cuts);
}

} // namespace

/// On input within the parity definition `annotate` makes what the definition says, and changes nothing else.
class TestParity : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_work = std::make_unique<Workspace>();
        KADER_ENDED(
            runCli({u"--demo"_s, u"fetch"_s, demo::ids::glacierFrames, u"-o"_s, m_work->path(u"served.json"_s)}), 0);
        m_served = m_work->read(u"served.json"_s);
        QCOMPARE(parsed(m_served)["items"].size(), size_t(380));
    }

    void annotate_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("as served") << m_served << true;
        QTest::newRow("with pages, indented; CRLF and columns in other order")
            << indented(withPages(m_served)) << false;
        QTest::newRow("with pages") << withPages(m_served) << true;
    }

    void annotate()
    {
        QFETCH(QByteArray, manifest);
        QFETCH(bool, isPlain);
        const QList<Sheet> sheets = sheetsOf(parsed(manifest));
        const Table table = makeTable(sheets, isPlain);
        m_work->write(u"in.json"_s, manifest);
        m_work->write(u"rows.csv"_s, table.csv);

        QVERIFY(runs(u"in.json"_s, u"out.json"_s, "added"));
        const QByteArray out = m_work->read(u"out.json"_s);
        QVERIFY(hasGained(parsed(manifest), parsed(out), expected(sheets, table.rows)));
        QCOMPARE(withoutAdditions(manifest, out), manifest);

        QVERIFY(runs(u"out.json"_s, u"again.json"_s, "already there"));
        QCOMPARE(m_work->read(u"again.json"_s), out);

        QVERIFY(runs(u"out.json"_s, u"twice.json"_s, "added", {u"--on-duplicate"_s, u"add"_s}));
        const QByteArray twice = m_work->read(u"twice.json"_s);
        QVERIFY(hasGained(parsed(manifest), parsed(twice), expected(sheets, table.rows + table.rows)));
        QCOMPARE(withoutAdditions(out, twice), out);
    }

private:
    /// Annotates; whether that ended well and every row has its line in the report, with that verdict.
    bool runs(const QString &in, const QString &out, const char *verdict, const QStringList &more = {})
    {
        const Run run =
            runCli(QStringList{u"annotate"_s, in, u"rows.csv"_s, u"-o"_s, out, u"--report"_s, u"report.json"_s} + more,
                   m_work->path());
        if (!run.ended(0) || !run.out.isEmpty()) {
            qWarning("%s", run.account().constData());
            return false;
        }
        const Json report = parsed(m_work->read(u"report.json"_s));
        const Json &rows = memberOf(report, "rows");
        const bool isComplete =
            rows.size() == size_t(rowCount) &&
            std::all_of(rows.begin(), rows.end(), [&](const Json &row) { return row["verdict"] == verdict; });
        const bool isInOrder = std::is_sorted(rows.begin(), rows.end(),
                                              [](const Json &a, const Json &b) { return a["line"] < b["line"]; });
        return isComplete && isInOrder;
    }

    static bool hasGained(const Json &before, const Json &after, const std::map<QString, std::vector<Json>> &gained)
    {
        for (size_t i = 0; i < before["items"].size(); ++i) {
            const Json &was = before["items"][i];
            const Json &now = after["items"][i];
            std::vector<Json> wanted = embeddedAnnotations(was);
            const auto more = gained.find(textOf(was, "id"));
            if (more != gained.end())
                wanted.insert(wanted.end(), more->second.begin(), more->second.end());
            // Text against text: the order of members counts too.
            if (Json(wanted).dump() != Json(embeddedAnnotations(now)).dump()) {
                qWarning("%s\nand not\n%s", Json(embeddedAnnotations(now)).dump(1).c_str(),
                         Json(wanted).dump(1).c_str());
                return false;
            }
            const Json &pages = memberOf(now, "annotations");
            if (more != gained.end() && (pages.size() != 1 || pages[0]["type"] != "AnnotationPage" ||
                                         !textOf(more->second[0], "id").startsWith(textOf(pages[0], "id"))))
                return false;
        }
        return true;
    }

    std::unique_ptr<Workspace> m_work;
    QByteArray m_served;
};

KADER_TEST(TestParity);

#include "tst_parity.moc"
