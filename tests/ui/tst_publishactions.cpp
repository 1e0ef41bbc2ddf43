#include "notesdesk.h"
#include "support/registry.h"
#include "ui/publish/publishactions.h"
#include "ui/publish/publishing.h"
#include "ui/publish/savedfiles.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct PublishDesk {
    NotesDesk desk;
    PublishActions publishing{desk.workspace(), desk.actions(), desk.window()};
    QSignalSpy done{&desk.workspace(), &Workspace::done};

    PublishDesk()
    {
        desk.look(u"a"_s, 1);
        desk.annotate(u"Rock"_s);
        desk.show(new QWidget);
    }

    void answerAddress(const QString &typed) const
    {
        QTest::keyClicks(desk.find<QLineEdit>(u"address-folder"_s), typed);
        QTest::mouseClick(desk.find<QPushButton>(u"address-next"_s), Qt::LeftButton);
    }

    /// Saves the manifest for the first time.
    [[nodiscard]] bool saveFirst(const QString &file)
    {
        desk.actions()[ActionId::SaveManifests].trigger();
        answerAddress(u"https://published.example/set"_s);
        return desk.answerFile(u"publish-file-dialog"_s, desk.path(file)) &&
               QTest::qWaitFor([this] { return !done.isEmpty(); });
    }
};

} // namespace

class TestPublishActions : public QObject {
    Q_OBJECT

private slots:
    void asksOnceAndRemembers()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        const QByteArray saved = publish.desk.read(u"a.json"_s);
        QVERIFY(saved.contains("https://published.example/set/"));
        QVERIFY(saved.contains("Rock"));
        QVERIFY(publish.desk.find<QDialog>(u"publish-result"_s));
        QCOMPARE(publish.desk.curation().publicationAddress()->text(), u"https://published.example/set"_s);

