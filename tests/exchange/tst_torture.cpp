#include "exchange/csvreader.h"
#include "gallery.h"
#include "support/registry.h"

#include <QStringEncoder>
#include <QTest>

#include <functional>
#include <optional>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QByteArray &utf8, QStringConverter::Encoding encoding, bool marked)
{
    QStringEncoder encoder(encoding, marked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(QString::fromUtf8(utf8));
}

QByteArray latin1(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8).toLatin1();
}

QByteArray plain(const QByteArray &rows)
{
    return plainHeader + rows;
}

/// A cell in quotes.
QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('"', "\"\"") + '"';
}

QString added(const QString &text, int canvas = 2)
{
    return u"A%1 commenting|en|-|%2"_s.arg(canvas).arg(text);
}

const QString accented = u"A9 describing|nl|1,2,3,4|Sneeuw, „vers”, à côté €"_s;

QByteArray accentedFile(char separator)
{
    QByteArray csv = "canvas_label,text,xywh,motivation,lang\n"
                     "Café.tif,\"Sneeuw, „vers”, à côté €\",\"1,2,3,4\",describing,nl\n";
    if (separator == ',')
        return csv;
    csv.replace("canvas_label,text,xywh,motivation,lang", "canvas_label;text;xywh;motivation;lang");
    csv.replace("Café.tif,", "Café.tif;").replace("\",\"", "\";\"").replace("\",describing,nl", "\";describing;nl");
    return csv.replace(';', separator);
}

/// Adds a file by name: its bytes, and the picture of its plan.
using AddFile = std::function<void(const char *, const QByteArray &, const QString &)>;

void writtenDown(const AddFile &file)
{
    using Converter = QStringConverter;
    file("UTF-8 with a mark", "\xEF\xBB\xBF" + accentedFile(','), accented);
    file("UTF-8 with a mark, header in quotes", "\xEF\xBB\xBF\"canvas_label\",\"text\"\nplain.tif,x\n", added(u"x"_s));
    file("UTF-16LE with a mark", encoded(accentedFile(','), Converter::Utf16LE, true), accented);
    file("UTF-16BE with a mark", encoded(accentedFile(';'), Converter::Utf16BE, true), accented);
    file("UTF-16LE without a mark", encoded(accentedFile('\t'), Converter::Utf16LE, false), accented);
    file("UTF-16BE without a mark", encoded(accentedFile(','), Converter::Utf16BE, false), accented);
    file("UTF-32 with a mark", encoded(accentedFile(','), Converter::Utf32LE, true), accented);
    file("Windows-1252: accents", latin1(plain("Caf\xC3\xA9.tif,\xC3\xA0 c\xC3\xB4t\xC3\xA9,,,\n")),
         added(u"à côté"_s, 9));
    file("Windows-1252: quotes and euro of its own", plain("plain.tif,\x93vers\x94 \x80,,,\n"), added(u"“vers” €"_s));
    file("one byte of Windows-1252 in UTF-8", plain("plain.tif,\xC3\xA9\xC3\xA9 caf\xE9,,,\nplain.tif,x,,,\n"),
         u"R0 !csv-encoding\n"_s + added(u"x"_s));
    file("half a character of UTF-16 at the end", encoded(plain("plain.tif,x,,,\n"), Converter::Utf16LE, true) + 'x',
         added(u"x"_s) + u"\nR0 !csv-encoding"_s);
    file("semicolons", accentedFile(';'), accented);
    file("tabs", accentedFile('\t'), accented);
    file("sep=;", "sep=;\n" + accentedFile(';'), accented);
    file("sep=; in quotes, CRLF", "\"sep=;\"\r\n" + accentedFile(';').replace("\n", "\r\n"), accented);
    file("sep=, though semicolons would do", "sep=,\ncanvas_label,text\nplain.tif,a;b;c\n", added(u"a;b;c"_s));
    file("sep=| of one's own", "sep=|\ncanvas_label|text\nplain.tif|a,b\n", added(u"a,b"_s));
    file("SEP= in capitals behind a mark", "\xEF\xBB\xBFSEP=\t\ncanvas_label\ttext\nplain.tif\tx\n", added(u"x"_s));
    file("lone CR", accentedFile(',').replace('\n', '\r'), accented);
    file("mixed line ends", "canvas_label,text\r\nplain.tif,a\rplain.tif,b\nplain.tif,c",
         added(u"a"_s) + u'\n' + added(u"b"_s) + u'\n' + added(u"c"_s));
    file("no line end at the end, open cell", "canvas_label,text,xywh\nplain.tif,x,", added(u"x"_s));
    file("blank lines everywhere", "\n\r\n  \ncanvas_label,text\n\n\t\nplain.tif,x\n\n\n", added(u"x"_s));
}

