#include "iiif/edits.h"

#include "base/tr.h"

#include <QIODevice>

#include <algorithm>

namespace kader::iiif {

namespace {

/// White space beyond this is not a style, and repeating it would blow a document up.
constexpr qsizetype longestSeparator = 200;

/// Where a member or element begins: at its name's quote, or at its value.
qsizetype itemBegin(const Outline::Node &node)
{
    return node.keyBegin > 0 ? qsizetype(node.keyBegin) - 1 : qsizetype(node.begin);
}

/// What stands between two items of a container, a comma included, taken from its own items; a
/// container with fewer than two is set like the document's root.
QByteArray separator(const Outline &outline, Value container)
{
    const QByteArrayView text(outline.text());
    const Value first = container.firstChild();
    if (const Value second = first.next()) {
        const QByteArrayView between = text.sliced(first.node().end, itemBegin(second.node()) - first.node().end);
        return between.size() <= longestSeparator ? between.toByteArray() : QByteArray(", ");
    }
    if (first) {
        const QByteArrayView before =
            text.sliced(container.node().begin + 1, itemBegin(first.node()) - container.node().begin - 1);
        if (before.contains('\n') && before.size() <= longestSeparator)
            return ',' + before.toByteArray();
    }
    if (container != outline.root()) {
        const QByteArray ofRoot = separator(outline, outline.root());
        return ofRoot.contains('\n') ? ", " : ofRoot;
    }
    return ", ";
}

QByteArray colon(const Outline &outline)
{
    const Value first = outline.root().firstChild();
    if (!first || first.node().keyBegin == 0)
        return ": ";
    const qsizetype keyEnd = qsizetype(first.node().keyBegin) + first.node().keyLength + 1;
    const qsizetype length = first.node().begin - keyEnd;
    return length <= longestSeparator ? outline.text().sliced(keyEnd, length) : QByteArray(": ");
}

QByteArray quotedName(QByteArrayView name)
{
    return '"' + name.toByteArray() + '"'; // names of members that Kader sets need no escapes
}

using NamedJson = std::vector<std::pair<QByteArray, QByteArray>>;

bool hasMember(const NamedJson &members, QByteArrayView name)
{
    return std::any_of(members.begin(), members.end(), [&](const auto &member) { return member.first == name; });
}

void setMember(NamedJson &members, QByteArrayView name, QByteArray json)
{
    const auto same =
        std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.first == name; });
    if (same != members.end())
        same->second = std::move(json);
    else
        members.emplace_back(name.toByteArray(), std::move(json));
}

} // namespace

void Edits::set(Value object, QByteArrayView name, QByteArray json)
{
    Q_ASSERT(object.isObject());
    if (const Value existing = object.member(name)) {
        replace(existing, std::move(json));
        return;
    }
    Container &container = m_containers[object.index()];
    Members &members = hasMember(container.firstMembers, name) ? container.firstMembers : container.members;
    setMember(members, name, std::move(json));
}

void Edits::setFirst(Value object, QByteArrayView name, QByteArray json)
{
    Q_ASSERT(object.isObject());
    const Value existing = object.member(name);
    if (existing && existing.node().position == 0) {
        replace(existing, std::move(json));
        return;
    }
    const QString key = QString::fromUtf8(name);
    for (const Value each : object) {
        if (existing && each.key() == key) // the last of several would be the one that counts
            remove(each);
    }
    Container &container = m_containers[object.index()];
    container.members.erase(std::remove_if(container.members.begin(), container.members.end(),
                                           [&](const auto &member) { return member.first == name; }),
                            container.members.end());
    setMember(container.firstMembers, name, std::move(json));
}

void Edits::putIntoArray(Value value)
{
    m_arrays.insert(value.index());
}

void Edits::append(Value array, QByteArray json)
{
    Q_ASSERT(array.isArray());
    m_containers[array.index()].elements.push_back(std::move(json));
}

void Edits::replace(Value value, QByteArray json)
{
    m_replacements[value.index()] = std::move(json);
}

void Edits::remove(Value value)
{
    m_containers[value.parent().index()].removed.insert(value.index());
}

Result<Patches> Edits::patches() const
{
    return Edits(*this).takePatches();
}

Result<Patches> Edits::takePatches()
{
    Patches patches;
    patches.reserve(2 * m_arrays.size() + m_replacements.size() + m_containers.size());
    for (const quint32 index : m_arrays) { // before all others: where they meet, the brackets are nearest to the value
        patches.push_back({m_outline->nodes()[index].begin, 0, "["});
        patches.push_back({m_outline->nodes()[index].end, 0, "]"});
    }
    m_arrays.clear();
    for (auto &[index, json] : m_replacements) {
        const Outline::Node &node = m_outline->nodes()[index];
        patches.push_back({node.begin, node.end - node.begin, std::move(json)});
    }
    m_replacements.clear();
    while (!m_containers.empty()) {
        const auto first = m_containers.extract(m_containers.begin());
        addContainerPatches(patches, first.key(), first.mapped());
    }
    std::stable_sort(patches.begin(), patches.end(),
                     [](const Patch &a, const Patch &b) { return a.offset < b.offset; });
    for (size_t i = 1; i < patches.size(); ++i) {
        if (patches[i - 1].offset + patches[i - 1].length > patches[i].offset)
            return failure(ErrorKind::Conflict, Tr::tr("Two changes of the document exclude each other."),
                           m_outline->placeAt(patches[i].offset));
    }
    return patches;
}

