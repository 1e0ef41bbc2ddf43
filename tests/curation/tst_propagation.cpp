#include "curation/propagation.h"
#include "curation/steps.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;
using iiif::CanvasSize;
using iiif::Region;
using iiif::Shape;
using kader::test::json;

namespace {

Shape shapeOfText(const QString &text)
{
    const QStringList words = text.split(u' ');
    std::vector<double> numbers;
    for (const QString &number : words.last().split(u','))
        numbers.push_back(number.toDouble());
    if (words.first() == u"point")
        return Shape::point({numbers[0], numbers[1]});
    if (words.first() != u"polygon")
        return Region{qint64(numbers[0]), qint64(numbers[1]), qint64(numbers[2]), qint64(numbers[3])};
    std::vector<QPointF> corners;
    for (size_t i = 0; i < numbers.size(); i += 2)
        corners.emplace_back(numbers[i], numbers[i + 1]);
    return Shape::polygon(corners);
}

QString textOf(const std::optional<FittedShape> &fit)
{
    if (!fit)
        return u"nothing"_s;
    QStringList numbers;
    for (const QPointF corner : fit->shape.corners())
        numbers << QString::number(corner.x()) << QString::number(corner.y());
    return (numbers.isEmpty() ? fit->shape.region.toString() : numbers.join(u',')) +
           (fit->isCut ? u" cut"_s : QString());
}

iiif::CanvasView canvas(int position, std::optional<CanvasSize> size)
{
    iiif::CanvasView view;
    view.position = position;
    view.size = size;
    return view;
}

} // namespace

class TestPropagation : public QObject {
    Q_OBJECT

private slots:
    void fits_data()
    {
        QTest::addColumn<QString>("shape"); // of 1000×800
        QTest::addColumn<CanvasSize>("to");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("scaled");
        const CanvasSize same{1000, 800};
        const CanvasSize half{500, 200};
        QTest::newRow("same size") << u"900,700,100,100"_s << same << u"900,700,100,100"_s << u"900,700,100,100"_s;
        QTest::newRow("there is room") << u"10,20,100,100"_s << half << u"10,20,100,100"_s << u"5,5,50,25"_s;
        QTest::newRow("partly beyond") << u"450,20,100,300"_s << half << u"450,20,50,180 cut"_s << u"225,5,50,75"_s;
        QTest::newRow("beyond") << u"600,20,100,300"_s << half << u"nothing"_s << u"300,5,50,75"_s;
        QTest::newRow("a unit") << u"999,799,1,1"_s << half << u"nothing"_s << u"499,199,1,1"_s;
        QTest::newRow("a point") << u"point 100,100"_s << half << u"100,100"_s << u"50,25"_s;
        QTest::newRow("a point beyond") << u"point 999,799"_s << half << u"nothing"_s << u"499,199"_s;
        QTest::newRow("a polygon") << u"polygon 10,10,110,10,60,111"_s << half << u"10,10,110,10,60,111"_s
                                   << u"5,2.5,55,2.5,30,27.75"_s;
        QTest::newRow("a polygon partly beyond")
            << u"polygon 400,100,600,100,500,300"_s << half << u"400,100,500,100,500,200,450,200 cut"_s
            << u"200,25,300,25,250,75"_s;
        QTest::newRow("a polygon beyond")
            << u"polygon 600,100,800,100,700,300"_s << half << u"nothing"_s << u"300,25,400,25,350,75"_s;
    }

    void fits()
    {
        QFETCH(QString, shape);
        QFETCH(CanvasSize, to);
        const CanvasSize from{1000, 800};
        QTEST(textOf(fitted(shapeOfText(shape), from, to, Fitting::KeepPlace)), "kept");
        QTEST(textOf(fitted(shapeOfText(shape), from, to, Fitting::Scale)), "scaled");
        QCOMPARE(fitted(shapeOfText(shape), from, to, Fitting::Skip).has_value(), from == to);
        QCOMPARE(textOf(fitted(shapeOfText(shape), {}, to, Fitting::Scale)),
                 textOf(fitted(shapeOfText(shape), from, to, Fitting::KeepPlace)));
        QVERIFY(fitted(shapeOfText(shape), from, {}, Fitting::KeepPlace));
    }

