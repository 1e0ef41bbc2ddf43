#include "base/atomicfile.h"
#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/actions/actions.h"

#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <span>

using namespace kader;
using namespace kader::test;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pageSize = 4096;

/// A curation of its own, closed, with one note.
struct RescueDesk {
    Desk desk;
    curation::Annotation note;

    [[nodiscard]] QString path() const { return desk.path(u"precious.kader"_s); }
    [[nodiscard]] QString saved() const { return desk.path(u"precious (saved).kader"_s); }

    [[nodiscard]] bool prepare()
    {
        if (!desk.open(demo::ids::yeastPilot))
            return false;
        note = curation::newAnnotation(desk.workspace().source()->id, *desk.workspace().canvas(),
                                       iiif::Region{10, 10, 90, 60});
        note.text = u"a-rare-nucleus"_s;
        desk.curation()->make(curation::addition(u"Draw region"_s, std::span(&note, 1)));
        desk.workspace().saveCurationAs(path());
        return Desk::until([&] { return desk.curation()->path() == path() && desk.curation()->isKept(); });
    }

    /// The first page says no more what the file is; with `alsoOf`, each page that has it is gone too.
    [[nodiscard]] QByteArray damage(const QByteArray &alsoOf = {}) const
    {
        QByteArray bytes = readWhole(path(), 100'000'000).value();
        bytes.replace(0, 60, QByteArray(60, '\0'));
        for (qsizetype at = alsoOf.isEmpty() ? -1 : bytes.indexOf(alsoOf); at >= 0; at = bytes.indexOf(alsoOf))
            bytes.replace(at / pageSize * pageSize, pageSize, QByteArray(pageSize, '\0'));
        QFile file(path());
        if (!file.open(QIODevice::ReadWrite) || file.write(bytes) != bytes.size())
            qFatal("cannot prepare");
        return bytes;
    }

    /// As people do it.
    [[nodiscard]] bool openByDialog() const
    {
        desk.press(u"Ctrl+O"_s);
        if (!Desk::until([&] { return desk.find<QFileDialog>(u"curation-dialog"_s) != nullptr; }))
            return false;
        auto *dialog = desk.find<QFileDialog>(u"curation-dialog"_s);
        dialog->selectFile(path());
        QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
        return true;
    }

    [[nodiscard]] bool isOffered() const
    {
        return Desk::until([&] {
            const auto *button = desk.find<QPushButton>(u"message-retry"_s);
            return button->isVisible() && button->text() == u"Rescue what can be read"_s;
        });
    }

    void accept() const { QTest::mouseClick(desk.find<QPushButton>(u"message-retry"_s), Qt::LeftButton); }

    [[nodiscard]] bool isOpen() const
    {
        return Desk::until([&] { return desk.curation() && desk.curation()->path() == saved(); });
    }

    /// What the dialog tells below a heading.
    [[nodiscard]] QStringList told(const QString &heading) const
    {
        QStringList lines;
        const auto *details = desk.find<QDialog>(u"rescue-result"_s)->findChild<QTreeWidget *>(u"result-details"_s);
        for (int section = 0; section < details->topLevelItemCount(); ++section) {
            const QTreeWidgetItem *item = details->topLevelItem(section);
            for (int line = 0; item->text(0) == heading && line < item->childCount(); ++line)
                lines += item->child(line)->text(0);
        }
        return lines;
    }
};

} // namespace

/// A damaged curation is opened, and what can be read of it is saved and opened instead.
class TestRescueOffer : public QObject {
    Q_OBJECT

private slots:
    void opensWhatItRescued()
    {
        RescueDesk rescue;
        QVERIFY(rescue.prepare());
        rescue.desk.workspace().closeCuration();
        const QByteArray damaged = rescue.damage();
        QVERIFY(rescue.openByDialog());
        QVERIFY(rescue.isOffered());
        const QString why = rescue.desk.find<QLabel>(u"message-why"_s)->text();
        QVERIFY2(why.startsWith(u"It is damaged."_s) && why.endsWith(u"stays as it is."_s), qPrintable(why));
        QVERIFY(!rescue.desk.curation());
        rescue.accept();
        QVERIFY(rescue.isOpen());
        const curation::Annotation *note = rescue.desk.curation()->annotation(rescue.note.id);
        QVERIFY(note && *note == rescue.note);
        QVERIFY(rescue.desk.workspace().source());
        QVERIFY(Desk::until([&] { return rescue.desk.find<QDialog>(u"rescue-result"_s) != nullptr; }));
        QVERIFY(rescue.desk.find<QDialog>(u"rescue-result"_s)->isVisible());
        QCOMPARE(rescue.told(u"Lost"_s), QStringList());
        QVERIFY(!rescue.desk.find<QTreeWidget>(u"result-details"_s)->currentItem());
        QVERIFY(rescue.told(u"Rescued"_s).contains(u"Manifests: 1"_s));
        QVERIFY(rescue.told(u"Rescued"_s).contains(u"Records of their datasets: 1"_s));
        QVERIFY(!rescue.desk.find(u"message-bar"_s)->isVisible());
        QCOMPARE(readWhole(rescue.path(), 100'000'000).value(), damaged);
    }

    void tellsWhatIsLost()
    {
        RescueDesk rescue;
        QVERIFY(rescue.prepare());
        rescue.desk.workspace().closeCuration();
        static_cast<void>(rescue.damage(rescue.note.text.toUtf8()));
        QVERIFY(rescue.openByDialog());
        QVERIFY(rescue.isOffered());
        rescue.accept();
        QVERIFY(rescue.isOpen());
        QVERIFY(!rescue.desk.curation()->annotation(rescue.note.id));
        QVERIFY(Desk::until([&] { return rescue.desk.find<QDialog>(u"rescue-result"_s) != nullptr; }));
        QVERIFY(!rescue.told(u"Lost"_s).isEmpty());
    }

    /// It is damaged while it is open here, and has to be closed before it is looked at by plain means.
    void closesWhatIsOpenFirst()
    {
        RescueDesk rescue;
        QVERIFY(rescue.prepare());
        static_cast<void>(rescue.damage());
        QVERIFY(rescue.openByDialog());
        QVERIFY(rescue.isOffered());
        QCOMPARE(rescue.desk.curation()->path(), rescue.path());
        rescue.accept();
        QVERIFY(!rescue.desk.curation()); // at once
        QVERIFY(rescue.isOpen());
        QVERIFY(rescue.desk.curation()->annotation(rescue.note.id));
    }

    void offersNothingForWhatIsNoCuration()
    {
        RescueDesk rescue;
        QVERIFY(writeAtomically(rescue.path(), "Dear diary"_ba));
        QVERIFY(rescue.openByDialog());
        QVERIFY(Desk::until([&] { return !rescue.desk.failures().isEmpty(); }));
        QCOMPARE(rescue.desk.find<QPushButton>(u"message-retry"_s)->text(), u"Try again"_s);
    }

    void saysWhyItCouldNotBeDone()
    {
        RescueDesk rescue;
        QVERIFY(rescue.prepare());
        rescue.desk.workspace().closeCuration();
        static_cast<void>(rescue.damage());
        QVERIFY(rescue.openByDialog());
        QVERIFY(rescue.isOffered());
        QVERIFY(QFile::remove(rescue.path()));
        rescue.accept();
        QVERIFY(Desk::until([&] { return rescue.desk.failures().size() == 2; }));
        QVERIFY(!rescue.desk.curation());
        QVERIFY(!QFile::exists(rescue.saved()));
    }
};

KADER_TEST(TestRescueOffer);
#include "tst_rescue.moc"
