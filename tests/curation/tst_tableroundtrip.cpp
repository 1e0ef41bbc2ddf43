#include "curation/annotationmapping.h"
#include "curation/opening.h"
#include "curation/pageaddition.h"
#include "curation/steps.h"
#include "curation/tableexport.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "exchange/csvreader.h"
#include "support/registry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
using exchange::Verdict;

namespace {

constexpr int canvases = 40;
constexpr int annotationCount = 10'000;

/// Annotations of every form that the model holds, from the same seed always the same.
class Annotator final {
public:
    explicit Annotator(const QUuid &source) : m_source(source) {}

    std::vector<Annotation> make()
    {
        std::vector<Annotation> all;
        for (int i = 0; i < annotationCount; ++i)
            all.push_back(annotation(i));
        return all;
    }

private:
    int below(int limit) { return int(m_random.bounded(limit)); }
    bool oneIn(int count) { return below(count) == 0; }

    /// Any of Unicode's characters but NUL, and what tables stumble over.
    QString text()
    {
        static const QStringList pieces = {u"\""_s, u"\"\""_s, u","_s,    u"\n"_s, u"\r\n"_s,    u"\r"_s,   u";"_s,
                                           u"\t"_s, u"'"_s,    u"=1+1"_s, u"+"_s,  u"-2"_s,      u"@"_s,    u"sep=;"_s,
                                           u"{"_s,  u"["_s,    u"null"_s, u" "_s,  u"e\u0301"_s, u"🦉"_s, u"\\"_s};
        QString result = oneIn(6) ? u"="_s : QString();
        for (int i = 1 + below(12); i > 0; --i) {
            char32_t c = 1 + char32_t(m_random.bounded(oneIn(2) ? 0x7E : 0x10FFFE));
            if (c >= 0xD800 && c <= 0xDFFF)
                c = u'x';
            result += oneIn(3) ? pieces[below(int(pieces.size()))] : QString::fromUcs4(&c, 1);
        }
        return result;
    }

    static QByteArray json(const QString &text)
    {
        return '"' + QString(text).replace(u'\\', u'/').replace(u'"', u'\'').simplified().toUtf8() + '"';
    }

    QByteArray plainJson()
    {
        static const QByteArrayList values = {"\"een\""_ba, "\"a \\\"b\\\" \\u00e9\\n\""_ba, "\"=x\""_ba,
                                              "\"雪, ;\""_ba};
        return values[below(int(values.size()))];
    }

    store::Target target(int canvas)
    {
        store::Target target{.source = m_source, .canvas = canvas};
        const store::Area area{double(below(900)) - 50, double(below(900)), 1.0 + below(300), 1.0 + below(300)};
        const QByteArray x = QByteArray::number(area.x);
        const QByteArray y = QByteArray::number(area.y);
        switch (below(5)) {
        case 0: // the whole canvas
            break;
        case 1: // a point
            target.selector = "{\"type\":\"PointSelector\",\"x\":" + x + ",\"y\":" + y + "}";
            break;
        case 2: // a shape
            target.selector = "{\"type\":\"SvgSelector\",\"value\":\"<svg xmlns='http://www.w3.org/2000/svg'><path "
                              "d='M" +
                              x + "," + y + " l10,0 0,10 z'/></svg>\"}";
            break;
        default:
            target.area = area;
        }
        return target;
    }

    QByteArray body()
    {
        const QByteArray value = plainJson();
        switch (below(4)) {
        case 0:
            return "[{\"type\":\"TextualBody\",\"value\":" + value +
                   ",\"language\":\"nl\",\"format\":\"text/plain\"},"
                   "{\"type\":\"TextualBody\",\"value\":\"one\",\"language\":\"en\",\"format\":\"text/plain\"}]";
        case 1:
            return "{\"type\":\"TextualBody\",\"value\":\"<p>a, <b>b</b></p>\",\"format\":\"text/html\",\"language\":"
                   "\"de\"}";
        case 2:
            return "[{\"type\":\"TextualBody\",\"value\":" + value +
                   ",\"purpose\":\"tagging\"},"
                   "{\"type\":\"SpecificResource\",\"source\":\"https://terms.example/"
                   "1\",\"purpose\":\"identifying\"}]";
        default:
            return "{\"type\":\"TextualBody\",\"value\":" + value + "}";
        }
    }

