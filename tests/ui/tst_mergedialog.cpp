#include "curation/merge.h"
#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/actions/actionid.h"
#include "ui/merge/mergemodel.h"
#include "ui/shared/profile.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

#include <span>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;
using curation::Annotation;
using curation::Curation;

namespace {

Annotation note(Curation &curation, const QUuid &source, const QString &text)
{
    Annotation made = curation::newAnnotation(source, 0, iiif::Region{10, 20, 300, 400});
    made.text = text;
    curation.make(curation::addition(u"Draw region"_s, std::span(&made, 1)));
    return made;
}

void edit(Curation &curation, const QUuid &id, const QString &text)
{
    const Annotation before = *curation.annotation(id);
    Annotation after = before;
    after.text = text;
    curation.make(curation::change(u"Edit text"_s, before, after));
}

/// A desk with a dataset and a note in it, and a copy of its curation with which somebody else went on.
struct Two {
    Desk desk;
    Annotation common;
    QString other = desk.path(u"Bob.kader"_s);

    Two()
    {
        QVERIFY(desk.open(demo::ids::yeastPilot));
        common = note(*desk.curation(), desk.workspace().source()->id, u"common"_s);
        QVERIFY(Desk::until([&] { return desk.curation()->isKept(); }));
        QVERIFY(QFile::copy(desk.curation()->path(), other));
    }

    /// What the other person does.
    void there(const std::function<void(Curation &)> &work) const
    {
        std::unique_ptr<Curation> curation;
        const JobHandle job = Curation::open(other, [&curation](auto opened) { curation = std::move(*opened); });
        QVERIFY(Desk::until([&] { return curation != nullptr; }));
        work(*curation);
        QVERIFY(Desk::until([&] { return curation->isKept(); }));
    }

    void take(const QString &path) const
    {
        desk.action(ActionId::TakeOver).trigger();
        auto *files = desk.find<QFileDialog>(u"take-over-file-dialog"_s);
        QVERIFY(files);
        emit files->fileSelected(path);
        files->close();
        QVERIFY(Desk::until([&] { return desk.find<QDialog>(u"merge-dialog"_s) != nullptr; }));
    }

    [[nodiscard]] bool isCompared() const
    {
        return Desk::until([&] { return desk.find<QTableView>(u"merge-table"_s)->model()->rowCount() > 0; });
    }

    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const QUuid &id : desk.curation()->annotations()) {
            if (!desk.curation()->annotation(id)->provenance)
                texts += desk.curation()->annotation(id)->text;
        }
        texts.sort();
        return texts;
    }
};

} // namespace

