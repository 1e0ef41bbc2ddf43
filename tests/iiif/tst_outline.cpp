#include "iiif/outline.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// One line a value, indented by depth: what the outline says of a text.
QString picture(const Outline &outline)
{
    static const char *const names[] = {"object", "array", "string", "number", "true", "false", "null"};
    QString lines;
    for (quint32 i = 0; i < outline.nodes().size(); ++i) {
        const Value value(&outline, i);
        int depth = 0;
        for (Value up = value.parent(); up; up = up.parent())
            ++depth;
        lines += QString(depth, u' ') + (value.key().isEmpty() ? QString() : value.key() + u'=') +
                 QString::fromLatin1(names[int(value.node().kind)]);
        if (!value.isObject() && !value.isArray())
            lines += u' ' + QString::fromUtf8(value.raw());
        lines += u'\n';
    }
    return lines;
}

class Generator {
public:
    explicit Generator(quint32 seed) : m_random(seed) {}

    QByteArray json(int depth = 0)
    {
        switch (m_random.bounded(depth > 5 ? 5 : 7)) {
        case 0:
            return "\"" + text() + "\"";
        case 1:
            return QByteArray::number(m_random.bounded(1000000)) + (m_random.bounded(2) ? ".50" : "");
        case 2:
            return m_random.bounded(2) ? "-0" : "1e-7";
        case 3:
            return m_random.bounded(2) ? "true" : "false";
        case 4:
            return "null";
        case 5:
            return list('[', ']', [&] { return json(depth + 1); });
        default:
            return list('{', '}', [&] { return "\"" + text() + "\"" + space() + ":" + space() + json(depth + 1); });
        }
    }

    QByteArray mutated(QByteArray text)
    {
        static const QByteArray alphabet = "{}[],:\"\\0123.eE-+ \n\ttruefalsn\x01\xC3\xA9u";
        for (int n = m_random.bounded(1, 4); n > 0 && !text.isEmpty(); --n) {
            const qsizetype at = m_random.bounded(int(text.size()));
            const char letter = alphabet[m_random.bounded(int(alphabet.size()))];
            switch (m_random.bounded(3)) {
            case 0:
                text.remove(at, 1);
                break;
            case 1:
                text.insert(at, letter);
                break;
            default:
                text[at] = letter;
            }
        }
        return text;
    }

private:
    QByteArray space() { return QByteArrayList{"", " ", "\n\t", "  "}[m_random.bounded(4)]; }
    QByteArray text()
    {
        return QByteArrayList{
            "", "a", "id", "caf\xC3\xA9", "\\n\\\"", "\\u00e9\\ud83d\\ude00", "{[,:]}"}[m_random.bounded(7)];
    }

    template <typename Item>
    QByteArray list(char open, char close, Item item)
    {
        QByteArray result = open + space();
        for (int n = m_random.bounded(4); n > 0; --n)
            result += item() + space() + (n > 1 ? "," + space() : QByteArray());
        return result + close;
    }

    QRandomGenerator m_random;
};

/// Whether another parser takes it for JSON; nothing where that one is stricter than RFC 8259 (numbers
/// beyond a double, lone surrogates).
std::optional<bool> acceptedElsewhere(const QByteArray &text)
{
    try {
        return !nlohmann::json::parse(text.begin(), text.end()).is_discarded();
    } catch (const nlohmann::json::out_of_range &) {
        return std::nullopt;
    } catch (const nlohmann::json::parse_error &) {
        return text.contains("\\u") ? std::nullopt : std::optional(false);
    }
}

} // namespace

