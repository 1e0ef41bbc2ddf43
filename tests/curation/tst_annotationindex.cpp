#include "curation/annotationindex.h"
#include "curation/bulkedit.h"
#include "curation/steps.h"
#include "curation/worklist.h"
#include "curationtools.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace {

/// Annotations of one manifest, numbered as they come.
struct Book {
    SourcePtr source;
    AnnotationBook book = {};
    QList<QUuid> ids = {};

    explicit Book(int canvases = 3) : source(test::sampleSource({}, canvases)) {}

    Annotation &add(const QString &text, int canvas = 0, std::optional<iiif::Region> region = iiif::Region{1, 2, 3, 4})
    {
        last = newAnnotation(source->id, canvas, region);
        last.text = text;
        return last;
    }
    QUuid keep()
    {
        book.insert(ids.size(), last);
        ids.append(last.id);
        return last.id;
    }
    QUuid keep(const QString &text, int canvas = 0, std::optional<iiif::Region> region = iiif::Region{1, 2, 3, 4})
    {
        add(text, canvas, region);
        return keep();
    }
    [[nodiscard]] AnnotationIndex::Given given() const { return {book.all(), {source}, 1}; }
    [[nodiscard]] Worklist worklist(const QSet<std::pair<QUuid, int>> &failed = {}) const
    {
        return worklistOf({book.all(), {source}, failed});
    }

    Annotation last;
};

QStringList textsOf(const Book &book, const QList<QUuid> &ids)
{
    QStringList texts;
    for (const QUuid &id : ids)
        texts += book.book.seen(id)->text;
    return texts;
}

} // namespace

Q_DECLARE_METATYPE(kader::curation::BulkEdit)

