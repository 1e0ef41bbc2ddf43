#include "base/atomicfile.h"
#include "store/curationfile.h"
#include "store/kept.h"
#include "store/migration.h"
#include "store/rawdatabase.h"
#include "store/salvage.h"
#include "store/samples.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// A file is damaged in many ways; what comes back is what was kept, and all that the damage did not touch.
class TestSalvage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"whole.kader"_s);
        CurationFile file = busyCuration(path);
        QVERIFY(file.check().value().isEmpty());
        m_whole = readWhole(path, 10'000'000).value();
        m_contents = file.contents().value();
        QVERIFY(m_contents.annotations.size() > 150);
        QVERIFY(m_whole.size() / pageSize > 150);
    }

    void init()
    {
        QFile::remove(damaged());
        QFile::remove(target());
    }

    void bringsAWholeFileOverAsItIs_data()
    {
        QTest::addColumn<int>("format");
        for (size_t format = 1; format <= migrations().size(); ++format)
            QTest::addRow("format %zu", format) << int(format);
    }

    void bringsAWholeFileOverAsItIs()
    {
        QFETCH(int, format);
        QVERIFY(QFile::copy(QStringLiteral(KADER_TEST_DATA "/format-%1.kader").arg(format), damaged()));
        const Salvaged salvaged = salvage(damaged(), target()).value();
        QCOMPARE(tellAll(salvaged), QString());
        QCOMPARE(salvaged.annotations, 5);
        QCOMPARE(salvaged.manifests + salvaged.records + salvaged.otherDocuments, format + 1);
        QVERIFY(salvaged.manifests > 0);
        QCOMPARE(salvaged.steps, format == 1 ? 6 : 7);
        CurationFile file = CurationFile::open(target()).value();
        const auto contents = file.contents().value();
        QVERIFY(contents.annotations == keptAnnotations());
        QCOMPARE(contents.lastNumber, 6);
        QCOMPARE(contents.settings.size(), format == 1 ? 1 : 2);
        QCOMPARE(file.sourceBytes(keptManifest().source.id).value(), keptManifest().bytes);
        QCOMPARE(contents.sources.size(), size_t(format + 1));
        while (file.reach().value().undo)
            QVERIFY(file.undo());
        QCOMPARE(file.annotations().value(), keptOwn());
        while (file.reach().value().redo)
            QVERIFY(file.redo());
        QVERIFY(file.check().value().isEmpty());
    }

    void losesOnlyWhatWasOnADamagedPage_data()
    {
        QTest::addColumn<int>("filling");
        QTest::newRow("zeros") << 0;
        QTest::newRow("ones") << 0xff;
        QTest::newRow("noise") << -1;
        QTest::newRow("another page") << -2;
    }

    void losesOnlyWhatWasOnADamagedPage()
    {
        QFETCH(int, filling);
        QRandomGenerator random(7);
        // Each is a file that is written, synced and checked; all pages in a soak.
        const qsizetype stride = times(1) > 1 ? 1 : (filling == 0 ? 10 : 40);
        for (qsizetype page = 0; page < m_whole.size() / pageSize; page += stride) {
            QByteArray bytes = m_whole;
            bytes.replace(page * pageSize, pageSize, fill(filling, random));
            const QString problem = problemWith(bytes, {page}, true);
            QVERIFY2(problem.isEmpty(), qPrintable(u"page %1: %2"_s.arg(page + 1).arg(problem)));
        }
    }

    void losesOnlyWhatWasOnDamagedPages()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < times(15); ++round) {
            QByteArray bytes = m_whole;
            QList<qsizetype> pages;
            for (int i = random.bounded(2, 20); i > 0; --i) {
                pages.append(random.bounded(int(m_whole.size() / pageSize)));
                bytes.replace(pages.last() * pageSize, pageSize, fill(random.bounded(-1, 256), random));
            }
            const QString problem = problemWith(bytes, pages, false);
            QVERIFY2(problem.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(problem)));
        }
    }

    void losesOnlyWhatWasCutOff()
    {
        QRandomGenerator random(13);
        for (int round = 0; round < times(10); ++round) {
            const qsizetype left = random.bounded(int(m_whole.size()));
            QList<qsizetype> pages;
            for (qsizetype page = left / pageSize; page < m_whole.size() / pageSize; ++page)
                pages.append(page);
            const QString problem = problemWith(m_whole.left(left), pages, false);
            QVERIFY2(problem.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(problem)));
        }
    }

    void inventsNothingFromBytesThatHaveRotted()
    {
        QRandomGenerator random(17);
        for (int round = 0; round < times(20); ++round) {
            QByteArray bytes = m_whole;
            QList<qsizetype> pages;
            for (int i = random.bounded(1, 60); i > 0; --i) {
                const qsizetype at = random.bounded(int(m_whole.size()));
                pages.append(at / pageSize);
                bytes[at] = char(random.generate());
            }
            const QString problem = problemWith(bytes, pages, false);
            QVERIFY2(problem.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(problem)));
        }
    }

    void takesBackWhatWasHalfDone()
    {
        const QString path = m_folder.filePath(u"half.kader"_s);
        QVERIFY(writeAtomically(path, m_whole));
        QByteArray file;
        QByteArray journal;
        {
            RawDatabase writer(path);
            writer.ask(u"PRAGMA cache_size = 1"_s);
            writer.ask(u"BEGIN"_s);
            writer.ask(u"UPDATE annotation SET text = 'half done ' || text"_s);
            file = readWhole(path, 10'000'000).value();
            journal = readWhole(path + u"-journal"_s, 10'000'000).value();
            writer.ask(u"ROLLBACK"_s);
        }
        QVERIFY(file != m_whole);
        QVERIFY(writeAtomically(damaged() + u"-journal"_s, journal));
        const QString problem = problemWith(file, {}, true);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(readWhole(damaged() + u"-journal"_s, 10'000'000).value(), journal);
        QVERIFY(QFile::remove(damaged() + u"-journal"_s));
    }

    void runsNoPrograms_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a trigger") << u"CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM annotation; END"_s;
        QTest::newRow("a view in place of a table") << u"DROP TABLE setting"_s;
        QTest::newRow("a column that computes") << u"ALTER TABLE cursor ADD COLUMN x BLOB AS (zeroblob(1000000000))"_s;
    }

    void runsNoPrograms()
    {
        QFETCH(QString, sql);
        const QString path = m_folder.filePath(u"hostile.kader"_s);
        QVERIFY(writeAtomically(path, m_whole));
        {
            RawDatabase hostile(path);
            hostile.ask(sql);
            hostile.ask(u"CREATE VIEW aview AS SELECT randomblob(100000000)"_s);
        }
        QCOMPARE(CurationFile::open(path).error().kind, ErrorKind::Malformed);
        QVERIFY(canBeSalvaged(path));
        const QString problem = problemWith(readWhole(path, 10'000'000).value(), {}, false);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(RawDatabase(target()).ask(u"SELECT count(*) FROM sqlite_schema WHERE type = 'view'"_s).toInt(), 0);
    }

    void findsAManifestWhoseRowIsLost()
    {
        const QString path = m_folder.filePath(u"unnamed.kader"_s);
        const QUuid source = QUuid::createUuid();
        {
            CurationFile file = CurationFile::create(path).value();
            Source sample = sampleSource();
            sample.id = source;
            const QByteArray manifest =
                "{\"id\": \"https://a.example/m\", \"type\": \"Manifest\", \"label\": {\"en\": [\"Algae\"]}}"_ba;
            QVERIFY(file.addSource(sample, manifest));
            QVERIFY(file.apply({u"Draw"_s, {inserted(sampleAnnotation(source, u"on it"_s))}}));
            QVERIFY(file.apply(
                {u"Add"_s,
                 {SettingChange{includedSettingPrefix + source.toString(QUuid::WithoutBraces), {}, u"yes"_s}}}));
        }
        QByteArray bytes = readWhole(path, 10'000'000).value();
        const qsizetype row = bytes.indexOf("repository.example");
        QVERIFY(row > 0);
        bytes.replace(row / 4096 * 4096, 4096, QByteArray(4096, '\0'));
        QVERIFY(writeAtomically(damaged(), bytes));
        const Salvaged salvaged = salvage(damaged(), target()).value();
        QVERIFY2(tellAll(salvaged).contains(u"“Algae” is there"_s), qPrintable(tellAll(salvaged)));
        CurationFile file = CurationFile::open(target()).value();
        QCOMPARE(file.sources().value().size(), 1u);
        QCOMPARE(file.sources().value()[0].id, source);
        QCOMPARE(file.sources().value()[0].origin, u"https://a.example/m"_s);
        QCOMPARE(file.annotations({source, 3}).value().size(), 1u);
        QVERIFY(file.undo() && file.undo());
    }

    void refusesWhatIsNotItsBusiness()
    {
        QVERIFY(writeAtomically(damaged(), QByteArray(10000, '{')));
        QCOMPARE(salvage(damaged(), target()).error().kind, ErrorKind::Malformed);
        QVERIFY(writeAtomically(damaged(), "short"_ba));
        QCOMPARE(salvage(damaged(), target()).error().kind, ErrorKind::Malformed);
        QVERIFY(!canBeSalvaged(damaged()));
        QFile::remove(damaged());
        QCOMPARE(salvage(damaged(), target()).error().kind, ErrorKind::File);
        RawDatabase(damaged()).ask(u"CREATE TABLE bookmark (address TEXT)"_s);
        QCOMPARE(salvage(damaged(), target()).error().message, u"This is not a curation of Kader."_s);
        QVERIFY(!canBeSalvaged(damaged()));
        QVERIFY(writeAtomically(damaged(), m_whole));
        RawDatabase(damaged()).ask(u"PRAGMA user_version = 99"_s);
        QCOMPARE(salvage(damaged(), target()).error().kind, ErrorKind::Unsupported);
        QVERIFY(!QFile::exists(target()));
        QVERIFY(writeAtomically(target(), "somebody's"_ba));
        QCOMPARE(salvage(damaged(), target()).error().kind, ErrorKind::Conflict);
        QCOMPARE(readWhole(target(), 100).value(), "somebody's"_ba);
    }

    void findsAFreeName()
    {
        QVERIFY(salvageName(damaged()).endsWith("/damaged (saved).kader"_L1));
        QVERIFY(writeAtomically(salvageName(damaged()), "x"_ba));
        QVERIFY(salvageName(damaged()).endsWith("/damaged (saved) 2.kader"_L1));
    }

