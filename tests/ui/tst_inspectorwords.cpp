#include "curation/creator.h"
#include "curation/steps.h"
#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/annotations/inspector.h"
#include "ui/shared/profile.h"
#include "ui/shared/vocabularyfile.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

#include <span>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::json;
using test::NotesDesk;

namespace {

/// An inspector with an annotation selected.
struct WordsDesk {
    NotesDesk desk;
    QUuid id;
    QPlainTextEdit *text = nullptr;
    QLineEdit *tag = nullptr;

    explicit WordsDesk(const QString &said = u"Rock"_s, const QByteArray &own = {})
    {
        const curation::SourcePtr source = desk.look(u"a"_s, 1, own);
        id = own.isEmpty() ? desk.annotate(said) : desk.curation().annotationsOf(source->id).first();
        desk.workspace().select(id);
        desk.show(new Inspector(desk.workspace()));
        text = desk.find<QPlainTextEdit>(u"annotation-text"_s);
        tag = desk.find<QLineEdit>(u"tag-typed"_s);
    }

    [[nodiscard]] const curation::Annotation &annotation() { return desk.annotation(id); }
    [[nodiscard]] curation::AnnotationWords words() { return curation::wordsOf(annotation()); }
    [[nodiscard]] QString step() { return desk.curation().undoName().value_or(QString()); }
    [[nodiscard]] QToolButton *button(const char *name) const
    {
        return desk.find<QToolButton>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString said(const char *label) const
    {
        return desk.find<QLabel>(QString::fromLatin1(label))->text();
    }
    /// The pills or chips in a part of the form that are seen, by what they say.
    [[nodiscard]] QList<QToolButton *> pills(const QString &part) const
    {
        QList<QToolButton *> seen;
        for (QToolButton *pill : desk.find<QWidget>(part)->findChildren<QToolButton *>()) {
            if (pill->isVisible() && pill->objectName().isEmpty())
                seen += pill;
        }
        return seen;
    }
    /// The list under the field for tags: a window of its own.
    [[nodiscard]] static QAbstractItemView *offers()
    {
        for (QWidget *widget : QApplication::allWidgets()) {
            if (widget->objectName() == u"tag-offers"_s)
                return qobject_cast<QAbstractItemView *>(widget);
        }
        return nullptr;
    }
    void addTag(const QString &typed) const
    {
        tag->setFocus();
        QTest::keyClicks(tag, typed);
        QTest::keyClick(tag, Qt::Key_Return);
    }
    /// By the button and its menu, with keys.
    void addLanguage(const QString &name) const
    {
        QTest::mouseClick(button("language-more"), Qt::LeftButton);
        auto *menu = desk.find<QMenu>(u"language-menu"_s);
        QVERIFY(menu && menu->isVisible());
        for (QAction *action : menu->actions()) {
            if (action->text() == name)
                menu->setActiveAction(action);
        }
        QTest::keyClick(menu, Qt::Key_Return);
    }
};

void retype(QWidget *field, const QString &text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
}

} // namespace

/// What an annotation says: languages, formats, tags, and who says it.
class TestInspectorWords : public QObject {
    Q_OBJECT

private slots:
    void addsASecondLanguage()
    {
        WordsDesk pane;
        QVERIFY(pane.pills(u"annotation-languages"_s).isEmpty());
        pane.addLanguage(u"Dutch (nl)"_s);
        QVERIFY(pane.text->hasFocus());
        QVERIFY(pane.text->toPlainText().isEmpty());
        QCOMPARE(pane.step(), u"Draw region"_s); // Nothing is said in it yet.
        QTest::keyClicks(pane.text, u"Rots"_s);
        QTest::keyClick(pane.text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(pane.step(), u"Edit text"_s);
        const curation::AnnotationWords words = pane.words();
        QCOMPARE(words.texts.size(), size_t(2));
        QCOMPARE(words.texts[0].text, u"Rock"_s);
        QCOMPARE(words.texts[1].text, u"Rots"_s);
        QCOMPARE(words.texts[1].language, u"nl"_s);
        QCOMPARE(pane.annotation().text, u"Rock"_s);
        const QList<QToolButton *> pills = pane.pills(u"annotation-languages"_s);
        QCOMPARE(pills.size(), 2);
        QVERIFY(pills[1]->isChecked());
        QTest::mouseClick(pills[0], Qt::LeftButton);
        QCOMPARE(pane.text->toPlainText(), u"Rock"_s);
        QCOMPARE(pane.desk.find<QComboBox>(u"annotation-language"_s)->currentText(), u"English (en)"_s);
        retype(pane.text, u"Stone"_s);
        QTest::keyClick(pane.text, Qt::Key_Escape);
        QCOMPARE(pane.words().texts[0].text, u"Stone"_s);
        QCOMPARE(pane.words().texts[1].text, u"Rots"_s);
        pane.desk.curation().undo();
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.words().texts.size(), size_t(1));
        QTRY_COMPARE(pane.text->toPlainText(), u"Rock"_s);
        QVERIFY(pane.annotation().body.isEmpty());
    }