void quotes(const AddFile &file)
{
    file("everything in quotes", "\"canvas_label\",\"text\"\n\"plain.tif\",\"say \"\"x\"\"\"\n", added(u"say \"x\""_s));
    file("quotes within a plain field", plain("plain.tif,6\" of snow and 3\" more,,,\n"),
         added(u"6\" of snow and 3\" more"_s));
    file("nothing but quotes", plain("plain.tif,\"\"\"\"\"\",,,\n"), added(u"\"\""_s));
    file("line breaks of three kinds in quotes", plain("plain.tif,\"a\nb\r\nc\rd\",,,\n"), added(u"a\nb\r\nc\rd"_s));
    file("spaces behind a closing quote", plain("plain.tif,\"x\"  ,,,\n"), added(u"x"_s));
    file("spaces before an opening quote", plain("plain.tif, \"x\",,,\n"), added(u"\"x\""_s));
    file("text behind a closing quote", plain("plain.tif,\"x\" y,,,\nplain.tif,z,,,\n"),
         u"R0 !csv-text-after-quote\n"_s + added(u"z"_s));
    file("an open quote", plain("plain.tif,\"open,,,\nplain.tif,z,,,\n"),
         u"R0 !csv-unclosed-quote\n"_s + added(u"z"_s));
    file("an open quote in the last line", plain("plain.tif,z,,,\nplain.tif,\"open"),
         added(u"z"_s) + u"\nR0 !csv-unclosed-quote"_s);
    file("a quote as the text", plain("plain.tif,\",,,\nplain.tif,z,,,\n"),
         u"R0 !csv-unclosed-quote\n"_s + added(u"z"_s));
}

void columns(const AddFile &file)
{
    file("another order, another case, spaces", " LANG ,Text,\tCanvas Label,XYWH\nnl,x,plain.tif,\"1,2,3,4\"\n",
         u"A2 commenting|nl|1,2,3,4|x"_s);
    file("columns of their own", "id,canvas_label,text,checked,lang\n7,plain.tif,x,\"yes, twice\",nl\n",
         u"A2 commenting|nl|-|x"_s);
    file("neither motivation nor language", "text,canvas_label\nx,plain.tif\n", added(u"x"_s));
    file("nameless columns at the end", "canvas_label,text,,,\nplain.tif,x,,,\n", added(u"x"_s));
    file("a header alone", plainHeader, QString());
    file("a header without an end", plainHeader.chopped(1), QString());
    file("short rows", plain("plain.tif,x\nplain.tif\n"), added(u"x"_s) + u"\nR2 !text-empty"_s);
    file("a long row", plain("plain.tif,a,b,,commenting,en\n"), u"R0 !row-too-long"_s);
    file("long by empty cells", plain("plain.tif,x,,,,,,,,,\n"), added(u"x"_s));
    file("rows of separators", plain(",,,,\nplain.tif,x,,,\n;;;;\n"),
         u"R0 !row-empty\n"_s + added(u"x"_s) + u"\nR0 !canvas-unknown,text-empty"_s);
    file("the header once more", plain(plainHeader + "plain.tif,x,,,\n"),
         u"R0 !canvas-unknown,motivation-unknown,lang-form\n"_s + added(u"x"_s));
}

void labels(const AddFile &file)
{
    file("label with comma, quotes, line break",
         plain("\"one, two\",x,,,\n\"the \"\"big\"\" one\",x,,,\n\"two\nlines\",x,,,\n"),
         added(u"x"_s, 4) + u'\n' + added(u"x"_s, 5) + u'\n' + added(u"x"_s, 6));
    file("label of another language, canvas id, another case",
         plain("Gevuld,x,,,\nhttps://repo.test/iiif/gallery/canvas/8,x,,,\nPLAIN.tif,y,,,\n"),
         added(u"x"_s, 3) + u'\n' + added(u"x"_s, 8) + u'\n' + added(u"y"_s) + u" !canvas-spelling"_s);
    file("label of two, of none, empty", plain("twin,x,,,\nnowhere,x,,,\n,x,,,\n"),
         u"R0 !canvas-ambiguous\nR0 !canvas-unknown\nR0 !canvas-label-empty"_s);
}

