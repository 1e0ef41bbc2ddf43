#include "store/curationfile.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestSources : public QObject {
    Q_OBJECT

private slots:
    void comeBackToTheByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("json") << R"({"a":1.50})"_ba;
        QTest::newRow("zeros and not UTF-8") << QByteArray("\0\xff\0\xc3(", 5);
        QTest::newRow("one chunk") << noise(256 * 1024);
        QTest::newRow("one chunk and a byte") << noise(256 * 1024 + 1);
        QTest::newRow("several chunks") << noise(1000000);
    }

    void comeBackToTheByte()
    {
        QFETCH(QByteArray, bytes);
        const QString path = freshPath();
        const Source source = sampleSource();
        {
            CurationFile file = CurationFile::create(path).value();
            const Source added = file.addSource(source, bytes).value();
            QCOMPARE(added.sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
            QCOMPARE(added.size, bytes.size());
        }
        const CurationFile file = CurationFile::open(path).value();
        QCOMPARE(file.sourceBytes(source.id).value(), bytes);
        const std::vector<Source> sources = file.sources().value();
        QCOMPARE(sources.size(), 1u);
        QCOMPARE(sources[0].title, source.title);
        QCOMPARE(sources[0].origin, source.origin);
        QCOMPARE(sources[0].fetched, source.fetched);
        QVERIFY(file.check().value().isEmpty());
    }

    void keepTheirKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("manifest") << int(SourceKind::Manifest);
        QTest::newRow("annotation page") << int(SourceKind::AnnotationPage);
        QTest::newRow("record") << int(SourceKind::Record);
    }

    void keepTheirKind()
    {
        QFETCH(int, kind);
        CurationFile file = CurationFile::create(freshPath()).value();
        Source source = sampleSource();
        source.kind = SourceKind(kind);
        const Source added = file.addSource(source, "{}"_ba).value();
        QCOMPARE(added.kind, source.kind);
        QVERIFY(file.sources().value() == std::vector{added});
    }

    void ofEqualBytesAreStoredOnce()
    {
        const QByteArray bytes = noise(2000000);
        const QString path = freshPath();
        CurationFile file = CurationFile::create(path).value();
        const Source first = file.addSource(sampleSource(u"one"_s), bytes).value();
        const qint64 size = QFileInfo(path).size();
        QVERIFY(size >= bytes.size());
        const Source second = file.addSource(sampleSource(u"two"_s), bytes).value();
        QVERIFY(QFileInfo(path).size() < size + 100000);
        QCOMPARE(file.sources().value().size(), 2u);
        QCOMPARE(file.sourceBytes(first.id).value(), bytes);
        QCOMPARE(file.sourceBytes(second.id).value(), bytes);
    }

    void areCompressed()
    {
        const QString path = freshPath();
        CurationFile file = CurationFile::create(path).value();
        const QByteArray bytes = R"({"type":"Canvas","height":9522,"width":10137},)"_ba.repeated(50000);
        QVERIFY(file.addSource(sampleSource(), bytes));
        QVERIFY(QFileInfo(path).size() < bytes.size() / 5);
    }

    void areAddedWithTheirAnnotationsOrNotAtAll()
    {
        CurationFile file = CurationFile::create(freshPath()).value();
        const Source source = sampleSource();
        Annotation pointless = richAnnotation(source.id);
        pointless.targets.clear();
        QCOMPARE(file.addSource(source, "{}"_ba, std::vector{richAnnotation(source.id), pointless}).error().kind,
                 ErrorKind::Usage);
        QVERIFY(file.sources().value().empty());
        QVERIFY(file.annotations().value().empty());
    }

    void areNotAddedTwiceUnderOneIdentity()
    {
        CurationFile file = CurationFile::create(freshPath()).value();
        const Source source = sampleSource();
        QVERIFY(file.addSource(source, "{}"_ba));
        QCOMPARE(file.addSource(source, "[]"_ba).error().kind, ErrorKind::Usage);
        QCOMPARE(file.sourceBytes(source.id).value(), "{}"_ba);
    }

    void thatAreUnknownAreNotFound()
    {
        const CurationFile file = CurationFile::create(freshPath()).value();
        QCOMPARE(file.sourceBytes(QUuid::createUuid()).error().kind, ErrorKind::NotFound);
    }

private:
    static QByteArray noise(qsizetype size)
    {
        QRandomGenerator generator(4);
        QByteArray bytes(size, Qt::Uninitialized);
        std::generate(bytes.begin(), bytes.end(), [&] { return char(generator.bounded(256)); });
        return bytes;
    }

    QString freshPath() { return m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    QTemporaryDir m_folder;
    int m_count = 0;
};

KADER_TEST(TestSources);
#include "tst_sources.moc"