        publish.desk.annotate(u"Snow"_s);
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QVERIFY(!publish.desk.find<QDialog>(u"address-dialog"_s) ||
                !publish.desk.find<QDialog>(u"address-dialog"_s)->isVisible());
        QTRY_COMPARE(publish.done.size(), 2);
        QVERIFY(publish.desk.read(u"a.json"_s).contains("Snow"));
    }

    void takesAnotherAddress()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        publish.desk.actions()[ActionId::PublicationAddress].trigger();
        auto *address = publish.desk.find<QLineEdit>(u"address-folder"_s);
        QTRY_VERIFY(address && address->isVisible());
        QCOMPARE(address->text(), u"https://published.example/set"_s);
        address->setText(u"https://elsewhere.example/"_s);
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(publish.desk.curation().publicationAddress()->text(), u"https://elsewhere.example/"_s);

        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_VERIFY(publish.desk.read(u"a.json"_s).contains("https://elsewhere.example/"));
        QVERIFY(!publish.desk.read(u"a.json"_s).contains("https://published.example/"));
    }

    /// It can't remember the address either.
    void savesManifestsOfACurationThatCannotBeWritten()
    {
        PublishDesk publish;
        Workspace &workspace = publish.desk.workspace();
        const QTemporaryDir medium;
        const QString path = medium.filePath(u"one.kader"_s);
        workspace.saveCurationAs(path);
        QTRY_COMPARE(publish.desk.curation().path(), path);
        workspace.closeCuration();
        QVERIFY(QFile::setPermissions(medium.path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto restore = qScopeGuard(
            [&] { QFile::setPermissions(medium.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); });
        if (QFileInfo(medium.path()).isWritable())
            QSKIP("permissions don't bind this user");
        workspace.openCuration(path);
        QTRY_VERIFY(workspace.curation() && workspace.source());
        QVERIFY(workspace.curation()->isReadOnly());
        const QSignalSpy failures(&workspace, &Workspace::failed);
        QVERIFY(publish.saveFirst(u"a.json"_s));
        QVERIFY(publish.desk.read(u"a.json"_s).contains("Rock"));
        QCOMPARE(failures.size(), 0);
    }

    void checksTheAddressAsItIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("https") << u"https://a.example/x"_s << true;
        QTest::newRow("http") << u"http://a.example"_s << true;
        QTest::newRow("spaces around") << u" https://a.example/x "_s << true;
        QTest::newRow("file") << u"file:///tmp"_s << false;
        QTest::newRow("no scheme") << u"a.example/x"_s << false;
        QTest::newRow("half") << u"https://"_s << false;
        QTest::newRow("query") << u"https://a.example/?x=1"_s << false;
    }

    void checksTheAddressAsItIsTyped()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, isGood);
        PublishDesk publish;
        publish.desk.actions()[ActionId::SaveManifestAs].trigger();
        QTest::keyClicks(publish.desk.find<QLineEdit>(u"address-folder"_s), typed);
        QCOMPARE(publish.desk.find<QPushButton>(u"address-next"_s)->isEnabled(), isGood);
        QCOMPARE(publish.desk.find<QLabel>(u"address-verdict"_s)->text().startsWith(u"The id will be https"_s) ||
                     publish.desk.find<QLabel>(u"address-verdict"_s)->text().startsWith(u"The id will be http:"_s),
                 isGood);
    }

    void savesManifestAndAggregateAgain()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        publish.desk.actions()[ActionId::SaveAggregateAs].trigger();
        QVERIFY(publish.desk.answerFile(u"publish-file-dialog"_s, publish.desk.path(u"all.json"_s)));
        QTRY_COMPARE(publish.done.size(), 2);
        publish.desk.annotate(u"Snow"_s);
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_COMPARE(publish.done.size(), 3);
        QVERIFY(publish.desk.read(u"a.json"_s).contains("Snow"));
        QVERIFY(publish.desk.read(u"all.json"_s).contains("Snow"));
    }

    void noticesWhatOthersChanged_data()
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<bool>("isAsLong");
        QTest::addColumn<bool>("replaces");
        QTest::newRow("replaced") << "theirs"_ba << false << true;
        QTest::newRow("left") << "theirs"_ba << false << false;
        QTest::newRow("as long as ours, replaced") << "theirs"_ba << true << true;
        QTest::newRow("as long as ours, left") << "theirs"_ba << true << false;
        QTest::newRow("emptied, left") << QByteArray() << false << false;
    }

    void noticesWhatOthersChanged()
    {
        QFETCH(QByteArray, theirs);
        QFETCH(const bool, isAsLong);
        QFETCH(const bool, replaces);
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        if (isAsLong)
            theirs = theirs.leftJustified(publish.desk.read(u"a.json"_s).size(), ' ');
        publish.desk.write(u"a.json"_s, theirs);
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_VERIFY(publish.desk.find<QMessageBox>(u"overwrite-question"_s));
        auto *question = publish.desk.find<QMessageBox>(u"overwrite-question"_s);
        QCOMPARE(publish.desk.read(u"a.json"_s), theirs);
        QAbstractButton *answer =
            replaces ? publish.desk.find<QPushButton>(u"overwrite-replace"_s) : question->button(QMessageBox::Cancel);
        QTest::mouseClick(answer, Qt::LeftButton);
        QTRY_VERIFY(publish.desk.actions()[ActionId::SaveManifests].isEnabled());
        QCOMPARE(publish.desk.read(u"a.json"_s) == theirs, !replaces);
    }

    /// Replacing is about what was there when it was asked.
    void leavesWhatOthersWriteWhileItIsAsked()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        publish.desk.write(u"a.json"_s, "theirs");
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_VERIFY(publish.desk.find<QPushButton>(u"overwrite-replace"_s));
        publish.desk.write(u"a.json"_s, "theirs once more");
        QTest::mouseClick(publish.desk.find<QPushButton>(u"overwrite-replace"_s), Qt::LeftButton);
        QTRY_VERIFY(publish.desk.actions()[ActionId::SaveManifests].isEnabled());
        QCOMPARE(publish.desk.read(u"a.json"_s), "theirs once more"_ba);
    }

    void replacesWhatWasChosenToBe()
    {
        PublishDesk publish;
        publish.desk.curation().setPublicationAddress(*WebAddress::parse(u"https://published.example"_s));
        publish.desk.write(u"a.json"_s, "of old");
        SavedFiles::remember(publish.desk.curation().path(),
                             {.source = publish.desk.workspace().source()->id, .path = publish.desk.path(u"a.json"_s)});
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_COMPARE(publish.done.size(), 1);
        QVERIFY(publish.desk.read(u"a.json"_s).contains("Rock"));
    }

    void writesAgainWhatIsGone()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        QVERIFY(QFile::remove(publish.desk.path(u"a.json"_s)));
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_COMPARE(publish.done.size(), 2);
        QVERIFY(publish.desk.read(u"a.json"_s).contains("Rock"));
    }

    /// Composing takes a while, in which others may save too.
    void noticesWhatOthersChangeMeanwhile()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        const SavedFile file = SavedFiles::of(publish.desk.curation().path()).value(0);
        publish.desk.write(u"a.json"_s, "theirs");
        const Publication publication{.snapshot = publish.desk.curation().snapshot(),
                                      .folder = *publish.desk.curation().publicationAddress(),
                                      .aggregateLabel = {},
                                      .now = QDateTime::currentDateTimeUtc()};
        const Result<Written> written = ui::publish(publication, file);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Conflict);
        QCOMPARE(publish.desk.read(u"a.json"_s), "theirs"_ba);
    }

    void saysWhatIsInItsWay_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::newRow("a folder of that name") << u"folder"_s;
        QTest::newRow("a folder that is gone") << u"gone"_s;
        QTest::newRow("a folder that can only be read") << u"read-only"_s;
    }

    void saysWhatIsInItsWay()
    {
        QFETCH(const QString, obstacle);
        PublishDesk publish;
        publish.desk.curation().setPublicationAddress(*WebAddress::parse(u"https://published.example"_s));
        const QDir folder(publish.desk.path(u"out"_s));
        QVERIFY(QDir().mkpath(obstacle == u"folder"_s ? folder.filePath(u"a.json"_s) : folder.path()));
        const QString path = folder.filePath(u"a.json"_s);
        if (obstacle == u"gone"_s)
            QVERIFY(QDir(folder).removeRecursively());
        if (obstacle == u"read-only"_s) {
            QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
            if (QFileInfo(folder.path()).isWritable())
                QSKIP("permissions don't bind this user");
        }
        SavedFiles::remember(publish.desk.curation().path(),
                             {.source = publish.desk.workspace().source()->id, .path = path});
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_VERIFY(publish.desk.find<QDialog>(u"publish-result"_s));
        QVERIFY(publish.desk.find<QLabel>(u"result-sentence"_s)->text().startsWith(u"Nothing was saved."_s));
        QVERIFY(publish.done.isEmpty());
        QVERIFY(publish.desk.find<QPushButton>(u"result-offer"_s)->isVisible());
    }

    void triesAgain()
    {
        PublishDesk publish;
        publish.desk.curation().setPublicationAddress(*WebAddress::parse(u"https://published.example"_s));
        SavedFiles::remember(publish.desk.curation().path(), {.source = publish.desk.workspace().source()->id,
                                                              .path = publish.desk.path(u"out/a.json"_s)});
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_VERIFY(publish.desk.find<QPushButton>(u"result-offer"_s));
        QVERIFY(QDir().mkpath(publish.desk.path(u"out"_s)));
        QTest::keyClick(publish.desk.find<QPushButton>(u"result-offer"_s), Qt::Key_Space);
        QTRY_COMPARE(publish.done.size(), 1);
        QVERIFY(publish.desk.read(u"out/a.json"_s).contains("Rock"));
    }

    void remembersUnderANewName()
    {
        PublishDesk publish;
        QVERIFY(publish.saveFirst(u"a.json"_s));
        publish.desk.workspace().saveCurationAs(publish.desk.path(u"named.kader"_s));
        QTRY_VERIFY(publish.desk.curation().path().endsWith(u"named.kader"_s));
        QTRY_VERIFY(!SavedFiles::of(publish.desk.curation().path()).isEmpty());
        publish.desk.annotate(u"Snow"_s);
        publish.desk.actions()[ActionId::SaveManifests].trigger();
        QTRY_COMPARE(publish.done.size(), 2);
        QVERIFY(publish.desk.read(u"a.json"_s).contains("Snow"));
    }
};

KADER_TEST(TestPublishActions);

#include "tst_publishactions.moc"
