#include "enrichment/sourceeditor.h"

#include "enrichment/jsontools.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

using iiif::Value;

/// Compares without making a string of the key: this is asked of every value of a document.
bool isKeyed(const iiif::Outline &outline, const iiif::Outline::Node &node, QByteArrayView key)
{
    return node.keyBegin > 0 && node.keyLength == key.size() &&
           QByteArrayView(outline.text()).sliced(node.keyBegin, node.keyLength) == key;
}

bool isInService(Value value, Value top)
{
    for (Value at = value; at && at != top.parent(); at = at.parent()) {
        const QString key = at.key();
        if (key == "service"_L1 || key == "services"_L1)
            return true;
    }
    return false;
}

bool hasItemWithId(Value list, const QString &id)
{
    const std::vector<Value> items = listed(list);
    return std::any_of(items.begin(), items.end(),
                       [&id](Value item) { return item["id"].text() == id || item.text() == id; });
}

QByteArray manifestLabel(const AggregateSource &source, const iiif::Manifest &manifest, const QString &language)
{
    const Value label = manifest.root()["label"];
    return label.isObject() && !manifest.label().isEmpty()
               ? label.raw().toByteArray()
               : inLanguage(language, {titleOf(source, manifest, language)});
}

} // namespace

QString titleOf(const AggregateSource &source, const iiif::Manifest &manifest, const QString &language)
{
    if (!source.title.trimmed().isEmpty())
        return source.title.trimmed();
    const QString label = manifest.label().best({language}).join(u' ').trimmed();
    return label.isEmpty() ? manifest.id() : label;
}

QString titleAsValue(const AggregateSource &source, const iiif::Manifest &manifest, const QString &language)
{
    const QString title = titleOf(source, manifest, language);
    return WebAddress::parse(source.page) ? htmlLink(source.page, title) : asShown(title);
}

QByteArray labelOf(const AggregateSource &source, const iiif::Manifest &manifest, const QString &language)
{
    return source.title.trimmed().isEmpty() ? manifestLabel(source, manifest, language)
                                            : inLanguage(language, {titleOf(source, manifest, language)});
}

SourceEditor::SourceEditor(const AggregateSource &source, const iiif::Manifest &manifest, const SourceIds &ids,
                           const AggregateOptions &options)
    : m_source(&source), m_manifest(&manifest), m_ids(&ids), m_options(&options), m_edits(manifest.document().outline())
{}

void SourceEditor::editCanvas(const TakenCanvas &canvas, bool statesRights, iiif::Contexts &contexts)
{
    const Value value = canvas.view->value;
    if (canvas.isRenamed()) {
        m_edits.set(value, "id", quoted(canvas.id));
        if (!canvas.view->id.isEmpty()) {
            const QByteArray label = inLanguage(u"en"_s, {u"The canvas that this one stands for"_s});
            extendList(m_edits, value, "seeAlso",
                       {R"({"id": )" + quoted(canvas.view->id) + R"(, "type": "Dataset", "label": )" + label + '}'});
        }
    }
    describeOrigin(canvas, statesRights);
    for (const Value page : canvas.view->paintingPages())
        editPage(page, &canvas);
    for (const Value page : canvas.view->annotationPages())
        editPage(page, &canvas);
    std::set<quint32> replaced; // by extendList()
    for (const char *name : {"seeAlso", "partOf", "metadata"}) {
        if (const Value list = value.member(name); list && !list.isArray())
            replaced.insert(list.index());
    }
    liftContexts(value, contexts, replaced);
}

