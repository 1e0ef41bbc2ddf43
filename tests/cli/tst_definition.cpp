#include "documents.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>

#include <map>
#include <memory>
#include <random>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int caseCount = 200;
constexpr int sideBySide = 4;

using Row = std::map<QString, QString>; ///< Cells by the names of their columns.

struct Case {
    Json manifest;
    std::vector<Row> rows;
    QByteArray csv;
};

/// Manifests and tables within the definition: labels that are unique, motivations of the standard, regions inside of
/// the canvas, no two rows alike, pages that are embedded.
class CaseMaker final {
public:
    explicit CaseMaker(unsigned seed) : m_random(seed) {}

    Case make()
    {
        makeManifest();
        makeRows();
        writeTable();
        return std::move(m_case);
    }

private:
    struct Sheet {
        QString label;
        int width = 0;
        int height = 0;
    };

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool oneIn(int count) { return below(count) == 0; }
    QString one(const QStringList &of) { return of[below(int(of.size()))]; }

    QString words(int number)
    {
        static const QStringList pieces = {
            u"rock"_s,           u"snow, ice"_s,    u"\"farm\""_s, u"línea\nnueva"_s, u"雪"_s,   u"🦉"_s,
            u"e\u0301"_s,        u"=1+1"_s,         u"\\\\/"_s,    u"a;b"_s,          u"שלום"_s, u"\t"_s,
            u"crlf\r\ninside"_s, u"<b>&amp;</b>"_s, u"'"_s,        u"\u00a0"_s,       u"-5"_s,   u"@x"_s,
            u"sep=;"_s,          u"#REF!"_s};
        QString text = QString::number(number);
        for (int i = below(4); i >= 0; --i)
            text = oneIn(2) ? text + u' ' + one(pieces) + u'.' : u'.' + one(pieces) + u' ' + text;
        return text;
    }

    QString padded(const QString &text) { return oneIn(6) ? u" "_s + text + u" \t"_s : text; }

    /// What the definition goes by is the first `en`, else the first `none`; all else is there to lead astray.
    Json labelOf(const QString &name, const QString &astray)
    {
        Json label = Json::object();
        const std::string own = name.toStdString();
        const std::string other = astray.toStdString();
        if (oneIn(3))
            label["nl"] = Json::array({other});
        if (oneIn(2)) {
            label["en"] = oneIn(3) ? Json::array({own, other}) : Json::array({own});
            if (oneIn(3))
                label["none"] = Json::array({other});
        } else {
            label["none"] = Json::array({own});
        }
        if (oneIn(3))
            label["de-AT"] = Json::array({"Blatt " + other});
        return label;
    }

    Json page(const std::string &id)
    {
        Json page;
        page["id"] = id;
        page["type"] = "AnnotationPage";
        if (oneIn(4))
            page["label"] = Json{{"en", Json::array({"Notes"})}};
        page["items"] = Json::array();
        for (int i = below(4); i > 0; --i) {
            Json item;
            item["id"] = id + "/own/" + std::to_string(i);
            item["type"] = "Annotation";
            item["motivation"] = Json::array({"tagging"});
            item["body"] = Json{{"type", "TextualBody"}, {"value", "é " + std::to_string(i)}};
            item["target"] = "https://elsewhere.example/" + std::to_string(i);
            page["items"].push_back(item);
        }
        return page;
    }

    /// None, an empty list, or pages of which the first is embedded.
    void addPages(Json &canvas, const std::string &id)
    {
        const int kind = below(4);
        if (kind == 0)
            return;
        canvas["annotations"] = Json::array();
        if (kind == 1)
            return;
        canvas["annotations"].push_back(page(id + "/notes"));
        if (kind == 3 && oneIn(2))
            canvas["annotations"].push_back(Json{{"id", id + "/more"}, {"type", "AnnotationPage"}});
        else if (kind == 3)
            canvas["annotations"].push_back(page(id + "/second"));
    }

