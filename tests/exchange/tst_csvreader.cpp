#include "exchange/csvreader.h"
#include "support/registry.h"

#include <QStringEncoder>
#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace Qt::StringLiterals;

namespace {

/// Records as a picture: `line: field|field`, faulty ones with their rule, line and column behind.
QString picture(const CsvTable &table)
{
    QStringList lines;
    for (const CsvRecord &record : table.records) {
        QString line = QString::number(record.line) + u": "_s + record.fields.join(u'|');
        for (const Diagnostic &fault : record.faults)
            line += u" ! %1 %2:%3"_s.arg(fault.rule).arg(fault.place.line).arg(fault.place.column);
        lines += line;
    }
    return lines.join(u'\n');
}

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool marked)
{
    QStringEncoder encoder(encoding, marked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

const QString accented = u"canvas_label,text\nCafé.tif,Grès – “beau” €5\n"_s;

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT

private slots:
    void readsRecords_data();
    void readsRecords();
    void findsTheSeparator_data();
    void findsTheSeparator();
    void findsTheEncoding_data();
    void findsTheEncoding();
    void refusesWhatIsNoTable_data();
    void refusesWhatIsNoTable();
    void keepsLimits_data();
    void keepsLimits();
    void readsAFieldOfTenMegabytes();
    void oneOpenQuoteCostsOneRow();
    void manyOpenQuotesStayLinear();
};

void TestCsvReader::readsRecords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("LF") << "a,b\nc,d\n"_ba << u"2: a|b\n3: c|d"_s;
    QTest::newRow("CRLF") << "a,b\r\nc,d\r\n"_ba << u"2: a|b\n3: c|d"_s;
    QTest::newRow("lone CR") << "a,b\rc,d\r"_ba << u"2: a|b\n3: c|d"_s;
    QTest::newRow("no line end at the end") << "a,b\nc,d"_ba << u"2: a|b\n3: c|d"_s;
    QTest::newRow("blank lines") << "\n\na,b\n\n   \nc,d\n\n"_ba << u"4: a|b\n7: c|d"_s;
    QTest::newRow("spaces are kept") << " a , \"b\" ,\"c\" \n"_ba << u"2:  a | \"b\" |c "_s;
    QTest::newRow("quoted") << "\"a,1\",\"say \"\"hi\"\"\",\"\"\n"_ba << u"2: a,1|say \"hi\"|"_s;
    QTest::newRow("line breaks in quotes count as lines")
        << "\"x\r\ny\",b\n\"p\rq\nr\",s\nc,d\n"_ba << u"2: x\r\ny|b\n4: p\rq\nr|s\n7: c|d"_s;
    QTest::newRow("quotes in a plain field") << "5\" pipe,the \"big\" one\n"_ba << u"2: 5\" pipe|the \"big\" one"_s;
    QTest::newRow("empty fields") << ",,\n,\n"_ba << u"2: ||\n3: |"_s;
    QTest::newRow("separator at the very end") << "a,b,"_ba << u"2: a|b|"_s;
    QTest::newRow("NUL") << "a,b\nc,d\0e\nf,g\n"_ba
                         << (u"2: a|b\n3: c|d"_s + QChar(u'\0') + u"e ! csv-nul 3:4\n4: f|g"_s);
    QTest::newRow("NUL behind a quoted line break")
        << "\"x\ny\",\"z\nab\0\"\n"_ba << (u"2: x\ny|z\nab"_s + QChar(u'\0') + u" ! csv-nul 4:3"_s);
    QTest::newRow("unclosed quote") << "a,b\nc,\"d\ne,f\n"_ba << u"2: a|b\n3: c|\"d ! csv-unclosed-quote 3:3\n4: e|f"_s;
    QTest::newRow("unclosed quote at the end") << "a,\""_ba << u"2: a|\" ! csv-unclosed-quote 2:3"_s;
    QTest::newRow("unclosed quote behind a quoted line break")
        << "\"é\né\",\"d\ne,f\n"_ba << u"2: é\né|\"d ! csv-unclosed-quote 3:4\n4: e|f"_s;
    QTest::newRow("quote closes in a later row")
        << "c,\"d,1\ne,\"f\"\ng,h\n"_ba << u"2: c|\"d,1 ! csv-text-after-quote 2:3\n3: e|f\n4: g|h"_s;
    QTest::newRow("text behind the closing quote")
        << "a,\"the \"big\" one\",c\nd,e\n"_ba << u"2: a|\"the \"big\" one\",c ! csv-text-after-quote 2:3\n3: d|e"_s;
}

void TestCsvReader::readsRecords()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const Result<CsvTable> table = readCsv("canvas_label,text\n" + body, u"x.csv"_s);
    QVERIFY(table);
    QCOMPARE(picture(*table), expected);
    for (const CsvRecord &record : table->records) {
        for (const Diagnostic &fault : record.faults)
            QCOMPARE(fault.place.document, u"x.csv"_s);
    }
}