class TestAnnotationIndex : public QObject {
    Q_OBJECT

private slots:
    void findsWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing asked") << u""_s << QStringList{u"Snow on rock"_s, u"Rock alone"_s, u"Élan"_s};
        QTest::newRow("in any order") << u"rock sn"_s << QStringList{u"Snow on rock"_s};
        QTest::newRow("in any case") << u"ROCK"_s << QStringList{u"Snow on rock"_s, u"Rock alone"_s};
        QTest::newRow("letters beyond ASCII") << u"éL"_s << QStringList{u"Élan"_s};
        QTest::newRow("motivation and text") << u"tagging alone"_s << QStringList{u"Rock alone"_s};
        QTest::newRow("language") << u"fr"_s << QStringList{u"Élan"_s};
        QTest::newRow("creator") << u"jansen"_s << QStringList{u"Élan"_s};
        QTest::newRow("not over an edge") << u"alonenl"_s << QStringList{};
    }

    void findsWords()
    {
        QFETCH(const QString, words);
        QFETCH(const QStringList, found);
        Book book;
        book.keep(u"Snow on rock"_s);
        book.add(u"Rock alone"_s).motivations = {u"tagging"_s};
        book.last.language = u"nl"_s;
        book.keep();
        book.add(u"Élan"_s).language = u"fr"_s;
        book.last.creator = u"J. Jansen"_s;
        book.keep();
        const auto index = AnnotationIndex::of(book.given(), nullptr, {});
        const AnnotationIndex::Found all = index->find({.words = words}, nullptr, {});
        QCOMPARE(textsOf(book, all.ids), found);
        QCOMPARE(all.total, 3);
    }

    void findsTagsAndTextsOfEveryLanguage()
    {
        Book book;
        book.keep(u"snow"_s);
        const Annotation said = withWords(book.add({}), {.texts = {{.text = u"a rock"_s, .language = u"en"_s},
                                                                   {.text = u"een rots"_s, .language = u"nl"_s}},
                                                         .tags = {{.text = u"Basalt"_s}}});
        book.last = said;
        const QUuid several = book.keep();
        book.add(u"lava"_s).motivations = {u"tagging"_s};
        const QUuid byMotivation = book.keep();
        const auto index = AnnotationIndex::of(book.given(), nullptr, {});
        for (const QString &words : {u"rock"_s, u"ROTS nl"_s, u"basalt en"_s})
            QCOMPARE(index->find({.words = words}, nullptr, {}).ids, QList{several});
        const auto tagged = [&](const QString &tag) {
            return index->find({.values = {{AnnotationField::Tag, tag}}}, nullptr, {}).ids;
        };
        QCOMPARE(tagged(u"Basalt"_s), QList{several});
        QCOMPARE(tagged(u"lava"_s), QList{byMotivation});
        const QHash<QString, int> tags{{u"Basalt"_s, 1}, {u"lava"_s, 1}, {QString(), 1}};
        QCOMPARE(index->values(AnnotationField::Tag, {}), tags);
    }

    void narrowsByScopeAndValue()
    {
        Book book;
        const QUuid first = book.keep(u"a"_s, 0);
        const QUuid second = book.keep(u"b"_s, 1, std::nullopt);
        book.add(u"c"_s, 1).motivations = {u"tagging"_s, u"describing"_s};
        const QUuid third = book.keep();
        const auto index = AnnotationIndex::of(book.given(), nullptr, {});
        const QUuid id = book.source->id;
        QCOMPARE(index->find({.source = id, .canvas = 1}, nullptr, {}).ids, QList({second, third}));
        QCOMPARE(index->find({.source = QUuid::createUuid()}, nullptr, {}).total, 0);
        const auto with = [&](AnnotationField field, const QString &value) {
            return index->find({.values = {{field, value}}}, nullptr, {}).ids;
        };
        QCOMPARE(with(AnnotationField::Motivation, u"describing"_s), QList{third});
        QCOMPARE(with(AnnotationField::Region, wholeValue), QList{second});
        QCOMPARE(with(AnnotationField::Canvas, AnnotationIndex::canvasValue(id, 0)), QList{first});
        QCOMPARE(with(AnnotationField::Origin, sourceValue), QList<QUuid>());
        QCOMPARE(index->values(AnnotationField::Motivation, {}).value(u"commenting"_s), 2);
        QCOMPARE(index->values(AnnotationField::Canvas, {}).value(AnnotationIndex::canvasValue(id, 1)), 2);
    }

    void tellsWhoReviewedWhat()
    {
        Book book;
        const QUuid bare = book.keep(u"bare"_s);
        const QUuid byAda = book.keep(u"by Ada"_s);
        const QUuid byNobody = book.keep(u"by nobody"_s);
        const QUuid old = book.keep(u"old"_s);
        AnnotationIndex::Given given = book.given();
        const auto mark = [&](const QUuid &id, const Reviewer &by, int more = 0) {
            const qint64 contents = contentsOf(*book.book.seen(id)) + more;
            given.settings.insert(reviewKey(id), written({by, QDateTime::currentDateTimeUtc(), contents}));
        };
        mark(byAda, {.name = u"Ada"_s, .orcid = u"0000-0001"_s});
        mark(byNobody, {});
        mark(old, {.name = u"Ada"_s}, 1);
        given.settings.insert(u"something-else"_s, u"1"_s);
        auto index = AnnotationIndex::of(given, nullptr, {});
        const auto found = [&](const QString &value) {
            return index->find({.values = {{AnnotationField::Review, value}}}, nullptr, {}).ids;
        };
        QCOMPARE(found({}), QList{bare});
        QCOMPARE(found(reviewedValue), (QList{byAda, byNobody}));
        QCOMPARE(found(reviewedByPrefix + u"Ada"_s), QList{byAda});
        QCOMPARE(found(outdatedValue), QList{old});
        const QHash<QString, int> counts{
            {QString(), 1}, {reviewedValue, 2}, {reviewedByPrefix + u"Ada"_s, 1}, {outdatedValue, 1}};
        QCOMPARE(index->values(AnnotationField::Review, {}), counts);
        const auto order = index->ordered({AnnotationField::Review});
        QCOMPARE(index->find({}, order.get(), {}).ids, (QList{bare, old, byNobody, byAda}));
        // A mark that goes, one that comes, and an annotation that changes under its mark.
        given.settings.remove(reviewKey(byNobody));
        mark(bare, {.name = u"Bo"_s});
        Annotation changed = *book.book.seen(byAda);
        changed.text = u"now something else"_s;
        book.book.replace(changed);
        given.all = book.book.all();
        index = AnnotationIndex::of(given, index, {});
        QCOMPARE(found({}), QList{byNobody});
        QCOMPARE(found(reviewedByPrefix + u"Bo"_s), QList{bare});
        QCOMPARE(found(outdatedValue), (QList{byAda, old}));
    }

    void leavesOutWhatIsNotPartOfTheCuration()
    {
        Book book;
        book.keep(u"a"_s);
        AnnotationIndex::Given given = book.given();
        given.included = 0;
        const auto index = AnnotationIndex::of(given, nullptr, {});
        QCOMPARE(index->find({}, nullptr, {}).total, 0);
        QCOMPARE(index->find({.source = book.source->id}, nullptr, {}).total, 1);
    }

    void orders_data()
    {
        QTest::addColumn<AnnotationField>("field");
        QTest::addColumn<QStringList>("ascending");
        QTest::newRow("text") << AnnotationField::Text << QStringList{u"Alp"_s, u"berg"_s, u"cliff"_s};
        QTest::newRow("region as numbers") << AnnotationField::Region << QStringList{u"cliff"_s, u"berg"_s, u"Alp"_s};
        QTest::newRow("canvas") << AnnotationField::Canvas << QStringList{u"berg"_s, u"Alp"_s, u"cliff"_s};
        QTest::newRow("equals stay") << AnnotationField::Language << QStringList{u"berg"_s, u"cliff"_s, u"Alp"_s};
    }

    void orders()
    {
        QFETCH(const AnnotationField, field);
        QFETCH(const QStringList, ascending);
        Book book;
        book.keep(u"berg"_s, 0, iiif::Region{200, 1, 1, 1});
        book.keep(u"cliff"_s, 2, std::nullopt);
        book.keep(u"Alp"_s, 1, iiif::Region{1000, 1, 1, 1});
        const auto index = AnnotationIndex::of(book.given(), nullptr, {});
        const auto up = index->ordered({field});
        QCOMPARE(textsOf(book, index->find({}, up.get(), {}).ids), ascending);
        if (field != AnnotationField::Language) {
            const auto down = index->ordered({field, true});
            QStringList back = textsOf(book, index->find({}, down.get(), {}).ids);
            std::reverse(back.begin(), back.end());
            QCOMPARE(back, ascending);
        }
    }

    void takesWhatHasNotChangedFromBefore()
    {
        Book book;
        const QUuid stays = book.keep(u"stays"_s);
        const QUuid goes = book.keep(u"goes"_s);
        const QUuid changes = book.keep(u"before"_s);
        const auto before = AnnotationIndex::of(book.given(), nullptr, {});
        book.book.remove(goes);
        Annotation changed = *book.book.seen(changes);
        changed.text = u"after"_s;
        book.book.replace(changed);
        const QUuid added = book.keep(u"added"_s);
        const auto now = AnnotationIndex::of(book.given(), before, {});
        QCOMPARE(now->find({}, nullptr, {}).ids, QList({stays, changes, added}));
        QCOMPARE(now->find({.words = u"after"_s}, nullptr, {}).ids, QList{changes});
        QCOMPARE(now->find({.words = u"before"_s}, nullptr, {}).total, 3);
        QVERIFY(now->find({.words = u"before"_s}, nullptr, {}).ids.isEmpty());
    }

    void changesManyWithoutLoss()
    {
        Book book;
        book.keep(u"one rock"_s);
        book.add(u"two"_s).motivations = {u"tagging"_s, u"describing"_s};
        book.keep();
        book.add(u"three rock"_s).body = "[{\"type\":\"Image\",\"id\":\"https://a.example/i.png\"}]";
        book.keep();
        const auto plan = [&](const BulkEdit &edit) { return planBulk(u"Change"_s, book.ids, book.book.all(), edit); };
        const BulkPlan motivation = plan({.kind = BulkEdit::Kind::Motivation, .motivations = {u"tagging"_s}});
        QCOMPARE(motivation.step.changes.size(), size_t(2));
        QCOMPARE(motivation.leftOut.size(), 1);
        QCOMPARE(motivation.leftOut.first(), 1);
        const BulkPlan replaced = plan({.kind = BulkEdit::Kind::Replace, .find = u"rock"_s, .replaceBy = u"ice"_s});
        QCOMPARE(replaced.step.changes.size(), size_t(1));
        QCOMPARE(replaced.unchanged, 1);
        QCOMPARE(std::get<store::AnnotationChange>(replaced.step.changes.front()).after->text, u"one ice"_s);
        QCOMPARE(replaced.leftOut.first(), 1);
        const BulkPlan language = plan({.kind = BulkEdit::Kind::Language, .language = u"en"_s});
        QCOMPARE(language.unchanged, 2);
        QCOMPARE(language.leftOut.value(u"without a text"_s), 1);
        QVERIFY(language.step.changes.empty());
    }

    void editsTextsBesideOtherBodiesInBulk_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<BulkEdit>("edit");
        QTest::addColumn<QByteArray>("expected"); // empty when nothing is changed
        QTest::addColumn<QString>("leftOut");
        const QByteArray english = "{ 'type':'TextualBody', 'value':'a rock', 'language':'en' }";
        const QByteArray dutch = "{'type':'TextualBody','value':'een rots','language':'nl'}";
        const QByteArray html = "{'type':'TextualBody','value':'<p>a rock</p>','format':'text/html'}";
        const QByteArray image = "{'type':'Image',  'id':'https://a.example/i.png'}";
        const QByteArray tag = "{'type':'TextualBody','value':'rock','purpose':'tagging'}";
        const auto list = [](const QByteArrayList &bodies) { return '[' + bodies.join(", ") + ']'; };
        const auto ice = [](QByteArray body) { return body.replace("ro", "ice"); };
        const BulkEdit replace{.kind = BulkEdit::Kind::Replace, .find = u"ro"_s, .replaceBy = u"ice"_s};
        const BulkEdit german{.kind = BulkEdit::Kind::Language, .language = u"de"_s};
        const BulkEdit dutchToo{.kind = BulkEdit::Kind::Language, .language = u"nl"_s};
        QTest::newRow("all texts, not the tag") << list({english, dutch, tag, image}) << replace
                                                << list({ice(english), ice(dutch), tag, image}) << QString();
        QTest::newRow("formatted") << list({english, html}) << replace << QByteArray() << u"with formatted text"_s;
        QTest::newRow("nowhere") << list({dutch, image}) << BulkEdit{.kind = BulkEdit::Kind::Replace, .find = u"snow"_s}
                                 << QByteArray() << QString();
        QTest::newRow("language beside a tag")
            << list({dutch, tag}) << german << list({QByteArray(dutch).replace("'nl'", "'de'"), tag}) << QString();
        QTest::newRow("language of two texts")
            << list({english, dutch}) << german << QByteArray() << u"with several texts"_s;
        QTest::newRow("language that both have") << list({dutch, dutch}) << dutchToo << QByteArray() << QString();
        QTest::newRow("language of an image") << list({image}) << german << QByteArray() << u"without a text"_s;
    }

    void editsTextsBesideOtherBodiesInBulk()
    {
        QFETCH(QByteArray, body);
        QFETCH(const BulkEdit, edit);
        QFETCH(QByteArray, expected);
        QFETCH(const QString, leftOut);
        Book book;
        book.add({}).body = body.replace('\'', '"');
        book.keep();
        const BulkPlan plan = planBulk(u"Change"_s, book.ids, book.book.all(), edit);
        QCOMPARE(plan.step.changes.size(), size_t(expected.isEmpty() ? 0 : 1));
        QCOMPARE(plan.unchanged, expected.isEmpty() && leftOut.isEmpty() ? 1 : 0);
        QCOMPARE(plan.leftOut.keys(), leftOut.isEmpty() ? QStringList() : QStringList{leftOut});
        if (!expected.isEmpty())
            QCOMPARE(std::get<store::AnnotationChange>(plan.step.changes.front()).after->body,
                     expected.replace('\'', '"'));
    }

    void addsAndRemovesATagOfMany()
    {
        Book book;
        const QUuid bare = book.keep(u"a rock"_s);
        book.add({}).body = "[{\"type\":\"TextualBody\", \"value\":\"Basalt\",\"purpose\":\"tagging\"},"
                            "{\"type\":\"TextualBody\", \"value\":\"een rots\"}]";
        const QUuid tagged = book.keep();
        const QByteArray before = book.last.body;
        book.add(u"basalt"_s).motivations = {u"tagging"_s};
        const QUuid byMotivation = book.keep();
        const auto plan = [&](BulkEdit::Kind kind, const AnnotationTag &tag) {
            return planBulk(u"Change"_s, book.ids, book.book.all(), {.kind = kind, .tag = tag});
        };
        const auto after = [](const BulkPlan &made, size_t at) {
            return *std::get<store::AnnotationChange>(made.step.changes.at(at)).after;
        };

        const BulkPlan added = plan(BulkEdit::Kind::AddTag, {.text = u"basalt"_s});
        QCOMPARE(added.step.changes.size(), size_t(1));
        QCOMPARE(added.unchanged, 2);
        QCOMPARE(after(added, 0).id, bare);
        QCOMPARE(wordsOf(after(added, 0)).tags.front().text, u"basalt"_s);
        QCOMPARE(wordsOf(after(added, 0)).texts.front().text, u"a rock"_s);

        const BulkPlan meant =
            plan(BulkEdit::Kind::AddTag, {.text = u"basalt"_s, .address = u"https://terms.example/basalt"_s});
        QCOMPARE(meant.step.changes.size(), size_t(3));
        QCOMPARE(wordsOf(after(meant, 1)).tags.size(), size_t(1));
        QCOMPARE(wordsOf(after(meant, 1)).tags.front().text, u"Basalt"_s);
        QCOMPARE(wordsOf(after(meant, 1)).tags.front().address, u"https://terms.example/basalt"_s);
        QVERIFY(after(meant, 1).body.contains("{\"type\":\"TextualBody\", \"value\":\"een rots\"}"));

        QCOMPARE(removableTags(book.ids, book.book.all()), QStringList{u"Basalt"_s});
        const BulkPlan removed = plan(BulkEdit::Kind::RemoveTag, {.text = u"basalt"_s});
        QCOMPARE(removed.step.changes.size(), size_t(1));
        QCOMPARE(removed.unchanged, 1);
        QCOMPARE(removed.leftOut.value(u"whose text is the tag"_s), 1);
        QCOMPARE(after(removed, 0).id, tagged);
        QVERIFY(!after(removed, 0).body.contains("asalt"));
        QCOMPARE(book.book.seen(tagged)->body, before);
        QCOMPARE(book.book.seen(byMotivation)->text, u"basalt"_s);
    }

    void countsWhatIsLeftToDo()
    {
        Book book(4);
        const std::optional<iiif::CanvasSize> size = book.source->canvas(0)->size;
        QVERIFY(size);
        book.keep(u"fine"_s, 0);
        const QUuid mute = book.keep(u" "_s, 1, iiif::Region{5, 5, 5, 5});
        book.add(u"of no language"_s, 1).language.clear();
        const QUuid unknown = book.keep();
        const QUuid outside = book.keep(u"over the edge"_s, 1, iiif::Region{size->width - 1, 0, 2, 2});
        book.keep(u"twice"_s, 2);
        const QUuid twice = book.keep(u"twice"_s, 2);
        const QUuid source = book.source->id;
        const Worklist list = book.worklist({{source, 3}});
        const std::vector<ToDoItem> expected = {
            {ToDo::NoText, source, 1, mute},           {ToDo::NoLanguage, source, 1, unknown},
            {ToDo::OutsideCanvas, source, 1, outside}, {ToDo::Duplicate, source, 2, twice},
            {ToDo::FailedImage, source, 3, {}},        {ToDo::BareCanvas, source, 3, {}}};
        QCOMPARE(list.items.size(), expected.size());
        for (size_t at = 0; at < expected.size(); ++at)
            QVERIFY2(list.items[at] == expected[at], qPrintable(QString::number(at)));
        QCOMPARE(list.canvases, 4);
        QCOMPARE(list.doneCanvases, 1);
        QCOMPARE(list.annotations, 6);
        QCOMPARE(list.doneAnnotations, 2);
        for (const int count : list.counts)
            QCOMPARE(count, 1);
    }

    void doesNotCountWhatIsFineAsItIs()
    {
        Book book(2);
        (void)book.keep(u""_s, 0);
        WorklistGiven given{.all = book.book.all(), .sources = {book.source}};
        const Worklist before = worklistOf(given);
        QCOMPARE(before.items.size(), size_t(2)); // no text, and a bare canvas
        for (const ToDoItem &item : before.items) {
            const store::Step step = intendedStep(item, true, given.settings);
            QCOMPARE(step.changes.size(), size_t(1));
            const auto &change = std::get<store::SettingChange>(step.changes.front());
            QVERIFY(!change.before && change.after);
            given.settings.insert(change.key, *change.after);
            QVERIFY(intendedStep(item, true, given.settings).changes.empty());
        }
        const Worklist after = worklistOf(given);
        QCOMPARE(after.items.size(), size_t(2));
        QCOMPARE(after.intended, 2);
        QCOMPARE(after.counts, (std::array<int, toDoKinds>{}));
        QCOMPARE(after.doneCanvases, 2);
        QCOMPARE(after.doneAnnotations, 1);
        const store::Step back = intendedStep(after.items.front(), false, given.settings);
        given.settings.remove(std::get<store::SettingChange>(back.changes.front()).key);
        QCOMPARE(worklistOf(given).intended, 1);
    }

    void hasNothingLeftToDoWhenAllIsDone()
    {
        Book book(1);
        book.keep(u"fine"_s, 0);
        book.keep(u"fine"_s, 0, iiif::Region{2, 2, 3, 4});
        QVERIFY(book.worklist().items.empty());
        QCOMPARE(book.worklist().doneCanvases, 1);
        QCOMPARE(book.worklist().doneAnnotations, 2);
    }
};

KADER_TEST(TestAnnotationIndex);

#include "tst_annotationindex.moc"
