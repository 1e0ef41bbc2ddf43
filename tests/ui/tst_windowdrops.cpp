#include "demo/catalogue.h"
#include "desk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/shared/drops.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTreeView>
#include <QUrl>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// Ctrl+V in a field; `%1` becomes the repository's address.
void paste(const Desk &desk, const QString &field, QString text)
{
    desk.find(field)->setFocus();
    QGuiApplication::clipboard()->setText(text.replace(u"%1"_s, desk.repositoryAddress()));
    desk.press(u"Ctrl+V"_s);
}

} // namespace

/// What is dropped on the window or pasted into it.
class TestWindowDrops : public QObject {
    Q_OBJECT

private slots:
    void readsWhatIsDropped_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("a curation") << u"file:///data/a.kader"_s << QString() << int(Drop::Kind::Curation);
        QTest::newRow("a table") << u"file:///data/a.CSV"_s << QString() << int(Drop::Kind::Table);
        QTest::newRow("a table with tabs") << u"file:///data/a.tsv"_s << QString() << int(Drop::Kind::Table);
        QTest::newRow("a manifest") << u"file:///data/a.json"_s << QString() << int(Drop::Kind::Other);
        QTest::newRow("an address") << u"https://example.org/manifest.json"_s << QString() << int(Drop::Kind::Other);
        QTest::newRow("a DOI as text") << QString() << u" 10.4121/abc.v1 "_s << int(Drop::Kind::Other);
        QTest::newRow("prose") << QString() << u"one line\nand another"_s << -1;
        QTest::newRow("an address among prose") << QString() << u"look at https://example.org/a please"_s << -1;
        QTest::newRow("a list of addresses")
            << QString() << u"# mine\r\nhttps://example.org/a\r\nhttps://example.org/b"_s << int(Drop::Kind::Other);
        QTest::newRow("what IIIF drag and drop gives")
            << u"https://example.org/?manifest=https%3A%2F%2Fexample.org%2Fm.json&canvas=https%3A%2F%2Fexample.org%2Fc"_s
            << QString() << int(Drop::Kind::Other);
        QTest::newRow("a link with a content state")
            << u"https://viewer.example/?iiif-content=https%3A%2F%2Fexample.org%2Fm.json"_s << QString()
            << int(Drop::Kind::Other);
        QTest::newRow("a content state as it is")
            << QString() << QString::fromUtf8(json("{\n 'id': 'https://example.org/m',\n 'type': 'Manifest'\n}"))
            << int(Drop::Kind::Other);
        QTest::newRow("an address with another one behind it as text")
            << u"ftp://example.org/a"_s << u"https://example.org/b"_s << int(Drop::Kind::Other);
        QTest::newRow("another scheme") << u"ftp://example.org/a"_s << QString() << -1;
    }

    void readsWhatIsDropped()
    {
        QFETCH(QString, url);
        QFETCH(QString, text);
        QFETCH(int, kind);
        QMimeData data;
        if (!url.isEmpty())
            data.setUrls({QUrl(url)});
        if (!text.isEmpty())
            data.setText(text);
        const std::optional<Drop> drop = readDrop(data);
        QCOMPARE(drop ? int(drop->kind) : -1, kind);
    }

    void readsTheFirstAddressOfSeveral()
    {
        QMimeData data;
        data.setText(u"# mine\r\nhttps://example.org/a\r\nhttps://example.org/b"_s);
        QCOMPARE(readDrop(data)->what, u"https://example.org/a"_s);
    }

    void opensWhatIsDropped_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("on the window") << u"main-window"_s << false;
        QTest::newRow("on the start page") << u"start-page"_s << false;
        QTest::newRow("on the start page's field") << u"start-address"_s << false;
        QTest::newRow("on the address field") << u"address"_s << false;
        QTest::newRow("on the repository") << u"repository-tree"_s << false;
        QTest::newRow("on the canvas") << u"canvas-view"_s << true;
        QTest::newRow("on the filmstrip") << u"filmstrip"_s << true;
    }

    void opensWhatIsDropped()
    {
        QFETCH(QString, place);
        QFETCH(bool, isOpen);
        Desk desk;
        QVERIFY(!isOpen || desk.open(demo::ids::yeastSeries));
        QWidget *target = place == u"main-window"_s ? &desk.window() : desk.find(place);
        QVERIFY(target && target->isVisible());
        if (auto *view = qobject_cast<QAbstractScrollArea *>(target))
            target = view->viewport();
        QMimeData data;
        data.setText(demo::ids::yeastPilot);
        const QPoint centre = target->rect().center();
        QDragEnterEvent enter(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.window(), &drop);
        QVERIFY(Desk::until(
            [&] { return desk.workspace().source() && desk.workspace().source()->dataset == demo::ids::yeastPilot; }));
    }

    void opensWhatIsPasted()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastSeries));
        QGuiApplication::clipboard()->setText(demo::ids::yeastPilot + u'\n');
        desk.workspace().requestCanvasFocus();
        desk.press(u"Ctrl+V"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source()->dataset == demo::ids::yeastPilot; }));
        desk.press(u"Ctrl+L"_s);
        QGuiApplication::clipboard()->setText(u"some words"_s);
        desk.press(u"Ctrl+V"_s);
        QCOMPARE(desk.find<QLineEdit>(u"address"_s)->text(), u"some words"_s);
        QVERIFY(desk.failures().isEmpty());
    }

    /// What the clipboard may hold, and where it leads: `%1` is the repository's address.
    void opensWhatIsPastedIntoAField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        const QString id = demo::ids::yeastPilot;
        const QString state = QString::fromLatin1(
            ("{\"id\":\"" + QByteArray("%1/iiif/v3/") + id.toLatin1() + "/1/manifest\",\"type\":\"Manifest\"}"));
        for (const QString &field : {u"address"_s, u"start-address"_s, u"repository-search"_s}) {
            const auto row = [&field](const char *what, const QString &text) {
                QTest::addRow("%s into %s", what, qPrintable(field)) << field << text;
            };
            row("a UUID", id);
            row("a DOI", u"10.4121/"_s + id);
            row("a DOI of a version", u"doi:10.4121/"_s + id + u".v1"_s);
            row("a DOI with its resolver", u"https://doi.org/10.4121/"_s + id + u".v1"_s);
            row("a dataset's page", u"%1/datasets/"_s + id + u"/1"_s);
            row("a manifest", u"%1/iiif/v3/"_s + id + u"/1/manifest"_s);
            row("a content state", state);
        }
    }

    void opensWhatIsPastedIntoAField()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        const Desk desk;
        paste(desk, field, text);
        QVERIFY2(Desk::until([&] { return desk.workspace().source() || !desk.failures().isEmpty(); }), "nothing opens");
        QCOMPARE(desk.failures(), QStringList());
        QVERIFY(desk.workspace().source()->manifest.canvases().size() > 0);
        QVERIFY(desk.find<QLineEdit>(field)->text().isEmpty());
        QVERIFY(!desk.find(u"repository-results"_s)->isVisible());
    }

    void opensAnImageServiceThatIsPasted()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        const QString file =
            demo::Catalogue::instance().dataset(demo::ids::yeastPilot)->latest().allFiles().first().uuid;
        paste(desk, u"repository-search"_s, u"%1/iiif/v3/"_s + file + u"/info.json"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source()->conversion == iiif::Conversion::ImageInfo; }));
        QCOMPARE(desk.failures(), QStringList());
    }

    void opensACollectionThatIsPasted()
    {
        const Desk desk;
        paste(desk, u"address"_s, u"%1/collections/"_s + demo::ids::coastCollection);
        const auto *tree = desk.find<QTreeView>(u"repository-tree"_s);
        const QString title = demo::Catalogue::instance().collection(demo::ids::coastCollection)->latest().title;
        QVERIFY(Desk::until([&] { return tree->currentIndex().data().toString() == title; }));
    }

    void opensAuthorsThatArePasted_data()
    {
        QTest::addColumn<QString>("text");
        const demo::Author person =
            demo::Catalogue::instance().dataset(demo::ids::yeastPilot)->latest().authors.first();
        QTest::newRow("their page") << u"%1/authors/"_s + person.uuid;
        QTest::newRow("an ORCID") << person.orcid;
        QTest::newRow("an ORCID with its resolver") << u"https://orcid.org/"_s + person.orcid;
    }

    void opensAuthorsThatArePasted()
    {
        QFETCH(QString, text);
        const Desk desk;
        paste(desk, u"address"_s, text);
        const auto *results = desk.find<QTreeView>(u"repository-results"_s);
        const QString name = demo::Catalogue::instance().dataset(demo::ids::yeastPilot)->latest().authors.first().name;
        QVERIFY(Desk::until([&] { return results->currentIndex().data().toString() == name; }));
        QVERIFY(results->hasFocus());
        QVERIFY(results->isExpanded(results->currentIndex()));
        QVERIFY(results->model()->rowCount(results->currentIndex()) > 0);
    }

    void opensAFileThatIsPasted()
    {
        const Desk desk;
        QFile file(desk.path(u"mine.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json("{'@context':'http://iiif.io/api/presentation/3/context.json','type':'Manifest',"
                        "'id':'https://example.org/m','label':{'en':['Mine']},'items':[{'type':'Canvas',"
                        "'id':'https://example.org/c','width':10,'height':10,'items':[]}]}"));
        file.close();
        paste(desk, u"repository-search"_s, file.fileName());
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        QCOMPARE(desk.workspace().source()->title, u"Mine"_s);
    }

    void saysWhyWhatIsPastedCannotBeOpened()
    {
        const Desk desk;
        paste(desk, u"repository-search"_s, u"22222222-2222-4222-8222-222222222222"_s);
        QVERIFY(Desk::until([&] { return desk.find(u"message-bar"_s)->isVisible(); }));
        QVERIFY(desk.textOf(u"message-what"_s).contains(u"22222222"_s));
        QVERIFY(!desk.textOf(u"message-why"_s).isEmpty());
    }

    void searchesForWordsThatArePasted()
    {
        const Desk desk;
        paste(desk, u"repository-search"_s, u"yeast 2019"_s);
        QCOMPARE(desk.find<QLineEdit>(u"repository-search"_s)->text(), u"yeast 2019"_s);
        desk.press(u"Ctrl+A"_s);
        QGuiApplication::clipboard()->setText(u"2019"_s); // which might be the number of a dataset
        desk.press(u"Ctrl+V"_s);
        QTest::qWait(0);
        QCOMPARE(desk.find<QLineEdit>(u"repository-search"_s)->text(), u"2019"_s);
        // Nor is what is typed opened before it is finished.
        desk.press(u"Ctrl+A"_s);
        desk.type(demo::ids::yeastPilot);
        QTest::qWait(0);
        QCOMPARE(desk.find<QLineEdit>(u"repository-search"_s)->text(), demo::ids::yeastPilot);
        QVERIFY(desk.workspace().waitingFor().isEmpty());
    }

    void saysWhatATableThatIsDroppedTooSoonNeeds()
    {
        const Desk desk;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(desk.path(u"a.csv"_s)), QUrl::fromLocalFile(desk.path(u"b.csv"_s))});
        const QPoint place = desk.window().rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&desk.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.window(), &drop);
        QVERIFY(desk.find(u"message-bar"_s)->isVisible());
        QVERIFY(desk.textOf(u"message-what"_s).contains(u"a.csv"_s));
        QVERIFY(desk.textOf(u"message-why"_s).contains(u"dataset"_s));
        QVERIFY(desk.textOf(u"status-hint"_s).contains(u"first"_s));
    }
};

KADER_TEST(TestWindowDrops);
#include "tst_windowdrops.moc"