void Edits::addFirstMembers(Patches &patches, Value object, const Container &container) const
{
    if (container.firstMembers.empty() || container.removed.size() == object.count())
        return; // nothing stays that they could stand before
    QByteArray added;
    for (const auto &[name, json] : container.firstMembers)
        added += quotedName(name) + colon(*m_outline) + json + separator(*m_outline, object);
    patches.push_back({itemBegin(object.firstChild().node()), 0, added});
}

qsizetype Edits::roomFor(const Container &container, qsizetype between)
{
    constexpr qsizetype longestColon = 8; // and quotes; more where a document spaces them widely
    qsizetype room = 0;
    for (const auto &[name, json] : container.members)
        room += name.size() + longestColon + json.size() + between;
    for (const QByteArray &json : container.elements)
        room += json.size() + between;
    return room;
}

void Edits::addContainerPatches(Patches &patches, quint32 index, const Container &container) const
{
    const Value value(m_outline, index);
    addFirstMembers(patches, value, container);
    const auto isRemoved = [&](Value item) { return container.removed.contains(item.index()); };
    qsizetype keptEnd = -1;                 // end of the last item that stays
    qsizetype cut = value.node().begin + 1; // where the run of removed items at hand begins
    qsizetype removedEnd = -1;              // and where it ends; -1 outside a run
    for (Value item : value) {
        if (isRemoved(item)) {
            removedEnd = item.node().end;
            continue;
        }
        if (removedEnd >= 0) { // after an item that stays, take the comma before the run; else the one after it
            const qsizetype begin = keptEnd >= 0 ? keptEnd : itemBegin(value.firstChild().node());
            const qsizetype end = keptEnd >= 0 ? removedEnd : itemBegin(item.node());
            patches.push_back({begin, end - begin, {}});
        }
        keptEnd = item.node().end;
        cut = keptEnd;
        removedEnd = -1;
    }

    QByteArray added;
    const QByteArray between = separator(*m_outline, value);
    added.reserve(roomFor(container, between.size()));
    const auto addItem = [&](const QByteArray &item) {
        if (keptEnd >= 0 || !added.isEmpty())
            added += between;
        added += item;
    };
    if (keptEnd < 0) {
        for (const auto &[name, json] : container.firstMembers)
            addItem(quotedName(name) + colon(*m_outline) + json);
    }
    for (const auto &[name, json] : container.members)
        addItem(quotedName(name) + colon(*m_outline) + json);
    for (const QByteArray &json : container.elements)
        addItem(json);
    const qsizetype length = removedEnd >= 0 ? removedEnd - cut : 0;
    if (length > 0 || !added.isEmpty())
        patches.push_back({cut, length, added});
}

namespace {

/// Hands a device many small pieces as few large ones.
class Gatherer final {
public:
    explicit Gatherer(QIODevice &out) : m_out(out) {}

    void add(QByteArrayView bytes)
    {
        if (m_gathered.size() + bytes.size() > large)
            flush();
        if (bytes.size() > large)
            m_isWritten = m_isWritten && m_out.write(bytes.data(), bytes.size()) == bytes.size();
        else
            m_gathered.append(bytes);
    }
    /// Whether all that was added has been written.
    [[nodiscard]] bool finish()
    {
        flush();
        return m_isWritten;
    }

private:
    static constexpr qsizetype large = qsizetype(1) << 18;

    void flush()
    {
        m_isWritten = m_isWritten && m_out.write(m_gathered) == m_gathered.size();
        m_gathered.resize(0);
    }

    QIODevice &m_out;
    QByteArray m_gathered;
    bool m_isWritten = true;
};

} // namespace

Result<void> writePatched(QIODevice &out, QByteArrayView source, const Patches &patches, qsizetype begin, qsizetype end)
{
    Gatherer pieces(out);
    qsizetype at = begin;
    auto patch = std::lower_bound(patches.begin(), patches.end(), begin,
                                  [](const Patch &candidate, qsizetype offset) { return candidate.offset < offset; });
    for (; patch != patches.end() && patch->offset < end; ++patch) {
        pieces.add(source.sliced(at, patch->offset - at));
        pieces.add(patch->bytes);
        at = patch->offset + patch->length;
    }
    pieces.add(source.sliced(at, end - at));
    if (!pieces.finish())
        return failure(ErrorKind::File, Tr::tr("The document could not be written: %1").arg(out.errorString()));
    return {};
}

Result<void> writePatched(QIODevice &out, QByteArrayView source, const Patches &patches)
{
    return writePatched(out, source, patches, 0, source.size());
}

QByteArray patched(QByteArrayView source, const Patches &patches)
{
    QByteArray result;
    qsizetype at = 0;
    for (const Patch &patch : patches) {
        result += source.sliced(at, patch.offset - at);
        result += patch.bytes;
        at = patch.offset + patch.length;
    }
    result += source.sliced(at);
    return result;
}

} // namespace kader::iiif
