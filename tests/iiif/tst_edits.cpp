#include "iiif/edits.h"
#include "support/json.h"
#include "support/registry.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

#include <nlohmann/json.hpp>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

using Change = std::function<void(Edits &, Value)>;
Q_DECLARE_METATYPE(Change)

class TestEdits : public QObject {
    Q_OBJECT

private slots:
    void changesOnlyWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *before, Change change, const char *after) {
            QTest::newRow(name) << QByteArray(before) << change << QByteArray(after);
        };
        row(
            "new member, Python style", json("{'a': 1, 'b': 2}"), [](Edits &e, Value r) { e.set(r, "c", "3"); },
            json("{'a': 1, 'b': 2, 'c': 3}"));
        row(
            "new member, compact", json("{'a':1,'b':2}"), [](Edits &e, Value r) { e.set(r, "c", "3"); },
            json("{'a':1,'b':2,'c':3}"));
        row(
            "new member, indented", "{\n  \"a\": 1\n}", [](Edits &e, Value r) { e.set(r, "c", "3"); },
            "{\n  \"a\": 1,\n  \"c\": 3\n}");
        row(
            "new member in an empty object", json("{'a': {}, 'b': 2}"),
            [](Edits &e, Value r) { e.set(r["a"], "c", "3"); }, json("{'a': {'c': 3}, 'b': 2}"));
        row(
            "set twice", json("{'a': 1}"),
            [](Edits &e, Value r) {
                e.set(r, "c", "3");
                e.set(r, "c", "4");
            },
            json("{'a': 1, 'c': 4}"));
        row(
            "set an old member", json("{'a': 1.50, 'b': -0}"), [](Edits &e, Value r) { e.set(r, "a", "2"); },
            json("{'a': 2, 'b': -0}"));
        const auto setFirst = [](Edits &e, Value r) { e.setFirst(r, "x", "3"); };
        row("first member", json("{'a': 1, 'b': 2}"), setFirst, json("{'x': 3, 'a': 1, 'b': 2}"));
        row("first member, indented", "{\n  \"a\": 1\n}", setFirst, "{\n  \"x\": 3,\n  \"a\": 1\n}");
        row("first member of an empty object", "{ }", setFirst, json("{'x': 3 }"));
        row("first member that is there", json("{'x': [], 'a': 1}"), setFirst, json("{'x': 3, 'a': 1}"));
        row("first member that stands last", json("{'a': 1,'x': []}"), setFirst, json("{'x': 3,'a': 1}"));
        row("first member that is there twice", json("{'x': 1, 'a': 1, 'x': 2}"), setFirst, json("{'x': 3, 'a': 1}"));
        row(
            "first member where the first goes", json("{'a': 1, 'b': 2, 'x': 1}"),
            [](Edits &e, Value r) {
                e.set(r, "y", "5");
                e.remove(r["a"]);
                e.setFirst(r, "x", "3");
            },
            json("{'x': 3, 'b': 2, 'y': 5}"));
        row(
            "first member where all go", json("{'a': 1}"),
            [](Edits &e, Value r) {
                e.remove(r["a"]);
                e.set(r, "x", "2");
                e.setFirst(r, "x", "3");
                e.set(r, "y", "4");
                e.set(r, "x", "5");
            },
            json("{'x': 5, 'y': 4}"));
        row(
            "into an array, and edited within", json("{'a': {'b': 1}, 'c': 2}"),
            [](Edits &e, Value r) {
                e.putIntoArray(r["a"]);
                e.putIntoArray(r["a"]["b"]);
                e.set(r["a"], "d", "3");
                e.replace(r["a"]["b"], "9");
                e.remove(r["c"]);
            },
            json("{'a': [{'b': [9], 'd': 3}]}"));
        row(
            "append", json("{'a': [1, 2]}"),
            [](Edits &e, Value r) {
                e.append(r["a"], "3");
                e.append(r["a"], "4");
            },
            json("{'a': [1, 2, 3, 4]}"));
        row(
            "append to an empty array", json("{'a': [ ]}"),
            [](Edits &e, Value r) {
                e.append(r["a"], "3");
                e.append(r["a"], "4");
            },
            json("{'a': [3, 4 ]}"));
        row(
            "remove first", json("{'a': 1, 'b': 2, 'c': 3}"), [](Edits &e, Value r) { e.remove(r["a"]); },
            json("{'b': 2, 'c': 3}"));
        row(
            "remove middle", json("{'a': 1, 'b': 2, 'c': 3}"), [](Edits &e, Value r) { e.remove(r["b"]); },
            json("{'a': 1, 'c': 3}"));
        row(
            "remove last", json("{'a': 1, 'b': 2, 'c': 3}"), [](Edits &e, Value r) { e.remove(r["c"]); },
            json("{'a': 1, 'b': 2}"));
        row(
            "remove all", json("{'a': 1, 'b': 2}"),
            [](Edits &e, Value r) {
                e.remove(r["a"]);
                e.remove(r["b"]);
            },
            json("{}"));
        row(
            "remove all and add", json("{'a': 1, 'b': 2}"),
            [](Edits &e, Value r) {
                e.remove(r["a"]);
                e.remove(r["b"]);
                e.set(r, "c", "3");
            },
            json("{'c': 3}"));
        row(
            "remove last and add", json("{'a': 1, 'b': 2}"),
            [](Edits &e, Value r) {
                e.remove(r["b"]);
                e.set(r, "c", "3");
            },
            json("{'a': 1, 'c': 3}"));
        row(
            "remove first and middle", json("[1, 2, 3, 4]"),
            [](Edits &e, Value r) {
                e.remove(r.firstChild());
                e.remove(r.firstChild().next().next());
            },
            json("[2, 4]"));
        row(
            "edits at many depths", json("{'a': [{'x': 1}], 'b': {'y': []}}"),
            [](Edits &e, Value r) {
                e.set(r["a"].firstChild(), "z", "2");
                e.append(r["b"]["y"], "true");
                e.set(r, "c", "{}");
            },
            json("{'a': [{'x': 1, 'z': 2}], 'b': {'y': [true]}, 'c': {}}"));
        row(
            "nothing", "\xEF\xBB\xBF{ \"a\" :1e0 ,\"a\": \"\\/\" }\n", [](Edits &, Value) {},
            "\xEF\xBB\xBF{ \"a\" :1e0 ,\"a\": \"\\/\" }\n");
    }

    void changesOnlyWhatItShould()
    {
        QFETCH(QByteArray, before);
        QFETCH(Change, change);
        const auto outline = Outline::parse(before);
        Edits edits(*outline);
        change(edits, outline->root());
        const auto patches = edits.patches();
        QVERIFY(patches);
        QTEST(patched(before, *patches), "after");
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(writePatched(out, before, *patches));
        QTEST(out.data(), "after");
        const auto taken = edits.takePatches();
        QVERIFY(taken);
        QVERIFY(*taken == *patches);
        QVERIFY(edits.isEmpty());
    }

    void refusesEditsInsideAReplacedValue()
    {
        const auto outline = Outline::parse(json("{'a': {'b': 1}}"));
        Edits edits(*outline);
        edits.replace(outline->root()["a"], "2");
        edits.set(outline->root()["a"], "c", "3");
        QCOMPARE(edits.patches().error().kind, ErrorKind::Conflict);
    }

    void writesAPartOfADocument()
    {
        const QByteArray text = json("{'items': [{'n': 1}, {'n': 2}, {'n': 3}]}");
        const auto outline = Outline::parse(text);
        Edits edits(*outline);
        const Value second = outline->root()["items"].firstChild().next();
        for (Value item : outline->root()["items"])
            edits.set(item, "new", "true");
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(writePatched(out, text, edits.patches().value(), second.node().begin, second.node().end));
        QCOMPARE(out.data(), json("{'n': 2, 'new': true}"));
    }

    void agreesWithEditingInMemory()
    {
        for (quint32 seed = 1; seed <= 400; ++seed) {
            QRandomGenerator random(seed);
            nlohmann::ordered_json model = nlohmann::ordered_json::object();
            for (int i = random.bounded(5); i > 0; --i)
                model["m" + std::to_string(i)] = nlohmann::ordered_json::array({i, "x"});
            const QByteArray text = QByteArray::fromStdString(model.dump(random.bounded(2) ? 2 : -1));
            const auto outline = Outline::parse(text);
            Edits edits(*outline);
            for (Value member : outline->root()) {
                const std::string name = member.key().toStdString();
                if (random.bounded(2)) {
                    edits.remove(member);
                    model.erase(name);
                } else if (random.bounded(2)) {
                    edits.append(member, "[null]");
                    model[name].push_back(nlohmann::ordered_json::array({nullptr}));
                }
            }
            for (int i = random.bounded(3); i > 0; --i) {
                edits.set(outline->root(), "new" + QByteArray::number(i), "1.5");
                model["new" + std::to_string(i)] = 1.5;
            }
            const QByteArray result = patched(text, edits.patches().value());
            QVERIFY2(nlohmann::ordered_json::parse(result.toStdString()) == model, result.constData());
        }
    }
};

KADER_TEST(TestEdits);
#include "tst_edits.moc"
