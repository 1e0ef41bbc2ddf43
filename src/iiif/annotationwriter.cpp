#include "iiif/annotationwriter.h"

#include "iiif/fragment.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

QByteArray jsonOf(const AnnotationMembers &members, QByteArrayView name)
{
    const auto found =
        std::find_if(members.begin(), members.end(), [name](const auto &member) { return member.first == name; });
    return found == members.end() ? QByteArray() : found->second;
}

/// FNV-1a, the same on every machine.
quint64 fingerprint(const QString &id)
{
    quint64 hash = 14695981039346656037U;
    for (const QChar character : id)
        hash = (hash ^ character.unicode()) * 1099511628211U;
    return hash;
}

} // namespace

void changeAnnotation(Edits &edits, const PlacedAnnotation &old, const Annotation &now)
{
    const AnnotationMembers before = writtenMembers(old.annotation);
    const AnnotationMembers after = writtenMembers(now);
    for (const auto &member : after) {
        if (std::find(before.begin(), before.end(), member) == before.end())
            edits.set(old.value, member.first, member.second);
    }
    for (const auto &member : before) {
        const Value there = old.value.member(member.first);
        if (there && jsonOf(after, member.first).isEmpty())
            edits.remove(there);
    }
    const Value shortcut = old.value["bodyValue"]; // stands for a body, never beside one
    if (shortcut && jsonOf(before, "body") != jsonOf(after, "body"))
        edits.remove(shortcut);
}

AnnotationWriter::AnnotationWriter(const Manifest &manifest, Edits &edits)
    : m_manifest(&manifest), m_edits(&edits), m_pages(manifest.canvases().size())
{
    const auto keepIds = [this](Value page) {
        take(page["id"].text());
        for (const Value item : embeddedItems(page))
            take(item["id"].text());
    };
    m_ids.reserve(qsizetype(2 * manifest.canvases().size())); // most canvases have one page with one image
    m_embedded.reserve(manifest.canvases().size());
    for (const CanvasView &canvas : manifest.canvases()) {
        const std::vector<Value> pages = canvas.annotationPages();
        const auto embedded = std::find_if(pages.begin(), pages.end(), isEmbeddedPage);
        m_embedded.push_back(embedded == pages.end() ? Value() : *embedded);
        for (const Value page : canvas.paintingPages())
            keepIds(page);
        std::for_each(pages.begin(), pages.end(), keepIds);
    }
    for (Value page : manifest.root()["annotations"].elements())
        keepIds(page);
}

QString AnnotationWriter::add(int canvas, Annotation annotation, const QString &name)
{
    Page &page = pageOf(canvas);
    annotation.canvasId = m_manifest->canvases()[size_t(canvas)].id;
    Q_ASSERT(!annotation.canvasId.isEmpty()); // nothing could point at it
    ++page.items;
    if (annotation.id.isEmpty() && !name.isEmpty())
        annotation.id = page.id % u"/anno/"_s % name;
    if (annotation.id.isEmpty() || !take(annotation.id)) {
        page.number = qMax(page.number + 1, page.items);
        while (!take(annotation.id = page.id % u"/anno/"_s % QString::number(page.number)))
            ++page.number;
    }
    if (page.there) {
        m_edits->append(page.there, writeAnnotation(annotation));
    } else {
        appendAnnotation(page.added, annotation);
        page.added += ',';
    }
    return annotation.id;
}

void AnnotationWriter::finish()
{
    for (size_t canvas = 0; canvas < m_pages.size(); ++canvas) {
        const std::unique_ptr<Page> page = std::move(m_pages[canvas]);
        if (page && !page->there)
            finishNewPage(m_manifest->canvases()[canvas], *page);
    }
}

bool AnnotationWriter::take(const QString &id)
{
    const qsizetype before = m_ids.size();
    m_ids.insert(fingerprint(id));
    return m_ids.size() > before;
}

AnnotationWriter::Page &AnnotationWriter::pageOf(int canvas)
{
    std::unique_ptr<Page> &page = m_pages[size_t(canvas)];
    if (!page)
        page = makePage(canvas);
    return *page;
}

std::unique_ptr<AnnotationWriter::Page> AnnotationWriter::makePage(int canvas)
{
    auto page = std::make_unique<Page>();
    const auto ownId = [&](int number) -> QString {
        return m_manifest->canvases()[size_t(canvas)].id % u"/annotationpage/"_s % QString::number(number);
    };
    if (const Value embedded = m_embedded[size_t(canvas)]) {
        page->there = embedded["items"];
        page->items = page->there.count();
        page->id = embedded["id"].text();
        if (page->id.isEmpty())
            take(page->id = ownId(1));
        return page;
    }
    for (int number = 1; !take(page->id = ownId(number)); ++number) {
    }
    return page;
}

void AnnotationWriter::finishNewPage(const CanvasView &canvas, const Page &page)
{
    const QByteArray start = R"({"id":)" + jsonString(page.id) + R"(,"type":"AnnotationPage","items":[)";
    const QByteArray end = "]}";
    const Value pages = canvas.value["annotations"];
    const bool isNewArray = !pages.isArray();
    QByteArray json;
    json.reserve(start.size() + qsizetype(page.added.size()) + end.size() + pages.raw().size() * isNewArray + 3);
    if (isNewArray)
        json += '[';
    if (pages.isObject() || pages.isString()) // one page where an array belongs: it stays, in one
        json.append(pages.raw()).append(',');
    json += start;
    json.append(page.added.data(), qsizetype(page.added.size()) - 1);
    json += end;
    if (isNewArray)
        json += ']';
    if (!canvas.value.isObject()) // named by its id alone, where it belongs itself
        m_edits->replace(canvas.value, R"({"id":)" + jsonString(canvas.id) + R"(,"type":"Canvas","annotations":)" +
                                           std::move(json) + '}');
    else if (pages.isArray())
        m_edits->append(pages, std::move(json));
    else if (pages.isObject() || pages.isString())
        m_edits->replace(pages, std::move(json));
    else
        m_edits->set(canvas.value, "annotations", std::move(json));
}

} // namespace kader::iiif