void regions(const AddFile &file)
{
    file("the documented example", plain("CA216132V0066.tif,Yeast,100,150,200,200,describing,en\n"),
         u"A1 describing|en|100,150,200,200|Yeast !xywh-unquoted"_s);
    file("the same with decimals and signs", plain("plain.tif,x,+1.5,-2,3,4,tagging,nl\n"),
         u"A2 tagging|nl|1,-2,4,4|x !xywh-unquoted,xywh-decimals,xywh-outside"_s);
    file("percent:, pct:, pixel:, xywh=",
         plain("plain.tif,a,\"percent:25,25,50,50\",,\nplain.tif,b,\"PCT:0,0,100,100\",,\n"
               "plain.tif,c,\"pixel:1,2,3,4\",,\nplain.tif,d,\"xywh=pixel:1,2,3,4\",,\n"),
         u"A2 commenting|en|1000,750,2000,1500|a !xywh-percent\nA2 commenting|en|0,0,4000,3000|b !xywh-percent\n"
         u"A2 commenting|en|1,2,3,4|c\nA2 commenting|en|1,2,3,4|d"_s);
    file("zero, negative, outside",
         plain("plain.tif,a,\"1,1,0,5\",,\nplain.tif,b,\"1,1,-5,5\",,\nplain.tif,c,\"-9,0,10,10\",,\n"
               "plain.tif,d,\"3990,2990,50,50\",,\n"),
         u"R2 !xywh-empty\nR2 !xywh-empty\nA2 commenting|en|-9,0,10,10|c !xywh-outside\n"
         u"A2 commenting|en|3990,2990,50,50|d !xywh-outside"_s);
    file("numbers as programs have them",
         plain("plain.tif,a,\"1e3,0,5,5\",,\nplain.tif,b,\"0x1,0,5,5\",,\nplain.tif,c,\"nan,0,5,5\",,\n"
               "plain.tif,d,\"1,2,3\",,\nplain.tif,e,\"1 2 3 4\",,\nplain.tif,f,\"1;2;3;4\",,\n"),
         u"R2 !xywh-form\nR2 !xywh-form\nR2 !xywh-form\nR2 !xywh-form\nR2 !xywh-form\nR2 !xywh-form"_s);
    file("numbers beyond all bounds", plain("plain.tif,a,\"99999999999999999999999,0,5,5\",,\n"), u"R2 !xywh-form"_s);
}

void motivationsAndLanguages(const AddFile &file)
{
    file("other spellings of motivations",
         plain("plain.tif,a,,Tagging,\nplain.tif,b,,oa:commenting,\n"
               "plain.tif,c,,http://www.w3.org/ns/oa#describing,\nplain.tif,d,,painting,\nplain.tif,e,,my own,\n"),
         u"A2 tagging|en|-|a !motivation-spelling\nA2 commenting|en|-|b !motivation-spelling\n"
         u"A2 describing|en|-|c !motivation-spelling\nR2 !motivation-painting\nR2 !motivation-form"_s);
    file("languages", plain("plain.tif,a,,,NL\nplain.tif,b,,,zh-Hant\nplain.tif,c,,,dutch\n"),
         u"A2 commenting|NL|-|a\nA2 commenting|zh-Hant|-|b\nA2 commenting|dutch|-|c !lang-form"_s);
}

void texts(const AddFile &file)
{
    file("cells that a spreadsheet computes",
         plain("plain.tif,=1+1,,,\nplain.tif,+5,,,\nplain.tif,@x,,,\nplain.tif,#REF!,,,\n"),
         added(u"=1+1"_s) + u'\n' + added(u"+5"_s) + u'\n' + added(u"@x"_s) + u'\n' + added(u"#REF!"_s));
    file("right to left, with its marks", plain("plain.tif,\u200Fשלום \u202Bעולם\u202C,,,\n"),
         added(u"\u200Fשלום \u202Bעולם\u202C"_s));
    file("combining marks stay as they are", plain("plain.tif,e\u0301 is not é,,,\n"), added(u"e\u0301 is not é"_s));
    file("beyond the first plane", plain("plain.tif,👩‍🔬🏳️‍🌈 𝔘𝔫𝔦,,,\n"),
         added(u"👩‍🔬🏳️‍🌈 𝔘𝔫𝔦"_s));
    file("spaces of other kinds within", plain("plain.tif,a\u00A0b\u2003c\u200Bd\u2028e,,,\n"),
         added(u"a\u00A0b\u2003c\u200Bd\u2028e"_s));
    file("control characters within",
         plain("plain.tif,a\x01"
               "b\x1B[31mc\x7F,,,\n"),
         added(u"a\x01"
               u"b\x1B[31mc\x7F"_s));
    file("a NUL", plain("plain.tif,a\0b,,,\nplain.tif,x,,,\n"_ba), u"R0 !csv-nul\n"_s + added(u"x"_s));
    file("markup and JSON are text", plain("plain.tif," + quoted("<b>x</b> {\"a\": [1]}") + ",,,\n"),
         added(u"<b>x</b> {\"a\": [1]}"_s));
    file("equal rows", plain("plain.tif,x,,,\nplain.tif, x ,,commenting,en\n"),
         added(u"x"_s) + u"\nT2 commenting|en|-|x !row-repeated"_s);
}

} // namespace

