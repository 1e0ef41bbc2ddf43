#include "curation/annotationmapping.h"
#include "curation/carryover.h"
#include "curation/curation.h"
#include "curation/steps.h"
#include "curation/workingstate.h"
#include "curationtools.h"
#include "support/registry.h"
#include "versions.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <span>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
using store::Overlay;
using enum kader::curation::CarryVerdict;

namespace {

iiif::Region regionFrom(const QString &xywh)
{
    const QStringList numbers = xywh.split(u',');
    return {numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt(), numbers[3].toInt()};
}

/// A curation in memory: an older version of a source, what a curator did to it, and a newer version.
struct Pair {
    SourcePtr from;
    SourcePtr to;
    Snapshot snapshot = {};

    Pair(SourcePtr older, SourcePtr newer) : from(std::move(older)), to(std::move(newer))
    {
        snapshot.sources = {from};
        snapshot.annotations = ownAnnotations(from->manifest, from->id);
    }

    Annotation &note(int canvas, const QString &xywh, const QString &text = u"note"_s)
    {
        Annotation made =
            newAnnotation(from->id, canvas, xywh.isEmpty() ? std::nullopt : std::optional(regionFrom(xywh)));
        made.text = text;
        return snapshot.annotations.emplace_back(std::move(made));
    }

    /// What the curator makes of one of the source's own.
    Annotation &edit(int index, const QString &text)
    {
        Annotation &own = snapshot.annotations[size_t(index)];
        Annotation after = own;
        after.text = text;
        own = *std::get<store::AnnotationChange>(change(u"Edit"_s, own, after).changes.front()).after;
        return own;
    }

    void erase(int index) { snapshot.annotations[size_t(index)].provenance->overlay = Overlay::Deleted; }

    [[nodiscard]] CarryOver plan(ResizedRegions resized = ResizedRegions::Keep) const
    {
        return planCarryOver(snapshot, from, to, resized);
    }

    /// The annotations after the step, the newer version's own among them.
    [[nodiscard]] std::vector<Annotation> after(const CarryOver &plan) const
    {
        AnnotationBook book;
        qint64 number = 0;
        for (const Annotation &own : ownAnnotations(to->manifest, to->id))
            book.insert(++number, own);
        for (const Annotation &held : snapshot.annotations)
            book.insert(++number, held);
        WorkingState state{.book = std::move(book)};
        state.kept = {from, to};
        if (!state.fits({{}, annotationChanges(plan)}))
            qFatal("The step does not fit what is there.");
        (void)applyStep(state, plan.step, [&](const QUuid &) { return ++number; });
        std::vector<Annotation> all;
        for (const QUuid &id : state.book.of(to->id, {}))
            all.push_back(*state.book.seen(id));
        return all;
    }

    [[nodiscard]] static std::vector<store::Change> annotationChanges(const CarryOver &plan)
    {
        std::vector<store::Change> changes;
        std::copy_if(plan.step.changes.begin(), plan.step.changes.end(), std::back_inserter(changes),
                     [](const store::Change &each) { return std::holds_alternative<store::AnnotationChange>(each); });
        return changes;
    }

    /// `text@canvas:x,y,w,h`, sorted.
    [[nodiscard]] QStringList seenAfter(const CarryOver &plan) const
    {
        QStringList lines;
        for (const Annotation &each : after(plan)) {
            const auto region = regionOf(each);
            lines += each.text + u'@' + QString::number(each.targets.front().canvas.value_or(-1)) +
                     (region ? u':' + region->toString() : QString());
        }
        lines.sort();
        return lines;
    }
};

bool leavesOut(const CarryOver &plan, const SourcePtr &source)
{
    return std::any_of(plan.step.changes.begin(), plan.step.changes.end(), [&](const store::Change &change) {
        const auto *setting = std::get_if<store::SettingChange>(&change);
        return setting && setting->key == inclusionKey(source->id) && setting->before && !setting->after;
    });
}

} // namespace

