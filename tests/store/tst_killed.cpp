#include "store/curationfile.h"
#include "store/rawdatabase.h"
#include "store/samples.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestKilled : public QObject {
    Q_OBJECT

private slots:
    void losesNothingThatWasSaidToBeKept()
    {
        const QString path = m_folder.filePath(u"killed.kader"_s);
        static_cast<void>(freshCuration(path, QUuid::createUuid()));
        QRandomGenerator random(20);
        int written = 0;
        for (int round = 0; round < test::times(20); ++round) {
            const int said = lastNumberBeforeDeath(path, random);
            QVERIFY(said > written);
            const CurationFile file = CurationFile::open(path).value();
            written = file.setting(u"count"_s).value().value_or(u"0"_s).toInt();
            // What was under way may be there or not, but whole or not at all, and never what was said.
            // A step that was being undone and done again has not been said yet.
            QVERIFY2(written == said || written == said + 1, qPrintable(u"said %1, found %2"_s.arg(said).arg(written)));
            QVERIFY(holdsExactly(file, written));
            QCOMPARE(file.reach().value().undo, u"Step %1"_s.arg(written));
            QVERIFY(file.check().value().isEmpty());
            QCOMPARE(RawDatabase(path).ask(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        }
    }

private:
    /// Starts the writer, lets it live for a random while, and kills it.
    static int lastNumberBeforeDeath(const QString &path, QRandomGenerator &random)
    {
        QProcess writer;
        writer.start(QStringLiteral(KADER_STORE_WRITER), {path});
        writer.waitForReadyRead(60000);
        writer.waitForFinished(random.bounded(1, 120));
        writer.kill();
        writer.waitForFinished(60000);
        const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
        // Behind the last line break is nothing, or a number cut short.
        return lines.size() < 2 || writer.exitStatus() != QProcess::CrashExit ? 0 : lines[lines.size() - 2].toInt();
    }

    static bool holdsExactly(const CurationFile &file, int count)
    {
        const auto annotations = file.annotations().value();
        for (size_t i = 0; i < annotations.size(); ++i) {
            if (annotations[i].text != u"number%1"_s.arg(i + 1) || annotations[i].targets.size() != 1)
                return false;
        }
        return annotations.size() == size_t(count) && !file.search(u"number%1"_s.arg(count)).value().empty();
    }

    QTemporaryDir m_folder;
};

KADER_TEST(TestKilled);
#include "tst_killed.moc"