private:
    static constexpr qsizetype pageSize = 512;

    QString damaged() const { return m_folder.filePath(u"damaged.kader"_s); }
    QString target() const { return m_folder.filePath(u"saved.kader"_s); }

    static QString marker(const Annotation &annotation) { return annotation.text.section(u'*', 1, 1); }

    static Annotation marked(int number, const QUuid &source)
    {
        Annotation annotation = sampleAnnotation(source, u"*mark%1* nucleus "_s.arg(number, 4, 10, QChar(u'0')));
        annotation.text += u"with words "_s.repeated(number % 7 == 0 ? 90 : number % 5);
        annotation.targets[0].canvas = number % 11;
        if (number % 3 == 0)
            annotation.targets.push_back(Target{source, number % 4});
        return annotation;
    }

    /// Of everything something, in small pages: own annotations, drawn, edited and deleted ones, settings, a record.
    QUuid m_source = QUuid(u"{0b7f9d9e-0001-4000-8000-000000000001}"_s);
    CurationFile busyCuration(const QString &path)
    {
        static_cast<void>(CurationFile::create(path).value());
        {
            RawDatabase raw(path);
            raw.ask(u"PRAGMA page_size = %1"_s.arg(pageSize));
            raw.ask(u"VACUUM"_s);
        }
        CurationFile file = CurationFile::open(path).value();
        Document manifest = keptManifest();
        manifest.source.id = m_source;
        std::vector<Annotation> own;
        for (int i = 0; i < 80; ++i) {
            own.push_back(marked(i, m_source));
            own.back().provenance = Provenance{m_source, u"/items/%1"_s.arg(i), QByteArray(8, char(i)), Overlay::None};
        }
        const std::vector<Document> records{keptRecord()};
        if (!file.addSource(manifest.source, manifest.bytes, own, records))
            qFatal("cannot prepare");
        const QString key = includedSettingPrefix + m_source.toString(QUuid::WithoutBraces);
        bool isDone = file.apply({u"Add"_s, {SettingChange{key, {}, u"yes"_s}}}).has_value();
        for (int step = 0; step < 12; ++step) {
            std::vector<Change> changes;
            for (int i = 0; i < 10; ++i)
                changes.push_back(inserted(marked(1000 + step * 10 + i, m_source)));
            isDone &= file.apply({u"Import %1"_s.arg(step), changes}).has_value();
        }
        const auto drawn = file.annotations().value();
        isDone &= file.apply({u"Delete"_s, {removed(drawn[90]), removed(drawn[130])}}).has_value();
        isDone &= file.apply({u"Edit"_s, {retold(drawn[100], drawn[100].text + u" edited"_s)}}).has_value();
        isDone &= file.apply({u"Undone"_s, {inserted(marked(5000, m_source))}}).has_value() && file.undo().has_value();
        if (!isDone)
            qFatal("cannot prepare");
        return file;
    }

    static QByteArray fill(int filling, QRandomGenerator &random)
    {
        if (filling >= 0)
            return QByteArray(pageSize, char(filling));
        if (filling == -2)
            return QByteArray("\x0d\0\0\0\x01\x01\xf0\0\x01\xf0", 10).leftJustified(pageSize, 'x');
        QByteArray bytes(pageSize, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.generate());
        return bytes;
    }

    static QString tellAll(const Salvaged &salvaged)
    {
        QStringList lines;
        for (const Diagnostic &loss : salvaged.losses)
            lines.append(loss.message);
        return lines.join(u'\n');
    }

    /// Markers of annotations that were written, in any way, on these pages.
    QSet<QString> markersOn(const QList<qsizetype> &pages) const
    {
        QSet<QString> markers;
        // A record may run on behind its marker: of a chain that is cut, the whole record is lost.
        for (const NumberedAnnotation &each : m_contents.annotations) {
            const QByteArray text = marker(each.annotation).toUtf8();
            for (qsizetype at = m_whole.indexOf(text); at >= 0; at = m_whole.indexOf(text, at + 1)) {
                if (pages.contains(at / pageSize) || each.annotation.text.size() > 200)
                    markers.insert(marker(each.annotation));
            }
        }
        return markers;
    }

    /// What is wrong with what comes out of these bytes; empty when it is as it should be.
    QString problemWith(const QByteArray &bytes, const QList<qsizetype> &pages, bool isOnePage)
    {
        if (!writeAtomically(damaged(), bytes))
            return u"cannot prepare"_s;
        static_cast<void>(CurationFile::open(damaged(), {.access = CurationFile::Access::ReadOnly}));
        QFile::remove(target());
        const Result<Salvaged> salvaged = salvage(damaged(), target());
        if (readWhole(damaged(), 10'000'000).value() != bytes)
            return u"the damaged file was changed"_s;
        if (!salvaged) {
            if (QFile::exists(target()))
                return u"debris"_s;
            return isOnePage || salvaged.error().message != u"Nothing of a curation could be found in this file."_s
                       ? salvaged.error().message
                       : QString();
        }
        CurationFile file = CurationFile::open(target()).value();
        const QString problem =
            problemWithAnnotations(file.contents().value().annotations, markersOn(pages), isOnePage, *salvaged);
        return problem.isEmpty() ? problemWithHistory(file, *salvaged) : problem;
    }

    QString problemWithAnnotations(const std::vector<NumberedAnnotation> &found, const QSet<QString> &touched,
                                   bool isOnePage, const Salvaged &salvaged) const
    {
        QHash<QUuid, Annotation> byId;
        for (const NumberedAnnotation &each : found)
            byId.insert(each.annotation.id, each.annotation);
        for (const NumberedAnnotation &each : m_contents.annotations) {
            const Annotation &was = each.annotation;
            const auto is = byId.constFind(was.id);
            if (is == byId.constEnd()) {
                if (!touched.contains(marker(was)) && !tellAll(salvaged).contains(marker(was)))
                    return u"%1 is lost"_s.arg(was.text.left(30));
                if (salvaged.losses.isEmpty())
                    return u"%1 is lost without a word"_s.arg(was.text.left(30));
                continue;
            }
            if (*is != was && (is->text != was.text || salvaged.losses.isEmpty() ||
                               (isOnePage && is->targets.size() != was.targets.size())))
                return u"%1 is not what it was"_s.arg(was.text.left(30));
            byId.remove(was.id);
        }
        return byId.isEmpty() ? QString() : u"%1 is invented"_s.arg(byId.begin()->text.left(30));
    }

    static QString problemWithHistory(CurationFile &file, const Salvaged &salvaged)
    {
        if (salvaged.steps == 0)
            return file.reach().value().undo || salvaged.losses.isEmpty() ? u"steps that are not told"_s : QString();
        if (file.reach().value().undo != u"Edit"_s || file.reach().value().redo != u"Undone"_s)
            return u"other steps"_s;
        while (file.reach().value().undo) {
            if (const Result<Step> undone = file.undo(); !undone)
                return undone.error().message;
        }
        return file.annotations().value().size() <= 80 ? QString() : u"steps that leave something behind"_s;
    }

    // Where syncing costs nothing, if there is such a place.
    QTemporaryDir m_folder{QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/kader-salvage-XXXXXX"_s
                                                                 : QDir::tempPath() + u"/kader-salvage-XXXXXX"_s};
    QByteArray m_whole;
    CurationFile::Contents m_contents;
};

KADER_TEST(TestSalvage);
#include "tst_salvage.moc"
