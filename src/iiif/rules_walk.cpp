#include "iiif/rules_walk.h"

#include "base/tr.h"
#include "iiif/rules_members.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr size_t unknown = memberCount;

/// The names of the table, as they are or in small letters.
QHash<QByteArrayView, size_t> memberIndex()
{
    QHash<QByteArrayView, size_t> index;
    for (size_t i = 0; i < memberCount; ++i)
        index.insert(members[i].name, i);
    return index;
}

QHash<QByteArray, size_t> smallMemberIndex()
{
    QHash<QByteArray, size_t> index;
    for (size_t i = 0; i < memberCount; ++i)
        index.insert(QByteArray(members[i].name).toLower(), i);
    return index;
}

bool isLeftover(QByteArrayView name)
{
    static const QSet<QByteArrayView> names = {
        "@id",         "@type",        "@value",      "sequences",   "canvases",    "images",  "resources",
        "resource",    "on",           "related",     "within",      "ranges",      "members", "manifests",
        "chars",       "collections",  "attribution", "license",     "logo",        "full",    "@language",
        "viewingHint", "otherContent", "description", "startCanvas", "contentLayer"};
    return names.contains(name);
}

Class rootKindOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Manifest:
        return Class::Manifest;
    case DocumentKind::Collection:
        return Class::Collection;
    case DocumentKind::Canvas:
        return Class::Canvas;
    case DocumentKind::AnnotationPage:
        return Class::Page;
    case DocumentKind::Annotation:
        return Class::Annotation;
    default:
        return Class::Foreign;
    }
}

QByteArrayView nameOf(Value value)
{
    return QByteArrayView(value.outline()->text()).sliced(value.node().keyBegin, value.node().keyLength);
}

/// What people are told that belongs there.
QString wanted(const Member &member)
{
    if (member.shape == Shape::One)
        return member.holds == Holds::Text     ? Tr::tr("one text")
               : member.holds == Holds::Object ? Tr::tr("one object with its members")
                                               : Tr::tr("one value");
    return Tr::tr("a list of texts");
}

} // namespace

Walk::Walk(Findings &findings, const Document &document)
    : m_findings(findings), m_root(document.root()), m_rootKind(rootKindOf(document.kind()))
{
    const auto add = [this](Value canvas) {
        const QString id = canvas["id"].text();
        if (id.isEmpty() || m_canvases.contains(id))
            return;
        m_frames.push_back({id, sizeOf(canvas)});
        m_canvases.insert(id, &m_frames.back());
    };
    if (m_rootKind == Class::Canvas)
        add(m_root);
    if (m_rootKind != Class::Manifest)
        return;
    for (Value canvas : m_root["items"].elements())
        add(canvas);
}

void Walk::run()
{
    m_open.push_back({.value = m_root, .kind = m_rootKind});
    while (!m_open.empty()) {
        const Visit next = m_open.back();
        m_open.pop_back();
        const size_t before = m_open.size();
        visit(next);
        std::reverse(m_open.begin() + qsizetype(before), m_open.end()); // so that they come in their own order
    }
    checkRanges(*this);
    checkContext(*this);
}

bool Walk::claim(Class kind, QByteArrayView id)
{
    QSet<QByteArrayView> &ids = m_ids[size_t(kind)];
    const qsizetype before = ids.size();
    ids.insert(id);
    return ids.size() > before;
}

void Walk::rememberMap(Value annotation)
{
    if (!m_map)
        m_map = annotation;
}

void Walk::visit(Visit visit)
{
    static constexpr ThingCheck checks[] = {
        checkCollection, checkManifest, checkCanvas,   checkRange,       nullptr,     checkAnnotation, nullptr,
        checkContent,    nullptr,       checkSpecific, checkTextualBody, checkChoice, nullptr,         nullptr,
    };
    if (visit.kind == Class::Foreign)
        return;
    if (visit.kind == Class::Canvas && !visit.isReference) {
        m_frames.push_back({visit.value["id"].text(), sizeOf(visit.value)});
        visit.frame = &m_frames.back();
    }
    if (visit.kind == Class::Annotation)
        visit.annotation = visit.value;
    const Fields fields = read(visit);
    const Site site{*this, visit, fields};
    for (size_t i = 0; i < memberCount; ++i)
        checkMember(site, i);
    if (const ThingCheck check = visit.isReference ? nullptr : checks[size_t(visit.kind)])
        check(site);
}

Fields Walk::read(const Visit &visit)
{
    static const QHash<QByteArrayView, size_t> index = memberIndex();
    Fields fields;
    for (Value value : visit.value) {
        const QByteArrayView name = nameOf(value);
        const size_t member = index.value(name, unknown);
        const bool isOurs = member != unknown && members[member].needs[size_t(visit.kind)] != ' ';
        if (member != unknown)
            fields[member] = value; // the last one where a name repeats, as everywhere
        if (!isOurs)
            checkUnknown(visit, value, name);
    }
    return fields;
}

