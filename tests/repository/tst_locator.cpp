#include "repository/locator.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace Qt::StringLiterals;

using Kind = Locator::Kind;
Q_DECLARE_METATYPE(kader::repository::Locator::Kind)

class TestLocator : public QObject {
    Q_OBJECT

private slots:
    /// `points` is written `id@version`, `doi`, or both with a space between.
    void points_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("points");
        addIds();
        addDois();
        addPages();
        addManifests();
        addRubbish();
    }

    void points()
    {
        QFETCH(QString, text);
        const Locator locator = parseLocator(text);
        QTEST(locator.kind, "kind");
        QString points = locator.id ? locator.id->text() : QString();
        if (locator.version)
            points += u'@' + QString::number(*locator.version);
        points += (points.isEmpty() || locator.doi.isEmpty() ? QString() : u" "_s) + locator.doi;
        QTEST(points, "points");
        const bool isAddress = locator.kind != Kind::Nothing && locator.kind != Kind::Item && locator.kind != Kind::Doi;
        QCOMPARE(locator.address.has_value(), isAddress);
    }

private:
    const QString id = u"0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"_s;
    const QString doi = u"10.4121/"_s + id;
    const QString site = u"https://data.4tu.nl/"_s;

    static void row(const char *name, const QString &text, Kind kind, const QString &points = {})
    {
        QTest::newRow(name) << text << kind << points;
    }

    void addIds() const
    {
        row("uuid", id, Kind::Item, id);
        row("uuid in capitals", id.toUpper(), Kind::Item, id);
        row("uuid with spaces around", u" \t"_s + id + u"\n"_s, Kind::Item, id);
        row("uuid: before it", u"uuid:"_s + id, Kind::Item, id);
        row("number", u"12716165"_s, Kind::Item, u"12716165"_s);
        row("small number", u"7"_s, Kind::Item, u"7"_s);
    }

    void addDois() const
    {
        row("own doi with version", doi + u".v3"_s, Kind::Item, id + u"@3 "_s + doi + u".v3"_s);
        row("own doi without version", doi, Kind::Item, id + u" "_s + doi);
        row("own old doi", u"10.4121/uuid:"_s + id, Kind::Item, id + u" 10.4121/uuid:"_s + id);
        row("own doi in capitals", u"10.4121/UUID:"_s + id.toUpper(), Kind::Item,
            id + u" 10.4121/UUID:"_s + id.toUpper());
        row("doi: before it", u"doi:"_s + doi, Kind::Item, id + u" "_s + doi);
        row("DOI: and a space", u"DOI: "_s + doi, Kind::Item, id + u" "_s + doi);
        row("resolver", u"https://doi.org/"_s + doi + u".v1"_s, Kind::Item, id + u"@1 "_s + doi + u".v1"_s);
        row("old resolver", u"http://dx.doi.org/"_s + doi, Kind::Item, id + u" "_s + doi);
        row("resolver in capitals", u"HTTPS://DOI.ORG/"_s + doi, Kind::Item, id + u" "_s + doi);
        row("encoded at the resolver", u"https://doi.org/10.4121%1uuid:"_s.arg(u"/"_s) + id + u"?x=1#y"_s, Kind::Item,
            id + u" 10.4121/uuid:"_s + id);
        row("figshare's doi", u"10.4121/12716165.v1"_s, Kind::Doi, u"10.4121/12716165.v1"_s);
        row("another's doi", u"https://doi.org/10.5281/zenodo.1234567"_s, Kind::Doi, u"10.5281/zenodo.1234567"_s);
        row("doi with a malformed uuid", u"10.4121/0a1b2c3d-4e5f-4a6b-8c7d9-e0f1a2b3c4d"_s, Kind::Doi,
            u"10.4121/0a1b2c3d-4e5f-4a6b-8c7d9-e0f1a2b3c4d"_s);
        row("doi with version nought", doi + u".v0"_s, Kind::Item, id + u" "_s + doi + u".v0"_s);
        row("prefix without suffix", u"10.4121/"_s, Kind::Nothing);
    }

    void addPages() const
    {
        row("dataset page", site + u"datasets/"_s + id, Kind::Dataset, id);
        row("dataset page of a version", site + u"datasets/"_s + id + u"/2"_s, Kind::Dataset, id + u"@2"_s);
        row("dataset page with slash, query, fragment", site + u"datasets/"_s + id + u"/2/?tab=files#f"_s,
            Kind::Dataset, id + u"@2"_s);
        row("dataset page in capitals", site + u"datasets/"_s + id.toUpper(), Kind::Dataset, id);
        row("old page", site + u"articles/dataset/Some_title_1944/12716165"_s, Kind::Dataset, u"12716165"_s);
        row("old page of a version", site + u"articles/dataset/Some_title/12716165/3"_s, Kind::Dataset,
            u"12716165@3"_s);
        row("old page with a year for a title", site + u"articles/dataset/1944/12716165"_s, Kind::Dataset,
            u"12716165"_s);
        row("old page with uuid", site + u"articles/_/"_s + id + u"/1"_s, Kind::Dataset, id + u"@1"_s);
        row("oldest page", site + u"repository/uuid:"_s + id, Kind::Dataset, id);
        row("record", site + u"v2/articles/"_s + id, Kind::Dataset, id);
        row("record of a version", site + u"v2/articles/"_s + id + u"/versions/4"_s, Kind::Dataset, id + u"@4"_s);
        row("research object", site + u"v3/datasets/"_s + id + u"/versions/4/ro-crate-metadata.json"_s, Kind::Dataset,
            id + u"@4"_s);
        row("files of a record", site + u"v2/articles/"_s + id + u"/files"_s, Kind::Dataset, id);
        row("page of a local service", u"http://127.0.0.1:8091/datasets/"_s + id, Kind::Dataset, id);
        row("collection page", site + u"collections/"_s + id, Kind::Collection, id);
        row("collection page of a version", site + u"collections/"_s + id + u"/2"_s, Kind::Collection, id + u"@2"_s);
        row("old collection page", site + u"collections/Some_title/5065415"_s, Kind::Collection, u"5065415"_s);
        row("collection's datasets", site + u"v2/collections/"_s + id + u"/articles"_s, Kind::Collection, id);
    }

    void addManifests() const
    {
        row("manifest", site + u"iiif/v3/"_s + id + u"/2/manifest"_s, Kind::Manifest, id + u"@2"_s);
        row("latest manifest", site + u"iiif/v3/"_s + id + u"/latest/manifest"_s, Kind::Manifest, id);
        row("somebody else's manifest", u"https://iiif.example.org/iiif/item-7/manifest"_s, Kind::Web);
        row("image service", site + u"iiif/v3/"_s + id + u"/info.json"_s, Kind::Web);
        row("image", site + u"iiif/v3/"_s + id + u"/full/max/0/default.jpg"_s, Kind::Web);
        row("file", site + u"file/"_s + id + u"/"_s + id, Kind::Web);
        row("home page", site, Kind::Web);
        row("list of datasets", site + u"datasets"_s, Kind::Web);
        row("any address", u"http://example.org/a.json"_s, Kind::Web);
    }

    void addRubbish() const
    {
        row("empty", {}, Kind::Nothing);
        row("words", u"aerial photographs"_s, Kind::Nothing);
        row("file name", u"manifest.json"_s, Kind::Nothing);
        row("local file", u"file:///tmp/manifest.json"_s, Kind::Nothing);
        row("script", u"javascript:alert(1)"_s, Kind::Nothing);
        row("uuid and more", id + u"/../x"_s, Kind::Nothing);
        row("uuid too short", id.chopped(1), Kind::Nothing);
        row("number with sign", u"-5"_s, Kind::Nothing);
        row("number too long", QString(40, u'9'), Kind::Nothing);
        row("digits of another script", u"١٢٣٤٥"_s, Kind::Nothing);
        row("endless", u"https://example.org/"_s + QString(100'000, u'x'), Kind::Nothing);
    }
};

KADER_TEST(TestLocator);
#include "tst_locator.moc"