class TestOutline : public QObject {
    Q_OBJECT

private slots:
    void picturesADocument()
    {
        const auto outline =
            Outline::parse(json(" {'a': [1, -2.50e+3, {'b': null}], 'é\\n': 'x\\'y', 'c': {}, 'd': [] } "));
        QVERIFY(outline);
        QCOMPARE(picture(*outline), u"object\n"
                                    " a=array\n"
                                    "  number 1\n"
                                    "  number -2.50e+3\n"
                                    "  object\n"
                                    "   b=null null\n"
                                    " é\n"
                                    "=string \"x\\\"y\"\n"
                                    " c=object\n"
                                    " d=array\n"
                                    ""_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("nothing") << ""_ba << 1 << 1;
        QTest::newRow("white space") << " \n "_ba << 1 << 1;
        QTest::newRow("cut in an object") << "{\"a\": 1"_ba << 1 << 8;
        QTest::newRow("cut in a string") << "{\"a\": \"bc"_ba << 1 << 7;
        QTest::newRow("trailing comma") << "[1,\n]"_ba << 2 << 1;
        QTest::newRow("two documents") << "{}\n {}"_ba << 2 << 2;
        QTest::newRow("missing comma") << "[1 2]"_ba << 1 << 4;
        QTest::newRow("missing colon") << "{\"a\" 1}"_ba << 1 << 6;
        QTest::newRow("missing value") << "{\"a\":}"_ba << 1 << 6;
        QTest::newRow("name not a string") << "{a: 1}"_ba << 1 << 2;
        QTest::newRow("wrong bracket") << "[1}"_ba << 1 << 3;
        QTest::newRow("leading zero") << "[01]"_ba << 1 << 2;
        QTest::newRow("plus sign") << "[+1]"_ba << 1 << 2;
        QTest::newRow("bare point") << "[1.]"_ba << 1 << 2;
        QTest::newRow("hexadecimal") << "[0x1]"_ba << 1 << 2;
        QTest::newRow("not a number") << "[NaN]"_ba << 1 << 2;
        QTest::newRow("unknown escape") << "[\"a\\x\"]"_ba << 1 << 4;
        QTest::newRow("short unicode escape") << "[\"\\u12\"]"_ba << 1 << 3;
        QTest::newRow("control character") << "[\"a\tb\"]"_ba << 1 << 4;
        QTest::newRow("text after string") << "[\"a\"b]"_ba << 1 << 5;
        QTest::newRow("invalid UTF-8") << "[\"ab\xFF\"]"_ba << 1 << 5;
        QTest::newRow("comment") << "{} // x"_ba << 1 << 4;
        QTest::newRow("html") << "<!DOCTYPE html>"_ba << 1 << 1;
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto outline = Outline::parse(text, u"x.json"_s);
        QVERIFY(!outline);
        QCOMPARE(outline.error().kind, ErrorKind::Malformed);
        QCOMPARE(outline.error().place.document, u"x.json"_s);
        QTEST(int(outline.error().place.line), "line");
        QTEST(int(outline.error().place.column), "column");
    }

    void keepsToItsLimits()
    {
        QVERIFY(Outline::parse(QByteArray(200, '[') + QByteArray(200, ']')));
        QCOMPARE(Outline::parse(QByteArray(201, '[') + QByteArray(201, ']')).error().kind, ErrorKind::TooLarge);
        QCOMPARE(Outline::parse(QByteArray(1'000'000, '[')).error().kind, ErrorKind::TooLarge);
        QCOMPARE(Outline::parse("[1,2,3]"_ba, {}, {.nodes = 3}).error().kind, ErrorKind::TooLarge);
        QCOMPARE(Outline::parse("[1,2,3]"_ba, {}, {.bytes = 6}).error().kind, ErrorKind::TooLarge);
        QCOMPARE(Outline::parse("{\"" + QByteArray(65536, 'a') + "\": 1}").error().kind, ErrorKind::TooLarge);
    }

    void acceptsAByteOrderMark()
    {
        const auto outline = Outline::parse("\xEF\xBB\xBF{\"a\": 1}"_ba);
        QVERIFY(outline);
        QCOMPARE(outline->root()["a"].integer(), 1);
        QCOMPARE(outline->root().raw(), QByteArrayView("{\"a\": 1}"));
    }

    void readsMembers()
    {
        const auto outline = Outline::parse(json("{'id': 1, '\\u0069d': 2, 'a/b~c': ['x', {'y': true}]}"));
        QCOMPARE(outline->root()["id"].integer(), 2); // the last of two with one name, escapes resolved
        const Value deep = outline->root()["a/b~c"].firstChild().next()["y"];
        QCOMPARE(deep.pointer(), u"/a~1b~0c/1/y"_s);
        QVERIFY(!outline->root()["none"]["of"]["these"].exists());
        QCOMPARE(outline->root()["none"].text(), QString());
        for (Value nothing : outline->root()["none"])
            QVERIFY2(!nothing.exists(), "there is nothing to iterate");
    }

    void readsNumbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isInteger");
        QTest::addColumn<qint64>("integer");
        QTest::newRow("plain") << "42"_ba << true << qint64(42);
        QTest::newRow("negative zero") << "-0"_ba << true << qint64(0);
        QTest::newRow("with a fraction of zero") << "3.0"_ba << true << qint64(3);
        QTest::newRow("exponent") << "3e2"_ba << true << qint64(300);
        QTest::newRow("fraction") << "1.5"_ba << false << qint64(0);
        QTest::newRow("largest") << "9223372036854775807"_ba << true << std::numeric_limits<qint64>::max();
        QTest::newRow("too long") << "92233720368547758080"_ba << false << qint64(0);
        QTest::newRow("infinite") << "1e999"_ba << false << qint64(0);
    }