/// Files as people's programs write them and as accidents leave them. Of each it is said what becomes of every record
/// in it; none is lost, altered or made up.
class TestTorture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_manifest.emplace(readManifest(gallery())); }

    void files_data();
    void files();
    void refused_data();
    void refused();
    void aFieldOfTenMegabytes();
    void aTextOfEveryCharacter();

private:
    std::optional<iiif::Manifest> m_manifest;
};

void TestTorture::files_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("expected");
    int count = 8; // of those that are refused
    const AddFile file = [&count](const char *name, const QByteArray &csv, const QString &expected) {
        QTest::newRow(name) << csv << expected;
        ++count;
    };
    for (const auto &add : {writtenDown, quotes, columns, labels, regions, motivationsAndLanguages, texts})
        add(file);
    QVERIFY(count >= 60);
}

void TestTorture::files()
{
    QFETCH(const QByteArray, csv);
    QFETCH(const QString, expected);
    const CsvTable table = readTable(csv);
    const Result<ImportPlan> plan = planImport(table, {{&*m_manifest, u"Dataset"_s}});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(picture(*plan), expected);
    // What is rejected has a place and a remedy, and can be saved and read again.
    for (const PlannedRow &row : plan->rows) {
        QVERIFY(row.line > 0);
        QCOMPARE(row.verdict == Verdict::Rejected, !row.reason().isEmpty());
    }
    const Result<CsvTable> rejects = readCsv(rejectsCsv(*plan, table), u"rejects.csv"_s);
    QVERIFY(rejects);
    QCOMPARE(qsizetype(rejects->records.size()), plan->count(Verdict::Rejected));
}

void TestTorture::refused_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blank lines alone") << "\n\n  \n"_ba;
    QTest::newRow("a picture") << "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"_ba;
    QTest::newRow("a workbook") << "PK\x03\x04\x14\0\x06\0"_ba;
    QTest::newRow("noise") << QByteArray(4000, '\xFE').replace(7, 1, QByteArray(1, '\0'));
    QTest::newRow("no header") << "plain.tif,x,,commenting,en\n"_ba;
    QTest::newRow("a column twice") << "canvas_label,text,lang,Lang\nplain.tif,x,en,nl\n"_ba;
    QTest::newRow("an open quote in the header") << "canvas_label,\"text\nplain.tif,x\n"_ba;
}

void TestTorture::refused()
{
    QFETCH(const QByteArray, csv);
    const Result<ImportPlan> plan = readCsv(csv, u"rows.csv"_s).and_then([this](const CsvTable &table) {
        return planImport(table, {{&*m_manifest, u"Dataset"_s}});
    });
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Malformed);
    QVERIFY(plan.error().place.line >= 1);
    QVERIFY(!plan.error().message.isEmpty());
}

void TestTorture::aFieldOfTenMegabytes()
{
    const QByteArray large = QByteArray("a,\"b\"\n").repeated((10 << 20) / 6);
    const ImportPlan plan = planFor(*m_manifest, plain("plain.tif," + quoted(large) + ",,,\nplain.tif,x,,,\n"));
    QCOMPARE(verdicts(plan), u"AA"_s);
    QVERIFY(plan.rows[0].annotation.text == QString::fromUtf8(large).trimmed());
}

/// But those that no text has, and those that end a line without quotes.
void TestTorture::aTextOfEveryCharacter()
{
    QString text = u"x"_s;
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
        if (c < 0xD800 || c > 0xDFFF)
            text += QString::fromUcs4(&c, 1);
    }
    text += u'x';
    const ImportPlan plan = planFor(*m_manifest, plain("plain.tif," + quoted(text.toUtf8()) + ",,,\n"));
    QCOMPARE(verdicts(plan), u"A"_s);
    QVERIFY(plan.rows[0].annotation.text == text);
}

KADER_TEST(TestTorture);
#include "tst_torture.moc"
