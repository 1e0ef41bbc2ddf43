#include "demo/catalogue.h"
#include "desk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/shell/drops.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

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
