#include "curation/curation.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// All that can be seen of a curation, in words.
QStringList seen(const Curation &curation, const QList<QUuid> &looked)
{
    QStringList lines{
        u"undo "_s + curation.undoName().value_or(u"-"_s), u"redo "_s + curation.redoName().value_or(u"-"_s),
        u"address "_s + (curation.publicationAddress() ? curation.publicationAddress()->text() : QString())};
    for (const SourcePtr &source : curation.sources())
        lines.append(u"source "_s + source->id.toString());
    for (const QUuid &source : looked) {
        for (const QUuid &id : curation.annotationsOf(source)) {
            const Annotation &annotation = *curation.annotation(id);
            lines.append(id.toString() + u' ' + annotation.text + u' ' +
                         annotation.modified.value_or(QDateTime()).toString(Qt::ISODateWithMs));
        }
        for (int canvas = 0; canvas < 4; ++canvas)
            lines.append(QString::number(curation.annotationCount(source, canvas)));
    }
    lines.append(QString::number(curation.annotations().size()));
    return lines;
}

} // namespace

class TestCurationModel : public QObject {
    Q_OBJECT

private slots:
    void isInMemoryWhatAFreshReaderFinds_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= quint32(times(3)); ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void isInMemoryWhatAFreshReaderFinds()
    {
        QFETCH(quint32, seed);
        m_random = QRandomGenerator(seed);
        const QString path = m_folder.filePath(u"%1.kader"_s.arg(seed));
        auto curation = created(path);
        QSignalSpy failures(curation.get(), &Curation::failed);
        m_sources = {curation->look(sampleSource(ownNotes())), curation->look(sampleSource({}, 3))};
        for (const QUuid &source : m_sources)
            curation->include(source);
        for (int i = 0; i < 120; ++i) {
            move(*curation, i);
            if (m_random.bounded(15) > 0)
                continue;
            QVERIFY(QTest::qWaitFor([&] { return curation->isKept(); }, 60000));
            QCOMPARE(seen(*curation, m_sources), seen(*opened(path), m_sources));
        }
        QVERIFY(QTest::qWaitFor([&] { return curation->isKept(); }, 60000));
        QCOMPARE(seen(*curation, m_sources), seen(*opened(path), m_sources));
        // Only an edit of what an undo has just taken away is turned down, and is then told.
        for (const QList<QVariant> &failure : failures)
            QCOMPARE(failure[0].value<Error>().kind, ErrorKind::Conflict);
    }

private:
    void move(Curation &curation, int number)
    {
        const QUuid source = m_sources[m_random.bounded(m_sources.size())];
        const QList<QUuid> there = curation.annotationsOf(source);
        const Annotation *any = there.isEmpty() ? nullptr : curation.annotation(there[m_random.bounded(there.size())]);
        switch (m_random.bounded(9)) {
        case 0:
        case 1:
            return curation.undo();
        case 2:
            return curation.redo();
        case 3:
            return m_random.bounded(2) == 0 ? curation.leaveOut(source) : curation.include(source);
        case 4:
            return curation.setPublicationAddress(*WebAddress::parse(u"https://out.example/%1"_s.arg(number)));
        case 5:
            return any ? remove(curation, *any) : void();
        case 6:
            return any ? edit(curation, *any, number) : void();
        default:
            return draw(curation, source, number);
        }
    }

    void draw(Curation &curation, const QUuid &source, int number)
    {
        std::vector<Annotation> made;
        for (int left = m_random.bounded(1, 4); left > 0; --left) {
            made.push_back(newAnnotation(source, m_random.bounded(3), iiif::Region{number, 2, 3, 4}));
            made.back().text = u"note %1"_s.arg(number);
        }
        curation.make(addition(u"Draw %1"_s.arg(number), made));
    }

    static void edit(Curation &curation, const Annotation &before, int number)
    {
        Annotation after = before;
        after.text = u"text %1"_s.arg(number);
        curation.make(change(u"Edit %1"_s.arg(number), before, after));
    }

    static void remove(Curation &curation, const Annotation &annotation)
    {
        const Annotation gone = annotation; // the curation's own goes meanwhile
        curation.make(deletion(u"Delete"_s, std::span(&gone, 1)));
    }

    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    QList<QUuid> m_sources;
};

KADER_TEST(TestCurationModel);
#include "tst_curationmodel.moc"

#include <span>
