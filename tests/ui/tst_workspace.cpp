#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/actions/actions.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>

#include <span>

using namespace kader;
using namespace kader::test;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

QUuid annotate(const Desk &desk, const QString &text)
{
    curation::Annotation made = curation::newAnnotation(desk.workspace().source()->id, *desk.workspace().canvas(),
                                                        iiif::Region{10, 10, 90, 60});
    made.text = text;
    desk.curation()->make(curation::addition(u"Draw region"_s, std::span(&made, 1)));
    return made.id;
}

QStringList untitledFiles(const Desk &desk)
{
    return QDir(desk.untitledFolder()).entryList(QDir::Files);
}

bool isKept(const Desk &desk)
{
    return Desk::until([&] { return desk.curation()->isKept(); });
}

void startOpening(const Desk &desk, const QString &dataset)
{
    desk.workspace().openDataset(*repository::ItemId::parse(dataset));
}

} // namespace

/// One thing begun while another is under way, and what happens to both.
class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void opensNothingAfterItWasClosed()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        startOpening(desk, demo::ids::yeastSeries);
        desk.workspace().closeCuration();
        QVERIFY(desk.workspace().waitingFor().isEmpty());
        // What is asked for later is answered later.
        desk.workspace().open(u"0f000000-0000-4000-8000-000000000000"_s);
        QVERIFY(Desk::until([&] { return !desk.failures().isEmpty(); }));
        QVERIFY(!desk.curation());
    }

    void leavesNoFileOfACurationThatWasNotWaitedFor()
    {
        const Desk desk;
        desk.workspace().newCuration();
        desk.workspace().cancel();
        for (int i = 0; i < 3; ++i)
            desk.workspace().newCuration();
        QVERIFY(Desk::until([&] { return desk.curation() != nullptr; }));
        const QString open = QFileInfo(desk.curation()->path()).fileName();
        QVERIFY(Desk::until([&] { return untitledFiles(desk) == QStringList{open}; }));
        desk.workspace().closeCuration();
        QCOMPARE(untitledFiles(desk), QStringList());
    }

    void showsNothingThatHadNoCurationToGoTo()
    {
        const Desk desk;
        QFile inTheWay(desk.untitledFolder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        startOpening(desk, demo::ids::yeastPilot);
        QVERIFY(Desk::until([&] { return !desk.failures().isEmpty(); }));
        QVERIFY(!desk.curation());
        QVERIFY(inTheWay.remove());
        desk.workspace().newCuration();
        QVERIFY(Desk::until([&] { return desk.curation() != nullptr; }));
        QVERIFY(!desk.workspace().source());
        // Trying again is about what was to be shown.
        desk.find<QPushButton>(u"message-retry"_s)->click();
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
    }

    void triesAgainWhatTheMessageIsAbout()
    {
        Desk desk;
        desk.workspace().open(u"0f000000-0000-4000-8000-000000000000"_s);
        QVERIFY(Desk::until([&] { return desk.failures().size() == 1; }));
        QVERIFY(desk.open(demo::ids::yeastPilot) || desk.workspace().source() == nullptr);
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        desk.find<QPushButton>(u"message-retry"_s)->click();
        QVERIFY(Desk::until([&] { return desk.failures().size() == 2; }));
        QCOMPARE(desk.failures().at(1), desk.failures().at(0));
        // What cannot be done again is not mistaken for what could be.
        emit desk.workspace().failed(u"Exporting"_s, Error{ErrorKind::File, u"no room"_s, {}});
        QVERIFY(!desk.find(u"message-retry"_s)->isVisible());
    }

    // --- Saving under a name

    void tellsOfASaveThatFailsWhileOtherThingsAreOpened()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        QFile inTheWay(desk.path(u"folder"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        desk.workspace().saveCurationAs(desk.path(u"folder/named.kader"_s));
        startOpening(desk, demo::ids::yeastSeries);
        desk.workspace().cancel();
        QVERIFY(Desk::until([&] { return !desk.failures().isEmpty(); }));
        QVERIFY(desk.failures().front().contains(u"named.kader"_s));
        QVERIFY(desk.workspace().waitingFor().isEmpty());
    }

    void leavesNoUnnamedFileWhileOtherThingsAreOpened()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        annotate(desk, u"kept"_s);
        desk.workspace().saveCurationAs(desk.path(u"named.kader"_s));
        startOpening(desk, demo::ids::yeastSeries);
        QVERIFY(Desk::until([&] { return untitledFiles(desk).isEmpty(); }));
        QCOMPARE(desk.curation()->path(), desk.path(u"named.kader"_s));
    }

    void keepsTheUnnamedFileThatIsSavedOntoItself()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        annotate(desk, u"kept"_s);
        const QString path = desk.curation()->path();
        desk.workspace().saveCurationAs(path);
        QVERIFY(Desk::until([&] { return desk.workspace().waitingFor().isEmpty(); }));
        QVERIFY(QFile::exists(path));
    }

    void doesNotWaitForASaveOfWhatIsClosed()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        annotate(desk, u"kept"_s);
        desk.workspace().saveCurationAs(desk.path(u"named.kader"_s));
        QVERIFY(!desk.workspace().waitingFor().isEmpty());
        desk.workspace().closeCuration();
        QVERIFY(desk.workspace().waitingFor().isEmpty());
        QVERIFY(!desk.find(u"status-waiting"_s)->isVisible());
        QVERIFY(QFile::exists(desk.path(u"named.kader"_s)));
    }

    // --- Curations without a name

    void leavesAloneWhatAnotherWindowPutIntoItsFile()
    {
        const Desk mine;
        Desk other;
        mine.workspace().newCuration();
        QVERIFY(Desk::until([&] { return mine.curation() != nullptr; }));
        const QString path = mine.curation()->path();
        other.workspace().openCuration(path);
        QVERIFY(Desk::until([&] { return other.curation() != nullptr; }));
        QVERIFY(other.open(demo::ids::yeastPilot));
        annotate(other, u"precious"_s);
        QVERIFY(isKept(other));
        mine.workspace().closeCuration();
        QVERIFY(QFile::exists(path));
        annotate(other, u"more"_s);
        QVERIFY(isKept(other));
        QCOMPARE(other.failures(), QStringList());
    }

    void opensWhatIsOpenOnceMore()
    {
        Desk desk;
        desk.workspace().newCuration();
        QVERIFY(Desk::until([&] { return desk.curation() != nullptr; }));
        const curation::Curation *before = desk.curation();
        desk.workspace().openCuration(before->path());
        QVERIFY(Desk::until([&] { return desk.curation() != before; }));
        QVERIFY(QFile::exists(desk.curation()->path()));
        QVERIFY(desk.open(demo::ids::yeastPilot));
        annotate(desk, u"kept"_s);
        QVERIFY(isKept(desk));
        QCOMPARE(desk.failures(), QStringList());
    }
};

KADER_TEST(TestWorkspace);
#include "tst_workspace.moc"
