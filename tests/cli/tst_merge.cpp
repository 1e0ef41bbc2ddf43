#include "demo/catalogue.h"
#include "documents.h"
#include "programs.h"
#include "support/registry.h"

#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Two curations into one; what becomes of which annotation is tested where it is decided (tests/curation).
class TestMergeCommand : public QObject {
    Q_OBJECT

    std::unique_ptr<Workspace> m_work;

    [[nodiscard]] Run merge(const QStringList &arguments) const
    {
        return runCli(QStringList{u"merge"_s} + arguments, m_work->path());
    }

private slots:
    void init()
    {
        m_work = std::make_unique<Workspace>();
        const DemoProcess demo;
        const Run made = runCli({u"--repository"_s, demo.address(), u"--no-cache"_s, u"harvest"_s, u"--dataset"_s,
                                 demo::ids::yeastPilot, u"-o"_s, u"mine.kader"_s},
                                m_work->path());
        KADER_ENDED(made, 0);
        QVERIFY(QFile::copy(m_work->path(u"mine.kader"_s), m_work->path(u"theirs.kader"_s)));
    }

    void findsNothingInACopy()
    {
        const QByteArray theirs = m_work->read(u"theirs.kader"_s);
        const Run run = merge({u"mine.kader"_s, u"theirs.kader"_s, u"--report"_s, u"report.json"_s});
        KADER_ENDED(run, 0);
        const Json report = parsed(m_work->read(u"report.json"_s));
        QCOMPARE(report["new"].get<int>(), 0);
        QCOMPARE(report["conflicts"].get<int>(), 0);
        QCOMPARE(m_work->read(u"theirs.kader"_s), theirs);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("the same file") << QStringList{u"mine.kader"_s, u"mine.kader"_s};
        QTest::newRow("one file") << QStringList{u"mine.kader"_s};
        QTest::newRow("no such file") << QStringList{u"mine.kader"_s, u"nobody.kader"_s};
        QTest::newRow("no curation") << QStringList{u"mine.kader"_s, u"text.kader"_s};
        QTest::newRow("a choice that is none")
            << QStringList{u"mine.kader"_s, u"theirs.kader"_s, u"--conflicts"_s, u"newest"_s};
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        m_work->write(u"text.kader"_s, "no curation");
        const QByteArray before = m_work->read(u"mine.kader"_s);
        const Run run = merge(arguments);
        QVERIFY2(run.isSound() && run.exit > 1 && !run.err.isEmpty(), run.account().constData());
        QCOMPARE(m_work->read(u"mine.kader"_s), before);
    }
};

KADER_TEST(TestMergeCommand);
#include "tst_merge.moc"