void TestCsvReader::findsTheSeparator_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("comma") << "canvas_label,text\na,b;c\n"_ba << u"2: a|b;c"_s;
    QTest::newRow("semicolon") << "canvas_label;text\na,1;b\n"_ba << u"2: a,1|b"_s;
    QTest::newRow("tab") << "canvas_label\ttext\na,1;\tb\n"_ba << u"2: a,1;|b"_s;
    QTest::newRow("commas in a name") << "canvas_label;text;place (x,y,w,h)\na;b;c\n"_ba << u"2: a|b|c"_s;
    QTest::newRow("quoted names") << "\"canvas_label\";\"text\"\na;b\n"_ba << u"2: a|b"_s;
    QTest::newRow("blank lines first") << "\n\r\ncanvas_label;text\na;b\n"_ba << u"4: a|b"_s;
    QTest::newRow("sep line") << "sep=;\ncanvas_label;text\na,1;b\n"_ba << u"3: a,1|b"_s;
    QTest::newRow("sep line, CRLF") << "sep=;\r\ncanvas_label;text\r\na;b\r\n"_ba << u"3: a|b"_s;
    QTest::newRow("sep line, quoted, upper case") << "\"SEP=|\"\ncanvas_label|text\na|b\n"_ba << u"3: a|b"_s;
    QTest::newRow("sep line of a tab") << "sep=\t\ncanvas_label\ttext\na\tb\n"_ba << u"3: a|b"_s;
    QTest::newRow("row of tabs") << "canvas_label\ttext\n\t\na\tb\n"_ba << u"2: |\n3: a|b"_s;
}

void TestCsvReader::findsTheSeparator()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const Result<CsvTable> table = readCsv(text, u"x.csv"_s);
    QVERIFY(table);
    QCOMPARE(table->header.fields.mid(0, 2), QStringList({u"canvas_label"_s, u"text"_s}));
    QCOMPARE(picture(*table), expected);
}

void TestCsvReader::findsTheEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("expected");
    const QString good = u"2: Café.tif|Grès – “beau” €5"_s;
    QTest::newRow("UTF-8") << accented.toUtf8() << u"UTF-8"_s << good;
    QTest::newRow("UTF-8 with mark") << encoded(accented, QStringConverter::Utf8, true) << u"UTF-8"_s << good;
    QTest::newRow("UTF-16LE with mark") << encoded(accented, QStringConverter::Utf16LE, true) << u"UTF-16LE"_s << good;
    QTest::newRow("UTF-16BE with mark") << encoded(accented, QStringConverter::Utf16BE, true) << u"UTF-16BE"_s << good;
    QTest::newRow("UTF-16LE without") << encoded(accented, QStringConverter::Utf16LE, false) << u"UTF-16LE"_s << good;
    QTest::newRow("UTF-16BE without") << encoded(accented, QStringConverter::Utf16BE, false) << u"UTF-16BE"_s << good;
    QTest::newRow("Windows-1252") << "canvas_label,text\nCaf\xE9.tif,Gr\xE8s \x96 \x93"
                                     "beau\x94 \x80"
                                     "5\n"_ba
                                  << u"Windows-1252"_s << good;
    QTest::newRow("one bad byte in UTF-8") << "canvas_label,text\nCafé,é\nCaf\xE9,x\né,é\n"_ba << u"UTF-8"_s
                                           << u"2: Café|é\n3: Café|x ! csv-encoding 3:4\n4: é|é"_s;
    QTest::newRow("as many bad bytes as letters in UTF-8")
        << "canvas_label,text\nCafé,a\nCaf\xE9,x\n"_ba << u"UTF-8"_s << u"2: Café|a\n3: Café|x ! csv-encoding 3:4"_s;
    QTest::newRow("bad byte behind a mark") << "\xEF\xBB\xBF"
                                               "canvas_label,text\nCaf\xE9,x\n"_ba
                                            << u"UTF-8"_s << u"2: Café|x ! csv-encoding 2:4"_s;
    QTest::newRow("overlong and surrogate forms")
        << "canvas_label,text\né,\xC0\xAF\né,\xED\xA0\x80\né,é\né,é\né,é\n"_ba << u"UTF-8"_s
        << u"2: é|À¯ ! csv-encoding 2:3\n3: é|í\u00A0€ ! csv-encoding 3:3\n4: é|é\n5: é|é\n6: é|é"_s;
    QTest::newRow("lone surrogate in UTF-16")
        << encoded(u"canvas_label,text\na,b"_s + QChar(0xD801) + u"\nc,d\n"_s, QStringConverter::Utf16LE, false)
        << u"UTF-16LE"_s << u"2: a|b\uFFFD ! csv-encoding 2:4\n3: c|d"_s;
}

