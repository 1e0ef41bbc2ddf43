#include "iiif/upgrader.h"

#include "iiif/contexts.h"
#include "iiif/upgradeclasses.h"
#include "iiif/upgradeforms.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// Everything that version 2 can be turned into is told in some ten times its length; beyond that somebody is playing.
constexpr qsizetype mostGrowth = 16;
constexpr qsizetype growthForAll = 1 << 20;

/// Its name as it is written; not copied.
QByteArray rawKey(Value member)
{
    const Outline::Node &node = member.node();
    return QByteArray::fromRawData(member.outline()->text().constData() + node.keyBegin, node.keyLength);
}

QByteArray plainKey(Value member)
{
    const QByteArray raw = rawKey(member);
    return raw.contains('\\') ? member.key().toUtf8() : raw;
}

/// A context that only says of which version or part of IIIF the document is.
bool isVersionContext(const QString &context)
{
    static const QStringList beginnings{u"iiif.io/api/presentation/"_s, u"iiif.io/api/image/"_s,
                                        u"iiif.io/api/annex/"_s,        u"www.shared-canvas.org/"_s,
                                        u"shared-canvas.org/"_s,        u"iiif.io/api/metadata/"_s};
    const QString address = context.section(u"://"_s, 1);
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const QString &it) { return address.startsWith(it); });
}

QByteArray upgradedContext(Value context)
{
    Contexts contexts;
    for (const Value one : upgradeListed(context)) {
        if (!isVersionContext(one.text()))
            contexts.add(one);
    }
    return contexts.json();
}

bool isWhen(const UpgradeRow &row, const Upgradee &owner)
{
    switch (row.when) {
    case UpgradeRow::When::Always:
        return true;
    case UpgradeRow::When::IfOwnerLacks:
        return !upgradeHas(owner.value, row.was);
    case UpgradeRow::When::IfOwnerHas:
        return upgradeHas(owner.value, row.was);
    case UpgradeRow::When::IfSequenceLacks:
        return !upgradeHas(owner.sequence, row.was);
    }
    return true;
}

} // namespace

/// What the members of a resource become, in the order of the source.
class Upgrader::Plan final {
public:
    Plan(Upgrader &upgrader, const Upgradee &owner) : m_upgrader(upgrader), m_owner(owner) {}

    void addAll(Value object, std::span<const UpgradeRow> rows)
    {
        QHash<QByteArray, Value> latest; // of members with one name the last counts, at the place of the first
        for (Value member : object)
            latest[plainKey(member)] = member;
        for (Value member : object) {
            const Value value = latest.take(plainKey(member));
            if (value.exists())
                add(value, rows);
        }
    }

    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }

private:
    void add(Value value, std::span<const UpgradeRow> rows)
    {
        const QByteArray name = plainKey(value);
        if (name == "@id" || name == "@type" || name == "id" || name == "type")
            return checkIdentity(value, name);
        if (name == "@context" && isWritten(value))
            return;
        if (!addKnown(value, name, rows) && !addKnown(value, name, sharedRows()))
            addSource(rawKey(value), {nullptr, value});
        if (name == "sequences" && m_owner.sequence && value.parent() == m_owner.value)
            addAll(m_owner.sequence, sequenceRows());
    }

    /// The document names its context at the top; that of a sequence would stand there a second time.
    [[nodiscard]] bool isWritten(Value context) const
    {
        const Value of = context.parent();
        return of == m_upgrader.m_outline.root() || of == m_owner.sequence || isVersionContext(context.text());
    }

    /// `id` counts only where there is no `@id`.
    void checkIdentity(Value value, const QByteArray &name)
    {
        if (name.startsWith('@') || value.parent() != m_owner.value)
            return;
        const Value other = m_owner.value.member('@' + name);
        if (other && other.text() != value.text())
            m_upgrader.tell(UpgradeNote::LeftOut);
    }

    [[nodiscard]] bool addKnown(Value value, const QByteArray &name, std::span<const UpgradeRow> rows)
    {
        bool isKnown = false;
        for (const UpgradeRow &row : rows) {
            if (name != row.was)
                continue;
            isKnown = true;
            if (row.is && !value.isNull() && isWhen(row, m_owner))
                addSource(row.is, {&row, value});
        }
        return isKnown;
    }

    void addSource(const QByteArray &name, Source source)
    {
        const auto known = m_byName.constFind(name);
        if (known != m_byName.constEnd()) {
            m_members[*known].sources.push_back(source);
            return;
        }
        m_byName.insert(name, m_members.size());
        m_members.push_back({name, {source}});
    }

    Upgrader &m_upgrader;
    const Upgradee &m_owner;
    std::vector<Member> m_members;
    QHash<QByteArray, size_t> m_byName;
};