    void readsNumbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isInteger);
        const auto outline = Outline::parse(text);
        QVERIFY(outline);
        QCOMPARE(outline->root().integer().has_value(), isInteger);
        QTEST(outline->root().integer().value_or(0), "integer");
    }

    void resolvesEscapes_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "caf\xC3\xA9"_ba << u"café"_s;
        QTest::newRow("short ones") << json("a\\'\\\\\\/\\b\\f\\n\\r\\t") << u"a\"\\/\b\f\n\r\t"_s;
        QTest::newRow("unicode") << json("\\u00e9") << u"é"_s;
        QTest::newRow("surrogate pair") << json("\\ud83d\\ude00") << u"😀"_s;
        QTest::newRow("byte-order mark") << "\xEF\xBB\xBF\xEF\xBB\xBFx"_ba << u"\uFEFF\uFEFFx"_s;
        QTest::newRow("byte-order mark behind an escape") << json("\\n\xEF\xBB\xBF") << u"\n\uFEFF"_s;
        QTest::newRow("lone surrogate") << json("a\\ud83db") << u"a\uFFFDb"_s;
        QTest::newRow("nul") << json("a\\u0000b") << QString(u"a\0b"_s);
    }

    void resolvesEscapes()
    {
        QFETCH(QByteArray, raw);
        QTEST(unescaped(raw), "text");
    }

    void agreesWithAnotherParser()
    {
        int accepted = 0;
        for (quint32 seed = 1; seed <= quint32(test::times(6000)); ++seed) {
            Generator generator(seed);
            const QByteArray whole = generator.json();
            const QByteArray text = seed % 2 ? generator.mutated(whole) : whole;
            const auto outline = Outline::parse(text);
            const std::optional<bool> isJson = acceptedElsewhere(text);
            if (isJson)
                QVERIFY2(outline.has_value() == *isJson, text.constData());
            accepted += outline.has_value();
        }
        QVERIFY(accepted > test::times(3000));
        QVERIFY(accepted < test::times(5500));
    }

    void checksTheWholeTextToItsLastByte()
    {
        // Heap blocks of the exact size let the address sanitizer see any read past the end.
        const QByteArray text = json("{'id': 'urn:example:x', 'n': [12345, true]}");
        for (qsizetype length = 0; length < text.size(); ++length) {
            const std::unique_ptr<char[]> block(new char[size_t(length) + 1]);
            std::copy_n(text.data(), length, block.get());
            QVERIFY(!Outline::parse(QByteArray::fromRawData(block.get(), length)));
        }
    }
};

KADER_TEST(TestOutline);
#include "tst_outline.moc"
