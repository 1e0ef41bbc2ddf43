#include "iiif/annotationwriter.h"

#include "iiif/fragment.h"

#include <algorithm>
#include <numeric>

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

AnnotationWriter::AnnotationWriter(const Manifest &manifest, Edits &edits) : m_manifest(&manifest), m_edits(&edits)
{
    const auto keepIds = [this](Value page) {
        take(page["id"].text());
        for (const Value item : embeddedItems(page))
            take(item["id"].text());
    };
    for (const CanvasView &canvas : manifest.canvases()) {
        for (const std::vector<Value> &pages : {canvas.paintingPages(), canvas.annotationPages()})
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
        annotation.id = page.id + u"/anno/"_s + name;
    if (annotation.id.isEmpty() || isTaken(annotation.id)) {
        page.number = qMax(page.number + 1, page.items);
        while (isTaken(annotation.id = page.id + u"/anno/"_s + QString::number(page.number)))
            ++page.number;
    }
    take(annotation.id);
    page.added.push_back(writeAnnotation(annotation));
    return annotation.id;
}

void AnnotationWriter::finish()
{
    for (auto at = m_pages.begin(); at != m_pages.end(); at = m_pages.erase(at)) {
        const Page &page = at->second;
        if (!page.embedded) {
            finishNewPage(m_manifest->canvases()[size_t(at->first)], page);
            continue;
        }
        for (const QByteArray &annotation : page.added)
            m_edits->append(page.embedded["items"], annotation);
    }
}

bool AnnotationWriter::isTaken(const QString &id) const
{
    return m_ids.contains(fingerprint(id));
}

void AnnotationWriter::take(const QString &id)
{
    m_ids.insert(fingerprint(id));
}

AnnotationWriter::Page &AnnotationWriter::pageOf(int canvas)
{
    const auto known = m_pages.find(canvas);
    if (known != m_pages.end())
        return known->second;
    Page page = findPage(m_manifest->canvases()[size_t(canvas)]);
    take(page.id);
    return m_pages.emplace(canvas, std::move(page)).first->second;
}

AnnotationWriter::Page AnnotationWriter::findPage(const CanvasView &canvas) const
{
    int number = 1;
    const auto ownId = [&] { return canvas.id + u"/annotationpage/"_s + QString::number(number); };
    for (Value page : canvas.annotationPages()) {
        if (!isEmbeddedPage(page))
            continue;
        const QString id = page["id"].text();
        return {.id = id.isEmpty() ? ownId() : id,
                .items = page["items"].count(),
                .number = 0,
                .embedded = page,
                .added = {}};
    }
    while (isTaken(ownId()))
        ++number;
    return {.id = ownId(), .items = 0, .number = 0, .embedded = {}, .added = {}};
}

void AnnotationWriter::finishNewPage(const CanvasView &canvas, const Page &page)
{
    const QByteArray start = R"({"id":)" + jsonString(page.id) + R"(,"type":"AnnotationPage","items":[)";
    const QByteArray end = "]}";
    const auto roomFor = [](qsizetype size, const QByteArray &annotation) { return size + annotation.size() + 1; };
    const qsizetype items = std::accumulate(page.added.begin(), page.added.end(), qsizetype(0), roomFor);
    const Value pages = canvas.value["annotations"];
    const bool isNewArray = !pages.isArray();
    QByteArray json;
    json.reserve(start.size() + items + end.size() + pages.raw().size() * isNewArray + 3);
    if (isNewArray)
        json += '[';
    if (pages.isObject() || pages.isString()) // one page where an array belongs: it stays, in one
        json.append(pages.raw()).append(',');
    json += start;
    for (const QByteArray &annotation : page.added) {
        json += annotation;
        json += ',';
    }
    json.chop(1);
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