Upgrader::Upgrader(const Outline &outline, const QString &name)
    : out(QByteArrayView(outline.text()).first(std::min(outline.text().size(), qsizetype(200))).contains('\n'),
          mostGrowth * outline.text().size() + growthForAll),
      m_outline(outline), m_name(name), m_ids(outline)
{
    m_notes.add(UpgradeNote::Converted);
}

QByteArray Upgrader::minted(const QByteArray &base, const QByteArray &path)
{
    const QByteArray id = m_ids.minted(base, path);
    m_notes.add(id.isEmpty() ? UpgradeNote::NoId : UpgradeNote::MintedId);
    return id;
}

QByteArray Upgrader::writeId(Value value, const UpgradeAs &as)
{
    const Value own = as.id.isEmpty() && value.isObject() ? upgradeId(value) : Value();
    if (own) {
        out.key("id");
        out.raw(own.raw());
        return own.text().toUtf8();
    }
    const QByteArray id = as.id.isEmpty() && !as.path.isEmpty() ? minted(as.base, as.path) : as.id;
    if (!id.isEmpty())
        out.text("id", QString::fromUtf8(id));
    return id;
}

void Upgrader::resource(Value value, const UpgradeClass &cls, const UpgradeAs &as)
{
    const Level level(*this);
    if (level.isTooDeep()) {
        tell(UpgradeNote::TooDeep);
        return out.raw(value.raw());
    }
    out.beginObject();
    if (as.isRoot) {
        out.key("@context");
        out.raw(upgradedContext(value["@context"]));
    }
    const QByteArray id = writeId(value, as);
    out.text("type", as.type.isEmpty() ? QString::fromLatin1(cls.type) : QString::fromUtf8(as.type));
    Upgradee owner{.value = value, .cls = &cls, .id = id, .isPainting = as.isPainting, .canvas = as.canvas};
    if (&cls == &manifestClass)
        owner.sequence = leadingSequence(value);
    if (owner.id.isEmpty())
        owner.id = as.base;
    Plan plan(*this, owner);
    plan.addAll(value, cls.rows);
    for (const Member &member : plan.members())
        writeMember(member, owner);
    if (as.needsLabel && !upgradeHas(value, "label"))
        out.member("label", [&] { writePlainMap(*this, QString::fromUtf8(id)); });
    if (cls.finish)
        cls.finish(*this, owner);
    out.endObject();
}

void Upgrader::copyMember(Value member)
{
    out.key(rawKey(member));
    out.raw(member.raw());
}

void Upgrader::writeMember(const Member &member, const Upgradee &owner)
{
    using Shape = UpgradeRow::Shape;
    const auto shapeIs = [&member](Shape shape) {
        return std::any_of(member.sources.begin(), member.sources.end(),
                           [shape](const Source &source) { return source.row && source.row->shape == shape; });
    };
    const bool mayBeEmpty = shapeIs(Shape::ManyOrNone);
    if (mayBeEmpty || shapeIs(Shape::Many))
        out.list(member.name, mayBeEmpty, [&] { writeElements(member, owner); });
    else
        out.member(member.name, [&] { writeOne(member, owner); });
}

void Upgrader::writeOne(const Member &member, const Upgradee &owner)
{
    for (const Source &source : member.sources) {
        if (!out.isAfterKey())
            tell(UpgradeNote::LeftOut);
        else if (source.row)
            source.row->form(*this, source.value, owner);
        else
            out.raw(source.value.raw());
    }
}

void Upgrader::writeElements(const Member &member, const Upgradee &owner)
{
    for (const Source &source : member.sources) {
        if (source.row) {
            source.row->form(*this, source.value, owner);
            continue;
        }
        for (const Value element : upgradeListed(source.value))
            out.raw(element.raw());
    }
}

std::vector<Value> upgradeListed(Value value)
{
    std::vector<Value> all;
    if (value.isArray()) {
        for (Value element : value) {
            if (!element.isNull())
                all.push_back(element);
        }
    } else if (value.exists() && !value.isNull()) {
        all.push_back(value);
    }
    return all;
}

Value upgradeId(Value value)
{
    if (value.isObject())
        value = value["@id"] ? value["@id"] : value["id"];
    if (value.isArray())
        value = value.firstChild();
    return value.isString() && value.raw().size() > 2 ? value : Value();
}

QByteArray upgradeIdText(Value value)
{
    return upgradeId(value).text().toUtf8();
}

bool upgradeHas(Value value, const char *name)
{
    const Value member = value.member(name);
    return member.exists() && !member.isNull();
}

Value leadingSequence(Value manifest)
{
    for (const Value sequence : upgradeListed(manifest["sequences"])) {
        if (upgradeHas(sequence, "canvases"))
            return sequence;
    }
    return {};
}

} // namespace kader::iiif