class TestCarryOver : public QObject {
    Q_OBJECT

private slots:
    void movesWhatTheCuratorMade_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("region"); // on the first canvas
        QTest::addColumn<CarryVerdict>("verdict");
        QTest::addColumn<QString>("kept");   // where it is when numbers are kept
        QTest::addColumn<QString>("scaled"); // and when regions are scaled
        const QString a = u"a:A:1500x1000"_s;
        const QString r = u"100,50,200,100"_s;
        const QString same = u"note@0:100,50,200,100"_s;
        QTest::newRow("same") << a << a << r << Carried << same << same;
        QTest::newRow("whole canvas") << a << u"a:A:3000x2000"_s << QString() << Resized << u"note@0"_s << u"note@0"_s;
        QTest::newRow("reordered") << a << u"n:N:9x9 "_s + a << r << Carried << u"note@1:100,50,200,100"_s
                                   << u"note@1:100,50,200,100"_s;
        QTest::newRow("relabelled") << a << u"a:B:1500x1000"_s << r << Carried << same << same;
        QTest::newRow("by label") << a << u"b:A:1500x1000"_s << r << Carried << same << same;
        QTest::newRow("removed") << a << u"n:N:9x9"_s << r << CanvasGone << QString() << QString();
        QTest::newRow("duplicate ids") << u"a:-:9x9 a:-:9x9"_s << u"a:-:9x9"_s << u"1,1,2,2"_s << CanvasUnclear
                                       << QString() << QString();
        QTest::newRow("twice as large") << a << u"a:A:3000x2000"_s << r << Resized << same
                                        << u"note@0:200,100,400,200"_s;
        QTest::newRow("half as large, rounded") << u"a:A:1501x1000"_s << u"a:A:750x500"_s << u"101,51,201,101"_s
                                                << Resized << u"note@0:101,51,201,101"_s << u"note@0:50,26,101,50"_s;
        QTest::newRow("smaller, at the edge") << a << u"a:A:750x500"_s << u"1400,900,100,100"_s << Outside
                                              << u"note@0:1400,900,100,100"_s << u"note@0:700,450,50,50"_s;
        QTest::newRow("cropped, inside") << a << u"a:A:1200x1000"_s << r << Resized << same << same;
        QTest::newRow("cropped, outside") << a << u"a:A:1200x1000"_s << u"1100,0,200,100"_s << Outside
                                          << u"note@0:1100,0,200,100"_s << u"note@0:1100,0,200,100"_s;
        QTest::newRow("outside before") << a << u"a:A:1600x1000"_s << u"1590,0,200,100"_s << Resized
                                        << u"note@0:1590,0,200,100"_s << u"note@0:1590,0,200,100"_s;
        QTest::newRow("size not known") << u"a:A:-"_s << a << r << Resized << same << same;
    }

    void movesWhatTheCuratorMade()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, region);
        QFETCH(const CarryVerdict, verdict);
        QFETCH(const QString, kept);
        QFETCH(const QString, scaled);
        Pair pair(version(from), version(to, {}, 3));
        const Annotation made = pair.note(0, region);
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.annotations.size(), size_t(1));
        QCOMPARE(plan.annotations.front().verdict, verdict);
        QCOMPARE(plan.annotations.front().id, made.id);
        QCOMPARE(plan.annotations.front().text, u"note"_s);
        QCOMPARE(plan.annotations.front().from, std::optional(0));
        QCOMPARE(pair.seenAfter(plan).join(u' '), kept);
        QCOMPARE(pair.seenAfter(pair.plan(ResizedRegions::Scale)).join(u' '), scaled);
        QCOMPARE(plan.canScale, kept != scaled);
        QCOMPARE(plan.keepsOlder(), kept.isEmpty());
        QCOMPARE(leavesOut(plan, pair.from), !kept.isEmpty());
        QCOMPARE(plan.step.name, u"Carry over to version 3"_s);
        if (kept.isEmpty())
            return;
        Annotation moved = pair.after(plan).front();
        moved.targets = made.targets;
        QCOMPARE(moved, made); // identity, dates and words stay
    }

    void scalingTakesRegionsInside()
    {
        Pair pair(version(u"a:A:1500x1000"_s), version(u"a:A:750x500"_s));
        pair.note(0, u"1400,900,100,100"_s);
        QCOMPARE(pair.plan(ResizedRegions::Scale).annotations.front().verdict, Resized);
        QVERIFY(pair.plan(ResizedRegions::Scale).annotations.front().isScaled);
        QVERIFY(!pair.plan().annotations.front().isScaled);
    }

    void leavesShapesAsTheyAre()
    {
        Pair pair(version(u"a:A:100x100"_s), version(u"b:A:200x200"_s));
        const QByteArray svg = "{\"type\":\"SvgSelector\",\"value\":\"<svg/>\"}";
        pair.note(0, u"1,2,3,4"_s).targets.front().selector = svg;
        Annotation &whole = pair.note(0, {});
        whole.targets.front().selector = "{\"source\":\"a\",\"x\":[\"a#xywh=1,2,3,4\",\"ab\"]}";
        const CarryOver plan = pair.plan(ResizedRegions::Scale);
        QVERIFY(!plan.canScale);
        QCOMPARE(pair.after(plan)[0].targets.front().area, (store::Area{1, 2, 3, 4}));
        QCOMPARE(pair.after(plan)[0].targets.front().selector, svg);
        QCOMPARE(pair.after(plan)[1].targets.front().selector,
                 "{\"source\":\"b\",\"x\":[\"b#xywh=1,2,3,4\",\"ab\"]}"_ba);
    }

    void staysWhereOneTargetStays()
    {
        Pair pair(version(u"a:A:9x9 b:B:9x9"_s), version(u"a:A:9x9"_s));
        const Annotation whole = newAnnotation(pair.from->id, 0, {});
        Annotation &about = pair.note(0, {});
        about.targets.push_back({.source = pair.from->id, .canvas = 1});
        Annotation &source = pair.note(0, {}, u"all"_s);
        source.targets.front().canvas.reset();
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.annotations[0].verdict, CanvasGone);
        QCOMPARE(plan.annotations[0].from, std::optional(1));
        QCOMPARE(plan.annotations[1].verdict, Carried);
        QCOMPARE(pair.seenAfter(plan), QStringList{u"all@-1"_s});
        QVERIFY(plan.keepsOlder() && !leavesOut(plan, pair.from));
    }

    void carriesEditsOfTheSourcesOwn_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("now");
        QTest::addColumn<CarryVerdict>("verdict");
        QTest::addColumn<QStringList>("seen");
        const QString one = u"n1|a#xywh=1,2,3,4|one"_s;
        QTest::newRow("same bytes") << QStringList{one} << QStringList{one} << Carried
                                    << QStringList{u"edited@0:1,2,3,4"_s};
        QTest::newRow("region changed there") << QStringList{one} << QStringList{u"n1|a#xywh=5,6,7,8|one"_s} << Carried
                                              << QStringList{u"edited@0:5,6,7,8"_s};
        QTest::newRow("said the same there") << QStringList{one} << QStringList{u"n1|a#xywh=1,2,3,4|edited"_s}
                                             << Carried << QStringList{u"edited@0:1,2,3,4"_s};
        QTest::newRow("text changed there")
            << QStringList{one} << QStringList{u"n1|a#xywh=1,2,3,4|theirs"_s} << ChangedInBoth
            << QStringList{u"edited@0:1,2,3,4"_s, u"theirs@0:1,2,3,4"_s};
        QTest::newRow("gone there") << QStringList{one} << QStringList{} << NoLongerThere
                                    << QStringList{u"edited@0:1,2,3,4"_s};
        QTest::newRow("another id") << QStringList{one} << QStringList{u"n9|a#xywh=1,2,3,4|one"_s} << NoLongerThere
                                    << QStringList{u"edited@0:1,2,3,4"_s, u"one@0:1,2,3,4"_s};
        QTest::newRow("https now") << QStringList{u"http://x/1|a|one"_s} << QStringList{u"https://x/1|a|one"_s}
                                   << Carried << QStringList{u"edited@0"_s};
        QTest::newRow("copies") << QStringList{one, one} << QStringList{one, one} << Carried
                                << QStringList{u"edited@0:1,2,3,4"_s, u"one@0:1,2,3,4"_s};
        QTest::newRow("one copy fewer") << QStringList{one, one} << QStringList{one} << NoLongerThere
                                        << QStringList{u"edited@0:1,2,3,4"_s, u"one@0:1,2,3,4"_s};
        QTest::newRow("moved to another canvas")
            << QStringList{one} << QStringList{u"n1|b|one"_s} << Carried << QStringList{u"edited@1"_s};
        QTest::newRow("a new one comes in") << QStringList{one} << QStringList{one, u"n2|a|two"_s} << Carried
                                            << QStringList{u"edited@0:1,2,3,4"_s, u"two@0"_s};
    }

    void carriesEditsOfTheSourcesOwn()
    {
        QFETCH(const QStringList, before);
        QFETCH(const QStringList, now);
        QFETCH(const CarryVerdict, verdict);
        QFETCH(const QStringList, seen);
        Pair pair(version(u"a:A:90x90 b:B:90x90"_s, before), version(u"a:A:90x90 b:B:90x90"_s, now));
        const Annotation edited = pair.edit(0, u"edited"_s);
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.annotations.size(), size_t(1));
        QCOMPARE(plan.annotations.front().verdict, verdict);
        QCOMPARE(plan.annotations.front().id, edited.id);
        QCOMPARE(pair.seenAfter(plan), seen);
        QVERIFY(leavesOut(plan, pair.from)); // all is kept in the newer one
        for (const Annotation &each : pair.after(plan)) {
            if (each.text == "edited"_L1 && each.provenance)
                QCOMPARE(each.provenance->overlay,
                         verdict == Carried && !now[0].endsWith("edited"_L1) ? Overlay::Edited : Overlay::None);
        }
    }

    void carriesAMovedRegionOfTheSourcesOwn()
    {
        const QStringList notes{u"n1|a#xywh=10,20,30,40|one"_s};
        Pair pair(version(u"a:A:100x100"_s, notes), version(u"a:A:200x200"_s, notes));
        Annotation &own = pair.edit(0, u"edited"_s);
        own = withRegion(own, iiif::Region{11, 22, 33, 44});
        QCOMPARE(pair.seenAfter(pair.plan()), QStringList{u"edited@0:11,22,33,44"_s});
        QCOMPARE(pair.seenAfter(pair.plan(ResizedRegions::Scale)), QStringList{u"edited@0:22,44,66,88"_s});
        QCOMPARE(pair.plan().annotations.front().verdict, Resized);

        Pair bothMoved(version(u"a:A:100x100"_s, notes), version(u"a:A:100x100"_s, {u"n1|a#xywh=0,0,1,1|one"_s}));
        Annotation &moved = bothMoved.snapshot.annotations.front();
        moved = withRegion(moved, iiif::Region{11, 22, 33, 44});
        moved.provenance->overlay = Overlay::Edited;
        QCOMPARE(bothMoved.plan().annotations.front().verdict, ChangedInBoth);
        QCOMPARE(bothMoved.seenAfter(bothMoved.plan()), QStringList({u"one@0:0,0,1,1"_s, u"one@0:11,22,33,44"_s}));
    }

    void keepsAnEditWhoseCanvasIsGone()
    {
        Pair pair(version(u"a:A:9x9 b:B:9x9"_s, {u"n1|b|one"_s}), version(u"a:A:9x9"_s));
        pair.edit(0, u"edited"_s);
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.annotations.front().verdict, CanvasGone);
        QVERIFY(plan.keepsOlder());
        QVERIFY(pair.seenAfter(plan).isEmpty());
        QVERIFY(Pair::annotationChanges(plan).empty());
    }

    void carriesDeletions_data()
    {
        QTest::addColumn<QStringList>("now");
        QTest::addColumn<QString>("expected"); // verdict; empty: not listed
        QTest::addColumn<QStringList>("seen");
        QTest::newRow("same bytes") << QStringList{u"n1|a|one"_s} << u"carried"_s << QStringList{};
        QTest::newRow("same id and words")
            << QStringList{u"n1|a|one"_s, u"n2|a|two"_s} << u"carried"_s << QStringList{u"two@0"_s};
        QTest::newRow("changed there") << QStringList{u"n1|a|other"_s} << u"seen again"_s << QStringList{u"other@0"_s};
        QTest::newRow("gone there too") << QStringList{} << QString() << QStringList{};
    }

    void carriesDeletions()
    {
        QFETCH(const QStringList, now);
        QFETCH(const QString, expected);
        QFETCH(const QStringList, seen);
        Pair pair(version(u"a:A:9x9"_s, {u"n1|a|one"_s}), version(u"a:A:9x9"_s, now));
        pair.erase(0);
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.count(Carried), expected == "carried"_L1 ? 1 : 0);
        QCOMPARE(plan.count(DeletedButChanged), expected == "seen again"_L1 ? 1 : 0);
        QCOMPARE(pair.seenAfter(plan), seen);
        QVERIFY(leavesOut(plan, pair.from));
    }

    void keepsWhatWasDoneToPages()
    {
        Pair pair(version(u"a:A:9x9 b:B:9x9"_s), version(u"a:A:9x9"_s));
        const auto onAPage = [&](const QString &text, int canvas, Overlay overlay) {
            Annotation &made = pair.note(canvas, {}, text);
            made.provenance = store::Provenance{
                .source = QUuid::createUuid(), .place = u"/items/0"_s, .hash = "hash", .overlay = overlay};
        };
        onAPage(u"as it came"_s, 0, Overlay::None);
        onAPage(u"edited"_s, 0, Overlay::Edited);
        onAPage(u"deleted"_s, 0, Overlay::Deleted);
        onAPage(u"elsewhere"_s, 1, Overlay::None);
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.annotations.size(), size_t(2));
        QCOMPARE(plan.annotations[0].verdict, KeptBeside);
        QCOMPARE(plan.annotations[1].verdict, DeletedButChanged);
        QCOMPARE(pair.seenAfter(plan), QStringList{u"edited@0"_s});
        QVERIFY(!pair.after(plan).front().provenance);
        QVERIFY(leavesOut(plan, pair.from));
    }

    void doesNothingTwice()
    {
        Pair pair(version(u"a:A:9x9 b:B:9x9"_s, {u"n1|a|one"_s, u"n2|a|two"_s, u"n3|a|three"_s}),
                  version(u"a:A:9x9"_s, {u"n1|a|one"_s, u"n3|a|three"_s}));
        pair.edit(0, u"edited"_s);
        pair.edit(1, u"kept beside"_s);
        pair.erase(2);
        pair.note(1, {}, u"stays"_s);
        const CarryOver first = pair.plan();
        QVERIFY(first.keepsOlder());
        const std::vector<Annotation> now = pair.after(first);
        QCOMPARE(pair.seenAfter(first), QStringList({u"edited@0"_s, u"kept beside@0"_s}));
        pair.snapshot.sources.push_back(pair.to);
        pair.snapshot.annotations.insert(pair.snapshot.annotations.end(), now.begin(), now.end());
        for (const store::Change &change : Pair::annotationChanges(first)) { // deleted ones too
            const auto &after = std::get<store::AnnotationChange>(change).after;
            if (after->provenance && after->provenance->overlay == Overlay::Deleted)
                pair.snapshot.annotations.push_back(*after);
        }
        QVERIFY(pair.plan().step.changes.empty());
    }

    void leavesOtherSourcesAlone()
    {
        Pair pair(version(u"a:A:9x9"_s), version(u"a:A:9x9"_s));
        const SourcePtr other = version(u"a:A:9x9"_s);
        pair.snapshot.sources.push_back(other);
        pair.snapshot.annotations.push_back(newAnnotation(other->id, 0, {}));
        const CarryOver plan = pair.plan();
        QVERIFY(plan.annotations.empty());
        QCOMPARE(plan.step.changes.size(), size_t(2)); // the one in, the other out
    }

    void carriesAHundredThousand()
    {
        QString canvases;
        for (int i = 0; i < 1000; ++i)
            canvases += u"c%1:C%1:1000x1000 "_s.arg(i);
        Pair pair(version(canvases), version(canvases + u"n:N:9x9"_s));
        for (int i = 0; i < 100'000; ++i)
            pair.note(i % 1000, u"1,2,3,4"_s, QString::number(i));
        const CarryOver plan = pair.plan();
        QCOMPARE(plan.count(Carried), 100'000);
        QCOMPARE(plan.step.changes.size(), size_t(100'002));
        QVERIFY(!plan.keepsOlder());
    }

    void isOneStepThatCanBeUndone()
    {
        const SourcePtr from =
            version(u"a:A:90x90 b:B:90x90"_s, {u"n1|a#xywh=1,2,3,4|one"_s, u"n2|a|two"_s, u"n3|a|three"_s});
        const SourcePtr to = version(u"b:B:180x180 a:A:90x90"_s,
                                     {u"n1|a#xywh=1,2,3,4|one"_s, u"n2|a|two"_s, u"n3|a|theirs"_s, u"n4|b|new"_s}, 2);
        const QString path = m_folder.filePath(u"undone.kader"_s);
        auto curation = created(path);
        curation->include(curation->look(from));
        const auto own = [&](int index) { return *curation->annotation(curation->annotationsOf(from->id)[index]); };
        Annotation note = newAnnotation(from->id, 1, iiif::Region{10, 20, 30, 40});
        note.text = u"note"_s;
        curation->make(addition(u"Draw"_s, std::span(&note, 1)));
        for (const auto &[index, text] : {std::pair(0, u"edited"_s), std::pair(2, u"mine"_s)}) {
            Annotation after = own(index);
            after.text = text;
            curation->make(change(u"Edit"_s, own(index), after));
        }
        const Annotation second = own(1);
        curation->make(deletion(u"Delete"_s, std::span(&second, 1)));
        const QStringList before = linesOf(*curation);

        QCOMPARE(curation->look(to), to->id);
        const CarryOver plan = planCarryOver(curation->snapshot({to->id}), from, to, ResizedRegions::Scale);
        curation->make(plan.step);
        const QStringList after{u"edited@a:1,2,3,4"_s, u"mine@a"_s, u"new@b"_s, u"note@b:20,40,60,80"_s, u"theirs@a"_s};
        QCOMPARE(linesOf(*curation), after);
        QCOMPARE(curation->sources(), std::vector{to});
        QCOMPARE(curation->undoName(), plan.step.name);

        curation.reset();
        curation = opened(path);
        QCOMPARE(linesOf(*curation), after);
        curation->undo();
        QTRY_COMPARE(linesOf(*curation), before);
        QCOMPARE(curation->sources().size(), size_t(1));
        QCOMPARE(curation->sources().front()->id, from->id);
        curation->redo();
        QTRY_COMPARE(linesOf(*curation), after);

        curation.reset();
        curation = opened(path);
        QCOMPARE(linesOf(*curation), after);
        curation->undo();
        QTRY_COMPARE(linesOf(*curation), before);
        // What was left out is known by its identity still, and can be carried over again.
        const SourcePtr again = curation->source(to->id);
        curation->make(
            planCarryOver(curation->snapshot({to->id}), curation->source(from->id), again, ResizedRegions::Scale).step);
        QCOMPARE(linesOf(*curation), after);
        QTRY_VERIFY(curation->isKept());
    }

private:
    /// `text@canvas id:x,y,w,h` of all annotations, sorted.
    static QStringList linesOf(const Curation &curation)
    {
        QStringList lines;
        for (const QUuid &id : curation.annotations()) {
            const Annotation &each = *curation.annotation(id);
            const store::Target &target = each.targets.front();
            const auto region = regionOf(each);
            lines += each.text + u'@' + curation.source(target.source)->canvas(target.canvas)->id +
                     (region ? u':' + region->toString() : QString());
        }
        lines.sort();
        return lines;
    }

    QTemporaryDir m_folder;
};

KADER_TEST(TestCarryOver);
#include "tst_carryover.moc"