    void takesAnEmptiedLanguageAway()
    {
        WordsDesk pane;
        pane.addLanguage(u"Dutch (nl)"_s);
        QTest::keyClicks(pane.text, u"Rots"_s);
        QTest::keyClick(pane.text, Qt::Key_Escape);
        QTest::keyClick(pane.text, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(pane.text, Qt::Key_Delete);
        QTest::keyClick(pane.text, Qt::Key_Escape);
        QCOMPARE(pane.words().texts.size(), size_t(1));
        QCOMPARE(pane.text->toPlainText(), u"Rock"_s);
    }

    void changesTheLanguageOfTheTextThatIsShown()
    {
        WordsDesk pane;
        pane.addLanguage(u"Dutch (nl)"_s);
        auto *language = pane.desk.find<QComboBox>(u"annotation-language"_s);
        QTest::keyClicks(pane.text, u"Fels"_s);
        retype(language, u"de"_s);
        QTest::keyClick(language, Qt::Key_Return);
        QCOMPARE(pane.words().texts[0].language, u"en"_s);
        QCOMPARE(pane.words().texts[1].language, u"de"_s);
        QCOMPARE(pane.words().texts[1].text, u"Fels"_s);
        QCOMPARE(pane.step(), u"Change language"_s);
    }

    void formatsAText()
    {
        WordsDesk pane(u"Rock & ice"_s);
        QVERIFY(!pane.button("text-bold")->isVisible());
        QTest::mouseClick(pane.button("text-formatted"), Qt::LeftButton);
        QCOMPARE(pane.step(), u"Format text"_s);
        QVERIFY(pane.words().texts[0].isHtml);
        QCOMPARE(pane.text->toPlainText(), u"<p>Rock &amp; ice</p>"_s);
        QCOMPARE(pane.said("text-shown"), u"<p>Rock &amp; ice</p>"_s);
        QVERIFY(!pane.desk.find<QLabel>(u"text-objections"_s)->isVisible());
        retype(pane.text, u"ice"_s);
        QTest::keyClick(pane.text, Qt::Key_A, Qt::ControlModifier);
        QTest::mouseClick(pane.button("text-bold"), Qt::LeftButton);
        QCOMPARE(pane.text->toPlainText(), u"<b>ice</b>"_s);
        QVERIFY(pane.text->hasFocus());
        QTest::keyClicks(pane.text, u"<script>"_s);
        QVERIFY(pane.desk.find<QLabel>(u"text-objections"_s)->isVisible());
        QVERIFY(!pane.said("text-shown").contains(u"script"_s));
        for (int key = 0; key < 8; ++key)
            QTest::keyClick(pane.text, Qt::Key_Backspace);
        QTest::mouseClick(pane.button("text-formatted"), Qt::LeftButton);
        QCOMPARE(pane.step(), u"Make text plain"_s);
        QCOMPARE(pane.annotation().text, u"ice"_s);
        QVERIFY(pane.annotation().body.isEmpty());
    }

    void putsTheCursorWhereALinkGoes()
    {
        WordsDesk pane;
        QTest::mouseClick(pane.button("text-formatted"), Qt::LeftButton);
        pane.text->setFocus();
        QTest::keyClick(pane.text, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(pane.text, u"ice"_s);
        QTest::keyClick(pane.text, Qt::Key_A, Qt::ControlModifier);
        QTest::mouseClick(pane.button("text-link"), Qt::LeftButton);
        QTest::keyClicks(pane.text, u"a.example"_s);
        QCOMPARE(pane.text->toPlainText(), u"<a href=\"https://a.example\">ice</a>"_s);
    }

    void addsAndRemovesTags()
    {
        WordsDesk pane;
        pane.addTag(u"  snow "_s);
        QCOMPARE(pane.step(), u"Add tag"_s);
        QCOMPARE(pane.words().tags.size(), size_t(1));
        QCOMPARE(pane.words().tags[0].text, u"snow"_s);
        QVERIFY(pane.tag->text().isEmpty() && pane.tag->hasFocus());
        QTest::keyClicks(pane.tag, u"ice,"_s);
        QCOMPARE(pane.words().tags.size(), size_t(2));
        pane.addTag(u"snow"_s);
        QCOMPARE(pane.words().tags.size(), size_t(2));
        QCOMPARE(pane.annotation().text, u"Rock"_s);
        QTest::keyClick(pane.tag, Qt::Key_Backspace);
        QList<QToolButton *> chips = pane.pills(u"annotation-tags"_s);
        QCOMPARE(chips.size(), 2);
        QVERIFY(chips[1]->hasFocus());
        QTest::keyClick(chips[1], Qt::Key_Left);
        QVERIFY(chips[0]->hasFocus());
        QTest::keyClick(chips[0], Qt::Key_Delete);
        QCOMPARE(pane.step(), u"Remove tag"_s);
        QCOMPARE(pane.words().tags.size(), size_t(1));
        QCOMPARE(pane.words().tags[0].text, u"ice"_s);
        chips = pane.pills(u"annotation-tags"_s);
        QCOMPARE(chips.size(), 1);
        QTest::mouseClick(chips[0], Qt::LeftButton);
        QVERIFY(pane.words().tags.empty());
        QVERIFY(pane.annotation().body.isEmpty());
    }

    void keepsATagThatIsBeingTyped()
    {
        WordsDesk pane;
        pane.tag->setFocus();
        QTest::keyClicks(pane.tag, u"snow"_s);
        pane.desk.workspace().select({});
        QCOMPARE(pane.words().tags.size(), size_t(1));
    }

    void offersTagsInUse()
    {
        WordsDesk pane;
        pane.addTag(u"Snow cover"_s);
        pane.addTag(u"melt water"_s);
        const QUuid other = pane.desk.annotate(u"Other"_s);
        pane.desk.workspace().select(other);
        pane.text->setFocus();
        pane.tag->setFocus();
        QAbstractItemView *offers = WordsDesk::offers();
        QVERIFY(offers);
        QTest::keyClicks(pane.tag, u"sn"_s);
        QTRY_VERIFY(offers->isVisible());
        QTRY_COMPARE(offers->model()->rowCount(), 1);
        QTest::keyClick(offers, Qt::Key_Down);
        QTest::keyClick(offers, Qt::Key_Return);
        const curation::AnnotationWords words = curation::wordsOf(pane.desk.annotation(other));
        QCOMPARE(words.tags.size(), size_t(1));
        QCOMPARE(words.tags[0].text, u"Snow cover"_s);
    }

    void takesTermsOfTheVocabularyFile()
    {
        WordsDesk pane;
        pane.desk.write(u"terms.csv"_s, "tag;uri;language\nsnow;https://terms.example/1;en\n");
        VocabularyFile::choose(pane.desk.path(u"terms.csv"_s));
        VocabularyFile file;
        file.look();
        QTRY_VERIFY(file.vocabulary());
        pane.tag->setFocus();
        QTest::keyClicks(pane.tag, u"SN"_s);
        QTRY_VERIFY(WordsDesk::offers()->isVisible() && WordsDesk::offers()->model()->rowCount() == 1);
        QTest::keyClicks(pane.tag, u"OW"_s);
        QTest::keyClick(pane.tag, Qt::Key_Return);
        QCOMPARE(pane.words().tags.size(), size_t(1));
        QCOMPARE(pane.words().tags[0].text, u"snow"_s);
        QCOMPARE(pane.words().tags[0].language, u"en"_s);
        QVERIFY(
            pane.annotation().body.contains(json("'source':{'id':'https://terms.example/1','label':{'en':['snow']}}")));
        // A changed file is read again.
        pane.desk.write(u"terms.csv"_s, "tag\nsnow\nice\nrock\n");
        file.look();
        QTRY_COMPARE(file.vocabulary() ? file.vocabulary()->size() : 0, size_t(3));
        pane.desk.write(u"terms.csv"_s, "code,meaning\n1,2\n");
        file.look();
        QTRY_VERIFY(!file.vocabulary());
        QVERIFY2(file.state().contains(u"called tag"_s), qPrintable(file.state()));
        VocabularyFile::choose(pane.desk.path(u"none.csv"_s));
        file.look();
        QTRY_VERIFY2(file.state().contains(u"cannot be read"_s), qPrintable(file.state()));
        VocabularyFile::choose({});
        file.look();
        QTRY_VERIFY(file.state().isEmpty());
    }

    void showsTextsAndTagsOfASource()
    {
        const QByteArray own = json(
            "{'id':'https://notes.example/1','type':'Annotation','motivation':'commenting','creator':{'type':'Person',"
            "'id':'https://orcid.org/0000-0002-1825-0097','name':'A. Author'},'body':[{'type':'TextualBody',"
            "'value':'snow','purpose':'tagging'},{'type':'Choice','items':[{'type':'TextualBody','value':'Ice',"
            "'language':'en'},{'type':'TextualBody','value':'IJs','language':'nl'}]},"
            "{ 'type' : 'Image', 'id':'https://notes.example/i.png'}],"
            "'target':'https://notes.example/a/canvas/1#xywh=1,2,3,4'}");
        WordsDesk pane({}, own);
        QCOMPARE(pane.text->toPlainText(), u"Ice"_s);
        QCOMPARE(pane.pills(u"annotation-languages"_s).size(), 2);
        QCOMPARE(pane.pills(u"annotation-tags"_s).size(), 1);
        QCOMPARE(pane.said("text-hint"), u"One more body, which is no text, stays as it came."_s);
        QVERIFY(pane.said("annotation-maker").startsWith(u"A. Author (ORCID 0000-0002-1825-0097)"_s));
        // An edit leaves whose it is.
        Profile{u"Jo Smit"_s, {}}.keep();
        const QString creator = pane.annotation().creator;
        const QByteArray before = pane.annotation().body;
        retype(pane.text, u"Old ice"_s);
        QTest::keyClick(pane.text, Qt::Key_Escape);
        QCOMPARE(pane.annotation().creator, creator);
        QCOMPARE(pane.annotation().body, QByteArray(before).replace("\"Ice\"", "\"Old ice\""));
    }

    void signsWhatIsMade()
    {
        WordsDesk pane;
        QVERIFY(pane.desk.workspace().newAnnotation({}).creator.isEmpty());
        Profile{u"Jo Smit"_s, u"0000-0002-1825-0097"_s}.keep();
        const curation::Annotation made = pane.desk.workspace().newAnnotation(iiif::Region{1, 2, 3, 4});
        QCOMPARE(made.creator, curation::creatorOf(u"Jo Smit"_s, u"0000-0002-1825-0097"_s));
        QVERIFY(made.created && made.modified);
        pane.desk.curation().make(curation::addition(u"Draw"_s, std::span(&made, 1)));
        pane.desk.workspace().select(made.id);
        QVERIFY(pane.said("annotation-maker").startsWith(u"Jo Smit (ORCID 0000-0002-1825-0097)"_s));
        pane.desk.curation().setAnnotationRights(
            WebAddress::parse(u"http://creativecommons.org/publicdomain/zero/1.0/"_s));
        QVERIFY(pane.said("annotation-maker").endsWith(u"saved under CC0 1.0"_s));
    }
};

KADER_TEST(TestInspectorWords);
#include "tst_inspectorwords.moc"
