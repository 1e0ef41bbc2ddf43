#include "iiif/physicalscale.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// A canvas with these further members, and an image with those.
Manifest sample(const QByteArray &onCanvas, const QByteArray &onImage)
{
    return test::readManifest(
        json(
            "{'type': 'Manifest', 'items': [{'id': 'https://a.org/c', 'type': 'Canvas', 'width': 1000, 'height': 500") +
        json(onCanvas) +
        json(", 'items': [{'type': 'AnnotationPage', 'items': [{'type': 'Annotation', 'motivation': 'painting', "
             "'target': 'https://a.org/c', 'body': {'id': 'https://a.org/i.jpg', 'type': 'Image'") +
        json(onImage) + json("}}]}]}]}"));
}

QByteArray service(const QByteArray &scale, const QByteArray &units)
{
    return ", 'service': [{'profile': 'http://iiif.io/api/annex/services/physdim', 'physicalScale': " + scale +
           ", 'physicalUnits': '" + units + "'}]";
}

} // namespace

class TestPhysicalScale : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<double>("metres"); // 0: nothing
        QTest::newRow("millimetres") << service("0.5", "mm") << 0.0005;
        QTest::newRow("centimetres") << service("2", "cm") << 0.02;
        QTest::newRow("inches") << service("0.01", "in") << 0.000254;
        QTest::newRow("micrometres") << service("0.25", "um") << 0.25e-6;
        QTest::newRow("nanometres, with an exponent") << service("1.5e2", "nm") << 150e-9;
        QTest::newRow("as text") << service("'0.5'", "MM") << 0.0005;
        QTest::newRow("one object in place of a list")
            << QByteArray(", 'service': {'physicalScale': 3, 'physicalUnits': 'm'}") << 3.0;
        QTest::newRow("within the image's service")
            << QByteArray(", 'service': [{'id': 'https://a.org/i', 'type': 'ImageService3', 'service': "
                          "[{'physicalScale': 2, 'physicalUnits': 'mm'}]}]")
            << 0.002;
        QTest::newRow("none") << QByteArray() << 0.0;
        QTest::newRow("another service") << QByteArray(", 'service': [{'id': 'https://a.org/s'}]") << 0.0;
        QTest::newRow("zero") << service("0", "mm") << 0.0;
        QTest::newRow("negative") << service("-1", "mm") << 0.0;
        QTest::newRow("no number") << service("'wide'", "mm") << 0.0;
        QTest::newRow("an unknown unit") << service("1", "ell") << 0.0;
    }

    void reads()
    {
        QFETCH(QByteArray, members);
        QFETCH(double, metres);
        const auto expected = metres > 0 ? std::optional(metres) : std::nullopt;
        const auto isAs = [&expected](const std::optional<double> &found) {
            return found.has_value() == expected.has_value() && (!found || std::abs(*found / *expected - 1) < 1e-9);
        };
        const Manifest onCanvas = sample(members, {});
        QVERIFY(isAs(metresPerUnit(onCanvas.canvases().front().value)));
        QVERIFY(!metresPerImagePixel(onCanvas.canvases().front()));
        const Manifest onImage = sample({}, members);
        QVERIFY(isAs(metresPerImagePixel(onImage.canvases().front())));
        QVERIFY(!metresPerUnit(onImage.canvases().front().value));
    }
};

KADER_TEST(TestPhysicalScale);
#include "tst_physicalscale.moc"
