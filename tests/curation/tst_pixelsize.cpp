#include "curationtools.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// How large pixels are, as somebody told it.
class TestPixelSize : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_curation = created(m_folder.filePath(u"%1.kader"_s.arg(++m_count)));
        m_source = m_curation->look(sampleSource(ownNotes()));
    }

    void isAStepAndKept()
    {
        QVERIFY(!size(m_one));
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Canvas, 10e-9);
        QCOMPARE(m_curation->undoName(), u"Set pixel size"_s);
        reopen(m_curation);
        QCOMPARE(size(m_one), (ToldPixelSize{10e-9, PixelSizeScope::Canvas}));
        QVERIFY(!size(m_other));
        m_curation->undo();
        QTRY_VERIFY(!size(m_one));
    }

    void oneForAllTakesTheOwnOnesPlace()
    {
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Canvas, 1e-6);
        m_curation->setPixelSize(m_source, m_other, PixelSizeScope::Canvas, 2e-6);
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Manifest, 3e-6);
        QCOMPARE(size(m_one), (ToldPixelSize{3e-6, PixelSizeScope::Manifest}));
        QCOMPARE(size(m_other), (ToldPixelSize{2e-6, PixelSizeScope::Canvas}));
        QVERIFY(!m_curation->pixelSize(QUuid::createUuid(), m_one));
        m_curation->undo();
        QTRY_COMPARE(size(m_one), (ToldPixelSize{1e-6, PixelSizeScope::Canvas}));
    }

    void isForgotten()
    {
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Manifest, 3e-6);
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Canvas, 1e-6);
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Canvas, std::nullopt);
        QCOMPARE(size(m_one), (ToldPixelSize{3e-6, PixelSizeScope::Manifest}));
        m_curation->setPixelSize(m_source, m_one, PixelSizeScope::Manifest, std::nullopt);
        QVERIFY(!size(m_one));
        QCOMPARE(m_curation->undoName(), u"Forget pixel size"_s);
    }

    void readsWhatIsWritten_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<double>("metres"); // 0: none
        QTest::newRow("small") << u"1.25e-09"_s << 1.25e-9;
        QTest::newRow("none") << u""_s << 0.0;
        QTest::newRow("words") << u"1 µm"_s << 0.0;
        QTest::newRow("negative") << u"-1"_s << 0.0;
        QTest::newRow("zero") << u"0"_s << 0.0;
        QTest::newRow("endless") << u"inf"_s << 0.0;
        QTest::newRow("not a number") << u"nan"_s << 0.0;
        for (const double metres : {0.1, 1.0 / 3, 1e-9, std::numeric_limits<double>::min()})
            QTest::addRow("%g", metres) << writtenPixelSize(metres) << metres;
    }

    void readsWhatIsWritten()
    {
        QFETCH(QString, value);
        QFETCH(double, metres);
        QCOMPARE(readPixelSize(value), metres > 0 ? std::optional(metres) : std::nullopt);
    }

private:
    [[nodiscard]] std::optional<ToldPixelSize> size(const QString &canvas) const
    {
        return m_curation->pixelSize(m_source, canvas);
    }

    const QString m_one = u"https://example.org/canvas/1"_s;
    const QString m_other = u"https://example.org/canvas/2"_s;
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Curation> m_curation;
    QUuid m_source;
};

KADER_TEST(TestPixelSize);
#include "tst_pixelsize.moc"
