#include "ui/canvasstage.h"

#include "curation/steps.h"
#include "support/json.h"
#include "ui/shared/motionpreference.h"

#include <QPainter>
#include <QSettings>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;

namespace kader::test {

using imaging::ImageStore;
using imaging::Viewport;
using ui::Workspace;

namespace {

QByteArray canvasText(int number, const QByteArray &annotations, const QByteArray &images)
{
    QByteArray text =
        "{'id':'https://example.org/canvas/N','type':'Canvas','label':{'en':['Canvas N']},"
        "'width':1000,'height':800,'items':[{'id':'https://example.org/page/N','type':"
        "'AnnotationPage','items':[{'id':'https://example.org/painting/N','type':'Annotation','motivation':"
        "'painting','target':'https://example.org/canvas/N','body':{'id':'IMAGES/N.jpg',"
        "'type':'Image','format':'image/jpeg','width':1000,'height':800}}]}],'annotations':[{'id':"
        "'https://example.org/notes/N','type':'AnnotationPage','items':[NOTES]}]}";
    text.replace("NOTES", annotations).replace('N', QByteArray::number(number)).replace("IMAGES", images);
    return text;
}

QByteArray note(const QByteArray &name, const QByteArray &target)
{
    return "{'id':'https://example.org/note/" + name +
           "','type':'Annotation','motivation':'describing','body':" + "{'type':'TextualBody','value':'" + name +
           "','language':'en'},'target':" + target + "}";
}

iiif::Manifest smallManifest(const QByteArray &images)
{
    const QByteArray polygon = "{'source':'https://example.org/canvas/1','selector':[{'type':'SvgSelector','value':"
                               "'<svg><path d=\\\"M600,500 L800,500 L700,600 Z\\\"/></svg>'},"
                               "{'type':'FragmentSelector','value':'xywh=600,500,200,100'}]}";
    const QByteArrayList notes{note("A", "'https://example.org/canvas/1#xywh=100,100,400,300'"),
                               note("B", "'https://example.org/canvas/1#xywh=200,200,100,100'"), note("shape", polygon),
                               note("whole", "'https://example.org/canvas/1'")};
    const QByteArray text =
        "{'@context':'http://iiif.io/api/presentation/3/context.json','id':'https://example.org/m',"
        "'type':'Manifest','label':{'en':['Small']},'items':[" +
        canvasText(1, notes.join(','), images) + "," + canvasText(2, {}, images) +
        ",{'id':'https://example.org/canvas/3','type':'Canvas','label':{'en':['Canvas 3']},'width':10,'height':10}]}";
    return iiif::Manifest::read(iiif::Document::read(json(text.constData()), u"small"_s).value()).value();
}

net::Options withoutPauses()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(0);
    return options;
}

} // namespace

QImage StillImage::compose(const Viewport &viewport, QRgb surround)
{
    QImage image(viewport.deviceSize(), QImage::Format_RGB32);
    image.fill(surround);
    image.setDevicePixelRatio(viewport.devicePixelRatio());
    QPainter painter(&image);
    painter.fillRect(viewport.canvasToView(QRectF(0, 0, double(m_size.width), double(m_size.height))),
                     QColor(m_colour));
    return image;
}

std::optional<imaging::CanvasImage::Sample> StillImage::sampleAt(QPointF canvas) const
{
    if (!QRectF(0, 0, double(m_size.width), double(m_size.height)).contains(canvas))
        return std::nullopt;
    return Sample{.colour = m_colour, .isGrey = true, .isExact = true};
}

CanvasStage::CanvasStage()
    : client(std::make_unique<net::Client>(withoutPauses())), images(std::make_unique<ImageStore>(*client))
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    ui::setMotionWanted(false); // who tests it turns it on
}

CanvasStage::~CanvasStage() = default;

demo::EmbeddedRepository &CanvasStage::demo()
{
    if (!m_demo)
        m_demo = demo::EmbeddedRepository::start().value();
    return *m_demo;
}

void CanvasStage::start()
{
    const repository::Repository repository(*client, demo().address());
    Workspace::Services services{.images = images.get(),
                                 .repository = repository,
                                 .repositoryName = u"Demo"_s,
                                 .network = &network,
                                 .demo = [repository] { return repository; },
                                 .untitledFolder = m_folder.path()};
    workspace = std::make_unique<Workspace>(std::move(services));
    QObject::connect(workspace.get(), &Workspace::failed, workspace.get(), [](const QString &what, const Error &error) {
        QFAIL(qPrintable(what + u": "_s + error.toString()));
    });
}

void CanvasStage::openSmall(const QString &imagesAt)
{
    start();
    workspace->newCuration();
    QVERIFY(QTest::qWaitFor([this] { return workspace->curation() != nullptr; }));
    auto source = std::make_shared<curation::ManifestSource>(
        curation::ManifestSource{.id = QUuid::createUuid(),
                                 .origin = u"small.json"_s,
                                 .title = u"Small"_s,
                                 .fetched = QDateTime::currentDateTimeUtc(),
                                 .manifest = smallManifest(imagesAt.toUtf8())});
    workspace->show(curation().look(source));
    QVERIFY(workspace->canvas());
}

void CanvasStage::openDemo(const QString &dataset)
{
    start();
    workspace->open(dataset);
    QVERIFY(QTest::qWaitFor([this] { return workspace->canvas().has_value(); }, 20000));
}

QList<QUuid> CanvasStage::annotations()
{
    return curation().annotationsOf(workspace->source()->id, workspace->canvas());
}

QUuid CanvasStage::idOf(const QString &text)
{
    for (const QUuid &id : annotations()) {
        if (curation().annotation(id)->text == text)
            return id;
    }
    return {};
}

std::optional<iiif::Region> CanvasStage::regionOf(const QUuid &id)
{
    const curation::Annotation *annotation = curation().annotation(id);
    return annotation ? curation::regionOf(*annotation) : std::nullopt;
}

void CanvasStage::undo()
{
    curation().undo();
    QVERIFY(QTest::qWaitFor([this] { return curation().isKept(); }));
}

void CanvasStage::redo()
{
    curation().redo();
    QVERIFY(QTest::qWaitFor([this] { return curation().isKept(); }));
}

QStringList CanvasStage::steps()
{
    QStringList names;
    while (const auto name = curation().undoName()) {
        names.prepend(*name);
        undo();
    }
    for (qsizetype i = 0; i < names.size(); ++i)
        redo();
    return names;
}

} // namespace kader::test
