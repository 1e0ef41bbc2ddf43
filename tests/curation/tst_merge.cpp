#include "curation/merge.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"
#include "versions.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <span>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
using enum kader::curation::MergeVerdict;

namespace {

const Reviewer ada{u"Ada"_s, u"0000-0002-1825-0097"_s};

const Annotation *ownNote(const Curation &curation, const QUuid &source, qsizetype index)
{
    return curation.annotation(curation.annotationsOf(source)[index]);
}

void erase(Curation &curation, const Annotation &note)
{
    curation.make(deletion(u"Delete"_s, std::span(&note, 1)));
}

std::unique_ptr<Curation> openedToRead(const QString &path)
{
    std::optional<Result<std::unique_ptr<Curation>>> outcome;
    const JobHandle job = Curation::openToRead(path, [&outcome](auto curation) { outcome = std::move(curation); });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60000) || !*outcome)
        qFatal("The curation did not open.");
    return std::move(**outcome);
}

} // namespace

/// Two people on one curation.
class TestMerge : public QObject {
    Q_OBJECT

    static constexpr auto canvases = "a:A:100x100 b:B:200x200";
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Curation> m_mine;
    std::unique_ptr<Curation> m_theirs;
    SourcePtr m_source;
    Annotation m_note; ///< In both.

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    [[nodiscard]] Merge plan() const { return mergeLater(*m_mine, *m_theirs, u"theirs"_s)(); }

    void take(const Merge &merge, MergeChoice choice = MergeChoice::Theirs) const
    {
        m_mine->make(merge.step(std::vector(merge.annotations.size(), choice)));
    }

    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const QUuid &id : m_mine->annotations())
            texts += m_mine->annotation(id)->text;
        texts.sort();
        return texts;
    }

