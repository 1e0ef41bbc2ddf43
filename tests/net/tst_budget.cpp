#include "net/budget.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::net;
using namespace Qt::StringLiterals;

class TestBudget : public QObject {
    Q_OBJECT

private slots:
    /// A row is a story: `d` and `i` ask for a document or an image (upper case: visible ones; with `?`: guesses),
    /// `-N` is the end of request N, `^N` makes it urgent, `vN` makes it wait for all others; what starts is written
    /// down as it starts, and so is `xN` for a guess that stands in the way and is ended for it.
    void starts_data()
    {
        QTest::addColumn<HostProfile>("profile");
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("started");
        const HostProfile gentle = HostProfile::gentle();
        const HostProfile single = {.total = 1, .documents = 1, .images = 1};
        QTest::newRow("unknown host takes six") << HostProfile() << u"d d d d i i i d"_s << u"1 2 3 4 5 6"_s;
        QTest::newRow("two images at the repository") << gentle << u"i i i i"_s << u"1 2"_s;
        QTest::newRow("four documents at the repository") << gentle << u"d d d d d d"_s << u"1 2 3 4"_s;
        QTest::newRow("images don't hold up documents") << gentle << u"i i i d"_s << u"1 2 4"_s;
        QTest::newRow("an end frees a place") << gentle << u"i i i i -1"_s << u"1 2 3"_s;
        QTest::newRow("oldest first") << single << u"d d d -1 -2"_s << u"1 2 3"_s;
        QTest::newRow("visible first") << single << u"d d D -1 -3"_s << u"1 3 2"_s;
        QTest::newRow("visible image before documents") << single << u"d d I -1"_s << u"1 3"_s;
        QTest::newRow("raised overtakes") << single << u"d d d ^3 -1"_s << u"1 3"_s;
        QTest::newRow("raising the running one changes nothing") << single << u"d d ^1 -1"_s << u"1 2"_s;
        QTest::newRow("lowered waits") << single << u"d d d v2 -1"_s << u"1 3"_s;
        QTest::newRow("raised and lowered again") << single << u"d d d ^3 v3 -1"_s << u"1 2"_s;
        QTest::newRow("guesses come last") << single << u"d d? d -1"_s << u"1 3"_s;
        QTest::newRow("guesses take what is free") << gentle << u"i? i? i?"_s << u"1 2"_s;
        QTest::newRow("a guess gives way") << single << u"d? d"_s << u"1 x1 2"_s;
        QTest::newRow("a guess does not give way to a guess") << single << u"d? d?"_s << u"1"_s;
        QTest::newRow("the youngest guess gives way") << gentle << u"i? i? i"_s << u"1 2 x2 3"_s;
        QTest::newRow("a guess of another kind gives way") << single << u"i? d"_s << u"1 x1 2"_s;
        QTest::newRow("not where that would not help") << gentle << u"d? i i i"_s << u"1 2 3"_s;
        QTest::newRow("a guess that came true stays") << single << u"d? ^1 d"_s << u"1"_s;
        QTest::newRow("needed no more, it is a guess") << single << u"d v1 d"_s << u"1 x1 2"_s;
        QTest::newRow("queued one leaves") << single << u"d d d -2 -1"_s << u"1 3"_s;
        QTest::newRow("unknown one leaves") << single << u"d -9 d -1"_s << u"1 2"_s;
    }

    void starts()
    {
        QFETCH(HostProfile, profile);
        QFETCH(QString, story);
        Budget budget;
        budget.setProfile(u"host:80"_s, profile);
        quint64 id = 0;
        QStringList started;
        for (const QString &word : story.split(u' ')) {
            const QChar what = word.front();
            if (what == u'-')
                budget.leave(word.mid(1).toULongLong());
            else if (what == u'^' || what == u'v')
                budget.prioritise(word.mid(1).toULongLong(), what == u'^' ? Priority::Visible : Priority::Speculative);
            else
                budget.enqueue({++id, u"host:80"_s, what.toLower() == u'i' ? Wanted::Image : Wanted::Json,
                                word.endsWith(u'?') ? Priority::Speculative
                                : what.isUpper()    ? Priority::Visible
                                                    : Priority::Normal});
            startAll(budget, started);
            while (const auto guess = budget.standingInTheWay()) {
                started << u"x%1"_s.arg(*guess);
                budget.leave(*guess);
                startAll(budget, started);
            }
        }
        QTEST(started.join(u' '), "started");
    }

    void hostsDontShareTheirPlaces()
    {
        Budget budget;
        budget.setProfile(u"a:80"_s, {.total = 1, .documents = 1, .images = 1});
        for (quint64 id = 1; id <= 4; ++id)
            budget.enqueue({id, id % 2 == 1 ? u"a:80"_s : u"b:80"_s, Wanted::Json, Priority::Normal});
        QSet<quint64> started;
        while (const auto next = budget.startNext())
            started << *next;
        QCOMPARE(started, QSet<quint64>({1, 2, 4}));
    }

private:
    static void startAll(Budget &budget, QStringList &started)
    {
        while (const auto next = budget.startNext())
            started << QString::number(*next);
    }
};

KADER_TEST(TestBudget);
#include "tst_budget.moc"
