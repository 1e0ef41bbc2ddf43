#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "net/client.h"
#include "repository/citation.h"
#include "support/registry.h"
#include "ui/repository/datasetdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMap>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

/// The links of a page by their words.
QMap<QString, QString> links(const QTextDocument &document)
{
    QMap<QString, QString> found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor())
                found.insert(it.fragment().text(), it.fragment().charFormat().anchorHref());
        }
    }
    return found;
}

QString pageOf(const repository::Details &details, const ImageNews &news = {})
{
    QTextDocument document;
    writeDatasetPage(document, QFont(), details, news);
    return document.toPlainText();
}

repository::Dataset invented()
{
    repository::Dataset dataset;
    dataset.uuid = u"11111111-1111-4111-8111-111111111111"_s;
    dataset.title = u"Grains <b>of</b> sand"_s;
    return dataset;
}

} // namespace

class TestDatasetDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("HTTP_PROXY");
        auto demo = demo::EmbeddedRepository::start();
        QVERIFY(demo.has_value());
        m_demo = std::move(*demo);
    }

    void init()
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        options.random = [] { return 0.0; };
        m_client = std::make_unique<net::Client>(options);
    }

    void showsAllThatIsKnown()
    {
        const auto dialog = open(demo::ids::aerialSurvey);
        const QString text = page(*dialog).toPlainText();
        const demo::Version &version = demo::Catalogue::instance().dataset(demo::ids::aerialSurvey)->latest();
        QVERIFY(version.authors.size() > 10 && version.tags.size() > 10);
        QVERIFY(text.startsWith(version.title));
        for (const demo::Author &author : version.authors)
            QVERIFY2(text.contains(author.name), qPrintable(author.name));
        for (const QString &tag : version.tags)
            QVERIFY2(text.contains(tag), qPrintable(tag));
        for (const demo::File &file : version.files)
            QVERIFY2(text.contains(file.name), qPrintable(file.name));
        QVERIFY(!text.contains(u"<p>"_s));
        const QMap<QString, QString> found = links(*page(*dialog).document());
        const QString orcid = version.authors.first().orcid;
        QCOMPARE(found.value(orcid), u"https://orcid.org/"_s + orcid);
    }

    void saysWhatStandsInTheWayOfImages_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<QString>("words");
        QTest::newRow("embargo") << demo::ids::embargoedFiles << u"under embargo until"_s;
        QTest::newRow("restricted") << demo::ids::restricted << u"restricted"_s;
        QTest::newRow("metadata only") << demo::ids::metadataOnly << u"no files"_s;
        QTest::newRow("no images") << demo::ids::withoutImages << u"none of its files is an image"_s;
    }

    void saysWhatStandsInTheWayOfImages()
    {
        QFETCH(QString, dataset);
        QFETCH(QString, words);
        const auto dialog = open(dataset);
        const QString text = page(*dialog).toPlainText();
        QVERIFY2(text.contains(words), qPrintable(text));
        QVERIFY(!links(*page(*dialog).document()).values().contains(checkImagesLink));
        QCOMPARE(m_demo->counters().manifests, 0);
    }

    void asksForImagesWhenToldTo()
    {
        const auto dialog = open(demo::ids::linkOnly);
        QVERIFY(links(*page(*dialog).document()).values().contains(checkImagesLink));
        emit page(*dialog).anchorClicked(QUrl(checkImagesLink));
        QVERIFY(QTest::qWaitFor([&] { return page(*dialog).toPlainText().contains(u"could not make this manifest"_s); },
                                patience));
        QVERIFY(!links(*page(*dialog).document()).values().contains(checkImagesLink));
    }

    void goesToOtherVersions()
    {
        const auto dialog = open(demo::ids::twoVersions);
        QVERIFY(page(*dialog).toPlainText().contains(u"version 2"_s));
        QCOMPARE(links(*page(*dialog).document()).value(u"1"_s), versionLink + u'1');
        emit page(*dialog).anchorClicked(QUrl(versionLink + u'1'));
        QVERIFY(QTest::qWaitFor([&] { return page(*dialog).toPlainText().contains(u"version 1"_s); }, patience));
        QSignalSpy wanted(dialog.get(), &DatasetDialog::versionWanted);
        dialog->findChild<QPushButton *>(u"dataset-open"_s)->click();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.first().first().toString().endsWith(demo::ids::twoVersions + u"/1/manifest"_s));
    }

    void copiesCitations()
    {
        const auto dialog = open(demo::ids::yeastPilot);
        auto *cite = dialog->findChild<QPushButton *>(u"dataset-cite"_s);
        QVERIFY(!cite->isHidden());
        const QList<QAction *> ways = cite->menu()->actions();
        QCOMPARE(ways.size(), 2);
        ways[0]->trigger();
        const QString title = demo::Catalogue::instance().dataset(demo::ids::yeastPilot)->latest().title;
        QVERIFY(QGuiApplication::clipboard()->text().contains(title));
        ways[1]->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"@misc{"_s));
    }

    void opensImagesWhereThereAreAny()
    {
        const auto dialog = open(demo::ids::yeastPilot);
        QSignalSpy wanted(dialog.get(), &DatasetDialog::openWanted);
        auto *button = dialog->findChild<QPushButton *>(u"dataset-open"_s);
        QVERIFY(!button->isHidden());
        button->click();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(open(demo::ids::restricted)->findChild<QPushButton *>(u"dataset-open"_s)->isHidden());
    }

    void saysThatThereIsNoSuchDataset()
    {
        const auto dialog = open(u"22222222-2222-4222-8222-222222222222"_s);
        QVERIFY(page(*dialog).toPlainText().contains(u"could not be loaded"_s));
        QVERIFY(!dialog->findChild<QPushButton *>(u"dataset-again"_s)->isHidden());
        QVERIFY(dialog->findChild<QPushButton *>(u"dataset-cite"_s)->isHidden());
    }

    void takesTextForText()
    {
        repository::Details details{invented()};
        details.dataset.descriptionHtml = u"<p>One</p><script>alert(1)</script><p>Two &lt;three&gt;</p>"_s;
        details.dataset.authors = {{{}, u"A <i>One</i>"_s, {}}};
        const QString text = pageOf(details);
        QVERIFY(text.startsWith(u"Grains <b>of</b> sand"_s));
        QVERIFY(text.contains(u"One\nTwo <three>"_s));
        QVERIFY(!text.contains(u"alert"_s));
        QVERIFY(text.contains(u"A <i>One</i>"_s));
    }

    void linksToTheWebOnly()
    {
        repository::Details details{invented()};
        details.dataset.licence = {u"A licence"_s, u"javascript:alert(1)"_s};
        details.dataset.references = {u"file:///etc/passwd"_s, u"https://example.org/a"_s};
        details.dataset.resourceTitle = u"A paper"_s;
        details.dataset.resourceDoi = u"10.1/x"_s;
        QTextDocument document;
        writeDatasetPage(document, QFont(), details, {});
        const QMap<QString, QString> found = links(document);
        QVERIFY(!found.contains(u"A licence"_s) && !found.contains(u"file:///etc/passwd"_s));
        QCOMPARE(found.value(u"https://example.org/a"_s), u"https://example.org/a"_s);
        QCOMPARE(found.value(u"A paper"_s), u"https://doi.org/10.1/x"_s);
    }

    void leavesOutWhatNobodyReads()
    {
        repository::Details details{invented()};
        for (int i = 0; i < 1000; ++i)
            details.dataset.files.append({.uuid = {}, .name = u"plate-%1.tif"_s.arg(i), .size = 1});
        const QString text = pageOf(details);
        QVERIFY(text.contains(u"plate-199.tif"_s));
        QVERIFY(!text.contains(u"plate-200.tif"_s));
        QVERIFY(text.contains(u"and 800 more"_s));
    }

private:
    /// Shows it, and waits till it has something to say.
    std::unique_ptr<DatasetDialog> open(const QString &dataset)
    {
        auto dialog = std::make_unique<DatasetDialog>(repository::Repository(*m_client, m_demo->address()),
                                                      *repository::ItemId::parse(dataset), nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        if (!QTest::qWaitFor([&] { return page(*dialog).toPlainText() != u"Loading…"_s; }, patience))
            QTest::qFail("the page does not come", __FILE__, __LINE__);
        return dialog;
    }

    static QTextBrowser &page(const DatasetDialog &dialog)
    {
        return *dialog.findChild<QTextBrowser *>(u"dataset-page"_s);
    }

    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
};

KADER_TEST(TestDatasetDialog);
#include "tst_datasetdialog.moc"
