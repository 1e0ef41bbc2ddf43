#include "layers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::layering {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

Unit unitOf(const QJsonObject &object)
{
    Unit unit;
    unit.name = object["name"_L1].toString();
    unit.path = object["path"_L1].toString();
    unit.target = object["target"_L1].toString();
    unit.floor = object["floor"_L1].toInt();
    unit.uses = strings(object["uses"_L1]);
    unit.qtModules = strings(object["qt"_L1]);
    unit.packages = strings(object["packages"_L1]);
    return unit;
}

Package packageOf(const QJsonObject &object)
{
    return {object["name"_L1].toString(), strings(object["headers"_L1]), strings(object["links"_L1])};
}

template <typename List, typename Predicate>
auto find(const List &list, Predicate matches)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), matches);
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

Result<Layers> Layers::fromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorKind::Malformed, error.errorString());
    Layers layers;
    for (const QJsonValue &unit : root["units"_L1].toArray())
        layers.m_units.append(unitOf(unit.toObject()));
    for (const QJsonValue &package : root["packages"_L1].toArray())
        layers.m_packages.append(packageOf(package.toObject()));
    layers.m_flagTargets = strings(root["flags"_L1]);
    layers.m_windowWords = strings(root["withoutWindow"_L1]["words"_L1]);
    layers.m_windowFloor = root["withoutWindow"_L1]["belowFloor"_L1].toInt();
    if (const Result<void> checked = layers.check(); !checked)
        return tl::unexpected(checked.error());
    return layers;
}

Result<void> Layers::check() const
{
    if (m_units.isEmpty())
        return failure(ErrorKind::Malformed, u"the table has no units"_s);
    for (const Unit &unit : m_units) {
        if (const Result<void> checked = check(unit); !checked)
            return checked;
    }
    return {};
}

Result<void> Layers::check(const Unit &unit) const
{
    if (unit.name.isEmpty() || unit.path.isEmpty() || unit.target.isEmpty() || unit.floor < 1)
        return failure(ErrorKind::Malformed, u"a unit lacks its name, path, target or floor: "_s + unit.name);
    for (const QString &name : unit.uses) {
        const Unit *used = unitNamed(name);
        if (!used)
            return failure(ErrorKind::Malformed, u"%1 uses %2, which is not in the table"_s.arg(unit.name, name));
        if (used->floor >= unit.floor)
            return failure(ErrorKind::Malformed, u"%1 uses %2, which is not below it"_s.arg(unit.name, name));
    }
    for (const QString &name : unit.packages) {
        if (!find(m_packages, [&](const Package &package) { return package.name == name; }))
            return failure(ErrorKind::Malformed, u"%1 uses the unknown package %2"_s.arg(unit.name, name));
    }
    return {};
}

const Unit *Layers::unitNamed(const QString &name) const
{
    return find(m_units, [&](const Unit &unit) { return unit.name == name; });
}

const Unit *Layers::unitOfPath(const QString &path) const
{
    return find(m_units, [&](const Unit &unit) { return path.startsWith(unit.path + u'/'); });
}

const Unit *Layers::unitOfTarget(const QString &target) const
{
    const QString plain = target.startsWith("kader::"_L1) ? "kader_"_L1 + target.mid(7) : target;
    return find(m_units, [&](const Unit &unit) { return unit.target == plain; });
}

const Package *Layers::packageOfHeader(const QString &header) const
{
    const auto isThis = [&](const QString &known) {
        return known.endsWith(u'/') ? header.startsWith(known) : header == known;
    };
    return find(m_packages, [&](const Package &package) {
        return std::any_of(package.headers.cbegin(), package.headers.cend(), isThis);
    });
}

const Package *Layers::packageOfLink(const QString &link) const
{
    return find(m_packages, [&](const Package &package) { return package.links.contains(link); });
}

} // namespace kader::layering
