#include "store/curationfile.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestAnnotations : public QObject {
    Q_OBJECT

private slots:
    void init() { m_source = QUuid::createUuid(); }

    void comeBackAsTheyWere_data()
    {
        QTest::addColumn<bool>("rich");
        QTest::newRow("a curator's comment") << false;
        QTest::newRow("everything at once") << true;
    }

    void comeBackAsTheyWere()
    {
        QFETCH(bool, rich);
        const Annotation annotation = rich ? richAnnotation(m_source) : sampleAnnotation(m_source, u"bud"_s);
        const QString path = freshPath();
        {
            CurationFile file = freshCuration(path, m_source);
            QVERIFY(file.apply({u"Draw"_s, {inserted(annotation)}}));
            QVERIFY(file.annotation(annotation.id).value() == annotation);
        }
        const CurationFile again = CurationFile::open(path).value();
        QVERIFY(again.annotations().value() == std::vector{annotation});
        QVERIFY(!again.annotation(QUuid::createUuid()).value());
    }

    void keepTheirNumbersToTheLastBit()
    {
        Annotation annotation = sampleAnnotation(m_source, {});
        annotation.targets[0].area = Area{1.0 / 3, 1e-300, 1e300, 40000.000000000007};
        CurationFile file = freshCuration(freshPath(), m_source);
        QVERIFY(file.apply({u"Draw"_s, {inserted(annotation)}}));
        QVERIFY(file.undo() && file.redo());
        QVERIFY(file.annotation(annotation.id).value() == annotation);
    }

    void areStorableWhateverTheirText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("zero inside") << QString(u"a\0b"_s) << QString(u"a\0b"_s);
        QTest::newRow("half a pair") << u"a"_s + QChar(0xd83d) + u"b"_s << u"a\ufffdb"_s;
        QTest::newRow("quotes") << u"it's \"so\""_s << u"it's \"so\""_s;
        QTest::newRow("right to left") << u"\u0646\u0648\u0627\u0629"_s << u"\u0646\u0648\u0627\u0629"_s;
    }

    void areStorableWhateverTheirText()
    {
        QFETCH(QString, text);
        QFETCH(QString, kept);
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation first = sampleAnnotation(m_source, text);
        QVERIFY(file.apply({u"Write"_s, {inserted(first)}}));
        QCOMPARE(file.annotation(first.id).value()->text, kept);
        // The caller's own copy is still good enough as the state before the next change.
        QVERIFY(file.apply({u"Write"_s, {retold(first, u"next"_s)}}));
        QVERIFY(file.undo() && file.undo() && file.redo());
        QCOMPARE(file.annotation(first.id).value()->text, kept);
    }

    void areFoundByCanvas()
    {
        CurationFile file = freshCuration(freshPath(), m_source);
        const QUuid other = file.addSource(sampleSource(u"Other"_s), "[]"_ba).value().id;
        Annotation both = sampleAnnotation(m_source, u"both"_s);
        both.targets.push_back(Target{other, 0});
        const Annotation here = sampleAnnotation(m_source, u"here"_s);
        const Annotation there = sampleAnnotation(other, u"there"_s);
        QVERIFY(file.apply({u"Draw"_s, {inserted(both), inserted(here), inserted(there)}}));
        QVERIFY(file.annotations().value() == (std::vector{both, here, there}));
        QVERIFY(file.annotations({m_source}).value() == (std::vector{both, here}));
        QVERIFY(file.annotations({other}).value() == (std::vector{both, there}));
        QVERIFY(file.annotations({other, 0}).value() == std::vector{both});
        QVERIFY(file.annotations({m_source, 0}).value().empty());
        QVERIFY(file.annotations({QUuid::createUuid()}).value().empty());
    }

    void ofTheSourceAreHiddenWhenDeleted()
    {
        const Annotation own = richAnnotation(m_source);
        CurationFile file = CurationFile::create(freshPath()).value();
        Source source = sampleSource();
        source.id = m_source;
        QVERIFY(file.addSource(source, "{}"_ba, std::vector{own}));
        QVERIFY(!file.reach().value().undo);

        Annotation deleted = own;
        deleted.provenance->overlay = Overlay::Deleted;
        QVERIFY(file.apply({u"Delete"_s, {AnnotationChange{own, deleted}}}));
        QVERIFY(file.annotations().value().empty());
        QVERIFY(file.annotations({.withDeleted = true}).value() == std::vector{deleted});
        QVERIFY(file.undo());
        QVERIFY(file.annotations().value() == std::vector{own});
    }

    void areRefusedWhenTheyMakeNoSense_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("no identity") << 0;
        QTest::newRow("about nothing") << 1;
        QTest::newRow("negative canvas") << 2;
        QTest::newRow("not a number") << 3;
        QTest::newRow("negative width") << 4;
        QTest::newRow("unknown source") << 5;
    }

    void areRefusedWhenTheyMakeNoSense()
    {
        QFETCH(int, fault);
        Annotation bad = sampleAnnotation(m_source, u"bad"_s);
        switch (fault) {
        case 0:
            bad.id = {};
            break;
        case 1:
            bad.targets.clear();
            break;
        case 2:
            bad.targets[0].canvas = -1;
            break;
        case 3:
            bad.targets[0].area->x = std::numeric_limits<double>::quiet_NaN();
            break;
        case 4:
            bad.targets[0].area->width = -1;
            break;
        default:
            bad.targets[0].source = QUuid::createUuid();
            break;
        }
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation good = sampleAnnotation(m_source, u"good"_s);
        const Result<void> applied = file.apply({u"Draw"_s, {inserted(good), inserted(bad)}});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::Usage);
        QVERIFY(!applied.error().message.isEmpty());
        QVERIFY(file.annotations().value().empty());
        QVERIFY(!file.reach().value().undo);
    }

    void keepTheirOrderWhenTheyComeBack()
    {
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation a = sampleAnnotation(m_source, u"a"_s);
        const Annotation b = sampleAnnotation(m_source, u"b"_s);
        const Annotation c = sampleAnnotation(m_source, u"c"_s);
        QVERIFY(file.apply({u"Import"_s, {inserted(a), inserted(b), inserted(c)}}));
        QVERIFY(file.apply({u"Delete"_s, {removed(b)}}));
        QVERIFY(file.undo());
        QVERIFY(file.annotations().value() == (std::vector{a, b, c}));
        QVERIFY(file.undo() && file.redo());
        QVERIFY(file.annotations().value() == (std::vector{a, b, c}));
    }

    void comeBackEvenIfOthersArrivedMeanwhile()
    {
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation drawn = sampleAnnotation(m_source, u"drawn"_s);
        QVERIFY(file.apply({u"Draw"_s, {inserted(drawn)}}));
        QVERIFY(file.undo());
        const Source other = sampleSource(u"Other"_s);
        const Annotation own = richAnnotation(other.id);
        QVERIFY(file.addSource(other, "[]"_ba, std::vector{own}));
        QVERIFY(file.redo());
        QVERIFY(file.annotations().value() == (std::vector{drawn, own}));
    }

private:
    QString freshPath() { return m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    QTemporaryDir m_folder;
    int m_count = 0;
    QUuid m_source;
};

KADER_TEST(TestAnnotations);
#include "tst_annotations.moc"
