#include "enrichment/htmltext.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::enrichment;
using namespace Qt::StringLiterals;

class TestHtmlText : public QObject {
    Q_OBJECT

private slots:
    void readsText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("blank") << u" \n\t "_s << QString();
        QTest::newRow("plain") << u"plain text"_s << u"plain text"_s;
        QTest::newRow("one paragraph") << u"<p>Grains, <em>fine</em> ones.</p>"_s << u"Grains, fine ones."_s;
        QTest::newRow("paragraphs apart") << u"<p>one</p><p>two</p>"_s << u"one\ntwo"_s;
        QTest::newRow("paragraphs on lines") << u"<p>one</p>\n<p>two</p>\n"_s << u"one\ntwo"_s;
        QTest::newRow("empty paragraphs") << u"<p>one</p><p><br></p><p>&nbsp;</p><p>two</p>"_s << u"one\ntwo"_s;
        QTest::newRow("line breaks") << u"one<br>two<br/>three"_s << u"one\ntwo\nthree"_s;
        QTest::newRow("list") << u"<p>See</p><ul><li>a</li><li>b <b>c</b></li></ul>end"_s << u"See\na\nb c\nend"_s;
        QTest::newRow("table") << u"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"_s << u"a b\nc"_s;
        QTest::newRow("white space collapses") << u"<p>  a \n  b\t\tc </p>"_s << u"a b c"_s;
        QTest::newRow("pre keeps lines") << u"<pre>a\n b\n</pre>"_s << u"a\nb"_s;
        QTest::newRow("marked-up words stay apart") << u"<b>a</b> <i>b</i>"_s << u"a b"_s;
        QTest::newRow("basic entities") << u"a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;"_s
                                        << u"a & b <c> \"d\" 'e'"_s;
        QTest::newRow("no-break space") << u"5&nbsp;m&nbsp;"_s << u"5\u00a0m"_s;
        QTest::newRow("Latin 1, symbols, punctuation")
            << u"caf&eacute; &alpha;&le;&infin; &ndash; &hellip;"_s << u"café α≤∞ – …"_s;
        QTest::newRow("numeric") << u"&#216;&#xD8;&#x1F52C;"_s << u"ØØ🔬"_s;
        QTest::newRow("impossible numbers say nothing") << u"a&#0;&#xD800;&#99999999;b"_s << u"ab"_s;
        QTest::newRow("unknown entity stays") << u"R&bogus; &notanything"_s << u"R&bogus; &notanything"_s;
        QTest::newRow("bare ampersand and less") << u"a & b < c, depth <5 m, x<"_s << u"a & b < c, depth <5 m, x<"_s;
        QTest::newRow("escaped twice is decoded once") << u"&amp;lt;b&amp;gt;"_s << u"&lt;b&gt;"_s;
        QTest::newRow("escaped markup is text") << u"&lt;script&gt;"_s << u"<script>"_s;
        QTest::newRow("script and style") << u"a<script>if (a < b) x();</script><style>p{}</style>b"_s << u"ab"_s;
        QTest::newRow("comments") << u"a<!-- no -->b"_s << u"ab"_s;
        QTest::newRow("not closed") << u"<p>a<div>b<ul><li>c"_s << u"a\nb\nc"_s;
        QTest::newRow("closed twice") << u"a</p></div></b>c"_s << u"a\nc"_s;
        QTest::newRow("cut in a tag") << u"a <b"_s << u"a"_s;
        QTest::newRow("not of Latin script") << u"<p>日本 Łódź</p>"_s << u"日本 Łódź"_s;
        QTest::newRow("byte of zero") << u"a"_s + QChar(0) + u"b"_s << u"a b"_s;
    }

    void readsText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(htmlToText(html), text);
    }

    void survivesRubbish_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece :
             {"<b>", "</i>", "<", "&", "&#", "<!--", "<p", "<a href='", "<script>", "<table><td>", "</p>"})
            QTest::newRow(piece) << QString::fromLatin1(piece);
    }

    void survivesRubbish()
    {
        QFETCH(QString, piece);
        const QString text = htmlToText("start "_L1 + piece.repeated(20'000 / piece.size()));
        QVERIFY(text.startsWith("start"_L1));
    }

    void leavesOutWhatIsTooLong()
    {
        const QString text = htmlToText("<p>"_L1 + QString(maxHtmlLength * 2, u'x') + "</p>"_L1);
        QCOMPARE(text, QString(maxHtmlLength - 3, u'x'));
    }
};

KADER_TEST(TestHtmlText);
#include "tst_htmltext.moc"
