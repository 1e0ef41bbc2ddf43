#include "support/registry.h"
#include "ui/display/displaybook.h"
#include "ui/display/displaywords.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

using imaging::Channel;
using imaging::ColourMap;
using imaging::DisplayTransform;

namespace {

const DisplayPlace here{u"https://example.org/a"_s, 0};
const DisplayPlace beside{u"https://example.org/a"_s, 1};
const DisplayPlace elsewhere{u"https://example.org/b"_s, 0};
const DisplayTransform inverted{.isInverted = true};
const DisplayTransform magma{.map = ColourMap::Magma};

} // namespace

/// Which display counts where, and what of it is kept.
class TestDisplayBook : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCoreApplication::setOrganizationName(u"kader-test"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    }

    void countsForOneCanvasAtFirst()
    {
        DisplayBook book;
        const QSignalSpy news(&book, &DisplayBook::changed);
        QCOMPARE(book.scopeAt(here), DisplayScope::Canvas);
        book.set(here, DisplayScope::Canvas, inverted);
        QCOMPARE(news.size(), 1);
        QCOMPARE(book.displayAt(here), inverted);
        QVERIFY(book.displayAt(beside).isPlain());
    }

    void countsForMoreWhenToldSo()
    {
        DisplayBook book;
        book.set(beside, DisplayScope::Canvas, magma);
        book.set(elsewhere, DisplayScope::Canvas, magma);
        book.set(here, DisplayScope::Canvas, inverted);
        book.setScope(here, DisplayScope::Dataset);
        QCOMPARE(book.displayAt(beside), inverted);
        QCOMPARE(book.scopeAt(beside), DisplayScope::Dataset);
        QCOMPARE(book.displayAt(elsewhere), magma);
        book.setScope(here, DisplayScope::All);
        QCOMPARE(book.displayAt(elsewhere), inverted);
        QCOMPARE(book.scopeAt(elsewhere), DisplayScope::All);
    }

    void leavesTheOthersWhenItCountsForLess()
    {
        DisplayBook book;
        book.set(here, DisplayScope::All, inverted);
        book.setScope(here, DisplayScope::Canvas);
        QCOMPARE(book.scopeAt(here), DisplayScope::Canvas);
        book.set(here, book.scopeAt(here), magma);
        QCOMPARE(book.displayAt(here), magma);
        QCOMPARE(book.displayAt(beside), inverted);
        // As it is, although the wider one says otherwise.
        book.set(here, book.scopeAt(here), {});
        QVERIFY(book.displayAt(here).isPlain());
        QCOMPARE(book.displayAt(beside), inverted);
    }

    void remembersForWhatItCountedLast()
    {
        DisplayBook book;
        book.setScope(here, DisplayScope::Dataset);
        QCOMPARE(book.scopeAt(elsewhere), DisplayScope::Dataset);
        QVERIFY(book.displayAt(here).isPlain());
    }

    void isKeptInTheSettings()
    {
        const DisplayTransform rich{
            .channel = Channel::Green, .black = 12, .white = 180, .gamma = 1.4, .isInverted = true};
        {
            DisplayBook book;
            book.set(here, DisplayScope::Canvas, rich);
            book.set(elsewhere, DisplayScope::Dataset, magma);
            book.set(beside, DisplayScope::Canvas, magma);
            book.set(beside, DisplayScope::Canvas, {});
        }
        const DisplayBook again;
        QCOMPARE(again.displayAt(here), rich);
        QCOMPARE(again.displayAt(elsewhere), magma);
        QVERIFY(again.displayAt(beside).isPlain());
    }

    void takesOnlyWhatCanBeShownFromTheSettings()
    {
        QSettings().setValue(
            u"display/kept"_s,
            "[{\"of\":\"all\",\"black\":900,\"white\":-5,\"gamma\":0,\"map\":77,\"channel\":-3},3]"_ba);
        const DisplayBook book;
        const DisplayTransform read = book.displayAt(here);
        QVERIFY(read.black >= 0 && read.black < read.white && read.white <= 255);
        QVERIFY(read.gamma > 0);
        QCOMPARE(read.map, ColourMap::Labels);
        QCOMPARE(read.channel, Channel::All);
    }

    void isPutIntoWords_data()
    {
        QTest::addColumn<DisplayTransform>("display");
        QTest::addColumn<bool>("isMixed");
        QTest::addColumn<QString>("words");
        QTest::newRow("inverted") << inverted << false << u"Display: inverted"_s;
        QTest::newRow("all") << DisplayTransform{.channel = Channel::Red,
                                                 .black = 12,
                                                 .white = 180,
                                                 .gamma = 1.4,
                                                 .isInverted = true,
                                                 .map = ColourMap::Magma}
                             << true << u"Display: red, inverted, 12–180, gamma 1.40, Magma"_s;
        QTest::newRow("labels") << DisplayTransform{.map = ColourMap::Labels} << false
                                << u"Display: labels in colours"_s;
        QTest::newRow("labels from afar") << DisplayTransform{.map = ColourMap::Labels} << true
                                          << u"Display: labels in colours, mixed at this zoom"_s;
    }

    void isPutIntoWords()
    {
        QFETCH(DisplayTransform, display);
        QFETCH(bool, isMixed);
        QTEST(displayWords(display, isMixed), "words");
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

KADER_TEST(TestDisplayBook);
#include "tst_displaybook.moc"
