#include "curation/creator.h"
#include "curation/licences.h"
#include "curation/publish.h"
#include "curation/steps.h"
#include "curation/tableexport.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const WebAddress folder = *WebAddress::parse(u"https://out.example/iiif"_s);
const WebAddress ccBy = *WebAddress::parse(u"http://creativecommons.org/licenses/by/4.0/"_s);

QByteArray published(const Snapshot &snapshot)
{
    return publishedManifest(snapshot, snapshot.sources.at(0)->id, folder, QDateTime::currentDateTimeUtc())
        .value()
        .bytes;
}

} // namespace

/// Whose annotations are, and under which licence they are saved.
class TestAnnotationRights : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_curation = created(m_folder.filePath(u"%1.kader"_s.arg(++m_count)));
        m_source = m_curation->look(sampleSource(ownNotes()));
        m_curation->include(m_source);
    }

    void isAStep()
    {
        QVERIFY(!m_curation->annotationRights());
        m_curation->setAnnotationRights(ccBy);
        QCOMPARE(m_curation->annotationRights(), std::optional(ccBy));
        QCOMPARE(m_curation->undoName(), u"Choose the licence of annotations"_s);
        reopen(m_curation);
        QCOMPARE(m_curation->annotationRights(), std::optional(ccBy));
        m_curation->setAnnotationRights({});
        QVERIFY(!m_curation->annotationRights());
        m_curation->undo();
        QTRY_COMPARE(m_curation->annotationRights(), std::optional(ccBy));
        m_curation->undo();
        QTRY_VERIFY(!m_curation->annotationRights());
    }

    void standsInWhatWasMadeHereAndNowhereElse()
    {
        const Annotation made = draw(*m_curation, m_source, u"made"_s);
        const QList<QUuid> own = m_curation->annotationsOf(m_source, 0);
        Annotation after = *m_curation->annotation(own.first());
        after.text = u"edited"_s;
        m_curation->make(change(u"Edit"_s, *m_curation->annotation(own.first()), after));
        QVERIFY(!published(m_curation->snapshot()).contains("rights"));
        m_curation->setAnnotationRights(ccBy);
        const QByteArray bytes = published(m_curation->snapshot());
        QCOMPARE(bytes.count("\"rights\""), 1);
        const qsizetype begin = bytes.indexOf(made.id.toByteArray(QUuid::WithoutBraces));
        QVERIFY(begin > 0);
        const QByteArray rest = bytes.sliced(begin);
        QVERIFY(rest.first(rest.indexOf('}', rest.indexOf("target")))
                    .contains(json(",'rights':'http://creativecommons.org/licenses/by/4.0/'")));
        const QByteArray all = publishedAggregate(m_curation->snapshot(), folder, u"All"_s, {}).value().bytes;
        QCOMPARE(all.count("\"rights\":\"http://creativecommons.org"), 1);
    }

    void makesNoRowOfATableAnotherOne()
    {
        draw(*m_curation, m_source, u"made"_s);
        m_curation->setAnnotationRights(ccBy);
        const QByteArray csv = exportTable(m_curation->snapshot(), {.isExtended = true}).value().csv;
        const TableImport again = planTable(m_curation->snapshot(), csv, u"again.csv"_s).value();
        QVERIFY(again.step.changes.empty());
    }

    void readsLicences_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("name");
        QTest::newRow("its name") << u"http://creativecommons.org/licenses/by/4.0/"_s
                                  << u"http://creativecommons.org/licenses/by/4.0/"_s << u"CC BY 4.0"_s;
        QTest::newRow("its page") << u" https://creativecommons.org/publicdomain/zero/1.0/"_s
                                  << u"http://creativecommons.org/publicdomain/zero/1.0/"_s << u"CC0 1.0"_s;
        QTest::newRow("a statement") << u"https://www.rightsstatements.org/vocab/InC/1.0/"_s
                                     << u"http://rightsstatements.org/vocab/InC/1.0/"_s
                                     << u"http://rightsstatements.org/vocab/InC/1.0/"_s;
        QTest::newRow("another") << u"https://example.org/licence"_s << u"https://example.org/licence"_s
                                 << u"https://example.org/licence"_s;
        QTest::newRow("words") << u"CC BY"_s << QString() << QString();
        QTest::newRow("a file") << u"file:///etc/licence"_s << QString() << QString();
    }

    void readsLicences()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, address);
        QFETCH(const QString, name);
        const std::optional<WebAddress> licence = licenceFrom(typed);
        QCOMPARE(licence ? licence->text() : QString(), address);
        QCOMPARE(licence ? licenceName(*licence) : QString(), name);
    }

    void writesCreators_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("orcid");
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("text");
        const QString orcid = u"0000-0002-1825-0097"_s;
        QTest::newRow("nobody") << QString() << QString() << QByteArray() << QString();
        QTest::newRow("a name") << u"Jo Smit"_s << QString() << json("{'type':'Person','name':'Jo Smit'}")
                                << u"Jo Smit"_s;
        QTest::newRow("both") << u"Jo Smit"_s << orcid
                              << json("{'id':'https://orcid.org/0000-0002-1825-0097','type':'Person',"
                                      "'name':'Jo Smit'}")
                              << u"Jo Smit (ORCID 0000-0002-1825-0097)"_s;
        QTest::newRow("an ORCID") << QString() << orcid
                                  << json("{'id':'https://orcid.org/0000-0002-1825-0097','type':'Person'}")
                                  << u"ORCID 0000-0002-1825-0097"_s;
        QTest::newRow("a strange name") << u"{\"x"_s << QString() << json("{'type':'Person','name':'{") + "\\\"x\"}"
                                        << u"{\"x"_s;
    }

    void writesCreators()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, orcid);
        QFETCH(const QByteArray, written);
        QFETCH(const QString, text);
        Annotation made = newAnnotation(m_source, 1, {});
        made.creator = creatorOf(name, orcid);
        QCOMPARE(creatorText(made.creator), text);
        m_curation->make(addition(u"Add"_s, std::array{made}));
        const QByteArray bytes = published(m_curation->snapshot());
        QCOMPARE(bytes.contains("\"creator\":"), !written.isEmpty());
        QVERIFY(written.isEmpty() || bytes.contains("\"creator\":" + written));
    }

    void readsOthersCreators()
    {
        QCOMPARE(creatorText(u"https://orcid.org/0000-0002-1825-0097"_s), u"ORCID 0000-0002-1825-0097"_s);
        QCOMPARE(creatorText(u"https://a.example/me"_s), u"https://a.example/me"_s);
        QCOMPARE(creatorText(u"{\"type\":\"Software\",\"name\":[\"A\",\"B\"],\"id\":\"https://a.example\"}"_s), u"A"_s);
        QCOMPARE(creatorText(u"[{\"name\":\"A\"},\"https://orcid.org/1\",{}]"_s), u"A, ORCID 1"_s);
        QCOMPARE(creatorText(u"["_s + u"{\"name\":\"A\"},"_s.repeated(20) + u"1]"_s), u"A, A, A, A, A, …"_s);
        QCOMPARE(creatorText(u"{broken"_s), QString());
    }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Curation> m_curation;
    QUuid m_source;
};

KADER_TEST(TestAnnotationRights);
#include "tst_annotationrights.moc"
