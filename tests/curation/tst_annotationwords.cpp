#include "curation/annotationmapping.h"
#include "curation/annotationwords.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;
using test::json;

namespace {

/// An annotation as it is read from a document with that body; without one where that is empty.
store::Annotation annotationWith(const QByteArray &body)
{
    const QByteArray member = body.isEmpty() ? QByteArray() : ",\"body\":" + body;
    const Result<iiif::Outline> outline = iiif::Outline::parse(json("{'id':'a','target':'c'") + member + '}');
    if (!outline)
        qFatal("%s", qPrintable(outline.error().toString()));
    return fromDocument(iiif::readAnnotation(outline->root(), {}), QUuid::createUuid(), 0);
}

/// What a document has of its bodies afterwards.
QByteArray writtenBody(const store::Annotation &annotation)
{
    for (const auto &[name, value] : iiif::writtenMembers(toDocument(annotation, u"c"_s))) {
        if (name == "body")
            return value;
    }
    return {};
}

/// `en:two cells | nl*:<p>cellen</p> # snow | ice=https://…/ice + 1`: formatted ones with an asterisk, behind `#` tags,
/// behind `+` how many others.
QString told(const AnnotationWords &words)
{
    QStringList texts;
    for (const AnnotationText &text : words.texts)
        texts += text.language + (text.isHtml ? u"*:"_s : u":"_s) + text.text;
    QStringList tags;
    for (const AnnotationTag &tag : words.tags)
        tags += tag.text + (tag.address.isEmpty() ? QString() : u'=' + tag.address) +
                (tag.language.isEmpty() ? QString() : u'@' + tag.language);
    QString all = texts.join(u" | "_s);
    if (!tags.isEmpty())
        all += u" # "_s + tags.join(u" | "_s);
    return words.others > 0 ? all + u" + "_s + QString::number(words.others) : all;
}

const QByteArray english = json("{'type':'TextualBody','value':'two cells','format':'text/plain','language':'en'}");
const QByteArray dutch = json("{'type':'TextualBody','value':'twee cellen','format':'text/plain','language':'nl'}");
const QByteArray snowTag = json("{'type':'TextualBody','value':'snow','format':'text/plain','purpose':'tagging'}");
const QByteArray iceMeaning = json("{'type':'SpecificResource','source':{'id':'https://terms.example/ice',"
                                   "'label':{'en':['ice']}},'purpose':'tagging'}");
const QByteArray iceTag =
    json("{'type':'TextualBody','value':'ice','format':'text/plain','language':'en','purpose':'tagging'}");
const QByteArray image = json("{ 'type' : 'Image',  'id':'https://a.example/i.png', 'n': 1.50 }");

} // namespace

