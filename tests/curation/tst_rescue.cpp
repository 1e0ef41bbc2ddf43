#include "base/atomicfile.h"
#include "curation/curation.h"
#include "curation/rescue.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <span>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestRescue : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto curation = created(damaged());
        const QUuid source = curation->look(sampleSource(ownNotes()));
        m_note = newAnnotation(source, 1, iiif::Region{10, 20, 30, 40});
        m_note.text = u"nucleus"_s;
        curation->make(addition(u"Draw region"_s, std::span(&m_note, 1)));
    }

    void cleanup() { m_folder.reset(); }

    void knowsWhatItIsWorthTryingWith_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isWorthIt");
        QTest::newRow("a broken beginning") << QByteArray(20'000, '\0') << true;
        QTest::newRow("next to nothing") << "short"_ba << false;
        QTest::newRow("another kind of database") << "SQLite format 3"_ba + QByteArray(20'000, '\0') << false;
    }

    void knowsWhatItIsWorthTryingWith()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, isWorthIt);
        QVERIFY(writeAtomically(damaged(), bytes));
        std::optional<bool> answer;
        const JobHandle job = lookForRescue(damaged(), [&](bool canBeRescued) { answer = canBeRescued; });
        QVERIFY(!answer); // never from inside the call
        QTRY_COMPARE(answer, isWorthIt);
    }

    void makesACurationOfWhatCanBeRead()
    {
        const QByteArray bytes = breakBeginning();
        const Result<Rescued> made = rescuedNow();
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toString()));
        QCOMPARE(made->damaged, damaged());
        QVERIFY(made->path != damaged());
        QCOMPARE(QFileInfo(made->path).path(), m_folder->path());
        QCOMPARE(made->saved.manifests, 1);
        QCOMPARE(made->saved.annotations, 3);
        QCOMPARE(made->saved.steps, 1);
        QVERIFY(made->saved.losses.isEmpty());
        const auto curation = opened(made->path);
        QCOMPARE(*curation->annotation(m_note.id), m_note);
        QCOMPARE(curation->annotationsOf(m_note.targets.front().source).size(), 3);
        QCOMPARE(readWhole(damaged(), 10'000'000).value(), bytes);
    }

    void tellsWhatIsLost()
    {
        QByteArray bytes = breakBeginning();
        constexpr qsizetype pageSize = 4096;
        for (qsizetype at = bytes.indexOf("nucleus"); at >= 0; at = bytes.indexOf("nucleus"))
            bytes.replace(at / pageSize * pageSize, pageSize, QByteArray(pageSize, '\0'));
        QVERIFY(writeAtomically(damaged(), bytes));
        const Result<Rescued> made = rescuedNow();
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toString()));
        QVERIFY(!made->saved.losses.isEmpty());
        const auto curation = opened(made->path);
        QVERIFY(!curation->annotation(m_note.id));
        QCOMPARE(curation->sources().size(), size_t(1));
    }

    void saysThatThereIsNothing()
    {
        QVERIFY(writeAtomically(damaged(), QByteArray(20'000, '\0')));
        const Result<Rescued> made = rescuedNow();
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Malformed);
        QCOMPARE(files(), QStringList{u"damaged.kader"_s});
    }

    void leavesNoFileThatNobodyWaitsFor()
    {
        static_cast<void>(breakBeginning());
        bool isTold = false;
        JobHandle job = rescue(damaged(), [&](const Result<Rescued> &) { isTold = true; });
        // Whatever has begun comes to its end here; that it has is not told before the event loop runs.
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCOMPARE(files().size(), 2);
        job.reset();
        QCOMPARE(files(), QStringList{u"damaged.kader"_s});
        QVERIFY(!isTold);
    }

private:
    [[nodiscard]] QString damaged() const { return m_folder->filePath(u"damaged.kader"_s); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    /// The bytes as they are now.
    [[nodiscard]] QByteArray breakBeginning() const
    {
        QByteArray bytes = readWhole(damaged(), 10'000'000).value();
        bytes.replace(0, 60, QByteArray(60, '\0'));
        if (!writeAtomically(damaged(), bytes))
            qFatal("cannot prepare");
        return bytes;
    }

    [[nodiscard]] Result<Rescued> rescuedNow() const
    {
        std::optional<Result<Rescued>> outcome;
        const JobHandle job = rescue(damaged(), [&](const Result<Rescued> &made) { outcome = made; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60000))
            qFatal("no answer");
        return *outcome;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Annotation m_note;
};

KADER_TEST(TestRescue);
#include "tst_rescue.moc"
