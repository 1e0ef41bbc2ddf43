#include "enrichment/profile.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::enrichment;
using namespace Qt::StringLiterals;

class TestProfile : public QObject {
    Q_OBJECT

private slots:
    void namesGoBothWays()
    {
        QStringList names;
        for (const Field field : allFields())
            names.append(fieldName(field));
        QCOMPARE(names.join(u','),
                 u"resource_title,resource_doi,categories,description,time_coverage,derived_from,geolocation"_s);
        QCOMPARE(parseFields(names.join(u',')).value(), allFields());
    }

    void keepsTheOrder()
    {
        QCOMPARE(parseFields(u" geolocation, resource_doi,geolocation,"_s).value(),
                 (std::vector{Field::Geolocation, Field::ResourceDoi}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("names");
        QTest::newRow("unknown") << u"resource_doi,authors"_s;
        QTest::newRow("other case") << u"Categories"_s;
        QTest::newRow("none") << QString();
        QTest::newRow("commas") << u" , ,"_s;
    }

    void refuses()
    {
        QFETCH(QString, names);
        const auto fields = parseFields(names);
        QVERIFY(!fields);
        QCOMPARE(fields.error().kind, ErrorKind::Usage);
        QVERIFY(fields.error().message.contains("time_coverage"_L1));
    }

    void knowsLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("en") << u"en"_s << true;
        QTest::newRow("region") << u"nl-NL"_s << true;
        QTest::newRow("none") << u"none"_s << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("quote") << u"e\"n"_s << false;
        QTest::newRow("line break") << u"en\n"_s << false;
        QTest::newRow("underscore") << u"en_GB"_s << false;
    }

    void knowsLanguages()
    {
        QFETCH(QString, language);
        QFETCH(bool, accepted);
        QCOMPARE(isLanguageKey(language), accepted);
    }
};

KADER_TEST(TestProfile);
#include "tst_profile.moc"
