#include "iiif/imagerequest.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;

namespace {

/// `v3 L1` or `v2 L1 wh` of a 3000×2800 image.
ImageService service(const QString &kind)
{
    const auto id = WebAddress::parse(u"https://a.org/i%252Fj"_s);
    ImageService made{.id = *id, .size = ImageSize::of(3000, 2800)};
    made.api = static_cast<ImageApi>(kind.mid(1, 1).toInt());
    made.level = kind.mid(4, 1).toInt();
    made.features.setFlag(ImageFeature::RegionByPx, made.level > 0);
    made.features.setFlag(ImageFeature::SizeByW, made.level > 0);
    made.features.setFlag(ImageFeature::SizeByWh,
                          made.level == 2 || kind.endsWith("wh"_L1) || (made.level > 0 && made.api == ImageApi::V3));
    made.formats = {u"jpg"_s};
    return made;
}

/// `full 300x280` or `0,0,1024,1024 512x512`.
ImageRequest request(const QString &text)
{
    const QStringList parts = text.split(u' ');
    const QStringList size = parts.at(1).split(u'x');
    ImageRequest made{.size = *ImageSize::of(size.at(0).toLongLong(), size.at(1).toLongLong())};
    const QStringList region = parts.at(0).split(u',');
    if (region.size() == 4)
        made.region = ImageRegion::of(region.at(0).toLongLong(), region.at(1).toLongLong(), region.at(2).toLongLong(),
                                      region.at(3).toLongLong());
    return made;
}

QString tail(const WebAddress &address)
{
    return address.text().mid(QLatin1StringView("https://a.org/i%252Fj").size());
}

} // namespace

