#include "curation/publish.h"
#include "notesdesk.h"
#include "support/registry.h"
#include "ui/metadata/metadatamodel.h"
#include "ui/metadata/metadatapane.h"
#include "ui/shared/emptystate.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct MetadataDesk {
    NotesDesk desk;
    QTableView *table = nullptr;

    void show()
    {
        desk.show(new MetadataPane(desk.workspace(), desk.actions()));
        table = desk.find<QTableView>(u"metadata-table"_s);
    }

    [[nodiscard]] QModelIndex field(const QString &title, int column = MetadataModel::Field) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == title)
                return table->model()->index(row, column);
        }
        return {};
    }

    [[nodiscard]] bool isTicked(const QString &title) const
    {
        return field(title).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }

    [[nodiscard]] QString outcome(const QString &title) const
    {
        return field(title).data(MetadataModel::OutcomeRole).toString();
    }

    [[nodiscard]] QByteArray published()
    {
        const auto published =
            curation::publishedManifest(desk.curation().snapshot(), desk.workspace().source()->id,
                                        *WebAddress::parse(u"https://out.example"_s), QDateTime::currentDateTimeUtc());
        return published ? published->bytes : QByteArray();
    }
};

} // namespace

class TestMetadataPane : public QObject {
    Q_OBJECT

private slots:
    void showsSourceBesideEnriched()
    {
        MetadataDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        QTRY_VERIFY(pane.field(u"Categories"_s).isValid());
        QCOMPARE(pane.field(u"Categories"_s, MetadataModel::Before).data().toString(), u"Snow"_s);
        QCOMPARE(pane.field(u"Categories"_s, MetadataModel::After).data().toString(), u"Snow"_s);
        QCOMPARE(pane.outcome(u"Categories"_s), u"kept what is there"_s);
        QCOMPARE(pane.outcome(u"Resource title"_s), u"added"_s);
        QCOMPARE(pane.field(u"Resource title"_s, MetadataModel::After).data().toString(), u"The paper about a"_s);
        QCOMPARE(pane.outcome(u"Time coverage"_s), u"not in the record"_s);
    }

    void ticksByKeyAsAStep()
    {
        MetadataDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.desk.annotate(u"Rock"_s);
        pane.show();
        QTRY_VERIFY(pane.field(u"Resource title"_s).isValid());
        QVERIFY(pane.isTicked(u"Resource title"_s));
        QVERIFY(pane.published().contains("The paper about a"));
        pane.table->setFocus();
        pane.table->setCurrentIndex(pane.field(u"Resource title"_s));
        QTest::keyClick(pane.table, Qt::Key_Space);
        QTRY_VERIFY(!pane.isTicked(u"Resource title"_s));
        QCOMPARE(pane.outcome(u"Resource title"_s), u"left out"_s);
        QCOMPARE(pane.table->currentIndex().row(), pane.field(u"Resource title"_s).row());
        QVERIFY(!pane.published().contains("The paper about a"));
        pane.desk.curation().undo();
        QTRY_VERIFY(pane.isTicked(u"Resource title"_s));
    }

    void replacesWhatIsThereWhenAsked()
    {
        MetadataDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        QTRY_VERIFY(pane.field(u"Categories"_s).isValid());
        pane.desk.find<QCheckBox>(u"metadata-overwrite"_s)->click();
        QTRY_COMPARE(pane.outcome(u"Categories"_s), u"replaced"_s);
        QCOMPARE(pane.field(u"Categories"_s, MetadataModel::After).data().toString(), u"Glaciology; Ice"_s);
    }

    void takesALanguage()
    {
        MetadataDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        QTRY_VERIFY(pane.field(u"Categories"_s).isValid());
        auto *language = pane.desk.find<QComboBox>(u"metadata-language"_s);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(language, u"nl"_s);
        QTest::keyClick(language, Qt::Key_Return);
        QTRY_COMPARE(pane.desk.curation().profile().language, u"nl"_s);
    }

    void saysWhyThereIsNothing()
    {
        MetadataDesk pane;
        pane.show();
        auto *empty = pane.desk.find<EmptyState>(QString());
        QVERIFY(empty->sentence().startsWith(u"Open a dataset"_s));
        pane.desk.lookWithoutRecord(u"bare"_s);
        QVERIFY(empty->sentence().contains(u"without a record"_s));
        QVERIFY(!pane.table->isVisible());
    }

    void modelHolds()
    {
        NotesDesk desk;
        MetadataModel model(desk.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        desk.look(u"a"_s, 1);
        QTRY_VERIFY(model.rowCount() > 0);
        QVERIFY(model.setData(model.index(0, 0), int(Qt::Unchecked), Qt::CheckStateRole));
        QTRY_COMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        desk.lookWithoutRecord(u"bare"_s);
        QCOMPARE(model.rowCount(), 0);
    }
};

KADER_TEST(TestMetadataPane);

#include "tst_metadatapane.moc"
