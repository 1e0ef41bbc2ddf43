#include "demo/catalogue.h"
#include "demo/picture.h"
#include "repositoryclient.h"
#include "support/registry.h"

#include <QSet>
#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(kader::demo::Picture)

namespace {

Picture pictureOf(const QString &dataset, const QString &name)
{
    return Catalogue::instance().file(derivedUuid(dataset, name))->file->picture.value();
}

void addPictures()
{
    QTest::addColumn<Picture>("picture");
    QTest::newRow("aerial") << pictureOf(ids::aerialSurvey, u"RAF_4012.tif"_s);
    QTest::newRow("mask") << pictureOf(ids::aerialSurvey, u"RAF_4012_mask.png"_s);
    QTest::newRow("yeast") << pictureOf(ids::yeastSeries, u"yeast_field_03.tif"_s);
    QTest::newRow("glacier") << pictureOf(ids::glacierFrames, u"CA216132V0066.tif"_s);
    QTest::newRow("thin section") << pictureOf(ids::thinSection, u"RTL-3012_xpl.tif"_s);
}

} // namespace

class TestImages : public QObject {
    Q_OBJECT

private slots:
    void sampleAtPixelCentres_data() { addPictures(); }
    void sampleAtPixelCentres()
    {
        QFETCH(Picture, picture);
        const QSize size(37, 29);
        const QImage overview = render(picture, QRect(QPoint(0, 0), picture.size), size);
        QCOMPARE(overview.size(), size);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x) {
                const int px = int((x + 0.5) * picture.size.width() / size.width());
                const int py = int((y + 0.5) * picture.size.height() / size.height());
                QCOMPARE(overview.pixel(x, y), pixelAt(picture, px, py));
            }
        }
    }

    void tilesAreCrops_data() { addPictures(); }
    void tilesAreCrops()
    {
        QFETCH(Picture, picture);
        const QRect outer(picture.size.width() / 2 - 40, picture.size.height() / 2 - 30, 80, 60);
        const QRect inner(outer.x() + 13, outer.y() + 7, 33, 21);
        const QImage large = render(picture, outer, outer.size());
        const QImage small = render(picture, inner, inner.size());
        QCOMPARE(small, large.copy(13, 7, 33, 21));
        QCOMPARE(small.pixel(5, 6), pixelAt(picture, inner.x() + 5, inner.y() + 6));
    }

    void areServedAsComputed_data() { addPictures(); }
    void areServedAsComputed()
    {
        QFETCH(Picture, picture);
        const QString uuid = uuidOf(picture);
        const QRect region(picture.size.width() - 90, picture.size.height() / 2, 64, 48);
        const QByteArray png =
            m_client.get(u"/iiif/v3/%1/%2,%3,64,48/64,48/0/default.png"_s.arg(uuid).arg(region.x()).arg(region.y()))
                .body;
        const QImage served = QImage::fromData(png);
        const QImage computed = render(picture, region, region.size());
        QCOMPARE(served.isGrayscale() && served.depth() == 8, isGrey(picture.scene));
        QCOMPARE(served.convertToFormat(QImage::Format_RGB32), computed.convertToFormat(QImage::Format_RGB32));
    }

    void turnClockwiseAfterMirroring()
    {
        const Picture picture = pictureOf(ids::yeastPilot, u"Image 1"_s);
        const QImage plain = render(picture, QRect(100, 100, 40, 20), QSize(40, 20));
        const auto served = [&](const QString &rotation) {
            const QString path = u"/iiif/v3/%1/100,100,40,20/40,20/%2/default.png"_s.arg(
                derivedUuid(ids::yeastPilot, u"Image 1"_s), rotation);
            return QImage::fromData(m_client.get(path).body);
        };
        QCOMPARE(served(u"90"_s).pixel(19, 0), plain.pixel(0, 0));
        QCOMPARE(served(u"180"_s).pixel(39, 19), plain.pixel(0, 0));
        QCOMPARE(served(u"!0"_s).pixel(39, 0), plain.pixel(0, 0));
        QCOMPARE(served(u"!90"_s).pixel(19, 39), plain.pixel(0, 0));
        const QImage slanted = served(u"45"_s);
        QVERIFY(slanted.width() > 40 && slanted.height() > 40);
        QCOMPARE(slanted.pixel(0, 0), qRgb(0, 0, 0));
    }

    void masksHoldTheClassesOfTheirPhotograph()
    {
        const Picture photograph = pictureOf(ids::aerialSurvey, u"RAF_4012.tif"_s);
        const Picture mask = pictureOf(ids::aerialSurvey, u"RAF_4012_mask.png"_s);
        QCOMPARE(mask.seed, photograph.seed);
        QCOMPARE(mask.size, photograph.size);
        const QImage classes = render(mask, QRect(QPoint(0, 0), mask.size), QSize(800, 760));
        const QImage tones = render(photograph, QRect(QPoint(0, 0), mask.size), QSize(800, 760));
        QList<qint64> count(6, 0);
        QList<double> sum(6, 0.0);
        for (int y = 0; y < classes.height(); ++y) {
            for (int x = 0; x < classes.width(); ++x) {
                const int cover = qRed(classes.pixel(x, y));
                QVERIFY(cover <= 5);
                ++count[cover];
                sum[cover] += qRed(tones.pixel(x, y));
            }
        }
        for (int cover = 0; cover <= 5; ++cover)
            QVERIFY2(count[cover] > 30, qPrintable(u"class %1 has %2 samples"_s.arg(cover).arg(count[cover])));
        const auto mean = [&](LandCover cover) { return sum[int(cover)] / double(count[int(cover)]); };
        QVERIFY(mean(LandCover::Border) < 20.0);
        QVERIFY(mean(LandCover::Water) < mean(LandCover::Field) - 15.0);
        QVERIFY(mean(LandCover::Road) > mean(LandCover::Field) + 15.0);
        QVERIFY(mean(LandCover::Tree) < mean(LandCover::Field));
    }

    void nucleiAreWhereTheyAreSaidToBe()
    {
        const Picture picture = pictureOf(ids::yeastSeries, u"yeast_field_01.tif"_s);
        const QList<QRect> regions = nuclei(picture);
        QVERIFY(regions.size() > 20);
        const QImage image = render(picture, QRect(QPoint(0, 0), picture.size), picture.size);
        const auto meanRed = [&image](const QRect &region) {
            double sum = 0.0;
            for (int y = region.top(); y <= region.bottom(); ++y) {
                for (int x = region.left(); x <= region.right(); ++x)
                    sum += qRed(image.pixel(x, y));
            }
            return sum / (region.width() * region.height());
        };
        const double everywhere = meanRed(image.rect());
        for (const QRect &region : regions) {
            QVERIFY(image.rect().contains(region));
            QVERIFY2(meanRed(region) > 3.0 * everywhere, qPrintable(u"%1,%2"_s.arg(region.x()).arg(region.y())));
        }
    }

    void cratersAreDarkInside()
    {
        const Picture picture = pictureOf(ids::aerialSurvey, u"RAF_4012.tif"_s);
        const QList<QRect> regions = craters(picture);
        QVERIFY(regions.size() > 5);
        int darker = 0;
        for (const QRect &region : regions) {
            const QImage image = render(picture, region, region.size());
            const QPoint middle = image.rect().center();
            const int rim = region.width() / 3; // the region reaches 1.5 radii
            const int inside = qRed(image.pixel(middle.x() - rim / 3, middle.y() - rim / 3));
            const int ring = qRed(image.pixel(middle.x() + rim, middle.y()));
            darker += inside < ring ? 1 : 0;
        }
        QVERIFY2(darker * 10 >= regions.size() * 9, qPrintable(u"%1 of %2"_s.arg(darker).arg(regions.size())));
    }

    void differByFile()
    {
        const QImage one = render(pictureOf(ids::yeastPilot, u"Image 1"_s), QRect(0, 0, 1536, 1152), QSize(64, 48));
        const QImage same =
            render(pictureOf(ids::yeastReplicate, u"Image 1"_s), QRect(0, 0, 1536, 1152), QSize(64, 48));
        QVERIFY(one != same);
    }

    void stopWhenCancelled()
    {
        const Cancellation cancellation;
        cancellation.request();
        QVERIFY(render(pictureOf(ids::yeastPilot, u"Image 1"_s), QRect(0, 0, 64, 48), QSize(64, 48), cancellation)
                    .isNull());
    }

private:
    static QString uuidOf(const Picture &picture)
    {
        for (const Dataset &dataset : Catalogue::instance().datasets()) {
            for (const File &file : dataset.latest().files) {
                if (file.picture == picture)
                    return file.uuid;
            }
        }
        return {};
    }

    test::RepositoryClient m_client;
};

KADER_TEST(TestImages);
#include "tst_images.moc"