class TestImageRequest : public QObject {
    Q_OBJECT

private slots:
    void spellsCanonically_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *kind, const char *asked, const char *expected) {
            QTest::addRow("%s: %s", kind, asked)
                << QString::fromLatin1(kind) << QString::fromLatin1(asked) << QString::fromLatin1(expected);
        };
        row("v3 L1", "0,1024,1024,1024 512x512", "/0,1024,1024,1024/512,512/0/default.jpg");
        row("v3 L0", "2048,2048,952,752 476x376", "/2048,2048,952,752/476,376/0/default.jpg");
        row("v3 L1", "full 300x280", "/full/300,280/0/default.jpg");
        row("v3 L1", "0,0,3000,2800 300x280", "/full/300,280/0/default.jpg");
        row("v3 L1", "full 3000x2800", "/full/max/0/default.jpg");
        row("v2 L0", "0,0,1024,1024 512x512", "/0,0,1024,1024/512,/0/default.jpg");
        row("v2 L0 wh", "0,0,1024,1024 512x512", "/0,0,1024,1024/512,/0/default.jpg");
        row("v2 L1", "0,0,1024,1024 512x512", "/0,0,1024,1024/512,/0/default.jpg");
        row("v2 L1 wh", "0,0,1024,1024 512x512", "/0,0,1024,1024/512,512/0/default.jpg");
        row("v2 L2", "0,0,1024,1024 512x512", "/0,0,1024,1024/512,512/0/default.jpg");
        row("v2 L2", "full 3000x2800", "/full/full/0/default.jpg");
        row("v2 L0", "full 3000x2800", "/full/full/0/default.jpg");
        row("v1 L1", "0,0,1024,1024 512x512", "/0,0,1024,1024/512,/0/native.jpg");
        row("v1 L2", "full 300x280", "/full/300,280/0/native.jpg");
    }

    void spellsCanonically()
    {
        QFETCH(QString, kind);
        QFETCH(QString, asked);
        const auto address = imageAddress(service(kind), request(asked));
        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QVERIFY(address->text().startsWith("https://a.org/i%252Fj/"_L1));
        QVERIFY(address->url().toEncoded().startsWith("https://a.org/i%252Fj/"));
        QTEST(tail(*address), "expected");
    }

    void keepsHostHabits_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole") << u"full 3000x2800"_s << u"/full/3000,2800/0/default.jpg"_s;
        QTest::newRow("whole, smaller") << u"full 300x280"_s << u"/full/300,280/0/default.jpg"_s;
        QTest::newRow("tile") << u"2048,2048,952,752 952x752"_s << u"/2048,2048,952,752/952,752/0/default.jpg"_s;
    }

    void keepsHostHabits()
    {
        QFETCH(QString, asked);
        QTEST(tail(*imageAddress(service(u"v3 L1"_s), request(asked), HostHabit::ExplicitSizes)), "expected");
    }

    void keepsTheIdAsText()
    {
        for (const QString &id : {u"https://a.org/ark:%2F1%252Fx+y%5Bz%5D"_s, u"http://a.org/fcgi?IIIF=/data/a b.tif"_s,
                                  u"https://a.org/é"_s}) {
            ImageService made = service(u"v3 L1"_s);
            made.id = *WebAddress::parse(id);
            QCOMPARE(imageAddress(made, request(u"full 300x280"_s))->text(), id + u"/full/300,280/0/default.jpg"_s);
        }
    }

    void asksForTurnsQualityAndFormat()
    {
        ImageService able = service(u"v2 L1"_s);
        ImageRequest wanted = request(u"full 300x280"_s);
        wanted.rotation = QuarterTurns::Three;
        wanted.quality = ImageQuality::Gray;
        wanted.format = ImageFormat::Png;
        QCOMPARE(imageAddress(able, wanted).error().kind, ErrorKind::Unsupported);
        able.features |= ImageFeature::RotationBy90s;
        QCOMPARE(imageAddress(able, wanted).error().kind, ErrorKind::Unsupported);
        able.qualities = {u"default"_s, u"gray"_s};
        QCOMPARE(imageAddress(able, wanted).error().kind, ErrorKind::Unsupported);
        able.formats = {u"jpg"_s, u"png"_s};
        QCOMPARE(tail(*imageAddress(able, wanted)), u"/full/300,/270/gray.png"_s);
    }

    void refusesWhatNoServerMustAnswer_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("maxWidth");
        QTest::addColumn<bool>("refused");
        QTest::newRow("to the last pixel") << u"2999,2799,1,1 1x1"_s << 0 << false;
        QTest::newRow("one past the edge") << u"2048,2048,953,752 512x512"_s << 0 << true;
        QTest::newRow("enlarged region") << u"0,0,10,10 11x10"_s << 0 << true;
        QTest::newRow("enlarged image") << u"full 3001x2800"_s << 0 << true;
        QTest::newRow("within the limit") << u"full 1000x933"_s << 1000 << false;
        QTest::newRow("beyond the limit") << u"full 1001x934"_s << 1000 << true;
    }

    void refusesWhatNoServerMustAnswer()
    {
        QFETCH(QString, asked);
        QFETCH(int, maxWidth);
        ImageService made = service(u"v3 L1"_s);
        if (maxWidth > 0)
            made.maxWidth = made.maxHeight = maxWidth;
        const auto address = imageAddress(made, request(asked));
        QTEST(!address.has_value(), "refused");
        QVERIFY(address || address.error().kind == ErrorKind::Usage);
    }

    void maxFollowsTheLimits()
    {
        ImageService made = service(u"v3 L1"_s);
        made.maxWidth = made.maxHeight = 1500;
        QCOMPARE(tail(*imageAddress(made, request(u"full 1500x1400"_s))), u"/full/max/0/default.jpg"_s);
        made.api = ImageApi::V2;
        QCOMPARE(tail(*imageAddress(made, request(u"full 1500x1400"_s))), u"/full/1500,1400/0/default.jpg"_s);
    }

    void triesOtherSpellingsOfStaticFiles_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("v3 whole") << u"v3 L0"_s << u"full 300x280"_s << QStringList{u"/0,0,3000,2800/300,280"_s};
        QTest::newRow("v3 whole at full size")
            << u"v3 L0"_s << u"full 3000x2800"_s << QStringList{u"/full/3000,2800"_s, u"/0,0,3000,2800/3000,2800"_s};
        QTest::newRow("v3 tile") << u"v3 L0"_s << u"0,0,512,512 512x512"_s << QStringList();
        QTest::newRow("v2 whole") << u"v2 L0"_s << u"full 300x280"_s
                                  << QStringList{u"/full/300,280"_s, u"/0,0,3000,2800/300,280"_s,
                                                 u"/0,0,3000,2800/300,"_s};
        QTest::newRow("v2 tile") << u"v2 L0"_s << u"0,0,512,512 512x512"_s << QStringList{u"/0,0,512,512/512,512"_s};
        QTest::newRow("a server that computes") << u"v3 L1"_s << u"full 300x280"_s << QStringList();
    }

    void triesOtherSpellingsOfStaticFiles()
    {
        QFETCH(QString, kind);
        QFETCH(QString, asked);
        QStringList spellings;
        for (const WebAddress &address : otherSpellings(service(kind), request(asked))) {
            QVERIFY(address.text().endsWith("/0/default.jpg"_L1));
            spellings.append(tail(address).chopped(QLatin1StringView("/0/default.jpg").size()));
        }
        QTEST(spellings, "expected");
    }

    void choosesThumbnails_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QList<int>>("sizes");   // widths; heights follow
        QTest::addColumn<QList<int>>("factors"); // of 1024 tiles
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QString>("expected");
        const QList<int> none;
        QTest::newRow("computed") << u"v3 L1"_s << none << none << 300 << u"/full/300,280/0/default.jpg"_s;
        QTest::newRow("computed, one-sided") << u"v2 L1"_s << none << none << 300 << u"/full/300,/0/default.jpg"_s;
        QTest::newRow("full size listed only")
            << u"v3 L1"_s << QList{3000} << none << 300 << u"/full/300,280/0/default.jpg"_s;
        QTest::newRow("a listed one nearby")
            << u"v3 L1"_s << QList{3000, 1500, 375, 188} << none << 300 << u"/full/375,350/0/default.jpg"_s;
        QTest::newRow("never enlarged") << u"v3 L1"_s << none << none << 9000 << u"/full/max/0/default.jpg"_s;
        QTest::newRow("never below a pixel") << u"v3 L1"_s << none << none << 1 << u"/full/1,1/0/default.jpg"_s;
        QTest::newRow("level 0: listed") << u"v3 L0"_s << QList{3000, 1500, 375} << none << 400
                                         << u"/full/1500,1400/0/default.jpg"_s;
        QTest::newRow("level 0: nothing as large")
            << u"v3 L0"_s << QList{375, 188} << none << 400 << u"/full/375,350/0/default.jpg"_s;
        QTest::newRow("level 0: a tile that is the whole")
            << u"v3 L0"_s << none << QList{1, 2, 4, 8} << 300 << u"/full/375,350/0/default.jpg"_s;
        QTest::newRow("level 0: a larger tile")
            << u"v2 L0"_s << none << QList{1, 2, 4, 8} << 400 << u"/full/750,/0/default.jpg"_s;
        QTest::newRow("level 0: a tile beats a small size")
            << u"v3 L0"_s << QList{94} << QList{1, 2, 4} << 400 << u"/full/750,700/0/default.jpg"_s;
        QTest::newRow("level 0: no tile covers it") << u"v3 L0"_s << none << QList{1, 2} << 300 << QString();
        QTest::newRow("level 0: nothing") << u"v3 L0"_s << none << none << 300 << QString();
    }

    void choosesThumbnails()
    {
        QFETCH(QString, kind);
        QFETCH(QList<int>, sizes);
        QFETCH(QList<int>, factors);
        QFETCH(int, wanted);
        ImageService made = service(kind);
        std::sort(sizes.begin(), sizes.end());
        for (const int width : sizes)
            made.sizes.append(*ImageSize::of(width, (width * 2800 + 2999) / 3000));
        TileSet set{.tile = *ImageSize::of(1024, 1024)};
        for (const int factor : factors)
            set.scaleFactors.append(factor);
        made.tiles = {set};
        const auto thumbnail = thumbnailRequest(made, wanted);
        QTEST(thumbnail ? tail(*imageAddress(made, *thumbnail)) : QString(), "expected");
    }

    void thumbnailsOfStrips()
    {
        ImageService strip = service(u"v3 L1"_s);
        strip.size = ImageSize::of(300'000, 500);
        QCOMPARE(tail(*imageAddress(strip, *thumbnailRequest(strip, 200))), u"/full/200,1/0/default.jpg"_s);
        strip.maxArea = 100;
        QVERIFY(isWithinLimits(strip, thumbnailRequest(strip, 200)->size));
        strip.size.reset();
        QVERIFY(!thumbnailRequest(strip, 200));
    }
};

KADER_TEST(TestImageRequest);
#include "tst_imagerequest.moc"
