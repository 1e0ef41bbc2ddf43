#include "curation/referencedpages.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "net/client.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <span>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

using State = ReferencedPages::State;

constexpr auto canvasBase = "https://repo.example/iiif/v3/";

/// An annotation with that text on the n-th canvas, counted from 1.
QByteArray note(const QByteArray &text, int canvas)
{
    return json("{'id': 'https://notes.example/") + text +
           json("', 'type': 'Annotation', 'motivation': 'commenting', ") +
           json("'body': {'type': 'TextualBody', 'value': '") + text +
           json("', 'format': 'text/plain', 'language': 'en'}, 'target': '") + canvasBase + QByteArray::number(canvas) +
           json("/canvas#xywh=1,2,3,4'}");
}

QByteArray page(const QByteArrayList &notes, const QString &next = {})
{
    return json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': 'https://notes.example/page', "
                "'type': 'AnnotationPage'") +
           (next.isEmpty() ? QByteArray() : json(", 'next': '") + next.toUtf8() + json("'")) + json(", 'items': [") +
           notes.join(", ") + "]}";
}

} // namespace

class TestReferencedPages : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_count));
        m_server = std::make_unique<ScriptedServer>();
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        m_client = std::make_unique<net::Client>(options);
        m_curation = created(m_path);
    }

    void cleanup()
    {
        m_pages.reset();
        m_curation.reset();
    }

    void fetchesWhatIsLookedAtOnce()
    {
        m_server->on("/one", test::json(page({note("first", 1), note("second", 3)})));
        const QUuid source = look({u"/one"_s});
        const QSignalSpy changes(m_curation.get(), &Curation::annotationsChanged);
        m_pages->look(source, 1);
        QVERIFY(m_pages->pagesOf(source, 1).empty()); // nothing is asked for that is not looked at
        m_pages->look(source, 0);
        m_pages->look(source, 0);
        QCOMPARE(states(source), QList{State::Waiting});
        QTRY_COMPARE(states(source), QList{State::Here});
        QCOMPARE(m_pages->pagesOf(source, 0)[0].annotations, 2);
        QCOMPARE(changes.size(), 1);
        m_pages->look(source, 0);
        QCOMPARE(m_server->requests("/one"), 1);
        QCOMPARE(texts(source, 0), QStringList{u"first"_s});
        QCOMPARE(texts(source, 2), QStringList{u"second"_s});   // it stands where it points
        QVERIFY(m_curation->isKept() && m_curation->isEmpty()); // looking is not keeping
    }

    void tellsFailuresAndHarmsNothing_data()
    {
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("not there") << answer(404, "gone"_ba).bytes << ErrorKind::NotFound;
        QTest::newRow("not allowed") << answer(403, {}).bytes << ErrorKind::Refused;
        QTest::newRow("a login page") << answer(200, "<html></html>"_ba).bytes << ErrorKind::Network;
        QTest::newRow("a manifest") << test::json(sampleSource()->manifest.document().bytes()).bytes
                                    << ErrorKind::Unsupported;
    }

    void tellsFailuresAndHarmsNothing()
    {
        QFETCH(QByteArray, answered);
        QFETCH(ErrorKind, kind);
        m_server->on("/bad", Reply{answered});
        m_server->on("/good", test::json(page({note("here", 1)})));
        const QUuid source = look({u"/bad"_s, u"/good"_s});
        m_pages->look(source, 0);
        QTRY_COMPARE(states(source), (QList{State::Failed, State::Here}));
        QCOMPARE(m_pages->pagesOf(source, 0)[0].error->kind, kind);
        QCOMPARE(texts(source, 0), QStringList{u"here"_s});
        m_pages->look(source, 0);
        QCOMPARE(m_server->requests("/bad"), 1);
        m_server->on("/bad", test::json(page({note("mended", 1)})));
        m_pages->retry(source, 0);
        QCOMPARE(states(source), (QList{State::Waiting, State::Here}));
        QTRY_COMPARE(states(source), (QList{State::Here, State::Here}));
        QCOMPARE(texts(source, 0), (QStringList{u"here"_s, u"mended"_s}));
        QCOMPARE(m_server->requests("/good"), 1);
    }

    void followsNothingButWebAddresses()
    {
        const SourcePtr manifest = sampleSource(
            json(", 'annotations': [{'id': 'file:///etc/passwd', 'type': 'AnnotationPage'}, 'ftp://a.example/b']"));
        const QUuid source = look(manifest);
        m_pages->look(source, 0);
        QCOMPARE(states(source), (QList{State::Failed, State::Failed}));
    }

    void followsNextPagesUntilTheyComeRoundAgain()
    {
        m_server->on("/one", test::json(page({note("a", 1)}, m_server->address(u"/two"_s))));
        m_server->on("/two", test::json(page({note("b", 1)}, m_server->address(u"/three"_s))));
        m_server->on("/three", test::json(page({note("c", 1)}, m_server->address(u"/one"_s))));
        const QUuid source = look({u"/one"_s});
        m_pages->look(source, 0);
        QTRY_COMPARE(states(source), QList<State>(3, State::Here));
        QCOMPARE(texts(source, 0), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(m_server->seen().size(), 3);
    }

    void followsNoEndlessList()
    {
        for (int i = 0; i < 120; ++i) {
            const QString next = m_server->address(u"/%1"_s.arg(i + 1));
            m_server->on("/" + QByteArray::number(i), test::json(page({note(QByteArray::number(i), 1)}, next)));
        }
        const QUuid source = look({u"/0"_s});
        m_pages->look(source, 0);
        QTRY_VERIFY_WITH_TIMEOUT(states(source).last() == State::Failed, 60000);
        QCOMPARE(states(source).size(), 101);
        QCOMPARE(m_pages->pagesOf(source, 0).back().error->kind, ErrorKind::TooLarge);
        QCOMPARE(texts(source, 0).size(), 100);
    }

    void keepsAPageWithTheFirstStepThatConcernsIt()
    {
        m_server->on("/one", test::json(page({note("first", 1), note("second", 1)})));
        const QUuid source = look({u"/one"_s});
        m_pages->look(source, 0);
        QTRY_COMPARE(states(source), QList{State::Here});
        const Annotation first = *m_curation->annotation(m_curation->annotationsOf(source, 0).first());
        QCOMPARE(first.provenance->place, u"/items/0"_s);
        QCOMPARE(first.provenance->source, m_curation->pagesOf(source).at(0)->id);
        Annotation after = first;
        after.text = u"corrected"_s;
        m_curation->make(change(u"Edit text"_s, first, after));
        QVERIFY(m_curation->includes(source));
        QCOMPARE(m_curation->annotations().size(), 2);
        QTRY_VERIFY(m_curation->isKept());
        m_server->close(); // what is kept needs no network
        reopen();
        QCOMPARE(texts(source, 0), (QStringList{u"corrected"_s, u"second"_s}));
        QCOMPARE(m_curation->annotation(first.id)->provenance->overlay, store::Overlay::Edited);
        m_pages->look(source, 0);
        QCOMPARE(states(source), QList{State::Here});
        QCOMPARE(texts(source, 0).size(), 2);
        QCOMPARE(m_curation->snapshot().pages.size(), size_t(1));
        m_curation->undo();
        QTRY_COMPARE(texts(source, 0), (QStringList{u"first"_s, u"second"_s}));
    }

    void deletesAndBringsBackOneOfAPage()
    {
        m_server->on("/one", test::json(page({note("first", 1), note("second", 1)})));
        const QUuid source = look({u"/one"_s});
        m_pages->look(source, 0);
        QTRY_COMPARE(states(source), QList{State::Here});
        const Annotation first = *m_curation->annotation(m_curation->annotationsOf(source, 0).first());
        m_curation->make(deletion(u"Delete"_s, std::span(&first, 1)));
        QCOMPARE(texts(source, 0), QStringList{u"second"_s});
        m_curation->undo();
        QTRY_COMPARE(texts(source, 0), (QStringList{u"first"_s, u"second"_s}));
    }

    void takesPagesAlongWhenTheirManifestIsIncluded()
    {
        m_server->on("/one", test::json(page({note("first", 1)})));
        const QUuid source = look({u"/one"_s});
        m_pages->look(source, 0);
        QTRY_COMPARE(states(source), QList{State::Here});
        m_curation->include(source);
        reopen();
        QCOMPARE(texts(source, 0), QStringList{u"first"_s});
    }

    void isSilentOnceTheCurationIsGone()
    {
        m_server->on("/one", Reply{.then = Reply::Then::Hold});
        const QUuid source = look({u"/one"_s});
        m_pages->look(source, 0);
        QTRY_COMPARE(m_server->held(), 1);
        m_curation.reset();
        m_server->on("/one", test::json(page({})));
        m_server->release();
        m_pages->look(source, 0);
        QVERIFY(m_pages->pagesOf(source, 0).empty());
    }

private:
    QUuid look(const SourcePtr &manifest)
    {
        const repository::Repository repository(*m_client, *WebAddress::parse(m_server->address()));
        m_pages = std::make_unique<ReferencedPages>(*m_curation, repository);
        return m_curation->look(manifest);
    }

    /// At a manifest whose first canvas points at these pages of the server.
    QUuid look(const QStringList &paths)
    {
        QByteArrayList references;
        for (const QString &path : paths)
            references.append(json("{'id': '") + m_server->address(path).toUtf8() +
                              json("', 'type': 'AnnotationPage'}"));
        return look(sampleSource(json(", 'annotations': [") + references.join(", ") + "]"));
    }

    void reopen()
    {
        m_pages.reset();
        m_curation.reset();
        m_curation = opened(m_path);
        const repository::Repository repository(*m_client, *WebAddress::parse(m_server->address()));
        m_pages = std::make_unique<ReferencedPages>(*m_curation, repository);
    }

    [[nodiscard]] QList<State> states(const QUuid &source) const
    {
        QList<State> all;
        for (const ReferencedPages::Page &each : m_pages->pagesOf(source, 0))
            all.append(each.state);
        return all;
    }

    [[nodiscard]] QStringList texts(const QUuid &source, int canvas) const
    {
        QStringList all;
        for (const QUuid &id : m_curation->annotationsOf(source, canvas))
            all.append(m_curation->annotation(id)->text);
        return all;
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<Curation> m_curation;
    std::unique_ptr<ReferencedPages> m_pages;
};

KADER_TEST(TestReferencedPages);
#include "tst_referencedpages.moc"
