#include "scanner.h"

#include "base/atomicfile.h"
#include "support/registry.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

using namespace kader;
using namespace kader::layering;
using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(KADER_SOURCE_DIR);

QString contentOf(const QString &path)
{
    return QString::fromUtf8(readWhole(path, 16 * 1024 * 1024).value_or(QByteArray()));
}

QStringList sourcesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s, u"*.c"_s, u"*.hpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next().mid(root.size() + 1));
    paths.sort();
    return paths;
}

} // namespace

/// Holds the project itself against src/layers.json.
class TestProject : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const Result<Layers> layers = Layers::fromJson(contentOf(root + u"/src/layers.json"_s).toUtf8());
        QVERIFY2(layers, layers ? "" : qPrintable(layers.error().toString()));
        const QtHeaders headers = QtHeaders::installedIn(QStringLiteral(KADER_QT_HEADERS));
        QCOMPARE(headers.moduleOf(u"QUrl"_s), u"Core"_s);
        QCOMPARE(headers.moduleOf(u"QNetworkReply"_s), u"Network"_s);
        m_layers = *layers;
        m_scanner.emplace(*layers, headers, [](const QString &path) { return QFileInfo::exists(root + u'/' + path); });
    }

    void includes_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("src") << u"src"_s;
        QTest::newRow("ui") << u"ui"_s;
        QTest::newRow("app") << u"app"_s;
    }

    void includes()
    {
        QFETCH(QString, folder);
        if (!QFileInfo::exists(root + u'/' + folder))
            QSKIP("not there yet");
        QStringList findings;
        for (const QString &path : sourcesBelow(folder))
            findings += m_scanner->scan({path, contentOf(root + u'/' + path)});
        QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
    }

    void links()
    {
        QStringList findings;
        const QStringList lines = contentOf(QStringLiteral(KADER_LINKS_FILE)).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(!lines.isEmpty());
        for (const QString &line : lines) {
            const QStringList parts = line.split(u';', Qt::SkipEmptyParts);
            const Unit *unit = m_layers->unitOfTarget(parts.first());
            QVERIFY2(unit, qPrintable(parts.first()));
            findings += m_scanner->scanLinks(*unit, parts.mid(1));
        }
        QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
    }

    void everyFolderIsInTheTable()
    {
        QStringList unknown;
        for (const QString &folder : QDir(root + u"/src"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (!m_layers->unitOfPath(u"src/%1/"_s.arg(folder)))
                unknown.append(folder);
        }
        QCOMPARE(unknown, QStringList());
    }

private:
    std::optional<Layers> m_layers;
    std::optional<Scanner> m_scanner;
};

KADER_TEST(TestProject);
#include "tst_project.moc"
