#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/annotations/inspector.h"
#include "ui/annotations/numberfield.h"

#include "curation/steps.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::json;
using test::NotesDesk;

namespace {

struct InspectorDesk {
    NotesDesk desk;
    Inspector *inspector = nullptr;
    QPlainTextEdit *text = nullptr;
    QComboBox *motivation = nullptr;
    QComboBox *language = nullptr;

    void show()
    {
        inspector = new Inspector(desk.workspace());
        desk.show(inspector);
        text = desk.find<QPlainTextEdit>(u"annotation-text"_s);
        motivation = desk.find<QComboBox>(u"annotation-motivation"_s);
        language = desk.find<QComboBox>(u"annotation-language"_s);
    }

    [[nodiscard]] NumberField *number(const char *name) const
    {
        return desk.find<NumberField>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLabel *label(const char *name) const { return desk.find<QLabel>(QString::fromLatin1(name)); }
};

void retype(QWidget *field, const QString &text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
}

/// Annotations of a source: a plain one, one with more than a text, and one about a shape.
QByteArray ownAnnotations()
{
    return json(
        "{'id':'https://notes.example/1','type':'Annotation','motivation':'commenting','creator':'https://"
        "orcid.org/0',"
        "'body':{'type':'TextualBody','value':'Of the source','format':'text/plain','language':'en'},"
        "'target':'https://notes.example/a/canvas/1#xywh=1,2,3,4'},"
        "{'id':'https://notes.example/2','type':'Annotation','motivation':'example:measuring',"
        "'body':[{'type':'TextualBody','value':'Two','language':'en','format':'text/plain'},"
        "{'type':'Image','id':'https://notes.example/i.png'}],"
        "'target':'https://notes.example/a/canvas/1'},"
        "{'id':'https://notes.example/3','type':'Annotation','motivation':'commenting',"
        "'body':{'type':'TextualBody','value':'Shape','format':'text/plain','language':'en'},"
        "'target':{'type':'SpecificResource','source':{'id':'https://notes.example/a/canvas/1','type':'Canvas'},"
        "'selector':{'type':'SvgSelector','value':'<svg><rect/></svg>'}}}");
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private slots:
    void saysThatNothingIsSelected()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        QVERIFY(pane.label("inspector-empty")->isVisible());
        QVERIFY(!pane.text->isVisible());
        pane.desk.workspace().select(pane.desk.annotate(u"Rock"_s));
        QVERIFY(!pane.label("inspector-empty")->isVisible());
        QCOMPARE(pane.text->toPlainText(), u"Rock"_s);
        QCOMPARE(pane.label("annotation-origin")->text(), u"added today"_s);
    }

    void putsPointsAndPolygonsElsewhereByNumbers()
    {
        InspectorDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Corner"_s);
        const iiif::CanvasView &canvas = *source->canvas(0);
        const auto become = [&](const iiif::Shape &shape) {
            const curation::Annotation before = pane.desk.annotation(id);
            pane.desk.curation().make(curation::change(u"Shape"_s, before, curation::withShape(before, shape, canvas)));
        };
        const auto corners = [&] {
            return curation::shapeOf(pane.desk.annotation(id).targets.front(), canvas)->shape.corners();
        };
        become(iiif::Shape::polygon({{100, 100}, {200, 100}, {100, 300}}));
        pane.desk.workspace().select(id);
        pane.show();
        retype(pane.number("region-x"), u"500"_s);
        QTest::keyClick(pane.number("region-x"), Qt::Key_Return);
        QCOMPARE(corners(), (std::vector<QPointF>{{500, 100}, {600, 100}, {500, 300}}));
        retype(pane.number("region-h"), u"400"_s);
        QTest::keyClick(pane.number("region-h"), Qt::Key_Return);
        QCOMPARE(corners(), (std::vector<QPointF>{{500, 100}, {600, 100}, {500, 500}}));
        become(iiif::Shape::point({40, 50}));
        QVERIFY(!pane.number("region-w")->isVisible() && pane.number("region-y")->isVisible());
        retype(pane.number("region-y"), u"60"_s);
        QTest::keyClick(pane.number("region-y"), Qt::Key_Return);
        QCOMPARE(corners(), (std::vector<QPointF>{{40, 60}}));
    }