    Annotation annotation(int number)
    {
        static const QList<QStringList> motivations = {{u"commenting"_s},
                                                       {u"describing"_s},
                                                       {u"tagging"_s},
                                                       {u"describing"_s, u"tagging"_s},
                                                       {u"https://example.org/mine"_s},
                                                       {u"reviewing"_s}};
        static const QStringList languages = {u"en"_s, u"nl"_s, u"zh-Hant"_s, QString(), u"pt-BR"_s};
        static const QStringList creators = {QString(), u"A. Curator"_s, u"https://orcid.org/0000-0002-1825-0097"_s,
                                             u"=Jane, \"Doe\""_s,
                                             u"{\"type\":\"Person\",\"name\":\"J\",\"id\":\"https://a.example\"}"_s};
        Annotation made = newAnnotation(m_source, below(canvases), {});
        made.id = QUuid::createUuidV5(m_source, QString::number(number));
        made.targets = {target(*made.targets.front().canvas)};
        if (oneIn(12))
            made.targets.push_back(target(*made.targets.front().canvas));
        made.motivations = motivations[below(int(motivations.size()))];
        made.text = text();
        made.language = languages[below(int(languages.size()))];
        made.creator = creators[below(int(creators.size()))];
        made.created = QDateTime::fromMSecsSinceEpoch(1'500'000'000'000 + qint64(below(1'000'000)) * 1234, Qt::UTC);
        if (oneIn(3))
            made.modified.reset();
        if (oneIn(4)) {
            made.body = body();
            made.text.clear(); // what can be shown of it is read from it
        }
        return made;
    }

    QUuid m_source;
    QRandomGenerator m_random{20261123};
};

/// As the curation has it once it has been through a document: what is shown of bodies and shapes is told by these.
Annotation settled(const Annotation &annotation, const SourcePtr &source)
{
    const int canvas = *annotation.targets.front().canvas;
    const iiif::CanvasView &view = *source->canvas(canvas);
    const Result<iiif::Outline> outline = iiif::Outline::parse(iiif::writeAnnotation(toDocument(annotation, view.id)));
    Annotation result = fromDocument(iiif::readAnnotation(outline->root(), view), source->id, canvas);
    result.id = annotation.id;
    return result;
}

Snapshot with(const SourcePtr &source, std::vector<Annotation> annotations)
{
    return {.sources = {source}, .annotations = std::move(annotations)};
}

QHash<QUuid, Annotation> additions(const store::Step &step)
{
    QHash<QUuid, Annotation> all;
    for (const store::Change &change : step.changes) {
        if (const auto *made = std::get_if<store::AnnotationChange>(&change); made && !made->before)
            all.insert(made->after->id, *made->after);
    }
    return all;
}

std::vector<Annotation> listed(const store::Step &step)
{
    std::vector<Annotation> all;
    for (const store::Change &change : step.changes)
        all.push_back(*std::get<store::AnnotationChange>(change).after);
    return all;
}

} // namespace