    void copiesWhatIsSaid()
    {
        const QUuid source = QUuid::createUuid();
        Annotation original = newAnnotation(source, 0, Region{10, 20, 30, 40});
        original.text = u"Rock"_s;
        original.language = u"nl"_s;
        original.motivations = {u"tagging"_s};
        original.body = json("[{'type':'TextualBody','value':'Rock'}]");
        original.provenance = store::Provenance{.source = source};
        const iiif::CanvasView own = canvas(0, CanvasSize{1000, 800});
        const std::vector all{canvas(1, CanvasSize{1000, 800}), canvas(2, CanvasSize{20, 30}),
                              canvas(3, CanvasSize{5, 5})};
        const Propagated result = propagated(original, own, source, {&all[0], &all[1], &all[2]}, Fitting::KeepPlace);
        QCOMPARE(result.copies.size(), size_t(2));
        QCOMPARE(result.cut, 1);
        QCOMPARE(result.skipped, 1);
        QCOMPARE(regionOf(result.copies[1]), std::optional(Region{10, 20, 10, 10}));
        QCOMPARE(result.copies[1].targets.front().canvas, 2);
        for (const Annotation &copy : result.copies) {
            QVERIFY(copy.id != original.id && !copy.provenance);
            QCOMPARE(copy.text, original.text);
            QCOMPARE(copy.language, original.language);
            QCOMPARE(copy.motivations, original.motivations);
            QCOMPARE(copy.body, original.body);
        }
    }

    void copiesWholeCanvases()
    {
        const QUuid source = QUuid::createUuid();
        const iiif::CanvasView own = canvas(0, CanvasSize{1000, 800});
        const std::vector all{canvas(1, CanvasSize{20, 30}), canvas(2, CanvasSize{1000, 800})};
        const Annotation whole = newAnnotation(source, 0, {});
        QCOMPARE(propagated(whole, own, source, {&all[0], &all[1]}, Fitting::KeepPlace).copies.size(), size_t(2));
        const Propagated same = propagated(whole, own, source, {&all[0], &all[1]}, Fitting::Skip);
        QCOMPARE(same.copies.size(), size_t(1));
        QCOMPARE(same.skipped, 1);
        QVERIFY(!regionOf(same.copies.front()));
    }

    void keepsOtherShapesWhereTheyFit()
    {
        const QUuid source = QUuid::createUuid();
        const QByteArray circle =
            json("{'type':'SvgSelector','value':'<svg><circle cx=") + "'5' cy='5' r='5'" + json("/></svg>'}");
        const iiif::CanvasView own = canvas(0, CanvasSize{100, 80});
        const std::vector all{canvas(1, CanvasSize{100, 80}), canvas(2, CanvasSize{50, 40})};
        Annotation original = newAnnotation(source, 0, Region{0, 0, 10, 10});
        original.targets.front().selector = circle;
        const Propagated result = propagated(original, own, source, {&all[0], &all[1]}, Fitting::Scale);
        QCOMPARE(result.copies[0].targets.front().selector, circle);
        QVERIFY(hasPlainRegion(result.copies[1]));
        QCOMPARE(regionOf(result.copies[1]), std::optional(Region{0, 0, 5, 5}));
        // One that is told with its canvas tells of no other one.
        original.targets.front().selector = "{\"source\":\"urn:c\",\"selector\":" + circle + "}";
        QVERIFY(hasPlainRegion(propagated(original, own, source, {&all[0]}, Fitting::Scale).copies[0]));
    }
};

KADER_TEST(TestPropagation);
#include "tst_propagation.moc"
