#include "curation/referencedpages.h"

#include "base/background.h"
#include "base/tr.h"

#include <QSet>

namespace kader::curation {

namespace {

constexpr size_t mostReferences = 200; ///< Of one canvas.
constexpr int longestChain = 100;      ///< Pages that go on in one another.

} // namespace

ReferencedPages::ReferencedPages(Curation &curation, const repository::Repository &repository, QObject *parent)
    : QObject(parent), m_curation(&curation), m_repository(repository)
{}

ReferencedPages::~ReferencedPages() = default;

void ReferencedPages::look(const QUuid &source, int canvas)
{
    for (const auto &[referencedFrom, address] : referencesOf(source, canvas))
        begin({source, address}, referencedFrom, 0);
}

std::vector<ReferencedPages::Page> ReferencedPages::pagesOf(const QUuid &source, int canvas) const
{
    std::vector<Page> pages;
    for (const Key &key : keysOf(source, canvas))
        pages.push_back(m_entries[key].page);
    return pages;
}

void ReferencedPages::retry(const QUuid &source, int canvas)
{
    for (const Key &key : keysOf(source, canvas)) {
        if (m_entries[key].page.state == State::Failed)
            fetch(key);
    }
}

std::vector<std::pair<std::optional<int>, QString>> ReferencedPages::referencesOf(const QUuid &source, int canvas) const
{
    std::vector<std::pair<std::optional<int>, QString>> all;
    const SourcePtr manifest = m_curation ? m_curation->source(source) : nullptr;
    if (!manifest || !manifest->canvas(canvas))
        return all;
    for (const std::optional<int> from : {std::optional(canvas), std::optional<int>()}) {
        for (const QString &address : pageReferences(manifest->manifest, from)) {
            if (all.size() < mostReferences)
                all.emplace_back(from, address);
        }
    }
    return all;
}

QList<ReferencedPages::Key> ReferencedPages::keysOf(const QUuid &source, int canvas) const
{
    QList<Key> keys;
    QSet<Key> seen;
    for (const auto &[referencedFrom, address] : referencesOf(source, canvas)) {
        for (Key key{source, address}; m_entries.contains(key) && !seen.contains(key);
             key.second = m_entries[key].next) {
            seen.insert(key);
            keys.append(key);
        }
    }
    return keys;
}

/// One that is there or on its way already is not asked for again; so circles end.
void ReferencedPages::begin(const Key &key, std::optional<int> canvas, int depth)
{
    if (m_entries.contains(key))
        return;
    m_entries.insert(key, {.page = {.address = key.second}, .canvas = canvas, .depth = depth});
    if (const PagePtr known = m_curation->page(key.first, key.second))
        settle(key, known);
    else
        fetch(key);
}

void ReferencedPages::fetch(const Key &key)
{
    Entry &entry = m_entries[key];
    const std::optional<WebAddress> address = WebAddress::parse(key.second);
    if (!address)
        return fail(key, {ErrorKind::Malformed, Tr::tr("This is no http or https address."), {.document = key.second}});
    if (entry.depth >= longestChain)
        return fail(key, {ErrorKind::TooLarge,
                          Tr::tr("The annotations go on for more than %1 pages.").arg(longestChain),
                          {.document = key.second}});
    entry.page.state = State::Waiting;
    entry.page.error.reset();
    entry.job = m_repository.document(
        *address, [this, key](const Result<repository::Document> &document) { parse(key, document); });
    emit changed(key.first);
}

void ReferencedPages::parse(Key key, const Result<repository::Document> &document)
{
    if (!document)
        return fail(key, document.error());
    const SourcePtr manifest = m_curation ? m_curation->source(key.first) : nullptr;
    if (!manifest)
        return;
    const auto read = [bytes = document->bytes, address = key.second, manifest, canvas = m_entries[key].canvas] {
        return readPage(bytes, address, *manifest, canvas);
    };
    m_entries[key].job =
        inBackground<Result<PagePtr>>(read, [this, key](const Result<PagePtr> &page) { finish(key, page); });
}

void ReferencedPages::finish(Key key, const Result<PagePtr> &page)
{
    if (!page)
        return fail(key, page.error());
    if (!m_curation)
        return;
    m_curation->look(*page);
    settle(key, *page);
}

void ReferencedPages::settle(Key key, const PagePtr &page)
{
    Entry &entry = m_entries[key];
    entry.job.reset();
    entry.page.state = State::Here;
    entry.page.annotations = int(page->page.annotations().size());
    const std::optional<int> canvas = entry.canvas;
    const int depth = entry.depth + 1;
    if (const std::optional<WebAddress> &next = page->page.nextPage()) {
        entry.next = next->text();
        begin({key.first, entry.next}, canvas, depth);
    }
    emit changed(key.first);
}

void ReferencedPages::fail(Key key, const Error &error)
{
    Entry &entry = m_entries[key];
    entry.job.reset();
    entry.page.state = State::Failed;
    entry.page.error = error;
    emit changed(key.first);
}

} // namespace kader::curation
