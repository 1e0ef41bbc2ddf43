#include "curation/tagvocabulary.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace {

/// `snow=https://…@en(Snow)`
QString told(const VocabularyTerm &term)
{
    const AnnotationTag &tag = term.tag;
    return tag.text + (tag.address.isEmpty() ? QString() : u'=' + tag.address) +
           (tag.language.isEmpty() ? QString() : u'@' + tag.language) +
           (term.label.isEmpty() ? QString() : u'(' + term.label + u')');
}

QStringList told(const std::vector<VocabularyTerm> &terms)
{
    QStringList all;
    for (const VocabularyTerm &term : terms)
        all += told(term);
    return all;
}

TagVocabulary of(const QStringList &tags)
{
    std::vector<VocabularyTerm> terms;
    for (const QString &tag : tags)
        terms.push_back({.tag = {.text = tag}});
    return TagVocabulary(terms);
}

} // namespace

class TestTagVocabulary : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QStringList>("terms");
        QTest::addColumn<int>("faults");
        QTest::newRow("one column") << "tag\nsnow\nice\n"_ba << QStringList{u"ice"_s, u"snow"_s} << 0;
        QTest::newRow("no header") << "snow\nice\n\n  rock \n"_ba << QStringList{u"ice"_s, u"rock"_s, u"snow"_s} << 0;
        QTest::newRow("all columns") << "Language;URI;Label;Tag\nen;https://t.example/1;Fresh snow;snow\n"_ba
                                     << QStringList{u"snow=https://t.example/1@en(Fresh snow)"_s} << 0;
        QTest::newRow("a label alone") << "label,uri\nsnow,https://t.example/1\n"_ba
                                       << QStringList{u"snow=https://t.example/1"_s} << 0;
        QTest::newRow("a label where no tag is") << "tag,label\n,snow\n"_ba << QStringList{u"snow"_s} << 0;
        QTest::newRow("others") << "id,tag\n1,snow\n"_ba << QStringList{u"snow"_s} << 0;
        QTest::newRow("the same twice") << "tag\nsnow\nSnow\nsnow\n"_ba << QStringList{u"snow"_s} << 0;
        QTest::newRow("one word, two meanings")
            << "tag,uri\nbank,https://t.example/1\nbank,https://t.example/2\n"_ba
            << QStringList{u"bank=https://t.example/1"_s, u"bank=https://t.example/2"_s} << 0;
        QTest::newRow("no address") << "tag,uri\nsnow,Q123\n"_ba << QStringList{u"snow"_s} << 1;
        QTest::newRow("without tag") << "tag,uri\n,https://t.example/1\nsnow,\n"_ba << QStringList{u"snow"_s} << 1;
        QTest::newRow("a quote that stays open") << "tag\n\"snow\nice\n"_ba << QStringList{u"ice"_s} << 1;
        QTest::newRow("too long") << "tag\n"_ba + QByteArray(2000, 'x') + "\nice\n" << QStringList{u"ice"_s} << 1;
        QTest::newRow("a byte-order mark") << "\xEF\xBB\xBFtag\r\nsn\xC3\xB6\r\n"_ba << QStringList{u"snö"_s} << 0;
    }

    void reads()
    {
        QFETCH(const QByteArray, csv);
        QFETCH(const QStringList, terms);
        QFETCH(const int, faults);
        const Result<TagVocabulary> read = TagVocabulary::read(csv, u"terms.csv"_s);
        QVERIFY2(read, read ? "" : qPrintable(read.error().toString()));
        QCOMPARE(told(read->find({}, 100)), terms);
        QCOMPARE(read->diagnostics().size(), faults);
        if (faults > 0)
            QVERIFY(read->diagnostics().first().place.line > 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown columns") << "code,meaning\n1,snow\n"_ba << u"called tag"_s;
        QTest::newRow("nothing but a header") << "tag\n"_ba << u"no tags"_s;
        QTest::newRow("an empty file") << ""_ba << u"empty"_s;
        QTest::newRow("a workbook") << "PK\x03\x04"_ba << u"spreadsheet"_s;
        QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << u"NUL"_s;
    }

    void refuses()
    {
        QFETCH(const QByteArray, csv);
        QFETCH(const QString, word);
        const Result<TagVocabulary> read = TagVocabulary::read(csv, u"terms.csv"_s);
        QVERIFY(!read);
        QVERIFY2(read.error().toString().contains(word), qPrintable(read.error().toString()));
    }

    void findsBeginningsFirst()
    {
        const TagVocabulary tags =
            of({u"snow"_s, u"Snow cover"_s, u"fresh snow"_s, u"unsnowed"_s, u"ice"_s, u"melt-snow"_s});
        QCOMPARE(told(tags.find(u"SNOW"_s, 10)),
                 (QStringList{u"snow"_s, u"Snow cover"_s, u"fresh snow"_s, u"melt-snow"_s, u"unsnowed"_s}));
        QCOMPARE(told(tags.find(u"snow"_s, 2)), (QStringList{u"snow"_s, u"Snow cover"_s}));
        QCOMPARE(told(tags.find(u"snow"_s, 3)).last(), u"fresh snow"_s);
        QVERIFY(tags.find(u"lava"_s, 10).empty());
        QVERIFY(tags.find(u"snow"_s, 0).empty());
        QCOMPARE(tags.find({}, 3).size(), size_t(3));
        const TagVocabulary labelled({{.tag = {.text = u"Q7561"_s}, .label = u"Snow"_s}});
        QCOMPARE(labelled.find(u"sno"_s, 5).size(), size_t(1));
    }

    void tellsTheOneThatIsWrittenSo()
    {
        const TagVocabulary tags({{.tag = {.text = u"Snow"_s}},
                                  {.tag = {.text = u"bank"_s, .language = {}, .address = u"https://t.example/1"_s}},
                                  {.tag = {.text = u"bank"_s, .language = {}, .address = u"https://t.example/2"_s}}});
        QVERIFY(tags.exact(u" snow "_s));
        QCOMPARE(tags.exact(u"snow"_s)->tag.text, u"Snow"_s);
        QVERIFY(!tags.exact(u"sno"_s));
        QVERIFY(!tags.exact(u"bank"_s));
        QVERIFY(!tags.exact({}));
    }

    void takesAHundredThousand()
    {
        QByteArray csv = "tag,uri,language\n";
        for (int at = 0; at < 100'000; ++at)
            csv += "term " + QByteArray::number(at * 7919 % 100'000) + ",https://t.example/" + QByteArray::number(at) +
                   ",en\n";
        const Result<TagVocabulary> read = TagVocabulary::read(csv, u"terms.csv"_s);
        QVERIFY(read);
        QCOMPARE(read->size(), size_t(100'000));
        QCOMPARE(read->find(u"term 9999"_s, 50).size(), size_t(11));
        QCOMPARE(read->find(u"99999"_s, 50).size(), size_t(1));
        QCOMPARE(read->find(u"erm 4"_s, 50).size(), size_t(50));
    }
};

KADER_TEST(TestTagVocabulary);
#include "tst_tagvocabulary.moc"
