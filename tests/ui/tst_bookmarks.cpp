#include "support/registry.h"
#include "ui/repository/bookmarks.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

Bookmark dataset(int number)
{
    return {RowKind::Dataset, u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QLatin1Char('0')),
            u"Dataset %1"_s.arg(number)};
}

} // namespace

class TestBookmarks : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCoreApplication::setOrganizationName(u"kader-test"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    }

    void keepsWhatWasPinned()
    {
        Bookmark collection = dataset(2);
        collection.kind = RowKind::Collection;
        {
            Bookmarks bookmarks(u"a repository/of ours"_s);
            QSignalSpy changed(&bookmarks, &Bookmarks::changed);
            bookmarks.pin(dataset(1));
            bookmarks.pin(collection);
            bookmarks.pin(dataset(1));
            QCOMPARE(changed.size(), 2);
        }
        Bookmarks again(u"a repository/of ours"_s);
        QCOMPARE(again.pinned(), (QList<Bookmark>{dataset(1), collection}));
        QVERIFY(again.isPinned(collection.uuid));
        again.unpin(dataset(1).uuid);
        QCOMPARE(Bookmarks(u"a repository/of ours"_s).pinned(), QList<Bookmark>{collection});
    }

    void tellsRepositoriesApart()
    {
        Bookmarks bookmarks(u"one"_s);
        bookmarks.pin(dataset(1));
        bookmarks.setRepository(u"other"_s);
        QVERIFY(bookmarks.pinned().isEmpty());
        bookmarks.note(dataset(2));
        bookmarks.setRepository(u"one"_s);
        QCOMPARE(bookmarks.pinned(), QList<Bookmark>{dataset(1)});
        QVERIFY(bookmarks.recent().isEmpty());
    }

    void putsTheNewestFirstAndForgetsTheOldest()
    {
        Bookmarks bookmarks(u"one"_s);
        for (int i = 0; i < 20; ++i)
            bookmarks.note(dataset(i));
        QCOMPARE(bookmarks.recent().size(), Bookmarks::mostRecent);
        QCOMPARE(bookmarks.recent().first(), dataset(19));
        bookmarks.note(dataset(10));
        QCOMPARE(bookmarks.recent().first(), dataset(10));
        QCOMPARE(bookmarks.recent().size(), Bookmarks::mostRecent);
        QCOMPARE(bookmarks.recent().count(dataset(10)), 1);
    }

    void passesOverWhatIsNoBookmark()
    {
        {
            Bookmarks bookmarks(u"one"_s);
            bookmarks.note(dataset(1));
            bookmarks.note({RowKind::Dataset, u"../../etc"_s, u"Broken"_s});
        }
        QCOMPARE(Bookmarks(u"one"_s).recent(), QList<Bookmark>{dataset(1)});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

KADER_TEST(TestBookmarks);
#include "tst_bookmarks.moc"