/// Annotations of another person, taken over in the window; and marks of who reviewed them.
class TestMergeDialog : public QObject {
    Q_OBJECT

private slots:
    void takesOverInOneStep()
    {
        const Two two;
        two.there([&](Curation &theirs) {
            note(theirs, two.common.targets.front().source, u"new"_s);
            edit(theirs, two.common.id, u"theirs"_s);
        });
        edit(*two.desk.curation(), two.common.id, u"mine"_s);
        two.take(two.other);
        QVERIFY(two.isCompared());
        const auto *table = two.desk.find<QTableView>(u"merge-table"_s);
        QCOMPARE(table->model()->rowCount(), 2);
        // The conflict stands first and shows both sides; nothing of it is taken before it is chosen.
        QCOMPARE(two.desk.textOf(u"merge-mine-0"_s), u"mine"_s);
        QCOMPARE(two.desk.textOf(u"merge-theirs-0"_s), u"theirs"_s);
        QVERIFY(two.desk.find<QRadioButton>(u"merge-keep-mine"_s)->isChecked());
        two.desk.find<QRadioButton>(u"merge-take-theirs"_s)->click();
        two.desk.find<QPushButton>(u"merge-carry-out"_s)->click();
        QCOMPARE(two.texts(), (QStringList{u"new"_s, u"theirs"_s}));
        two.desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&two.desk.window()));
        two.desk.press(u"Ctrl+Z"_s);
        QVERIFY(Desk::until([&] { return two.texts() == QStringList{u"mine"_s}; }));
    }

    void canBeDoneByKeysAlone()
    {
        const Two two;
        two.there([&](Curation &theirs) { edit(theirs, two.common.id, u"theirs"_s); });
        edit(*two.desk.curation(), two.common.id, u"mine"_s);
        two.take(two.other);
        QVERIFY(two.isCompared());
        QVERIFY(QTest::qWaitForWindowActive(two.desk.find(u"merge-dialog"_s)));
        two.desk.press(u"Alt+B"_s); // Keep both
        QVERIFY(Desk::until([&] { return two.desk.find<QRadioButton>(u"merge-keep-both"_s)->isChecked(); }));
        two.desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return two.texts() == (QStringList{u"mine"_s, u"theirs"_s}); }));
    }

    void goesOnWhenTheCurationChanges()
    {
        const Two two;
        two.there([&](Curation &theirs) { edit(theirs, two.common.id, u"theirs"_s); });
        two.take(two.other);
        QVERIFY(two.isCompared());
        QCOMPARE(two.desk.textOf(u"merge-mine-0"_s), u"common"_s);
        edit(*two.desk.curation(), two.common.id, u"mine"_s);
        QVERIFY(Desk::until([&] { return two.desk.textOf(u"merge-mine-0"_s) == "mine"_L1; }));
    }

    void saysWhyNot()
    {
        const Two two;
        two.take(two.desk.curation()->path());
        QVERIFY(two.desk.textOf(u"merge-sentence"_s).contains(u"is open"_s));
        QVERIFY(!two.desk.find<QPushButton>(u"merge-carry-out"_s)->isEnabled());
        two.desk.find<QPushButton>(u"merge-cancel"_s)->click();
        QVERIFY(Desk::until([&] { return !two.desk.find(u"merge-dialog"_s); }));
        const QString text = two.desk.path(u"text.kader"_s);
        QFile file(text);
        QVERIFY(file.open(QFile::WriteOnly) && file.write("no curation") > 0);
        file.close();
        two.take(text);
        QVERIFY(Desk::until([&] { return two.desk.textOf(u"merge-sentence"_s).contains(u"Nothing can be"_s); }));
    }

    void saysWhenNothingDiffers()
    {
        const Two two;
        two.take(two.other);
        QVERIFY(Desk::until([&] { return two.desk.textOf(u"merge-sentence"_s).contains(u"the same in both"_s); }));
        QVERIFY(!two.desk.find<QPushButton>(u"merge-carry-out"_s)->isEnabled());
    }

    // --- Reviews

    void marksByKeyAndTakesTheMarkAway()
    {
        const Two two;
        Profile{u"Ada"_s, {}}.keep();
        two.desk.workspace().select(two.common.id);
        two.desk.press(u"Ctrl+R"_s);
        QVERIFY(two.desk.curation()->isReviewed(two.common.id));
        QCOMPARE(two.desk.curation()->review(two.common.id)->by.name, u"Ada"_s);
        QVERIFY(two.desk.action(ActionId::MarkReviewed).isChecked());
        const auto maker = [&] { return two.desk.textOf(u"annotation-maker"_s); };
        QVERIFY2(maker().contains(u"reviewed (Ada, "_s), qPrintable(maker()));
        edit(*two.desk.curation(), two.common.id, u"other"_s);
        QVERIFY(!two.desk.action(ActionId::MarkReviewed).isChecked());
        QVERIFY2(maker().contains(u"changed since it was reviewed (Ada, "_s), qPrintable(maker()));
        two.desk.press(u"Ctrl+R"_s);
        QVERIFY(two.desk.curation()->isReviewed(two.common.id));
        two.desk.press(u"Ctrl+R"_s);
        QVERIFY(!two.desk.curation()->review(two.common.id));
        Profile{}.keep();
    }
};

KADER_TEST(TestMergeDialog);
#include "tst_mergedialog.moc"