    void keepsTheText_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("Ctrl+Return") << 0;
        QTest::newRow("Escape") << 1;
        QTest::newRow("Tab") << 2;
        QTest::newRow("another selection") << 3;
        QTest::newRow("closing the window") << 4;
        QTest::newRow("a pause") << 5;
        QTest::newRow("closing the curation") << 6;
    }

    void keepsTheText()
    {
        QFETCH(const int, how);
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid other = pane.desk.annotate(u"Other"_s);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.show();
        QList<QString> steps;
        connect(&pane.desk.curation(), &curation::Curation::annotationsChanged, this, [&] {
            if (const curation::Annotation *now = pane.desk.curation().annotation(id))
                steps += now->text;
        });
        retype(pane.text, u"Snow"_s);
        QVERIFY(steps.isEmpty());
        finish(pane, how, other);
        // Only a pause takes its time; the others must not be helped by it.
        if (how == 5)
            QTRY_COMPARE(steps.size(), 1);
        QCOMPARE(steps, QList<QString>{u"Snow"_s});
        if (pane.desk.workspace().curation())
            QCOMPARE(pane.desk.curation().undoName(), std::optional(u"Edit text"_s));
    }

    void keepsEachFieldAsOneStep_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("step");
        QTest::newRow("motivation") << u"annotation-motivation"_s << u"tagging"_s << u"Change motivation"_s;
        QTest::newRow("motivation of others")
            << u"annotation-motivation"_s << u"example:drawing"_s << u"Change motivation"_s;
        QTest::newRow("language") << u"annotation-language"_s << u"nl"_s << u"Change language"_s;
        QTest::newRow("x") << u"region-x"_s << u"55"_s << u"Change region"_s;
        QTest::newRow("y") << u"region-y"_s << u"56"_s << u"Change region"_s;
        QTest::newRow("w") << u"region-w"_s << u"57"_s << u"Change region"_s;
        QTest::newRow("h") << u"region-h"_s << u"58"_s << u"Change region"_s;
    }

    void keepsEachFieldAsOneStep()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, typed);
        QFETCH(const QString, step);
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.show();
        const curation::Annotation before = pane.desk.annotation(id);
        int changes = 0;
        connect(&pane.desk.curation(), &curation::Curation::annotationsChanged, this, [&changes] { ++changes; });
        retype(pane.desk.find<QWidget>(field), typed);
        QCOMPARE(changes, 0);
        QTest::keyClick(pane.desk.find<QWidget>(field), Qt::Key_Return);
        QCOMPARE(changes, 1);
        QCOMPARE(pane.desk.curation().undoName(), std::optional(step));
        QVERIFY(said(pane.desk.annotation(id)).contains(typed));
        pane.desk.curation().undo();
        QTRY_COMPARE(said(pane.desk.annotation(id)), said(before));
        QCOMPARE(shown(pane), said(before));
    }

    void takesStepsOfTheArrowKeysTogether()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.show();
        int changes = 0;
        connect(&pane.desk.curation(), &curation::Curation::annotationsChanged, this, [&changes] { ++changes; });
        pane.number("region-x")->setFocus();
        for (int press = 0; press < 5; ++press)
            QTest::keyClick(pane.number("region-x"), Qt::Key_Up);
        QTRY_COMPARE(changes, 1);
        QCOMPARE(curation::regionOf(pane.desk.annotation(id))->x, 15);
    }

    void staysOnTheCanvas()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s, 0, iiif::Region{10, 20, 300, 200});
        pane.desk.workspace().select(id);
        pane.show();
        QCOMPARE(pane.number("region-x")->maximum(), 2700);
        QCOMPARE(pane.number("region-h")->maximum(), 1980);
        QCOMPARE(pane.number("region-w")->minimum(), 1);
    }

    void givesAWholeCanvasARegion()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"All"_s, 0, std::nullopt);
        pane.desk.workspace().select(id);
        pane.show();
        QCOMPARE(pane.number("region-w")->value(), 3000);
        retype(pane.number("region-w"), u"500"_s);
        QTest::keyClick(pane.number("region-w"), Qt::Key_Return);
        QCOMPARE(curation::regionOf(pane.desk.annotation(id)), std::optional(iiif::Region{0, 0, 500, 2000}));
    }

    void showsWhatUndoBringsBack()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.show();
        retype(pane.text, u"Snow"_s);
        QTest::keyClick(pane.text, Qt::Key_Return, Qt::ControlModifier);
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.text->toPlainText(), u"Rock"_s);
        pane.desk.curation().redo();
        QTRY_COMPARE(pane.text->toPlainText(), u"Snow"_s);
    }

    void showsOthersAnnotationsAsTheyCame()
    {
        InspectorDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 1, ownAnnotations());
        const QList<QUuid> own = pane.desk.curation().annotationsOf(source->id);
        QCOMPARE(own.size(), 3);
        pane.show();
        pane.desk.workspace().select(own[0]);
        QCOMPARE(pane.label("annotation-origin")->text(), u"from the source"_s);
        QVERIFY(!pane.text->isReadOnly());
        retype(pane.text, u"Edited"_s);
        QTest::keyClick(pane.text, Qt::Key_Escape);
        QCOMPARE(pane.label("annotation-origin")->text(), u"from the source, edited"_s);

        pane.desk.workspace().select(own[1]);
        QVERIFY(!pane.text->isReadOnly());
        QVERIFY(pane.label("text-hint")->isVisible());
        QCOMPARE(pane.motivation->currentText(), u"example:measuring"_s);
        retype(pane.text, u"Three"_s);
        QTest::keyClick(pane.text, Qt::Key_Escape);
        QCOMPARE(pane.desk.annotation(own[1]).text, u"Three"_s);
        QVERIFY(pane.desk.annotation(own[1]).body.contains("i.png"));

        pane.desk.workspace().select(own[2]);
        QVERIFY(pane.number("region-x")->isReadOnly() || !pane.number("region-x")->isVisible());
        QVERIFY(pane.label("region-hint")->isVisible());
    }

    void leavesTextsAloneThatAreTooLongForIt()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        const QString endless(100'000, u'w');
        const QUuid id = pane.desk.annotate(endless);
        pane.desk.workspace().select(id);
        QVERIFY(pane.text->isReadOnly());
        QVERIFY(pane.text->toPlainText().size() < 20'000);
        QVERIFY(pane.label("text-hint")->isVisible());
        pane.desk.workspace().select({});
        QCOMPARE(pane.desk.annotation(id).text, endless);
        const QUuid lines = pane.desk.annotate(u"a line of a long letter\n"_s.repeated(4000));
        pane.desk.workspace().select(lines);
        QVERIFY(!pane.text->isReadOnly());
        QCOMPARE(pane.text->toPlainText(), pane.desk.annotation(lines).text);
    }

    void refusesWhatIsNoMotivation()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.show();
        retype(pane.motivation, u"painting"_s);
        QTest::keyClick(pane.motivation, Qt::Key_Return);
        QCOMPARE(pane.desk.annotation(id).motivations, QStringList{u"commenting"_s});
        QVERIFY(pane.label("motivation-hint")->isVisible());
    }

    void advisesOnALanguage()
    {
        InspectorDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.show();
        QCOMPARE(pane.language->currentText(), u"English (en)"_s);
        retype(pane.language, u"Elvish!"_s);
        QTest::keyClick(pane.language, Qt::Key_Return);
        QCOMPARE(pane.desk.annotation(id).language, u"Elvish!"_s);
        QVERIFY(pane.label("language-hint")->isVisible());
    }

