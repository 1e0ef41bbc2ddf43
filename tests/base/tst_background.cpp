#include "base/background.h"
#include "support/registry.h"

#include <QTest>

#include <numeric>

using namespace kader;

class TestBackground : public QObject {
    Q_OBJECT

private slots:
    void tellsEachOutcomeOnce()
    {
        constexpr int many = 2000;
        std::vector<JobHandle> jobs;
        std::vector<int> told(many, 0);
        for (int i = 0; i < many; ++i)
            jobs.push_back(inBackground<std::unique_ptr<int>>([i] { return std::make_unique<int>(i); },
                                                              [&told](std::unique_ptr<int> value) { ++told[*value]; }));
        QTRY_COMPARE(std::accumulate(told.begin(), told.end(), 0), many);
        QCOMPARE(told, std::vector<int>(many, 1));
    }

    void isNotHeardAfterItsHandleIsGone()
    {
        bool isTold = false;
        bool isEnd = false;
        JobHandle job = inBackground<int>([] { return 1; }, [&](int) { isTold = true; });
        job.reset();
        const JobHandle last = inBackground<int>([] { return 2; }, [&](int) { isEnd = true; });
        QTRY_VERIFY(isEnd);
        QVERIFY(!isTold);
    }

    void mayBeDestroyedByWhatItTells()
    {
        JobHandle job;
        int value = 0;
        job = inBackground<int>([] { return 3; },
                                [&](int outcome) {
                                    job.reset();
                                    value = outcome;
                                });
        QTRY_COMPARE(value, 3);
    }
};

KADER_TEST(TestBackground);
#include "tst_background.moc"