/// Ten thousand annotations of every form go out and come back.
class TestTableRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_source = sampleSource({}, canvases);
        m_all = Annotator(m_source->id).make();
    }

    void extendedEqualsInEverything_data()
    {
        QTest::addColumn<char>("separator");
        QTest::addColumn<exchange::ExportEncoding>("encoding");
        QTest::addColumn<exchange::LineEnd>("lineEnd");
        QTest::addColumn<bool>("isGuarded");
        using exchange::ExportEncoding;
        using exchange::LineEnd;
        QTest::newRow("as usual") << ',' << ExportEncoding::Utf8 << LineEnd::Lf << false;
        QTest::newRow("for a spreadsheet") << ';' << ExportEncoding::MarkedUtf8 << LineEnd::CrLf << false;
        QTest::newRow("Unicode text, guarded") << '\t' << ExportEncoding::Utf16 << LineEnd::CrLf << true;
    }

    void extendedEqualsInEverything()
    {
        QFETCH(const char, separator);
        QFETCH(const exchange::ExportEncoding, encoding);
        QFETCH(const exchange::LineEnd, lineEnd);
        QFETCH(const bool, isGuarded);
        const exchange::ExportOptions options{.isExtended = true,
                                              .lineEnd = lineEnd,
                                              .guardCells = isGuarded,
                                              .separator = separator,
                                              .encoding = encoding};
        const QByteArray csv = exportTable(with(m_source, m_all), options).value().csv;
        const TableImport import =
            planTable(with(m_source, {}), csv, u"all.csv"_s, {.hasGuardedCells = isGuarded}).value();
        QCOMPARE(import.plan.count(Verdict::Added), annotationCount);
        const QHash<QUuid, Annotation> back = additions(import.step);
        QCOMPARE(back.size(), annotationCount);
        for (const Annotation &annotation : m_all) {
            if (annotation.targets.size() > 1) // a document's one target with several parts, see below
                continue;
            QVERIFY(back.contains(annotation.id));
            if (back[annotation.id] != settled(annotation, m_source))
                qWarning() << annotation.text << annotation.body << annotation.targets.front().selector;
            QCOMPARE(back[annotation.id], settled(annotation, m_source));
        }
        // Whatever the model makes of them, documents say the same.
        QVERIFY(exportTable(with(m_source, listed(import.step)), options).value().csv == csv);
    }

    void plainEqualsInWhatItCarries()
    {
        const QByteArray csv = exportTable(with(m_source, m_all), {}).value().csv;
        const exchange::CsvTable table = exchange::readCsv(csv, u"all.csv"_s).value();
        QCOMPARE(table.records.size(), size_t(annotationCount));
        const exchange::ImportOptions options{.onDuplicate = exchange::OnDuplicate::Add};
        const TableImport import = planTable(with(m_source, {}), csv, u"all.csv"_s, options).value();
        std::vector<Annotation> ordered = m_all; // as an export has them
        std::stable_sort(ordered.begin(), ordered.end(), [](const Annotation &a, const Annotation &b) {
            return a.targets.front().canvas < b.targets.front().canvas;
        });
        for (size_t i = 0; i < ordered.size(); ++i) {
            const Annotation there = settled(ordered[i], m_source);
            const exchange::PlannedRow &row = import.plan.rows[i];
            const QString text = there.text.trimmed();
            QCOMPARE(row.verdict, text.isEmpty() ? Verdict::Rejected : Verdict::Added);
            if (text.isEmpty())
                continue;
            QCOMPARE(row.annotation.text, text);
            QCOMPARE(row.annotation.language, there.language.isEmpty() ? u"en"_s : there.language);
            QCOMPARE(row.annotation.motivations, there.motivations);
            QCOMPARE(row.canvas, *there.targets.front().canvas);
            QCOMPARE(row.annotation.region, regionOf(there));
        }
    }

    void pagesEqualInEverything_data()
    {
        QTest::addColumn<PageCut>("cut");
        QTest::newRow("one page") << PageCut::OnePage;
        QTest::newRow("a page for each canvas") << PageCut::EachCanvas;
    }

    void pagesEqualInEverything()
    {
        QFETCH(const PageCut, cut);
        const ExportedPages exported = exportPages(with(m_source, m_all), cut).value();
        QCOMPARE(exported.pages.size(), size_t(cut == PageCut::OnePage ? 1 : canvases));
        QHash<QUuid, Annotation> back;
        for (const ExportedPage &page : exported.pages) {
            const OpenedPage opened{iiif::Document::read(page.json, page.name).value(), page.name};
            const PageAddition plan = planPage(with(m_source, {}), opened).value();
            QCOMPARE(plan.elsewhere, 0);
            QCOMPARE(plan.fitting + plan.alreadyThere, page.annotations);
            for (const Annotation &annotation : listed(plan.step))
                back.insert(annotation.id, annotation);
        }
        int compared = 0;
        for (const Annotation &annotation : m_all) {
            if (annotation.targets.size() > 1 || !back.contains(annotation.id))
                continue;
            QCOMPARE(back[annotation.id], settled(annotation, m_source));
            ++compared;
        }
        QVERIFY(compared > annotationCount * 8 / 10); // the others say what one before them says
    }

private:
    SourcePtr m_source;
    std::vector<Annotation> m_all;
};

KADER_TEST(TestTableRoundTrip);
#include "tst_tableroundtrip.moc"