void SourceEditor::describeOrigin(const TakenCanvas &canvas, bool statesRights)
{
    const Value value = canvas.view->value;
    const iiif::Manifest &manifest = *m_manifest;
    if (!manifest.id().isEmpty() && !hasItemWithId(value["partOf"], manifest.id())) {
        extendList(m_edits, value, "partOf",
                   {R"({"id": )" + quoted(manifest.id()) + R"(, "type": "Manifest", "label": )" +
                    manifestLabel(*m_source, manifest, m_options->language) + '}'});
    }
    if (takesEntries(value["metadata"]))
        extendList(m_edits, value, "metadata",
                   {metadataEntry(m_options->language, u"Dataset"_s,
                                  {titleAsValue(*m_source, manifest, m_options->language)})});
    const Value rights = manifest.root()["rights"];
    if (statesRights && rights && !rights.isNull() && !value["rights"])
        m_edits.set(value, "rights", rights.raw().toByteArray());
}

void SourceEditor::editPage(Value page, const TakenCanvas *canvas)
{
    if (!iiif::isEmbeddedPage(page))
        return;
    m_edits.set(page, "id", quoted(m_ids->idOf(page)));
    for (const Value annotation : page["items"]) {
        if (!annotation.isObject())
            continue;
        m_edits.set(annotation, "id", quoted(m_ids->idOf(annotation)));
        followReferences(annotation["target"], canvas);
    }
}

QString SourceEditor::followed(const QString &reference, const TakenCanvas *canvas) const
{
    if (canvas && !canvas->view->id.isEmpty() && reference.startsWith(canvas->view->id)) {
        const QString rest = reference.sliced(canvas->view->id.size());
        if (rest.isEmpty() || rest.startsWith(u'#') || rest.startsWith("%23"_L1))
            return canvas->id + rest;
    }
    if (const std::optional<QString> known = m_ids->idOf(reference))
        return *known;
    const qsizetype hash = reference.indexOf(u'#');
    if (hash < 0)
        return reference;
    const std::optional<QString> known = m_ids->idOf(reference.left(hash));
    return known ? *known + reference.sliced(hash) : reference;
}

/// A reference to a renamed canvas that says it is part of the old manifest would send viewers there.
bool SourceEditor::namesOldManifest(Value string) const
{
    const Value owner = string.parent();
    const Value list = owner.parent();
    return string.key() == "id"_L1 && (owner.key() == "partOf"_L1 || list.key() == "partOf"_L1) &&
           string.text() == m_manifest->id();
}

void SourceEditor::followReferences(Value value, const TakenCanvas *canvas)
{
    if (!value)
        return;
    const std::vector<iiif::Outline::Node> &nodes = value.outline()->nodes();
    for (quint32 i = value.index(); i < nodes.size() && nodes[i].begin < value.node().end; ++i) {
        const Value string(value.outline(), i);
        const QString key = string.key();
        const bool isReference = i == value.index() || key.isEmpty() || key == "id"_L1 || key == "source"_L1;
        if (!string.isString() || !isReference)
            continue;
        const QString before = string.text();
        const bool leavesHome = canvas && canvas->isRenamed() && namesOldManifest(string);
        const QString after = leavesHome ? m_options->id.text() : followed(before, canvas);
        if (after != before)
            m_edits.replace(string, quoted(after));
    }
}

void SourceEditor::liftContexts(Value value, iiif::Contexts &contexts, const std::set<quint32> &skipped)
{
    if (!value)
        return;
    const iiif::Outline &outline = *value.outline();
    const std::vector<iiif::Outline::Node> &nodes = outline.nodes();
    quint32 resumeAt = 0; // byte offset
    for (quint32 i = value.index(); i < nodes.size() && nodes[i].begin < value.node().end; ++i) {
        if (nodes[i].begin < resumeAt)
            continue;
        if (skipped.contains(i)) {
            resumeAt = nodes[i].end;
        } else if (isKeyed(outline, nodes[i], "navPlace")) {
            contexts.addNavPlace();
        } else if (isKeyed(outline, nodes[i], "@context") && !isInService({&outline, i}, value)) {
            contexts.add({&outline, i});
            m_edits.remove({&outline, i});
        }
    }
}

} // namespace kader::enrichment