private slots:
    /// One has made a note and given the other a copy of the file.
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = version(QString::fromLatin1(canvases), {u"n1|a#xywh=1,2,3,4|one"_s, u"n2|b|two"_s});
        m_mine = created(path(u"mine.kader"_s));
        m_mine->include(m_mine->look(m_source));
        m_note = draw(*m_mine, m_source->id, u"note"_s);
        QTRY_VERIFY(m_mine->isKept());
        QVERIFY(QFile::copy(path(u"mine.kader"_s), path(u"theirs.kader"_s)));
        m_theirs = opened(path(u"theirs.kader"_s));
    }
    void cleanup()
    {
        m_mine.reset();
        m_theirs.reset();
    }

    void findsNothingInACopy()
    {
        const Merge merge = plan();
        QVERIFY(merge.isEmpty());
        QCOMPARE(merge.same, 1);
        QVERIFY(merge.step({}).changes.empty());
    }

    void takesWhatIsNew()
    {
        draw(*m_theirs, m_source->id, u"theirs"_s);
        draw(*m_mine, m_source->id, u"mine"_s);
        const Merge merge = plan();
        QCOMPARE(merge.count(New), 1);
        QCOMPARE(merge.onlyHere, 1);
        take(merge);
        QCOMPARE(texts(), (QStringList{u"mine"_s, u"note"_s, u"one"_s, u"theirs"_s, u"two"_s}));
        QCOMPARE(m_mine->undoName(), u"Take over “theirs”"_s);
        m_mine->undo();
        QTRY_COMPARE(texts(), (QStringList{u"mine"_s, u"note"_s, u"one"_s, u"two"_s}));
        QCOMPARE(plan().count(New), 1);
    }

    void takesItOnce()
    {
        draw(*m_theirs, m_source->id, u"theirs"_s);
        take(plan());
        const Merge again = plan();
        QVERIFY(again.isEmpty());
        QCOMPARE(again.same, 2);
    }

    void asksWhereBothEdited_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QStringList>("after");
        QTest::newRow("mine") << int(MergeChoice::Mine) << QStringList{u"mine"_s, u"one"_s, u"two"_s};
        QTest::newRow("theirs") << int(MergeChoice::Theirs) << QStringList{u"one"_s, u"theirs"_s, u"two"_s};
        QTest::newRow("both") << int(MergeChoice::Both) << QStringList{u"mine"_s, u"one"_s, u"theirs"_s, u"two"_s};
    }
    void asksWhereBothEdited()
    {
        QFETCH(int, choice);
        QFETCH(QStringList, after);
        edit(*m_mine, m_note, u"mine"_s);
        edit(*m_theirs, m_note, u"theirs"_s);
        const Merge merge = plan();
        QCOMPARE(merge.count(Conflict), 1);
        QCOMPARE(merge.annotations.front().mine->text, u"mine"_s);
        QCOMPARE(merge.annotations.front().theirs->text, u"theirs"_s);
        take(merge, MergeChoice(choice));
        QCOMPARE(texts(), after);
        QTRY_VERIFY(m_mine->isKept());
        reopen(m_mine);
        QCOMPARE(texts(), after);
    }

    void knowsTheSourcesOwn()
    {
        const Annotation one = *ownNote(*m_theirs, m_source->id, 0);
        const Annotation two = *ownNote(*m_theirs, m_source->id, 1);
        edit(*m_theirs, one, u"ONE"_s);
        erase(*m_theirs, two);
        edit(*m_mine, two, u"TWO"_s);
        const Merge merge = plan();
        QCOMPARE(merge.count(New), 1); // Nobody here has touched the first one.
        QCOMPARE(merge.count(Conflict), 1);
        QVERIFY(merge.annotations.back().isDeletion() && !merge.annotations.back().canHaveBoth());
        take(merge);
        QCOMPARE(texts(), (QStringList{u"ONE"_s, u"note"_s}));
        QVERIFY(plan().isEmpty());
        m_mine->undo();
        QTRY_COMPARE(texts(), (QStringList{u"TWO"_s, u"note"_s, u"one"_s}));
    }

    void bringsManifests()
    {
        const SourcePtr other = sampleSource(ownNotes());
        m_theirs->include(m_theirs->look(other));
        draw(*m_theirs, other->id, u"elsewhere"_s);
        edit(*m_theirs, *ownNote(*m_theirs, other->id, 0), u"A cell"_s);
        const Merge merge = plan();
        QCOMPARE(merge.count(New), 2);
        QCOMPARE(m_mine->sources().size(), size_t(1)); // Nothing before it is taken.
        take(merge);
        QCOMPARE(m_mine->sources().size(), size_t(2));
        QCOMPARE(texts(), (QStringList{u"A cell"_s, u"blurred"_s, u"elsewhere"_s, u"note"_s, u"one"_s, u"two"_s}));
        m_mine->undo();
        QTRY_COMPARE(m_mine->sources().size(), size_t(1));
    }

    void findsCanvasesOfAnotherVersion()
    {
        m_theirs = created(path(u"newer.kader"_s));
        const SourcePtr newer = version(u"c:C:50x50 b:B:200x200"_s, {u"n2|b|two"_s}, 2);
        m_theirs->include(m_theirs->look(newer));
        draw(*m_theirs, newer->id, u"on b"_s); // The second canvas in both.
        Annotation gone = newAnnotation(newer->id, 0, {});
        gone.text = u"on c"_s;
        m_theirs->make(addition(u"Annotate"_s, std::span(&gone, 1)));
        edit(*m_theirs, *ownNote(*m_theirs, newer->id, 0), u"TWO"_s);
        const Merge merge = plan();
        QCOMPARE(merge.count(NoPlace), 1);
        QCOMPARE(merge.count(New), 2);
        take(merge);
        // What was edited of another document's own stands beside this one's.
        QCOMPARE(texts(), (QStringList{u"TWO"_s, u"note"_s, u"on b"_s, u"one"_s, u"two"_s}));
    }

    void readsWhatOthersHaveOpen()
    {
        draw(*m_theirs, m_source->id, u"theirs"_s);
        QTRY_VERIFY(m_theirs->isKept());
        const auto read = openedToRead(path(u"theirs.kader"_s));
        QVERIFY(read->isReadOnly());
        QCOMPARE(read->annotations().size(), 4);
    }

    // --- Reviews

    void marksAsReviewed()
    {
        QVERIFY(!m_mine->review(m_note.id) && !m_mine->isReviewed(m_note.id));
        m_mine->make(m_mine->reviewStep({m_note.id}, ada));
        QCOMPARE(m_mine->review(m_note.id)->by, ada);
        QCOMPARE(m_mine->review(m_note.id)->contents, contentsOf(m_note));
        QTRY_VERIFY(m_mine->isKept());
        reopen(m_mine);
        QCOMPARE(m_mine->review(m_note.id)->by, ada);
        m_mine->make(m_mine->reviewStep({m_note.id}, {}));
        QVERIFY(!m_mine->review(m_note.id));
        m_mine->undo();
        QTRY_VERIFY(m_mine->review(m_note.id));
    }

    void knowsWhenItWasChangedSince()
    {
        m_mine->make(m_mine->reviewStep({m_note.id}, ada));
        edit(*m_mine, m_note, u"other"_s);
        QVERIFY(m_mine->review(m_note.id) && !m_mine->isReviewed(m_note.id));
        edit(*m_mine, *m_mine->annotation(m_note.id), u"note"_s);
        QVERIFY(m_mine->isReviewed(m_note.id));
    }

    void takesMarksOver()
    {
        const Annotation theirs = draw(*m_theirs, m_source->id, u"theirs"_s);
        m_theirs->make(m_theirs->reviewStep({m_note.id, theirs.id, ownNote(*m_theirs, m_source->id, 0)->id}, ada));
        const Merge merge = plan();
        QCOMPARE(merge.reviews.size(), 3);
        take(merge, MergeChoice::Mine);
        QVERIFY(m_mine->review(m_note.id) && !m_mine->review(theirs.id));
        m_mine->undo();
        QTRY_VERIFY(!m_mine->review(m_note.id));
        take(merge);
        QCOMPARE(m_mine->review(theirs.id)->by, ada);
        QVERIFY(m_mine->review(ownNote(*m_mine, m_source->id, 0)->id));
        QVERIFY(plan().isEmpty());
    }

    void takesNoMarkOfWhatWasChangedSince()
    {
        m_theirs->make(m_theirs->reviewStep({m_note.id}, ada));
        edit(*m_theirs, m_note, u"other"_s);
        const Merge merge = plan();
        QCOMPARE(merge.count(Conflict), 1);
        QVERIFY(merge.reviews.isEmpty());
    }

    void passesOverBrokenMarks_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("empty") << QString();
        QTest::newRow("no JSON") << u"yes"_s;
        QTest::newRow("no date") << u"{\"contents\":\"1\"}"_s;
        QTest::newRow("no number") << u"{\"at\":\"2024-05-17T09:30:00Z\",\"contents\":\"x\"}"_s;
    }
    void passesOverBrokenMarks()
    {
        QFETCH(QString, value);
        QVERIFY(!readReview(value));
    }
};

KADER_TEST(TestMerge);
#include "tst_merge.moc"
