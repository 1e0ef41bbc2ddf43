#include "repository/locator.h"
#include "target.h"

using namespace kader;
using namespace kader::fuzz;
using namespace kader::repository;

/// What somebody types or pastes. Only ids and addresses of the web come out of it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using Kind = Locator::Kind;
    const Locator locator = parseLocator(QString::fromUtf8(input(data, size)));
    const bool needsId = locator.kind == Kind::Item || locator.kind == Kind::Dataset ||
                         locator.kind == Kind::Collection || locator.kind == Kind::Manifest;
    require(locator.id.has_value() == needsId, "what has an id names it");
    require(locator.kind != Kind::Web || locator.address, "an address of the web is there");
    require(locator.kind != Kind::Doi || !locator.doi.isEmpty(), "a DOI is there");
    require(!locator.version || (*locator.version >= 1 && *locator.version <= 9999), "versions are 1 to 9999");
    if (locator.id) {
        require(ItemId::parse(locator.id->text()) == locator.id, "an id reads as it is written");
        for (const QChar character : locator.id->text())
            require(character == u'-' || (character.unicode() < 0x80 && character.isLetterOrNumber()),
                    "nothing slips into the path of a request");
    }
    if (locator.address)
        require(WebAddress::parse(locator.address->text()).has_value(), "an address reads as it is written");
    return 0;
}
