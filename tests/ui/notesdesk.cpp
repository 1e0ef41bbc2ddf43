#include "notesdesk.h"

#include "curation/steps.h"
#include "support/json.h"

#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

#include <span>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QByteArray canvasJson(const QString &name, int number, const QByteArray &annotations)
{
    const QString id = u"https://notes.example/%1/canvas/%2"_s.arg(name).arg(number);
    QString canvas =
        u"{'id':'%1','type':'Canvas','width':3000,'height':2000,'label':{'en':['%2 %3']},'items':[]"_s.arg(id, name)
            .arg(number);
    if (!annotations.isEmpty())
        canvas += u",'annotations':[{'id':'%1/page','type':'AnnotationPage','items':[%2]}]"_s.arg(
            id, QString::fromUtf8(annotations));
    return (canvas + u'}').toUtf8();
}

QByteArray manifestJson(const QString &name, int canvases, const QByteArray &annotations)
{
    QByteArrayList items;
    for (int number = 1; number <= canvases; ++number)
        items += canvasJson(name, number, number == 1 ? annotations : QByteArray());
    const QString start = u"{'@context':'http://iiif.io/api/presentation/3/context.json',"
                          "'id':'https://notes.example/%1/manifest.json','type':'Manifest','label':{'en':['%1']},"
                          "'metadata':[{'label':{'en':['Categories']},'value':{'en':['Snow']}}],'items':["_s.arg(name);
    return json((start.toUtf8() + items.join(',') + "]}").constData());
}

enrichment::Record recordOf(const QString &name)
{
    return {.title = u"The dataset "_s + name,
            .doi = u"10.9999/"_s + name,
            .version = u"2"_s,
            .page = u"https://notes.example/"_s + name,
            .resourceTitle = u"The paper about "_s + name,
            .resourceDoi = u"10.9999/paper"_s,
            .categories = {u"Glaciology"_s, u"Ice"_s},
            .descriptionHtml = u"<p>Photographs taken <b>from the air</b>.</p>"_s,
            .authors = {{.name = u"A. Author"_s, .orcid = {}}},
            .licence = {.name = u"CC BY 4.0"_s, .url = u"https://creativecommons.org/licenses/by/4.0/"_s},
            .publisher = u"4TU.ResearchData"_s};
}

} // namespace

NotesDesk::NotesDesk()
    : m_workspace({.images = &m_images,
                   .repository = repository::Repository(m_client, *WebAddress::parse(u"http://127.0.0.1:9"_s)),
                   .repositoryName = u"Nobody's"_s,
                   .network = &m_network,
                   .demo = {},
                   .untitledFolder = m_folder.filePath(u"untitled"_s)})
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath(u"settings"_s));
    m_workspace.newCuration();
    if (!QTest::qWaitFor([this] { return m_workspace.curation() != nullptr; }))
        qFatal("No curation was made");
    m_layout.setContentsMargins({});
    m_window.resize(380, 800);
}

NotesDesk::~NotesDesk() = default;

curation::SourcePtr NotesDesk::take(const QString &name, int canvases, const QByteArray &annotations, bool hasRecord)
{
    Result<iiif::Document> document = iiif::Document::read(manifestJson(name, canvases, annotations), name);
    Result<iiif::Manifest> manifest = iiif::Manifest::read(std::move(document.value()));
    auto source = std::make_shared<curation::ManifestSource>(
        curation::ManifestSource{.id = QUuid::createUuid(),
                                 .origin = u"https://notes.example/%1/manifest.json"_s.arg(name),
                                 .title = u"The dataset "_s + name,
                                 .fetched = QDateTime::currentDateTimeUtc(),
                                 .manifest = std::move(manifest.value())});
    if (hasRecord) {
        source->record = recordOf(name);
        source->dataset = QUuid::createUuidV5(QUuid(), name).toString(QUuid::WithoutBraces);
    }
    const QUuid id = curation().look(source);
    m_workspace.show(id);
    return m_workspace.source();
}

curation::SourcePtr NotesDesk::look(const QString &name, int canvases, const QByteArray &annotations)
{
    return take(name, canvases, annotations, true);
}

curation::SourcePtr NotesDesk::lookWithoutRecord(const QString &name)
{
    return take(name, 1, {}, false);
}

curation::SourcePtr NotesDesk::lookAt(const QByteArray &bytes, const Diagnostics &notes)
{
    Result<iiif::Manifest> manifest = iiif::Document::read(bytes, u"notes"_s).and_then(iiif::Manifest::read);
    const QUuid id = curation().look(std::make_shared<curation::ManifestSource>(
        curation::ManifestSource{.id = QUuid::createUuid(),
                                 .origin = u"https://notes.example/manifest.json"_s,
                                 .title = u"A document"_s,
                                 .fetched = QDateTime::currentDateTimeUtc(),
                                 .manifest = std::move(manifest.value()),
                                 .conversion = notes.isEmpty() ? iiif::Conversion::None : iiif::Conversion::Version2,
                                 .notes = notes}));
    m_workspace.show(id);
    return m_workspace.source();
}

QUuid NotesDesk::annotate(const QString &text, int canvas, std::optional<iiif::Region> region)
{
    curation::Annotation made = curation::newAnnotation(m_workspace.source()->id, canvas, region);
    made.text = text;
    curation().make(curation::addition(u"Draw region"_s, std::span(&made, 1)));
    return made.id;
}

void NotesDesk::show(QWidget *pane)
{
    m_layout.addWidget(pane);
    m_window.show();
    m_window.activateWindow();
    if (!QTest::qWaitForWindowActive(&m_window))
        qWarning("The window does not get the keyboard");
}

bool NotesDesk::answerFile(const QString &dialog, const QString &path) const
{
    QFileDialog *asked = nullptr;
    const bool hasAsked = QTest::qWaitFor([&] {
        asked = m_window.findChild<QFileDialog *>(dialog);
        return asked && asked->isVisible();
    });
    if (!hasAsked)
        return false;
    asked->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    static_cast<QDialog *>(asked)->accept();
    return true;
}

void NotesDesk::write(const QString &file, const QByteArray &bytes) const
{
    QFile out(path(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("A file of the test cannot be written");
}

QByteArray NotesDesk::read(const QString &file) const
{
    QFile in(path(file));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace kader::test
