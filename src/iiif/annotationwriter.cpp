#include "iiif/annotationwriter.h"

#include "iiif/fragment.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

AnnotationWriter::AnnotationWriter(const Manifest &manifest, Edits &edits) : m_manifest(&manifest), m_edits(&edits)
{
    for (const CanvasView &canvas : manifest.canvases()) {
        for (Value page : canvas.annotationPages()) {
            m_ids.insert(page["id"].text());
            for (Value item : isEmbeddedPage(page) ? page["items"] : Value())
                m_ids.insert(item["id"].text());
        }
    }
}

QString AnnotationWriter::add(int canvas, Annotation annotation)
{
    Page &page = pageOf(canvas);
    annotation.canvasId = m_manifest->canvases()[size_t(canvas)].id;
    ++page.items;
    if (annotation.id.isEmpty() || m_ids.contains(annotation.id)) {
        int number = page.items;
        do {
            annotation.id = page.id + u"/anno/"_s + QString::number(number++);
        } while (m_ids.contains(annotation.id));
    }
    m_ids.insert(annotation.id);
    page.added.push_back(writeAnnotation(annotation));
    return annotation.id;
}

void AnnotationWriter::change(const PlacedAnnotation &old, const Annotation &now)
{
    const AnnotationMembers before = writtenMembers(old.annotation);
    for (const auto &[name, json] : writtenMembers(now)) {
        if (std::find(before.begin(), before.end(), std::pair(name, json)) == before.end())
            m_edits->set(old.value, name, json);
    }
    if (const Value shortcut = old.value["bodyValue"]; shortcut && now.text != old.annotation.text)
        m_edits->remove(shortcut);
}

void AnnotationWriter::finish()
{
    for (const auto &[position, page] : m_pages) {
        if (!page.embedded) {
            finishNewPage(m_manifest->canvases()[size_t(position)], page);
            continue;
        }
        for (const QByteArray &annotation : page.added)
            m_edits->append(page.embedded["items"], annotation);
    }
    m_pages.clear();
}

AnnotationWriter::Page &AnnotationWriter::pageOf(int canvas)
{
    const auto known = m_pages.find(canvas);
    if (known != m_pages.end())
        return known->second;
    Page page = findPage(m_manifest->canvases()[size_t(canvas)]);
    m_ids.insert(page.id);
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
        return {.id = id.isEmpty() ? ownId() : id, .items = page["items"].count(), .embedded = page, .added = {}};
    }
    while (m_ids.contains(ownId()))
        ++number;
    return {.id = ownId(), .items = 0, .embedded = {}, .added = {}};
}

void AnnotationWriter::finishNewPage(const CanvasView &canvas, const Page &page)
{
    QByteArray json = R"({"id":)" + jsonString(page.id) + R"(,"type":"AnnotationPage","items":[)";
    for (const QByteArray &annotation : page.added)
        json += (&annotation == &page.added.front() ? "" : ",") + annotation;
    json += "]}";
    const Value pages = canvas.value["annotations"];
    if (pages.isArray())
        m_edits->append(pages, json);
    else if (pages.isObject() || pages.isString()) // one page where an array belongs: it stays, in one
        m_edits->replace(pages, '[' + pages.raw().toByteArray() + ',' + json + ']');
    else
        m_edits->set(canvas.value, "annotations", '[' + json + ']');
}

} // namespace kader::iiif