void Walk::checkUnknown(const Visit &visit, Value value, QByteArrayView name)
{
    static const QHash<QByteArray, size_t> index = smallMemberIndex();
    const QString text = QString::fromUtf8(name);
    if (isLeftover(name) && !(name == "logo" && visit.kind == Class::Agent)) {
        m_findings.add(rule("version-2-member"), value, {text});
    } else if (name == "@context" && visit.value != m_root) {
        const bool isSame = value.text() == "http://iiif.io/api/presentation/3/context.json"_L1;
        Repair repair;
        if (isSame)
            repair = {Tr::tr("A context within the document was taken out; it is named at the top."),
                      [value](Edits &edits) { edits.remove(value); }};
        m_findings.addRepairable(rule("context-nested"), value, repair);
    } else if (const size_t member = index.value(name.toByteArray().toLower(), unknown); member != unknown) {
        const bool isMeant = members[member].needs[size_t(visit.kind)] != ' ' && name != members[member].name;
        if (isMeant)
            m_findings.add(rule("member-case"), value, {text, QString::fromLatin1(members[member].name)});
    }
}

void Walk::checkMember(const Site &site, size_t index)
{
    const Member &member = members[index];
    const char need = member.needs[size_t(site.visit.kind)];
    const Value value = site[index];
    if (!value) {
        const bool isWanted = need == 'R' && (!site.visit.isReference || index <= at("type"));
        if (isWanted && member.missing)
            m_findings.add(*member.missing, site.object(), {className(site.visit.kind)});
        return;
    }
    if (need == ' ')
        return;
    if (need == '-') {
        m_findings.add(rule("member-not-allowed"), value,
                       {QString::fromLatin1(member.name), className(site.visit.kind)});
    } else if (value.isNull() && member.check != checkServices) { // which has a rule of its own for it
        m_findings.addRepairable(rule("null-value"), value,
                                 {Tr::tr("“%1”, which was empty, was taken out.").arg(QLatin1StringView(member.name)),
                                  [value](Edits &edits) { edits.remove(value); }},
                                 {QString::fromLatin1(member.name)});
    } else if (hasShape(site, index)) {
        if (member.check)
            member.check(site, value);
        if (member.child != Child::None)
            pushChildren(site, index);
    }
}

/// Tells what is wrong about the value's form; the answer is whether it can be looked at further.
bool Walk::hasShape(const Site &site, size_t index)
{
    const Member &member = members[index];
    const Value value = site[index];
    const QString name = QString::fromLatin1(member.name);
    const auto isRight = [&member](Value one) {
        return member.holds == Holds::Anything || (member.holds == Holds::Text ? one.isString() : one.isObject());
    };
    if (member.shape == Shape::List && !value.isArray() && isRight(value)) {
        m_findings.addRepairable(
            rule("list-expected"), value,
            {Tr::tr("“%1” was made a list.").arg(name), [value](Edits &edits) { edits.putIntoArray(value); }}, {name});
        return true;
    }
    if (member.shape == Shape::List && value.isArray()) {
        for (Value one : value) {
            if (!isRight(one))
                m_findings.add(member.holds == Holds::Object ? rule("link-object") : rule("value-form"), one,
                               member.holds == Holds::Object ? QStringList{name} : QStringList{name, wanted(member)});
        }
        return true;
    }
    if (member.shape == Shape::Any || (member.shape == Shape::One && isRight(value) && !value.isArray()))
        return true;
    const bool isLink = member.holds == Holds::Object && value.isString();
    m_findings.add(isLink ? rule("link-object") : rule("value-form"), value,
                   isLink ? QStringList{name} : QStringList{name, wanted(member)});
    return false;
}

void Walk::pushChildren(const Site &site, size_t index)
{
    const Value value = site[index];
    const auto push = [&](Value child) {
        if (!child.isObject())
            return;
        const Visit next = childOf(site, index, child);
        // Nothing in other annotations is repaired, and there may be very many.
        if (m_findings.isTelling() || next.among != Among::Notes)
            m_open.push_back(next);
    };
    if (!value.isArray())
        push(value);
    for (Value child : value.elements())
        push(child);
}

Visit Walk::childOf(const Site &site, size_t index, Value child) const
{
    Visit next = site.visit;
    next.value = child;
    next.isReference = false;
    const QString type = child["type"].text();
    const bool hasItems = child["items"].exists();
    switch (members[index].child) {
    case Child::None:
        break;
    case Child::Items:
        next.kind = itemKind(site.visit.kind, type);
        if (site.visit.kind == Class::Canvas)
            next.among = Among::Images;
        next.isReference =
            next.kind == Class::Manifest || (site.visit.kind == Class::Range && next.kind == Class::Canvas) ||
            (!hasItems && (next.kind == Class::Page || next.kind == Class::Range || next.kind == Class::Collection));
        break;
    case Child::Range:
        next.kind = Class::Range;
        next.isReference = !hasItems;
        break;
    case Child::Page:
        next.kind = Class::Page;
        next.among = Among::Notes;
        next.isReference = !hasItems;
        if (site.visit.kind != Class::Canvas)
            next.frame = nullptr; // about an image of a choice, say, and not about the canvas
        break;
    case Child::Content:
        next.kind = kindByType(type, Class::Content);
        next.isReference = next.kind != Class::Content;
        break;
    case Child::Agent:
        next.kind = Class::Agent;
        break;
    case Child::Body:
    case Child::Target:
    case Child::Source:
        next.kind = kindByType(type, type.isEmpty() && child["source"] ? Class::Specific : Class::Content);
        next.isReference = next.kind <= Class::AnnotationCollection ||
                           (next.kind == Class::Content && members[index].child == Child::Target);
        break;
    case Child::Linked:
        next.kind = kindByType(type, Class::Content);
        next.isReference = next.kind != Class::Specific;
        break;
    case Child::StandIn:
        next.kind = Class::Canvas;
        next.standsIn = true;
        break;
    }
    return next;
}

} // namespace kader::iiif
