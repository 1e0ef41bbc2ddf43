#include "curation/curation.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestCuration : public QObject {
    Q_OBJECT

private slots:
    void keepsAnEditAndShowsItAfterReopening()
    {
        const QString path = m_folder.filePath(u"kept.kader"_s);
        auto curation = created(path);
        QVERIFY(curation->isEmpty());
        const QUuid source = curation->look(sampleSource());
        QVERIFY(!curation->includes(source));
        const Annotation note = newAnnotation(source, 1, iiif::Region{10, 20, 30, 40});
        curation->make(addition(u"Draw region"_s, std::span(&note, 1)));
        QVERIFY(curation->includes(source));
        QVERIFY(!curation->isKept());
        QVERIFY(curation->annotation(note.id));
        QCOMPARE(curation->annotationsOf(source, 1), QList{note.id});
        QCOMPARE(curation->undoName(), u"Draw region"_s);
        QTRY_VERIFY(curation->isKept());
        curation.reset();
        curation = opened(path);
        QCOMPARE(curation->sources().size(), size_t(1));
        QCOMPARE(*curation->annotation(note.id), note);
        curation->undo();
        QTRY_VERIFY(!curation->annotation(note.id));
        QVERIFY(curation->sources().empty());
        QCOMPARE(curation->redoName(), u"Draw region"_s);
    }

private:
    QTemporaryDir m_folder;
};

KADER_TEST(TestCuration);
#include "tst_curation.moc"