class TestAnnotationWords : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QByteArray() << QString();
        QTest::newRow("null") << QByteArray("null") << QString();
        QTest::newRow("plain") << english << u"en:two cells"_s;
        QTest::newRow("an array of one") << '[' + english + ']' << u"en:two cells"_s;
        QTest::newRow("two languages") << '[' + english + ", " + dutch + ']' << u"en:two cells | nl:twee cellen"_s;
        QTest::newRow("a choice") << json("{'type':'Choice','items':[") + english + ',' + dutch + "]}"
                                  << u"en:two cells | nl:twee cellen"_s;
        QTest::newRow("a choice and a tag")
            << json("[{'type':'Choice','items':[") + english + "]}," + snowTag + ']' << u"en:two cells # snow"_s;
        QTest::newRow("a choice of images")
            << json("{'type':'Choice','items':[") + image + ',' + image + "]}" << u" + 2"_s;
        QTest::newRow("a string") << json("'two cells'") << u":two cells"_s;
        QTest::newRow("strings") << json("['two', 'cells']") << u":two | :cells"_s;
        QTest::newRow("an address") << json("'https://a.example/page'") << u" + 1"_s;
        QTest::newRow("without language")
            << json("{'type':'TextualBody','value':'x','format':'text/plain'}") << u":x"_s;
        QTest::newRow("without type") << json("{'value':'x','language':'en'}") << u"en:x"_s;
        QTest::newRow("languages") << json("{'type':'TextualBody','value':'x','language':['en','nl']}") << u"en:x"_s;
        QTest::newRow("HTML") << json("{'type':'TextualBody','value':'<b>x</b>','format':'text/html'}")
                              << u"*:<b>x</b>"_s;
        QTest::newRow("HTML that is not said to be")
            << json("{'type':'TextualBody','value':'<b>x</b>'}") << u"*:<b>x</b>"_s;
        QTest::newRow("plain text of HTML")
            << json("{'type':'TextualBody','value':'<b>x</b>','format':'text/plain'}") << u":<b>x</b>"_s;
        QTest::newRow("without value") << json("{'type':'TextualBody','format':'text/plain'}") << u" + 1"_s;
        QTest::newRow("a value that is none") << json("{'type':'TextualBody','value':7}") << u" + 1"_s;
        QTest::newRow("an image") << image << u" + 1"_s;
        QTest::newRow("text, image, tag")
            << '[' + english + ',' + image + ',' + snowTag + ']' << u"en:two cells # snow + 1"_s;
        QTest::newRow("the tag first") << '[' + snowTag + ',' + english + ']' << u"en:two cells # snow"_s;
        QTest::newRow("a tag alone") << snowTag << u" # snow"_s;
        QTest::newRow("purposes") << json("{'type':'TextualBody','value':'snow','purpose':['tagging','describing']}")
                                  << u" # snow"_s;
        QTest::newRow("another purpose") << json("{'type':'TextualBody','value':'x','purpose':'describing'}")
                                         << u":x"_s;
        QTest::newRow("a term alone")
            << json("{'type':'SpecificResource','source':'https://terms.example/ice','purpose':'tagging'}")
            << u" # https://terms.example/ice=https://terms.example/ice"_s;
        QTest::newRow("a labelled term") << iceMeaning << u" # ice=https://terms.example/ice"_s;
        QTest::newRow("a term with a plain label")
            << json("{'type':'SpecificResource','source':{'id':'https://terms.example/ice','label':'ice'},"
                    "'purpose':'tagging'}")
            << u" # ice=https://terms.example/ice"_s;
        QTest::newRow("a text and its term")
            << '[' + iceTag + ',' + iceMeaning + ']' << u" # ice=https://terms.example/ice@en"_s;
        QTest::newRow("a term apart from its text")
            << '[' + iceMeaning + ',' + snowTag + ',' + iceTag + ']' << u" # snow | ice=https://terms.example/ice@en"_s;
        QTest::newRow("a text with its term in one")
            << json("{'type':'TextualBody','value':'ice','purpose':'tagging','source':'https://terms.example/ice'}")
            << u" # ice=https://terms.example/ice"_s;
        QTest::newRow("another purpose's term")
            << json("{'type':'SpecificResource','source':'https://terms.example/ice','purpose':'identifying'}")
            << u" + 1"_s;
        QTest::newRow("arrays in arrays") << '[' + english + ",[" + dutch + "]]" << u"en:two cells + 1"_s;
    }

    void reads()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, words);
        QCOMPARE(told(wordsOf(annotationWith(body))), words);
    }

    void leavesAloneWhatIsNotEdited_data() { reads_data(); }

    void leavesAloneWhatIsNotEdited()
    {
        QFETCH(const QByteArray, body);
        const store::Annotation before = annotationWith(body);
        QCOMPARE(withWords(before, wordsOf(before)), before);
    }

    /// Adding something and taking it away again brings back every byte of the rest.
    void takesBackWhatItAdds_data() { reads_data(); }

    void takesBackWhatItAdds()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, words);
        const store::Annotation before = annotationWith(body);
        AnnotationWords more = wordsOf(before);
        more.texts.push_back({.text = u"added"_s, .language = u"de"_s});
        more.tags.push_back({.text = u"new"_s, .language = {}, .address = u"https://terms.example/new"_s});
        const store::Annotation added = withWords(before, more);
        AnnotationWords read = wordsOf(added);
        QCOMPARE(read.texts.size(), more.texts.size());
        QCOMPARE(read.tags.size(), more.tags.size());
        QCOMPARE(read.others, more.others);
        QCOMPARE(read.tags.back().address, u"https://terms.example/new"_s);
        std::erase_if(read.texts, [](const AnnotationText &text) { return text.text == u"added"_s; });
        std::erase_if(read.tags, [](const AnnotationTag &tag) { return tag.text == u"new"_s; });
        const store::Annotation after = withWords(added, read);
        QCOMPARE(told(wordsOf(after)), words);
        for (const QByteArray &piece : {english, dutch, snowTag, iceTag, iceMeaning, image})
            QCOMPARE(after.body.contains(piece) || writtenBody(after) == piece, body.contains(piece));
        QCOMPARE(after.text, read.texts.empty() && read.tags.empty() ? QString() : before.text);
    }

    /// The table, the search and the label on the image say a text, not a tag that comes before it.
    void showsATextRatherThanATag()
    {
        QCOMPARE(annotationWith('[' + snowTag + ',' + english + ']').text, u"two cells"_s);
        QCOMPARE(annotationWith('[' + snowTag + ',' + image + ']').text, u"snow"_s);
        QCOMPARE(annotationWith(json("[{'type':'Choice','items':[") + dutch + "]}," + snowTag + ']').text,
                 u"twee cellen"_s);
        QCOMPARE(annotationWith('[' + snowTag + ',' + dutch + ']').language, u"nl"_s);
    }

    void edits_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("edit");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("a plain text") << english << u"text 0 three"_s
                                      << QByteArray(english).replace("two cells", "three");
        QTest::newRow("a first text") << QByteArray() << u"add en hello"_s
                                      << json("{'type':'TextualBody','value':'hello','format':'text/plain',"
                                              "'language':'en'}");
        QTest::newRow("a text for null") << QByteArray("null") << u"add en hello"_s
                                         << json("{'type':'TextualBody','value':'hello','format':'text/plain',"
                                                 "'language':'en'}");
        QTest::newRow("a second language")
            << english << u"add nl hallo"_s
            << '[' + english + ',' +
                   json("{'type':'TextualBody','value':'hallo','format':'text/plain','language':'nl'}]");
        QTest::newRow("the second of two")
            << "[ " + english + " , " + image + " , " + dutch + " ]" << u"text 1 drie"_s
            << "[ " + english + " , " + image + " , " + QByteArray(dutch).replace("twee cellen", "drie") + " ]";
        QTest::newRow("in a choice") << json("{ 'type':'Choice', 'items':[ ") + english + ", " + dutch + " ] }"
                                     << u"text 1 drie"_s
                                     << json("{ 'type':'Choice', 'items':[ ") + english + ", " +
                                            QByteArray(dutch).replace("twee cellen", "drie") + " ] }";
        QTest::newRow("one more in a choice")
            << json("{'type':'Choice','items':[") + english + "]}" << u"add nl hallo"_s
            << json("{'type':'Choice','items':[") + english +
                   json(",{'type':'TextualBody','value':'hallo','format':'text/plain','language':'nl'}]}");
        QTest::newRow("one less") << '[' + english + ',' + image + ',' + dutch + ']' << u"drop 0"_s
                                  << '[' + image + ',' + dutch + ']';
        QTest::newRow("made empty") << '[' + english + ',' + image + ']' << u"text 0 "_s << '[' + image + ']';
        QTest::newRow("all of a choice") << json("[{'type':'Choice','items':[") + english + "]}," + image + ']'
                                         << u"drop 0"_s << '[' + image + ']';
        QTest::newRow("all there is") << english << u"drop 0"_s << QByteArray();
        QTest::newRow("all of an array") << '[' + english + ']' << u"drop 0"_s << QByteArray();
        QTest::newRow("a string") << json("'old'") << u"text 0 new"_s
                                  << json("{'type':'TextualBody','value':'new','format':'text/plain'}");
        QTest::newRow("another language")
            << json("{'value':'x','language':['en','nl'],'purpose':'describing'}") << u"language 0 de"_s
            << json("{'value':'x','language':'de','purpose':'describing'}");
        QTest::newRow("no language") << json("{'value':'x','language':'en','n':1}") << u"language 0 "_s
                                     << json("{'value':'x','n':1}");
        QTest::newRow("formatted") << english << u"html 0 <b>two</b>"_s
                                   << json("{'type':'TextualBody','value':'<b>two</b>','format':'text/html',"
                                           "'language':'en'}");
        QTest::newRow("a tag beside a text") << english << u"tag snow"_s << '[' + english + ',' + snowTag + ']';
        QTest::newRow("a tag alone") << QByteArray() << u"tag snow"_s << snowTag;
        QTest::newRow("a text before a tag") << snowTag << u"add en two cells"_s << '[' + english + ',' + snowTag + ']';
        QTest::newRow("a text before tags in an array") << "[ " + image + ", " + snowTag + " ]" << u"add en two cells"_s
                                                        << "[ " + image + ", " + english + ',' + snowTag + " ]";
        QTest::newRow("a term") << english << u"term ice https://terms.example/ice"_s
                                << '[' + english + ',' + iceTag + ',' + iceMeaning + ']';
        QTest::newRow("a term less") << '[' + english + ',' + iceTag + ',' + snowTag + ',' + iceMeaning + ']'
                                     << u"untag 0"_s << '[' + english + ',' + snowTag + ']';
    }

    void edits()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, edit);
        QFETCH(const QByteArray, after);
        const store::Annotation before = annotationWith(body);
        AnnotationWords words = wordsOf(before);
        make(edit, words);
        const store::Annotation now = withWords(before, words);
        QCOMPARE(writtenBody(now), after);
        const store::Annotation again = annotationWith(after);
        QCOMPARE(now.text, again.text);
        QCOMPARE(now.language, again.language);
    }

    void keepsThePlainFormWhereThatIsEnough()
    {
        store::Annotation made{.text = u"one"_s, .language = {}};
        AnnotationWords words = wordsOf(made);
        words.texts[0].text = u"two"_s;
        QCOMPARE(withWords(made, words), (store::Annotation{.text = u"two"_s}));
        words = wordsOf(made);
        words.tags.push_back({.text = u"snow"_s});
        const store::Annotation tagged = withWords(made, words);
        QVERIFY(!tagged.body.isEmpty());
        words = wordsOf(tagged);
        words.tags.clear();
        words.texts[0].language = u"en"_s;
        QCOMPARE(told(wordsOf(withWords(tagged, words))), u"en:one"_s);
        made.language = u"en"_s;
        words = wordsOf(made);
        words.texts[0].text.clear();
        QCOMPARE(withWords(made, words), (store::Annotation{.language = u"en"_s}));
    }

    void tellsTagsInUse()
    {
        const auto used = [](const store::Annotation &annotation) {
            return told({.texts = {}, .tags = usedTags(annotation), .others = 0});
        };
        QCOMPARE(used(annotationWith('[' + english + ',' + iceTag + ',' + iceMeaning + ']')),
                 u" # ice=https://terms.example/ice@en"_s);
        QCOMPARE(used(annotationWith(english)), QString());
        store::Annotation tagging = annotationWith(english);
        tagging.motivations = {u"tagging"_s};
        QCOMPARE(used(tagging), u" # two cells@en"_s);
        tagging = annotationWith('[' + english + ',' + snowTag + ']');
        tagging.motivations = {u"tagging"_s};
        QCOMPARE(used(tagging), u" # snow | two cells@en"_s);
    }

private:
    static void make(const QString &edit, AnnotationWords &words)
    {
        const QString verb = edit.section(u' ', 0, 0);
        const QString which = edit.section(u' ', 1, 1);
        const QString rest = edit.section(u' ', 2);
        const size_t at = which.toUInt();
        if (verb == u"text"_s)
            words.texts.at(at).text = rest;
        else if (verb == u"language"_s)
            words.texts.at(at).language = rest;
        else if (verb == u"html"_s)
            words.texts.at(at) = {rest, words.texts.at(at).language, true, words.texts.at(at).place};
        else if (verb == u"add"_s)
            words.texts.push_back({.text = rest, .language = which});
        else if (verb == u"drop"_s)
            words.texts.erase(words.texts.begin() + qsizetype(at));
        else if (verb == u"tag"_s)
            words.tags.push_back({.text = which});
        else if (verb == u"term"_s)
            words.tags.push_back({.text = which, .language = u"en"_s, .address = rest});
        else if (verb == u"untag"_s)
            words.tags.erase(words.tags.begin() + qsizetype(at));
        else
            qFatal("What is %s?", qPrintable(edit));
    }
};

KADER_TEST(TestAnnotationWords);
#include "tst_annotationwords.moc"
