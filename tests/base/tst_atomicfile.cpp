#include "base/atomicfile.h"
#include "support/registry.h"

#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace Qt::StringLiterals;

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void writesWholeFile()
    {
        const QString path = m_folder.filePath(u"whole.json"_s);
        QVERIFY(writeAtomically(path, "{}"_ba));
        QCOMPARE(readWhole(path, 100).value(), "{}"_ba);
    }

    void keepsOldContentWhenProducerFails()
    {
        const QString path = m_folder.filePath(u"kept.json"_s);
        QVERIFY(writeAtomically(path, "old"_ba));
        const Result<void> written = writeAtomically(path, [](QIODevice &out) -> Result<void> {
            out.write("half");
            return failure(ErrorKind::Malformed, u"stop"_s);
        });
        QVERIFY(!written);
        QCOMPARE(written.error().message, u"stop"_s);
        QCOMPARE(readWhole(path, 100).value(), "old"_ba);
        QCOMPARE(QDir(m_folder.path()).entryList({u"kept*"_s}, QDir::Files).size(), 1);
    }

    void namesTheFileThatCannotBeWritten()
    {
        const Result<void> written = writeAtomically(m_folder.filePath(u"no/such/folder/x"_s), "x"_ba);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::File);
        QVERIFY(written.error().place.document.endsWith("no/such/folder/x"_L1));
    }

    void refusesWhatIsTooLarge()
    {
        const QString path = m_folder.filePath(u"large"_s);
        QVERIFY(writeAtomically(path, QByteArray(101, 'x')));
        QCOMPARE(readWhole(path, 100).error().kind, ErrorKind::TooLarge);
        QCOMPARE(readWhole(path, 101).value().size(), 101);
    }

private:
    QTemporaryDir m_folder;
};

KADER_TEST(TestAtomicFile);
#include "tst_atomicfile.moc"