    void makeManifest()
    {
        Json &manifest = m_case.manifest;
        manifest["@context"] = "http://iiif.io/api/presentation/3/context.json";
        manifest["id"] = "https://data.example/manifest";
        manifest["type"] = "Manifest";
        manifest["label"] = Json{{"none", Json::array({"Sheets"})}};
        manifest["items"] = Json::array();
        const int count = 1 + below(12);
        for (int i = 0; i < count; ++i) {
            const QString name = labelText(i);
            const std::string id = "https://data.example/canvas/" + std::to_string(i);
            Sheet sheet{name, 20 + below(9000), 20 + below(9000)};
            Json canvas;
            canvas["id"] = id;
            canvas["type"] = "Canvas";
            canvas["label"] = labelOf(name, m_sheets.empty() ? u"?"_s : m_sheets.back().label);
            canvas["width"] = sheet.width;
            canvas["height"] = sheet.height;
            canvas["items"] = Json::array();
            addPages(canvas, id);
            manifest["items"].push_back(canvas);
            m_sheets.push_back(sheet);
        }
    }

    /// Also ones that differ in case alone from the one before.
    QString labelText(int number)
    {
        if (number > 0 && oneIn(5)) {
            const QString other = m_sheets.back().label;
            const QString changed = other.toUpper() == other ? other.toLower() : other.toUpper();
            if (changed != other && !m_labels.contains(changed))
                return taken(changed);
        }
        static const QStringList forms = {u"CA21%1R.tif"_s, u"plate %1, \"verso\""_s, u"Ansicht_ä%1"_s, u"図%1"_s,
                                          u"two\nlines %1"_s};
        return taken(one(forms).arg(number));
    }

    QString taken(const QString &label)
    {
        m_labels.append(label);
        return label;
    }

    QString region(const Sheet &sheet)
    {
        if (oneIn(4))
            return {};
        const int x = below(sheet.width - 1);
        const int y = below(sheet.height - 1);
        const QString comma = oneIn(5) ? u" , "_s : u","_s;
        return padded(QStringList{QString::number(x), QString::number(y), QString::number(1 + below(sheet.width - x)),
                                  QString::number(1 + below(sheet.height - y))}
                          .join(comma));
    }

    void makeRows()
    {
        static const QStringList motivations = {QString(),        u"assessing"_s,  u"bookmarking"_s, u"classifying"_s,
                                                u"commenting"_s,  u"describing"_s, u"editing"_s,     u"highlighting"_s,
                                                u"identifying"_s, u"linking"_s,    u"moderating"_s,  u"questioning"_s,
                                                u"replying"_s,    u"tagging"_s};
        static const QStringList languages = {QString(), u"en"_s, u"nl"_s, u"zh-Hant"_s, u"pt-BR"_s, u"de-CH-1996"_s};
        const int count = below(60);
        for (int i = 0; i < count; ++i) {
            const Sheet &sheet = m_sheets[size_t(below(int(m_sheets.size())))];
            m_case.rows.push_back({{u"canvas_label"_s, padded(sheet.label)},
                                   {u"text"_s, padded(words(i))},
                                   {u"xywh"_s, region(sheet)},
                                   {u"motivation"_s, one(motivations)},
                                   {u"lang"_s, one(languages)},
                                   {u"checked by"_s, u"me, \"myself\""_s}});
        }
    }

    /// In quotes where the field needs them, and sometimes where not.
    QByteArray field(const QString &text)
    {
        const bool isNeeded =
            text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
        if (!isNeeded && !oneIn(3))
            return text.toUtf8();
        return '"' + QString(text).replace(u'"', u"\"\""_s).toUtf8() + '"';
    }

    void writeTable()
    {
        QStringList columns = {u"canvas_label"_s, u"text"_s, u"xywh"_s, u"motivation"_s, u"lang"_s};
        if (oneIn(3))
            columns.append(u"checked by"_s);
        if (oneIn(2))
            std::shuffle(columns.begin(), columns.end(), m_random);
        const QByteArray lineEnd = oneIn(3) ? "\r\n" : "\n";
        QByteArrayList lines;
        const auto addLine = [&](const auto &cellOf) {
            QByteArrayList cells;
            for (const QString &column : columns)
                cells.append(field(cellOf(column)));
            lines.append(cells.join(','));
        };
        addLine([](const QString &column) { return column; });
        for (const Row &row : m_case.rows)
            addLine([&](const QString &column) { return row.at(column); });
        m_case.csv = lines.join(lineEnd);
        if (!oneIn(4))
            m_case.csv += lineEnd;
    }

    std::mt19937 m_random;
    std::vector<Sheet> m_sheets;
    QStringList m_labels;
    Case m_case;
};

// --- The definition, sentence by sentence -----------------------------------------------------------------------

