#include "curation/allowedhtml.h"
#include "curation/favouritebody.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace {

FavouriteBody blurred()
{
    return {.motivations = {u"assessing"_s},
            .texts = {{.text = u"Blurred"_s, .language = u"en"_s},
                      {.text = u"<p>Wazig</p>"_s, .language = u"nl"_s, .isHtml = true}},
            .tags = {{.text = u"blur"_s},
                     {.text = u"ice"_s, .language = u"en"_s, .address = u"https://terms.example/ice"_s}}};
}

} // namespace

class TestFavouriteBody : public QObject {
    Q_OBJECT

private slots:
    void isKeptAsJson()
    {
        QCOMPARE(favouriteFrom(favouriteJson(blurred())), std::optional(blurred()));
        FavouriteBody one{.motivations = {}, .texts = {{.text = u"=\"x\"\n"_s}}};
        QCOMPARE(favouriteFrom(favouriteJson(one)), std::optional(one));
        one = {.motivations = {u"tagging"_s, u"example:mine"_s}};
        QCOMPARE(favouriteFrom(favouriteJson(one)), std::optional(one));
        one = {.tags = {{.text = u"snow"_s}}};
        QCOMPARE(favouriteFrom(favouriteJson(one)), std::optional(one));
        for (const char *wrong : {"", "{}", "[]", "{", "\"x\"", "{\"motivation\":[]}"})
            QVERIFY2(!favouriteFrom(wrong), wrong);
        QVERIFY(!favouriteFrom("{\"body\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}'));
    }

    void givesItsBodyToAnAnnotation()
    {
        const store::Annotation drawn{.motivations = {u"commenting"_s}, .language = u"en"_s};
        const store::Annotation said = withFavourite(drawn, blurred());
        QCOMPARE(favouriteOf(said), blurred());
        QCOMPARE(said.text, u"Blurred"_s);
        QCOMPARE(said.language, u"en"_s);
        QCOMPARE(withFavourite(said, blurred()), said);
    }

    void leavesWhatItSaysNothingOf()
    {
        store::Annotation before{.motivations = {u"describing"_s},
                                 .text = u"Rots"_s,
                                 .language = u"nl"_s,
                                 .body = "[{\"type\":\"Image\",\"id\":\"i\",\"n\":1.50}]"};
        before.body = "[{\"type\":\"Image\",\"id\":\"i\",\"n\":1.50},"
                      "{\"type\":\"TextualBody\",\"value\":\"Rots\",\"language\":\"nl\"}]";
        const store::Annotation tagged = withFavourite(before, {.tags = {{.text = u"snow"_s}}});
        QCOMPARE(tagged.motivations, before.motivations);
        QCOMPARE(tagged.text, before.text);
        QVERIFY(tagged.body.startsWith(before.body.chopped(1)));
        const store::Annotation said = withFavourite(tagged, blurred());
        QVERIFY(said.body.contains("1.50"));
        const AnnotationWords words = wordsOf(said);
        QCOMPARE(words.texts.size(), size_t(2));
        QCOMPARE(words.texts[0].text, u"<p>Wazig</p>"_s);
        QVERIFY(words.texts[0].isHtml);
        QCOMPARE(words.texts[1].text, u"Blurred"_s);
        QCOMPARE(words.tags.size(), size_t(3));
        QCOMPARE(words.others, 1);
    }

    void isCalledByWhatItSays()
    {
        QCOMPARE(favouriteText(blurred()), u"assessing · Blurred · Wazig · blur, ice"_s);
        QCOMPARE(favouriteText({.texts = {{.text = u"a long text of\nmany words"_s}}}, 14), u"a long text o…"_s);
    }

    void readsHtml_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<int>("objections");
        QTest::newRow("allowed") << u"<p>a <b>b</b><br/>c <i>d</i></p>"_s << u"<p>a <b>b</b><br>c <i>d</i></p>"_s << 0;
        QTest::newRow("a link") << u"<a href=\"https://a.example/?a=1&amp;b=2\">x</a>"_s
                                << u"<a href=\"https://a.example/?a=1&amp;b=2\">x</a>"_s << 0;
        QTest::newRow("a script in a link") << u"<a href=\"javascript:x()\">x</a>"_s << u"<a>x</a>"_s << 1;
        QTest::newRow("handlers") << u"<b onclick=\"x()\">x</b>"_s << u"<b>x</b>"_s << 1;
        QTest::newRow("a script") << u"<p>a<script>alert(1)</script>b</p>"_s << u"<p>ab</p>"_s << 1;
        QTest::newRow("a style with elements") << u"<style><b>x</b></style>y"_s << u"y"_s << 1;
        QTest::newRow("an image") << u"<img src=\"https://a.example/i.png\" alt=\"ice &lt;\"/>"_s << u"ice &lt;"_s << 0;
        QTest::newRow("other elements") << u"<h1>a</h1><table>b</table>"_s << u"ab"_s << 2;
        QTest::newRow("words") << u"a &lt; b"_s << u"a &lt; b"_s << 0;
        QTest::newRow("not closed") << u"<p>a <b>b</p>"_s << u"a b"_s << 1;
        QTest::newRow("a bare ampersand") << u"<p>a & b</p>"_s << u"a &amp; b"_s << 1;
        QTest::newRow("too deep") << u"<b>"_s.repeated(300) + u"x"_s + u"</b>"_s.repeated(300) << u"x"_s << 1;
        QTest::newRow("comments") << u"a<!-- <b>x</b> -->b"_s << u"ab"_s << 0;
        QTest::newRow("a document type") << u"<!DOCTYPE x [<!ENTITY e \"y\">]>&e;"_s << u"]&gt;&amp;e;"_s << 1;
    }

    void readsHtml()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, shown);
        QFETCH(const int, objections);
        const AllowedHtml read = readHtml(html);
        QCOMPARE(read.shown, shown);
        QCOMPARE(read.objections.size(), objections);
    }

    void makesHtmlOfText()
    {
        QCOMPARE(htmlFromText(u"a < b\n& c"_s), u"<p>a &lt; b<br/>&amp; c</p>"_s);
        QVERIFY(readHtml(htmlFromText(u"<b>\"'&"_s)).objections.isEmpty());
    }
};

KADER_TEST(TestFavouriteBody);
#include "tst_favouritebody.moc"
