#include "store/curationfile.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void init() { m_source = QUuid::createUuid(); }

    void takesBackAndDoesAgain_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("insert") << 0;
        QTest::newRow("update of text") << 1;
        QTest::newRow("update of targets") << 2;
        QTest::newRow("delete") << 3;
        QTest::newRow("overlay of a source's own") << 4;
        QTest::newRow("several at once, one of them twice") << 5;
    }

    void takesBackAndDoesAgain()
    {
        QFETCH(int, kind);
        Annotation present = richAnnotation(m_source);
        if (kind != 4)
            present.provenance.reset();
        CurationFile file = freshCuration(freshPath(), m_source);
        QVERIFY(file.apply({u"Given"_s, {inserted(present)}}));
        const auto before = file.annotations({.withDeleted = true}).value();

        const Step step{u"Tried"_s, changesOf(kind, present)};
        QVERIFY(file.apply(step));
        const auto after = file.annotations({.withDeleted = true}).value();
        QVERIFY(after != before);

        const Step undone = file.undo().value();
        QVERIFY(file.annotations({.withDeleted = true}).value() == before);
        QCOMPARE(undone.name, u"Tried"_s);
        QCOMPARE(undone.changes.size(), step.changes.size());
        QVERIFY(reversed(undone.changes.back()) == step.changes.front());

        QVERIFY(file.redo().value() == step);
        QVERIFY(file.annotations({.withDeleted = true}).value() == after);
        QVERIFY(file.check().value().isEmpty());
    }

    void outlivesTheProgram()
    {
        const QString path = freshPath();
        const Annotation annotation = richAnnotation(m_source);
        {
            CurationFile file = freshCuration(path, m_source);
            QVERIFY(file.apply({u"Draw"_s, {inserted(annotation)}}));
            QVERIFY(file.apply({u"Write"_s, {retold(annotation, u"more"_s)}}));
            QVERIFY(file.undo());
        }
        CurationFile file = CurationFile::open(path).value();
        QCOMPARE(file.reach().value().undo, u"Draw"_s);
        QCOMPARE(file.reach().value().redo, u"Write"_s);
        QVERIFY(file.redo());
        QCOMPARE(file.annotation(annotation.id).value()->text, u"more"_s);
        QVERIFY(file.undo() && file.undo());
        QVERIFY(file.annotations().value().empty());
    }

    void forgetsWhatWasUndoneWhenSomethingNewIsDone()
    {
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation first = sampleAnnotation(m_source, u"first"_s);
        const Annotation second = sampleAnnotation(m_source, u"second"_s);
        const Annotation third = sampleAnnotation(m_source, u"third"_s);
        QVERIFY(file.apply({u"First"_s, {inserted(first)}}));
        QVERIFY(file.apply({u"Second"_s, {inserted(second)}}));
        QVERIFY(file.undo() && file.undo());
        QVERIFY(file.apply({u"Third"_s, {inserted(third)}}));
        QVERIFY(!file.reach().value().redo);
        QCOMPARE(file.redo().error().kind, ErrorKind::Usage);
        QVERIFY(file.annotations().value() == std::vector{third});
        QVERIFY(file.undo());
        QVERIFY(!file.reach().value().undo);
        QCOMPARE(file.reach().value().redo, u"Third"_s);
    }

    void growsALastStepOfTheSameName()
    {
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation first = sampleAnnotation(m_source, u"first"_s);
        const Annotation second = sampleAnnotation(m_source, u"second"_s);
        const Annotation third = sampleAnnotation(m_source, u"third"_s);
        QVERIFY(file.apply({u"Harvest"_s, {inserted(first)}, true})); // there is none to go on with
        QVERIFY(file.apply({u"Harvest"_s, {inserted(second)}, true}));
        QVERIFY(file.apply({u"Other"_s, {retold(second, u"retold"_s)}}));
        QVERIFY(file.apply({u"Harvest"_s, {inserted(third)}, true}));
        QVERIFY(file.undo() && file.undo());
        QCOMPARE(file.annotations().value().size(), size_t(2));
        QCOMPARE(file.undo().value().changes.size(), size_t(2));
        QVERIFY(file.annotations().value().empty());
        QVERIFY(!file.reach().value().undo);
        QVERIFY(file.redo() && file.redo() && file.redo());
        QCOMPARE(file.annotations().value().size(), size_t(3));
        QVERIFY(file.check().value().isEmpty());
    }

    void hasAnEndAtBothEnds()
    {
        CurationFile file = freshCuration(freshPath(), m_source);
        QVERIFY(!file.reach().value().undo);
        QVERIFY(!file.reach().value().redo);
        QCOMPARE(file.undo().error().kind, ErrorKind::Usage);
        QCOMPARE(file.redo().error().kind, ErrorKind::Usage);
        QVERIFY(file.undo().error().message != file.redo().error().message);
    }

    void keepsSettings()
    {
        const QString path = freshPath();
        const QString key = publicationAddressSetting;
        CurationFile file = freshCuration(path, m_source);
        QVERIFY(!file.setting(key).value());
        QVERIFY(file.apply({u"Set"_s, {SettingChange{key, std::nullopt, u"https://a.example/"_s}}}));
        QVERIFY(file.apply({u"Change"_s, {SettingChange{key, u"https://a.example/"_s, u""_s}}}));
        QCOMPARE(file.setting(key).value(), u""_s);
        QVERIFY(file.undo());
        QCOMPARE(file.setting(key).value(), u"https://a.example/"_s);
        QVERIFY(file.undo());
        QVERIFY(!file.setting(key).value());
        QVERIFY(file.redo() && file.redo());
        QVERIFY(file.apply({u"Clear"_s, {SettingChange{key, u""_s, std::nullopt}}}));
        QVERIFY(!CurationFile::open(path).value().setting(key).value());
    }

    void refusesWhatIsNoChange_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("no changes") << 0;
        QTest::newRow("annotation from nothing to nothing") << 1;
        QTest::newRow("setting from nothing to nothing") << 2;
        QTest::newRow("another identity") << 3;
        QTest::newRow("a source's own goes") << 4;
    }

    void refusesWhatIsNoChange()
    {
        QFETCH(int, kind);
        CurationFile file = freshCuration(freshPath(), m_source);
        const Annotation own = richAnnotation(m_source);
        QVERIFY(file.apply({u"Given"_s, {inserted(own)}}));
        Annotation renamed = own;
        renamed.id = QUuid::createUuid();
        const std::vector<std::vector<Change>> tries{
            {}, {AnnotationChange{}}, {SettingChange{u"key"_s}}, {AnnotationChange{own, renamed}}, {removed(own)}};
        const Result<void> applied = file.apply({u"Tried"_s, tries[size_t(kind)]});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::Usage);
        QCOMPARE(file.reach().value().undo, u"Given"_s);
    }

private:
    std::vector<Change> changesOf(int kind, const Annotation &present) const
    {
        Annotation changed = present;
        switch (kind) {
        case 0:
            return {inserted(sampleAnnotation(m_source, u"new"_s))};
        case 1:
            return {retold(present, u"other words"_s)};
        case 2:
            changed.targets = {Target{m_source, 9, Area{1, 2, 3, 4}}, present.targets[1]};
            return {AnnotationChange{present, changed}};
        case 3:
            return {removed(present)};
        case 4:
            changed.provenance->overlay = Overlay::Deleted;
            return {AnnotationChange{present, changed}};
        default:
            changed.text = u"passing"_s;
            return {AnnotationChange{present, changed}, inserted(sampleAnnotation(m_source, u"new"_s)),
                    retold(changed, u"final"_s)};
        }
    }

    QString freshPath() { return m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    QTemporaryDir m_folder;
    int m_count = 0;
    QUuid m_source;
};

KADER_TEST(TestHistory);
#include "tst_history.moc"