private:
    static void finish(InspectorDesk &pane, int how, const QUuid &other)
    {
        switch (how) {
        case 0:
            return QTest::keyClick(pane.text, Qt::Key_Return, Qt::ControlModifier);
        case 1:
            return QTest::keyClick(pane.text, Qt::Key_Escape);
        case 2:
            return QTest::keyClick(pane.text, Qt::Key_Tab);
        case 3:
            return pane.desk.workspace().select(other);
        case 4:
            pane.desk.window()->close();
            return;
        case 5:
            return; // Nothing is typed any more.
        default:
            return pane.desk.workspace().closeCuration();
        }
    }

    static QStringList said(const curation::Annotation &annotation)
    {
        QStringList said = annotation.motivations;
        said += annotation.language;
        const iiif::Region region = *curation::regionOf(annotation);
        for (const qint64 number : {region.x, region.y, region.width, region.height})
            said += QString::number(number);
        return said;
    }

    static QStringList shown(const InspectorDesk &pane)
    {
        return {pane.motivation->currentText(),
                pane.language->currentData().toString(),
                QString::number(pane.number("region-x")->value()),
                QString::number(pane.number("region-y")->value()),
                QString::number(pane.number("region-w")->value()),
                QString::number(pane.number("region-h")->value())};
    }
};

KADER_TEST(TestInspector);

#include "tst_inspector.moc"
