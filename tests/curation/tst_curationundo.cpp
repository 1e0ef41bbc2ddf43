#include "curation/curation.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <span>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestCurationUndo : public QObject {
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    void undoesAcrossReopening()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation note = draw(*curation, source, u"one"_s);
        QCOMPARE(curation->undoName(), u"Draw region"_s);
        reopen(curation);
        QSignalSpy changes(curation.get(), &Curation::annotationsChanged);
        curation->undo();
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].value<AnnotationsChange>().gone, QList{note.id});
        QVERIFY(!curation->annotation(note.id));
        QVERIFY(curation->sources().empty());
        QVERIFY(!curation->undoName());
        QCOMPARE(curation->redoName(), u"Draw region"_s);
        reopen(curation);
        curation->redo();
        QTRY_VERIFY(curation->annotation(note.id));
        QCOMPARE(*curation->annotation(note.id), note);
        QCOMPARE(curation->undoName(), u"Draw region"_s);
    }

    void bringsAnnotationsBackInTheirOldOrder()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        QList<QUuid> ids;
        for (int i = 0; i < 3; ++i)
            ids.append(draw(*curation, source, QString::number(i)).id);
        const Annotation second = *curation->annotation(ids[1]);
        curation->make(deletion(u"Delete"_s, std::span(&second, 1)));
        QCOMPARE(curation->annotationsOf(source), (QList{ids[0], ids[2]}));
        reopen(curation);
        curation->undo();
        QTRY_COMPARE(curation->annotationsOf(source), ids);
    }

    void undoesNoMoreThanThereIs()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        QSignalSpy failures(curation.get(), &Curation::failed);
        draw(*curation, source, u"one"_s);
        for (int i = 0; i < 3; ++i)
            curation->undo();
        QTRY_VERIFY(curation->isKept());
        QVERIFY(curation->annotationsOf(source).isEmpty());
        QVERIFY(failures.isEmpty());
    }

    void takesEditsWhileAnUndoIsUnderWay()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation one = draw(*curation, source, u"one"_s);
        curation->undo();
        const Annotation two = draw(*curation, source, u"two"_s);
        QCOMPARE(curation->undoName(), u"Draw region"_s);
        QTRY_VERIFY(curation->isKept());
        QCOMPARE(curation->annotationsOf(source), QList{two.id});
        QVERIFY(!curation->redoName());
    }

    /// What was typed before the window had heard of the undo is not lost, and what was undone stays undone.
    void takesChangesWhileAnUndoIsUnderWay()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation one = draw(*curation, source, u"one"_s);
        Annotation moved = withRegion(*curation->annotation(one.id), iiif::Region{7, 8, 9, 10});
        curation->make(change(u"Move region"_s, *curation->annotation(one.id), moved));
        QTRY_VERIFY(curation->isKept());
        const QSignalSpy failures(curation.get(), &Curation::failed);
        curation->undo();
        Annotation retold = *curation->annotation(one.id);
        retold.text = u"retold"_s;
        curation->make(change(u"Edit text"_s, *curation->annotation(one.id), retold));
        QVERIFY(!curation->isKept());
        QTRY_VERIFY(curation->isKept());
        QCOMPARE(failures.size(), 0);
        QCOMPARE(curation->annotation(one.id)->text, u"retold"_s);
        QCOMPARE(regionOf(*curation->annotation(one.id)), regionOf(one));

        // An undo that follows such an edit is of that edit; with the next one the annotation itself is gone.
        curation->undo();
        curation->undo();
        curation->make(change(u"Edit text"_s, *curation->annotation(one.id), one));
        QTRY_VERIFY(curation->isKept());
        QVERIFY(!curation->annotation(one.id));
        QCOMPARE(failures.size(), 1);
    }

    void makesWhatWaitsForAnUndoBeforeItEnds()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation one = draw(*curation, source, u"one"_s);
        const Annotation moved = withRegion(one, iiif::Region{7, 8, 9, 10});
        curation->make(change(u"Move region"_s, one, moved));
        QTRY_VERIFY(curation->isKept());
        const QSignalSpy changes(curation.get(), &Curation::annotationsChanged);
        curation->undo();
        edit(*curation, *curation->annotation(one.id), u"retold"_s); // waits, and nobody lets it answer
        reopen(curation);
        QCOMPARE(changes.size(), 0);
        QCOMPARE(curation->annotation(one.id)->text, u"retold"_s);
        QCOMPARE(regionOf(*curation->annotation(one.id)), regionOf(one));
        QCOMPARE(curation->undoName(), u"Edit text"_s);
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
};

KADER_TEST(TestCurationUndo);
#include "tst_curationundo.moc"