void TestCsvReader::findsTheEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QString, expected);
    const Result<CsvTable> table = readCsv(bytes, u"x.csv"_s);
    QVERIFY(table);
    QCOMPARE(table->encoding, encoding);
    QCOMPARE(picture(*table), expected);
    const bool isTold = !table->diagnostics.isEmpty() && table->diagnostics.first().rule == "csv-encoding"_L1;
    const QByteArray row(QTest::currentDataTag());
    QCOMPARE(isTold, row == "Windows-1252" || row.endsWith("without") || row.startsWith("lone surrogate"));
}

void TestCsvReader::refusesWhatIsNoTable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Place>("place");
    const auto at = [](qint64 line, qint64 column) {
        return Place{.document = u"x.csv"_s, .line = line, .column = column};
    };
    QTest::newRow("empty") << QByteArray() << at(1, 1);
    QTest::newRow("blank lines") << "\n \n\r\n"_ba << at(1, 1);
    QTest::newRow("workbook") << "PK\x03\x04\x14\0\x06\0"_ba << at(1, 1);
    QTest::newRow("old workbook") << "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"_ba << at(1, 1);
    QTest::newRow("TIFF") << "II*\0\x08\0\0\0\x0E\0\0\0"_ba << at(1, 4);
    QTest::newRow("NUL in the header") << "canvas_label,te\0xt\na,b\n"_ba << at(1, 16);
    QTest::newRow("unclosed quote in the header") << "\ncanvas_label,\"text\na,b\n"_ba << at(2, 14);
}

void TestCsvReader::refusesWhatIsNoTable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Place, place);
    const Result<CsvTable> table = readCsv(bytes, u"x.csv"_s);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, ErrorKind::Malformed);
    QCOMPARE(table.error().place, place);
    QVERIFY(!table.error().message.isEmpty());
}

void TestCsvReader::keepsLimits_data()
{
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<qsizetype>("records");
    QTest::addColumn<qsizetype>("fields");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("within") << qsizetype(26) << qsizetype(2) << qsizetype(4) << true;
    QTest::newRow("bytes") << qsizetype(25) << qsizetype(2) << qsizetype(4) << false;
    QTest::newRow("records") << qsizetype(26) << qsizetype(1) << qsizetype(4) << false;
    QTest::newRow("fields") << qsizetype(26) << qsizetype(2) << qsizetype(3) << false;
}

void TestCsvReader::keepsLimits()
{
    QFETCH(qsizetype, bytes);
    QFETCH(qsizetype, records);
    QFETCH(qsizetype, fields);
    QFETCH(bool, accepted);
    const Result<CsvTable> table = readCsv("canvas_label,text\na,b\nc,d\n"_ba, u"x.csv"_s, {},
                                           {.bytes = bytes, .records = records, .fields = fields});
    QCOMPARE(table.has_value(), accepted);
    if (!accepted)
        QCOMPARE(table.error().kind, ErrorKind::TooLarge);
}

void TestCsvReader::readsAFieldOfTenMegabytes()
{
    const QByteArray large(10 << 20, 'x');
    const Result<CsvTable> table = readCsv("canvas_label,text\na,\"" + large + "\"\nb," + large + "\n", u"x.csv"_s);
    QVERIFY(table);
    QCOMPARE(table->records.size(), size_t(2));
    QCOMPARE(table->records[0].fields[1].size(), qsizetype(10) << 20);
    QCOMPARE(table->records[1].fields[1], table->records[0].fields[1]);
}

void TestCsvReader::oneOpenQuoteCostsOneRow()
{
    QByteArray text = "canvas_label,text\n"_ba;
    for (int i = 2; i <= 1000; ++i)
        text += i == 500 ? "a,\"open\n"_ba : "a,\"text, \"\"quoted\"\"\"\n"_ba;
    const Result<CsvTable> table = readCsv(text, u"x.csv"_s);
    QVERIFY(table);
    QCOMPARE(table->records.size(), size_t(999));
    for (const CsvRecord &record : table->records)
        QCOMPARE(record.faults.isEmpty(), record.line != 500);
}

/// Each line reads to the next one's quote before it is given up; none may read to the file's end.
void TestCsvReader::manyOpenQuotesStayLinear()
{
    QByteArray text = "canvas_label,text\n"_ba;
    for (int i = 0; i < 200'000; ++i)
        text += "a,\"b\n";
    const Result<CsvTable> table = readCsv(text, u"x.csv"_s);
    QVERIFY(table);
    QCOMPARE(table->records.size(), size_t(200'000));
}

KADER_TEST(TestCsvReader);
#include "tst_csvreader.moc"
