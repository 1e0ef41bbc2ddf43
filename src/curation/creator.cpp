#include "curation/creator.h"

#include "exchange/creatorcell.h"
#include "iiif/fragment.h"
#include "iiif/outline.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr auto orcidAddress = "https://orcid.org/"_L1;
constexpr int mostNamed = 5;

QString withOrcid(const QString &name, const QString &address)
{
    QString orcid = address;
    for (const QLatin1StringView start : {orcidAddress, "http://orcid.org/"_L1}) {
        if (orcid.startsWith(start))
            orcid = "ORCID "_L1 + orcid.sliced(start.size());
    }
    if (name.isEmpty())
        return orcid;
    return orcid.isEmpty() || orcid == address ? name : u"%1 (%2)"_s.arg(name, orcid);
}

QString agentText(iiif::Value agent)
{
    if (agent.isString())
        return withOrcid({}, agent.text());
    const iiif::Value name = agent["name"].isArray() ? agent["name"].firstChild() : agent["name"];
    return withOrcid(name.text().simplified(), agent["id"].text());
}

} // namespace

QString creatorOf(const QString &name, const QString &orcid)
{
    if (name.isEmpty() && orcid.isEmpty())
        return {};
    iiif::Fragment person = iiif::Fragment::object();
    if (!orcid.isEmpty())
        person["id"] = iiif::toStd(orcidAddress + orcid);
    person["type"] = "Person";
    if (!name.isEmpty())
        person["name"] = iiif::toStd(name);
    return exchange::creatorCell(iiif::toJson(person));
}

QString creatorText(const QString &creator)
{
    if (!exchange::isJsonCell(creator))
        return withOrcid({}, creator);
    const Result<iiif::Outline> outline = iiif::Outline::parse(creator.toUtf8());
    if (!outline)
        return {};
    const iiif::Value root = outline->root();
    if (!root.isArray())
        return agentText(root);
    QStringList names;
    for (const iiif::Value agent : root) {
        const QString text = agentText(agent);
        if (!text.isEmpty() && names.size() <= mostNamed)
            names += names.size() < mostNamed ? text : u"…"_s;
    }
    return names.join(u", "_s);
}

} // namespace kader::curation