/// “A canvas is found by its label: the first `en` value, else the first `none` value.”
std::string nameOf(const Json &canvas)
{
    const Json &label = canvas["label"];
    return label[label.contains("en") ? "en" : "none"][0].get<std::string>();
}

/// “The annotation goes into annotations[0]; without one, a page with the id `<canvas id>/annotationpage/1` is made.”
Json &pageOf(Json &canvas)
{
    if (!canvas.contains("annotations"))
        canvas["annotations"] = Json::array();
    if (canvas["annotations"].empty()) {
        Json page;
        page["id"] = canvas["id"].get<std::string>() + "/annotationpage/1";
        page["type"] = "AnnotationPage";
        page["items"] = Json::array();
        canvas["annotations"].push_back(page);
    }
    return canvas["annotations"][0];
}

std::string orElse(const QString &cell, const char *standard)
{
    const QString text = cell.trimmed();
    return text.isEmpty() ? standard : text.toStdString();
}

/// “`<canvas id>#xywh=x,y,w,h`, no fragment for a whole canvas”, of four whole numbers.
std::string targetOf(const Json &canvas, const QString &xywh)
{
    std::string target = canvas["id"].get<std::string>();
    if (xywh.trimmed().isEmpty())
        return target;
    QStringList numbers;
    for (const QString &part : xywh.split(u','))
        numbers.append(QString::number(part.trimmed().toLongLong()));
    return target + "#xywh=" + numbers.join(u',').toStdString();
}

Json expected(const Case &given)
{
    Json manifest = given.manifest;
    for (const Row &row : given.rows) {
        for (Json &canvas : manifest["items"]) {
            if (nameOf(canvas) != row.at(u"canvas_label"_s).trimmed().toStdString())
                continue;
            Json &page = pageOf(canvas);
            Json annotation;
            annotation["id"] = page["id"].get<std::string>() + "/anno/" + std::to_string(page["items"].size() + 1);
            annotation["type"] = "Annotation";
            annotation["motivation"] = orElse(row.at(u"motivation"_s), "commenting");
            Json body;
            body["type"] = "TextualBody";
            body["value"] = row.at(u"text"_s).trimmed().toStdString();
            body["format"] = "text/plain";
            body["language"] = orElse(row.at(u"lang"_s), "en");
            annotation["body"] = body;
            annotation["target"] = targetOf(canvas, row.at(u"xywh"_s));
            page["items"].push_back(annotation);
        }
    }
    return manifest;
}

} // namespace

/// On generated input within the parity definition `annotate --on-duplicate add` makes just what the definition says.
class TestDefinition : public QObject {
    Q_OBJECT

private slots:
    void generatedTables_data()
    {
        QTest::addColumn<int>("first");
        for (int first = 0; first < caseCount; first += sideBySide)
            QTest::addRow("seeds from %d", first) << first;
    }

    void generatedTables()
    {
        QFETCH(const int, first);
        const Workspace work;
        std::vector<Case> cases;
        std::vector<std::unique_ptr<RunningCli>> runs;
        for (int i = 0; i < sideBySide; ++i) {
            cases.push_back(CaseMaker(unsigned(first + i)).make());
            const QString number = QString::number(i);
            const int indent = (first + i) % 3 == 0 ? 2 : -1;
            work.write(number + u".json"_s, QByteArray::fromStdString(cases.back().manifest.dump(indent)));
            work.write(number + u".csv"_s, cases.back().csv);
            runs.push_back(
                std::make_unique<RunningCli>(QStringList{u"annotate"_s, number + u".json"_s, number + u".csv"_s,
                                                         u"--on-duplicate"_s, u"add"_s, u"-o"_s, number + u".out"_s},
                                             work.path()));
        }
        for (int i = 0; i < sideBySide; ++i) {
            const Run run = runs[size_t(i)]->finished();
            QVERIFY2(run.ended(0), run.account() + "\nseed " + QByteArray::number(first + i));
            const Json result = parsed(work.read(QString::number(i) + u".out"_s));
            QVERIFY2(isEqual(result, expected(cases[size_t(i)])), "seed " + QByteArray::number(first + i));
        }
    }

private:
    static bool isEqual(const Json &result, const Json &wanted)
    {
        if (result == wanted)
            return true;
        qWarning("%s\nand not\n%s", result.dump(1).c_str(), wanted.dump(1).c_str());
        return false;
    }
};

KADER_TEST(TestDefinition);

#include "tst_definition.moc"
