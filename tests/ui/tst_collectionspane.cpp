#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/repository/collectionmodel.h"
#include "ui/repository/repositorypane.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

using Kind = CollectionModel::Kind;

QByteArray collection(const QString &id, const QByteArrayList &members, const QByteArray &more = {})
{
    const QByteArray head =
        u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':'%1','type':'Collection'"
        ",'label':{'en':['Shelf']},%2'items':["_s.arg(id, QString::fromUtf8(more))
            .toUtf8();
    return test::json((head + members.join(',') + "]}").constData());
}

QByteArray member(const QString &id, const char *type, const QString &label)
{
    return u"{'id':'%1','type':'%2','label':{'en':['%3']}}"_s.arg(id, QLatin1StringView(type), label).toUtf8();
}

QByteArray book(const QString &id)
{
    return test::json(
        u"{'@context':'http://iiif.io/api/presentation/3/context.json','id':'%1','type':'Manifest',"
        "'label':{'en':['A book']},'items':[{'id':'%1/c','type':'Canvas','width':10,'height':10}]}"_s.arg(id)
            .toUtf8()
            .constData());
}

struct Stage {
    test::ScriptedServer server;
    NotesDesk desk;
    QTreeView *tree = nullptr;

    Stage()
    {
        desk.show(new RepositoryPane(desk.workspace(), desk.actions()));
        tree = desk.find<QTreeView>(u"collections-tree"_s);
    }

    [[nodiscard]] Kind kind(const QModelIndex &index) const
    {
        return static_cast<const CollectionModel *>(tree->model())->kind(index);
    }

    [[nodiscard]] bool open(const QByteArray &bytes)
    {
        desk.write(u"shelf.json"_s, bytes);
        desk.workspace().open(desk.path(u"shelf.json"_s));
        return QTest::qWaitFor([this] { return tree->isVisible() && tree->model()->rowCount() > 0; });
    }

    [[nodiscard]] QModelIndex row(int at, const QModelIndex &parent) const
    {
        return tree->model()->index(at, 0, parent);
    }
};

} // namespace

class TestCollectionsPane : public QObject {
    Q_OBJECT

private slots:
    void opensAManifestByKey()
    {
        Stage stage;
        const QString address = stage.server.address(u"/book"_s);
        stage.server.on("/book", test::json(book(address)));
        QVERIFY(!stage.tree->isVisible());
        QVERIFY(stage.open(collection(u"https://c.example/s"_s, {member(address, "Manifest", u"A book"_s)})));
        QVERIFY(stage.tree->hasFocus());
        QTest::keyClick(stage.tree, Qt::Key_Down);
        QTest::keyClick(stage.tree, Qt::Key_Return);
        QTRY_VERIFY(stage.desk.workspace().source());
        QCOMPARE(stage.desk.workspace().source()->title, u"A book"_s);
    }

    void unfoldsByKeyAndTriesAgain()
    {
        Stage stage;
        const QString inner = stage.server.address(u"/inner"_s);
        stage.server.on("/inner",
                        {test::answer(404, "gone"),
                         test::json(collection(inner, {member(u"https://c.example/m"_s, "Manifest", u"M"_s)}))});
        QVERIFY(stage.open(collection(u"https://c.example/s"_s, {member(inner, "Collection", u"Inner"_s)})));
        QTest::keyClick(stage.tree, Qt::Key_Down);
        QTest::keyClick(stage.tree, Qt::Key_Right);
        const QModelIndex root = stage.row(0, {});
        const auto first = [&] { return stage.row(0, stage.row(0, root)); };
        QTRY_VERIFY(first().isValid() && stage.kind(first()) == Kind::Failed);
        stage.tree->setCurrentIndex(first());
        QTest::keyClick(stage.tree, Qt::Key_Return);
        QTRY_VERIFY(first().isValid() && stage.kind(first()) == Kind::Manifest);
    }

    void doesNotOpenFilesThatADocumentNames()
    {
        Stage stage;
        stage.desk.write(u"book.json"_s, book(u"https://c.example/m"_s));
        const QSignalSpy failures(&stage.desk.workspace(), &Workspace::failed);
        QVERIFY(stage.open(
            collection(u"https://c.example/s"_s, {member(stage.desk.path(u"book.json"_s), "Manifest", u"Mine"_s)})));
        QTest::keyClick(stage.tree, Qt::Key_Down);
        QTest::keyClick(stage.tree, Qt::Key_Return);
        QCOMPARE(failures.size(), 1);
        QVERIFY(!stage.desk.workspace().source());
    }

    /// Its rows are there at once, and it is not asked for anything.
    void takesThousandsOfMembers()
    {
        Stage stage;
        QByteArrayList members;
        for (int at = 0; at < 5000; ++at)
            members += member(u"https://c.example/m%1"_s.arg(at), "Manifest", u"Volume %1"_s.arg(at));
        QVERIFY(stage.open(collection(u"https://c.example/s"_s, members)));
        const QModelIndex root = stage.row(0, {});
        QCOMPARE(stage.tree->model()->rowCount(root), 5000);
        QTest::keyClick(stage.tree, Qt::Key_End);
        QCOMPARE(stage.tree->currentIndex().data().toString(), u"Volume 4999"_s);
        QVERIFY(stage.tree->verticalScrollBar()->value() > 0);
    }

    void takesOneOffTheList()
    {
        Stage stage;
        QVERIFY(stage.open(collection(u"https://c.example/s"_s, {})));
        auto *remove = stage.desk.find<QToolButton>(u"collections-remove"_s);
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QVERIFY(!stage.tree->isVisible());
    }
};

KADER_TEST(TestCollectionsPane);
#include "tst_collectionspane.moc"
