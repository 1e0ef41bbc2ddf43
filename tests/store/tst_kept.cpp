#include "store/kept.h"
#include "store/migration.h"
#include "store/rawdatabase.h"
#include "support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Files that earlier Kaders wrote, kept as they wrote them.
class TestKept : public QObject {
    Q_OBJECT

private slots:
    void areThereForEveryFormat()
    {
        for (size_t format = 1; format <= migrations().size(); ++format)
            QVERIFY2(QFile::exists(kept(int(format))), qPrintable(kept(int(format))));
        QCOMPARE(RawDatabase(copied(kept(2))).ask(u"PRAGMA user_version"_s).toInt(), 2);
    }

    void openAsTheyWereWritten_data() { formats(); }

    void openAsTheyWereWritten()
    {
        QFETCH(int, format);
        const CurationFile file = CurationFile::open(copied(kept(format))).value();
        const CurationFile::Contents contents = file.contents().value();
        std::vector<Document> documents{keptManifest(), keptSecondManifest()};
        if (format >= 2)
            documents.insert(documents.begin() + 1, about(documents[0], keptRecord()));
        if (format >= 3)
            documents.push_back(about(documents[2], keptOriginal()));
        QCOMPARE(contents.sources.size(), documents.size());
        for (size_t i = 0; i < documents.size(); ++i) {
            Source source = contents.sources[i];
            QCOMPARE(file.sourceBytes(source.id).value(), documents[i].bytes);
            source.sha256.clear();
            source.size = 0;
            QCOMPARE(source, documents[i].source);
        }
        QVERIFY(contents.annotations == keptAnnotations());
        QCOMPARE(contents.lastNumber, 6);
        QCOMPARE(contents.settings, settings(format));
        QCOMPARE(contents.reach.undo, u"Set address"_s);
        QCOMPARE(contents.reach.redo, u"Rewrite"_s);
        QVERIFY(file.check().value().isEmpty());
        QCOMPARE(file.search(u"OEDEME pull"_s).value().size(), 0u);
        QCOMPARE(file.search(u"œDEME pull"_s).value(), std::vector{keptAnnotations().back().annotation.id});
    }

    void goBackToTheirBeginningAndForthAgain_data() { formats(); }

    void goBackToTheirBeginningAndForthAgain()
    {
        QFETCH(int, format);
        CurationFile file = CurationFile::open(copied(kept(format))).value();
        const CurationFile::Contents before = file.contents().value();
        std::vector<Step> steps = keptSteps();
        if (format >= 2)
            steps.insert(steps.begin(), keptInclusion());
        for (size_t i = steps.size() - 1; i-- > 0;) {
            QCOMPARE(file.reach().value().undo, steps[i].name);
            QVERIFY(file.undo());
        }
        QVERIFY(!file.reach().value().undo);
        QCOMPARE(file.annotations().value(), keptOwn());
        for (size_t i = 0; i + 1 < steps.size(); ++i)
            QCOMPARE(file.redo().value(), steps[i]);
        QCOMPARE(file.contents().value().annotations, before.annotations);
        QCOMPARE(file.contents().value().settings, before.settings);
        QCOMPARE(file.redo().value(), steps.back());
        QVERIFY(file.check().value().isEmpty());
    }

    void areWhatThePresentCodeWrites()
    {
        const QString path = m_folder.filePath(u"written now.kader"_s);
        QVERIFY(keepCuration(path));
        const CurationFile now = CurationFile::open(path).value();
        const CurationFile then = CurationFile::open(copied(kept(int(migrations().size())))).value();
        QCOMPARE(now.contents().value().sources, then.contents().value().sources);
        QVERIFY(now.contents().value().annotations == then.contents().value().annotations);
        QCOMPARE(now.contents().value().settings, then.contents().value().settings);
    }

private:
    static void formats()
    {
        QTest::addColumn<int>("format");
        for (size_t format = 1; format <= migrations().size(); ++format)
            QTest::addRow("format %zu", format) << int(format);
    }

    static QString kept(int format) { return QStringLiteral(KADER_TEST_DATA "/format-%1.kader").arg(format); }

    static Document about(const Document &described, Document description)
    {
        description.source.about = described.source.id;
        return description;
    }

    /// On the way from format 1, every manifest is taken to be part of the curation.
    static QHash<QString, QString> settings(int format)
    {
        QHash<QString, QString> settings{{publicationAddressSetting, u"https://publish.example/iiif"_s}};
        const auto include = [&](const Document &manifest) {
            settings.insert(includedSettingPrefix + manifest.source.id.toString(QUuid::WithoutBraces), u"yes"_s);
        };
        include(keptManifest());
        if (format == 1)
            include(keptSecondManifest());
        return settings;
    }

    QString copied(const QString &from)
    {
        const QString path = m_folder.filePath(u"%1.kader"_s.arg(++m_count));
        if (!QFile::copy(from, path))
            qFatal("cannot copy %s", qPrintable(from));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

KADER_TEST(TestKept);
#include "tst_kept.moc"
