#include "iiif/manifest.h"
#include "iiif/shape.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

QByteArray svgSelector(const QByteArray &content, const QByteArray &members = {})
{
    return json("{'type': 'SvgSelector', ") + members + json("'value': '<svg>") + content + json("</svg>'}");
}

QString textOf(const std::optional<SelectedShape> &selected)
{
    if (!selected)
        return u"nothing"_s;
    static const QStringList kinds{u"rectangle"_s, u"point"_s, u"polygon"_s, u"other"_s};
    QStringList words{kinds.at(int(selected->shape.kind)), selected->shape.region.toString()};
    for (const QPointF corner : selected->shape.corners())
        words.append(u"%1/%2"_s.arg(corner.x()).arg(corner.y()));
    if (!selected->isWritable)
        words.append(u"fixed"_s);
    return words.join(u' ');
}

} // namespace

class TestShape : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("selector");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a point") << json("{'type': 'PointSelector', 'x': 10, 'y': 20.5}")
                                 << u"point 10,20,1,1 10/20.5"_s;
        QTest::newRow("a point without a number") << json("{'type': 'PointSelector', 'x': 10}") << u"nothing"_s;
        QTest::newRow("a path") << svgSelector("<path d='M10,20 L30,20 30,50Z'/>")
                                << u"polygon 10,20,20,30 10/20 30/20 30/50"_s;
        QTest::newRow("a relative path") << svgSelector("<path d='m10 20h20v30z'/>")
                                         << u"polygon 10,20,20,30 10/20 30/20 30/50"_s;
        QTest::newRow("back at its start")
            << svgSelector("<path d='M10,20 L30,20 L30,50 L10,20'/>") << u"polygon 10,20,20,30 10/20 30/20 30/50"_s;
        QTest::newRow("a polygon element") << svgSelector("<g fill='red'><polygon points='10,20 30,20 30,50'/></g>")
                                           << u"polygon 10,20,20,30 10/20 30/20 30/50"_s;
        QTest::newRow("moved by a group") << svgSelector("<g transform='translate(1,1)'><path d='M10,20h20v30z'/></g>")
                                          << u"other 11,21,20,30 fixed"_s;
        QTest::newRow("laid over the canvas")
            << QByteArray(json("{'type': 'SvgSelector', 'value': '<svg viewBox=") + "\\\"0 0 100 50\\\"" +
                          json("><path d=") + "\\\"M1,1h2v2z\\\"" + json("/></svg>'}"))
            << u"other 10,10,20,20 fixed"_s;
        QTest::newRow("two") << svgSelector("<path d='M10,20h20v30z'/><path d='M0,0h2v2z'/>")
                             << u"other 0,0,30,50 fixed"_s;
        QTest::newRow("a hole") << svgSelector("<path d='M0,0h30v30z M5,5h9v9z'/>") << u"other 0,0,30,30 fixed"_s;
        QTest::newRow("curved") << svgSelector("<path d='M0,0C1,9 9,9 10,0Z'/>") << u"other 0,0,10,7 fixed"_s;
        QTest::newRow("a circle") << svgSelector("<circle cx='10' cy='10' r='5'/>") << u"other 5,5,10,10 fixed"_s;
        QTest::newRow("open") << svgSelector("<path d='M0,0L5,0L5,5'/>") << u"other 0,0,5,5 fixed"_s;
        QTest::newRow("two corners") << svgSelector("<path d='M0,0L5,5Z'/>") << u"other 0,0,5,5 fixed"_s;
        QTest::newRow("its corners twice")
            << svgSelector("<path id='M0,0h5v5z' d='M0,0h5v5z'/>") << u"polygon 0,0,5,5 0/0 5/0 5/5 fixed"_s;
        QTest::newRow("the shape before the rectangle around it")
            << json("[{'type': 'FragmentSelector', 'value': 'xywh=0,0,9,9'}, ") + svgSelector("<path d='M0,0h5v5z'/>") +
                   ']'
            << u"polygon 0,0,5,5 0/0 5/0 5/5 fixed"_s;
        QTest::newRow("one in an array") << '[' + svgSelector("<path d='M0,0h5v5z'/>") + ']'
                                         << u"polygon 0,0,5,5 0/0 5/0 5/5"_s;
        QTest::newRow("refined") << svgSelector("<path d='M0,0h5v5z'/>",
                                                json("'refinedBy': {'type': 'PointSelector'}, "))
                                 << u"polygon 0,0,5,5 0/0 5/0 5/5 fixed"_s;
        QTest::newRow("of a whole target")
            << json("{'type': 'SpecificResource', 'source': 'urn:c:1', 'selector': {'type': 'PointSelector', 'x': 1, "
                    "'y': 2}}")
            << u"point 1,2,1,1 1/2"_s;
        QTest::newRow("of the target on the canvas")
            << json("[{'source': 'urn:c:2', 'selector': {'type': 'PointSelector', 'x': 1, 'y': 2}}, {'source': "
                    "'urn:c:1', 'selector': {'type': 'PointSelector', 'x': 3, 'y': 4}}]")
            << u"point 3,4,1,1 3/4"_s;
        QTest::newRow("a rectangle") << json("{'type': 'FragmentSelector', 'value': 'xywh=0,0,9,9'}") << u"nothing"_s;
        QTest::newRow("a text") << json("'urn:c:1'") << u"nothing"_s;
        QTest::newRow("no JSON") << QByteArray("{") << u"nothing"_s;
        QTest::newRow("beyond all canvases") << svgSelector("<path d='M0,0L1e30,0L0,1e30Z'/>") << u"nothing"_s;
    }

    void reads()
    {
        QFETCH(QByteArray, selector);
        QTEST(textOf(selectedShape(selector, m_canvas)), "expected");
    }

    void writes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after"); // moved by 1,0
        QTest::newRow("a point") << json("{'y': 20, 'type': 'PointSelector',  'x': 10}")
                                 << json("{'y': 20, 'type': 'PointSelector',  'x': 11}");
        QTest::newRow("a path keeps its looks")
            << svgSelector("<path stroke='red' d='M1.5,2h2v2z' class='a'/>")
            << svgSelector("<path stroke='red' d='M2.5,2 L4.5,2 L4.5,4 Z' class='a'/>");
        QTest::newRow("a polygon element")
            << svgSelector("<polygon points='1,2 3,2 3,4'/>") << svgSelector("<polygon points='2,2 4,2 4,4'/>");
        QTest::newRow("of a whole target")
            << json("{'source': 'urn:c:1', 'styleClass': 'a', 'selector': [{'type': 'PointSelector', 'x': 1, 'y': 2}]}")
            << json(
                   "{'source': 'urn:c:1', 'styleClass': 'a', 'selector': [{'type': 'PointSelector', 'x': 2, 'y': 2}]}");
        QTest::newRow("version 2") << json("{'type': 'SvgSelector', 'chars': '<svg><path d=") + "'M1,2h2v2z'" +
                                          json("/></svg>'}")
                                   << json("{'type': 'SvgSelector', 'chars': '<svg><path d=") + "'M2,2 L4,2 L4,4 Z'" +
                                          json("/></svg>'}");
        QTest::newRow("a fixed one") << svgSelector("<circle cx='10' cy='10' r='5'/>") << QByteArray();
    }

    void writes()
    {
        QFETCH(QByteArray, before);
        const auto read = selectedShape(before, m_canvas);
        QVERIFY(read);
        Shape moved = read->shape;
        for (SvgOutline &outline : moved.outlines) {
            for (QPointF &point : outline.points)
                point += QPointF(1, 0);
        }
        QTEST(withShape(before, m_canvas, moved).value_or(QByteArray()), "after");
    }

    void makesSelectorsThatItReads()
    {
        for (const Shape &shape : {Shape::point({12, 34}), Shape::polygon({{1, 2}, {1000000, 2.25}, {3, -4}})}) {
            const auto read = selectedShape(writtenSelector(shape), m_canvas);
            QVERIFY(read && read->isWritable);
            QCOMPARE(read->shape, shape);
        }
        QCOMPARE(writtenSelector(Shape::point({12, 34})), json("{'type':'PointSelector','x':12,'y':34}"));
    }

private:
    Manifest m_manifest = test::readManifest(
        json("{'type': 'Manifest', 'items': [{'id': 'urn:c:1', 'type': 'Canvas', 'width': 1000, 'height': 500}]}"));
    const CanvasView &m_canvas = m_manifest.canvases().front();
};

KADER_TEST(TestShape);
#include "tst_shape.moc"
