#include "iiif/upgradeforms.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// The identifier that `rights` may hold (Presentation 3, 3.1) for an address as people copy it: with https, or that
/// of the page about the licence. Empty for any other.
QString rightsIdentifier(QString address)
{
    static constexpr std::array beginnings = {"http://creativecommons.org/licenses/"_L1,
                                              "http://creativecommons.org/publicdomain/"_L1,
                                              "http://rightsstatements.org/vocab/"_L1};
    if (address.startsWith("https://"_L1))
        address.remove(4, 1);
    const bool isKnown = std::any_of(beginnings.begin(), beginnings.end(), [&](QLatin1StringView it) {
        return address.startsWith(it) && address.size() > it.size();
    });
    const qsizetype lastPart = address.lastIndexOf(u'/') + 1;
    const QStringView page = QStringView(address).sliced(lastPart);
    if (page.startsWith("deed"_L1) || page.startsWith("legalcode"_L1))
        address.truncate(lastPart);
    return isKnown ? address : QString();
}

/// The first licence that `rights` can tell.
Value tellable(const std::vector<Value> &licences)
{
    const auto found = std::find_if(licences.begin(), licences.end(), [](Value licence) {
        return !rightsIdentifier(upgradeId(licence).text()).isEmpty();
    });
    return found != licences.end() ? *found : Value();
}

} // namespace

void rightsForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    const QString address = upgradeId(tellable(upgradeListed(value))).text();
    if (address.isEmpty())
        return;
    const QString identifier = rightsIdentifier(address);
    if (identifier != address)
        upgrader.tell(UpgradeNote::RightsForm);
    upgrader.out.string(identifier);
}

void licenceEntryForm(Upgrader &upgrader, Value value, const Upgradee &)
{
    const std::vector<Value> licences = upgradeListed(value);
    const Value told = tellable(licences);
    for (const Value licence : licences) {
        if (licence == told || licence.raw() == "\"\"")
            continue;
        upgrader.tell(UpgradeNote::Licence);
        writeMetadataEntry(upgrader, u"License"_s, licence);
    }
}

void providerForm(Upgrader &upgrader, Value value, const Upgradee &owner)
{
    const std::vector<Value> logos = upgradeListed(value);
    if (logos.empty() || logos.front().raw() == "\"\"")
        return;
    const Value own = owner.value["attribution"];
    const Value attribution = own ? own : owner.sequence["attribution"];
    const bool isPlain = attribution && !attribution.raw().contains('<'); // labels have no markup
    UpgradeWriter &out = upgrader.out;
    out.beginObject();
    if (const QByteArray id = upgrader.minted(owner.id, "/provider"); !id.isEmpty())
        out.text("id", QString::fromUtf8(id));
    out.text("type", u"Agent"_s);
    const bool isNamed = isPlain && out.member("label", [&] { writeLanguageMap(upgrader, attribution); });
    if (!isNamed)
        out.member("label", [&] { out.raw("{\"en\":[\"Unknown\"]}"); });
    upgrader.tell(isNamed ? UpgradeNote::Provider : UpgradeNote::ProviderUnknown);
    out.list("logo", false, [&] { imageForm(upgrader, value, owner); });
    out.endObject();
}

} // namespace kader::iiif
