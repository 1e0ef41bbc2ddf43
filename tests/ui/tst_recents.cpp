#include "support/registry.h"
#include "ui/shell/recents.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

QStringList pathsOf(const QList<Recent> &recents)
{
    QStringList paths;
    for (const Recent &recent : recents)
        paths.append(recent.path);
    return paths;
}

void touch(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

class TestRecents : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCoreApplication::setOrganizationName(u"kader-test"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        QVERIFY(QDir(m_folder->path()).mkdir(u"untitled"_s));
    }

    void remembersTheLastFirst()
    {
        Recents::note(u"/data/a.kader"_s, 1);
        Recents::note(u"/data/b.kader"_s, 2);
        Recents::note(u"/data/a.kader"_s, 3);
        const QList<Recent> recents = Recents::remembered();
        QCOMPARE(pathsOf(recents), (QStringList{u"/data/a.kader"_s, u"/data/b.kader"_s}));
        QCOMPARE(recents[0].annotations, 3);
        QCOMPARE(recents[0].name(), u"a"_s);
        Recents::forget(u"/data/a.kader"_s);
        QCOMPARE(pathsOf(Recents::remembered()), QStringList{u"/data/b.kader"_s});
    }

    void remembersNoMoreThanAPageful()
    {
        for (int i = 0; i < Recents::most + 5; ++i)
            Recents::note(u"/data/%1.kader"_s.arg(i), i);
        const QList<Recent> recents = Recents::remembered();
        QCOMPARE(recents.size(), Recents::most);
        QCOMPARE(recents.first().path, u"/data/%1.kader"_s.arg(Recents::most + 4));
    }

    void findsUntitledOnesThatNobodyNoted()
    {
        touch(untitled(u"x.kader"_s));
        touch(untitled(u"x.kader-journal"_s));
        const QList<Recent> recents = Recents::withUntitled({}, m_folder->filePath(u"untitled"_s));
        QCOMPARE(pathsOf(recents), QStringList{untitled(u"x.kader"_s)});
        QVERIFY(recents[0].isUntitled && !recents[0].isMissing);
        QVERIFY(recents[0].name().startsWith(u"Untitled, "_s));
    }

    void listsOneThatWasNotedOnce()
    {
        touch(untitled(u"x.kader"_s));
        Recents::note(untitled(u"x.kader"_s), 4);
        const QList<Recent> recents = Recents::withUntitled(Recents::remembered(), m_folder->filePath(u"untitled"_s));
        QCOMPARE(recents.size(), 1);
        QCOMPARE(recents[0].annotations, 4);
        QVERIFY(recents[0].isUntitled);
    }

    void tellsWhatIsMissing()
    {
        Recents::note(m_folder->filePath(u"gone.kader"_s), 1);
        Recents::note(untitled(u"gone.kader"_s), 1);
        const QList<Recent> recents = Recents::withUntitled(Recents::remembered(), m_folder->filePath(u"untitled"_s));
        QCOMPARE(pathsOf(recents), QStringList{m_folder->filePath(u"gone.kader"_s)});
        QVERIFY(recents[0].isMissing);
    }

private:
    [[nodiscard]] QString untitled(const QString &name) const { return m_folder->filePath(u"untitled/"_s + name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

KADER_TEST(TestRecents);
#include "tst_recents.moc"
