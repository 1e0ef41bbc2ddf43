#include "curation/curation.h"
#include "digest.h"
#include "iiif/manifest.h"
#include "material.h"
#include "store/curationfile.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>

#include <signal.h>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int killsInATest = 100;
constexpr std::chrono::milliseconds patience = 60s;

/// What one life of the window left behind: the last thing it said, and that it did not get stuck.
struct Life {
    QByteArray lastWord;
    QByteArray doing; ///< When it ended.
    QByteArray complaint;
    int kept = 0;
};

} // namespace

/// Cuts the window off with SIGKILL while somebody works in it. What it had called kept is in the file then.
class TestKeeping : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        written(m_folder.filePath(u"table.csv"_s), smallTable(20));
        makeCuration();
    }

    void outlivesBeingKilled()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        int kept = 0;
        for (int kill = 0; kill < times(killsInATest); ++kill) {
            if (kill % 25 == 0)
                makeCuration();
            const Life life = liveAndDie(std::chrono::milliseconds(random.bounded(1500)));
            QVERIFY2(life.complaint.isEmpty(), life.complaint.constData());
            kept += life.kept;
            const QByteArray fault = faultOfTheFile(life);
            QVERIFY2(fault.isEmpty(), ("kill " + QByteArray::number(kill) + " while doing " + life.doing + " after " +
                                       QByteArray::number(life.kept) + " kept edits: " + fault)
                                          .constData());
        }
        qInfo("%d edits were kept", kept);
        QVERIFY2(kept > killsInATest, "most were killed before they had done anything");
    }

private:
    /// A curation of one small manifest, shut.
    void makeCuration()
    {
        m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_files));
        std::unique_ptr<curation::Curation> curation;
        const JobHandle job = curation::Curation::create(m_path, [&](auto made) {
            QVERIFY(made);
            curation = std::move(*made);
        });
        QTRY_VERIFY(curation);
        const Result<iiif::Manifest> manifest =
            iiif::Document::read(smallManifest(), u"small"_s).and_then(&iiif::Manifest::read);
        QVERIFY(manifest);
        auto source = std::make_shared<curation::ManifestSource>(
            curation::ManifestSource{.id = QUuid::createUuid(),
                                     .origin = u"http://127.0.0.1:9/m"_s,
                                     .title = u"Two plates"_s,
                                     .fetched = QDateTime::currentDateTimeUtc(),
                                     .manifest = *manifest});
        curation->include(curation->look(source));
        QTRY_VERIFY(curation->isKept());
    }

    /// Lets the window live until it is ready, and for `time` after that.
    Life liveAndDie(std::chrono::milliseconds time) const
    {
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, m_folder.path()); // what it leaves behind goes with this test
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        window.setProcessEnvironment(environment);
        window.setStandardErrorFile(QProcess::nullDevice());
        window.start(QStringLiteral(KADER_KILLEE), {m_path, m_folder.path()});
        QByteArray said;
        QElapsedTimer waiting;
        waiting.start();
        const auto listen = [&](std::chrono::milliseconds atMost) {
            window.waitForReadyRead(static_cast<int>(atMost.count()));
            said += window.readAllStandardOutput();
        };
        while (!said.contains('\n') && window.state() != QProcess::NotRunning && !waiting.hasExpired(patience.count()))
            listen(50ms);
        QElapsedTimer living;
        living.start();
        while (window.state() == QProcess::Running && !living.hasExpired(time.count()))
            listen(std::max(time - std::chrono::milliseconds(living.elapsed()), 1ms));
        window.kill();
        window.waitForFinished();
        said += window.readAllStandardOutput();
        return lifeFrom(said);
    }

    static Life lifeFrom(const QByteArray &said)
    {
        Life life;
        QList<QByteArray> lines = said.split('\n');
        lines.removeLast(); // cut off in the middle, or empty
        for (const QByteArray &line : lines) {
            const qsizetype space = line.indexOf(' ');
            const QByteArray word = line.first(space);
            if (word == "stuck")
                life.complaint = line;
            else
                (word == "doing" ? life.doing : life.lastWord) = line.sliced(space + 1);
            life.kept += word == "kept";
        }
        if (lines.isEmpty())
            life.complaint = "the window did not open the curation";
        return life;
    }

    /// Empty when the file holds what was called kept, and at most one step more.
    [[nodiscard]] QByteArray faultOfTheFile(const Life &life) const
    {
        Result<store::CurationFile> file = store::CurationFile::open(m_path);
        if (!file)
            return file.error().toString().toUtf8();
        const Result<Diagnostics> check = file->check();
        if (!check || !check->isEmpty())
            return check ? check->first().message.toUtf8() : check.error().toString().toUtf8();
        if (says(*file, life.lastWord))
            return {};
        // The step that was under way may be there whole: then one step back or forth is what was told.
        const bool isTakenBack = file->undo().has_value();
        if (isTakenBack && says(*file, life.lastWord))
            return {};
        if (isTakenBack && !file->redo())
            return "a step that was taken back cannot be made again";
        if (file->redo() && says(*file, life.lastWord))
            return {};
        return "what was called kept is not in the file, whose last step is " +
               file->reach().value_or(store::CurationFile::Reach{}).undo.value_or(QString()).toUtf8();
    }

    static bool says(const store::CurationFile &file, const QByteArray &digest)
    {
        const Result<std::vector<store::Annotation>> all = file.annotations({.withDeleted = true});
        return all && digestOf(*all) == digest;
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_files = 0;
};

KADER_TEST(TestKeeping);
#include "tst_keeping.moc"
