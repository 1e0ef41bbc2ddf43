#include "base/atomicfile.h"
#include "demo/catalogue.h"
#include "demo/sampleannotations.h"
#include "support/registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

class TestSamples : public QObject {
    Q_OBJECT

private slots:
    void nameCanvasesOfTheirDataset()
    {
        for (const SampleAnnotations &sample : sampleAnnotations()) {
            QSet<QString> names;
            for (const File &file : Catalogue::instance().dataset(sample.dataset)->latest().files)
                names.insert(file.name);
            const QStringList lines = QString::fromUtf8(sample.csv).split(u'\n', Qt::SkipEmptyParts);
            QCOMPARE(lines.first(), u"canvas_label,text,xywh,motivation,lang"_s);
            QCOMPARE(lines.size(), sample.rows + 1);
            for (const QString &line : lines.mid(1))
                QVERIFY2(names.contains(line.section(u',', 0, 0)), qPrintable(line));
        }
    }

    void regionsAreTheFormulasTruth()
    {
        const SampleAnnotations yeast = sampleAnnotations().first();
        const QString text = QString::fromUtf8(yeast.csv);
        const QList<QRect> regions = nuclei(
            Catalogue::instance().file(derivedUuid(yeast.dataset, u"yeast_field_01.tif"_s))->file->picture.value());
        for (const QRect &region : regions)
            QVERIFY(text.contains(u"\"%1,%2,%3,%4\",tagging,en"_s.arg(region.x())
                                      .arg(region.y())
                                      .arg(region.width())
                                      .arg(region.height())));
        QCOMPARE(text.count(QRegularExpression(u"^yeast_field_01"_s, QRegularExpression::MultilineOption)),
                 regions.size() + 1);
    }

    void areWrittenAsFiles()
    {
        const QTemporaryDir folder;
        QVERIFY(writeSamples(folder.path()));
        for (const SampleAnnotations &sample : sampleAnnotations())
            QCOMPARE(readWhole(folder.filePath(sample.fileName), 10'000'000).value(), sample.csv);
        QVERIFY(!writeSamples(folder.filePath(u"no/such/folder"_s)));
    }
};

KADER_TEST(TestSamples);
#include "tst_samples.moc"
