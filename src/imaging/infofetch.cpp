#include "imaging/infofetch.h"

#include "iiif/physicalscale.h"
#include "imaging/workshop.h"
#include "net/client.h"
#include "net/jsonanswer.h"
#include "net/response.h"

namespace kader::imaging {

namespace {

Result<iiif::ImageService> read(Result<net::Response> answer, const WebAddress &base)
{
    if (answer)
        answer = net::requireSuccess(std::move(*answer));
    if (!answer)
        return tl::unexpected(answer.error());
    Result<iiif::ImageServiceReading> reading =
        iiif::readImageInfo(answer->body, {.requestedBase = base, .place = {.document = answer->finalAddress.text()}});
    if (!reading)
        return tl::unexpected(reading.error());
    if (const auto outline = iiif::Outline::parse(answer->body))
        reading->service.metresPerPixel = iiif::metresPerUnit(outline->root());
    return std::move(reading->service);
}

} // namespace

JobHandle fetchInfo(Workshop &shop, const iiif::ImageService &service,
                    std::function<void(Result<iiif::ImageService>)> done, net::Priority priority)
{
    if (const iiif::ImageService *known = shop.services.object(service.id.text())) {
        done(*known);
        return nullptr;
    }
    net::Request request{.address = iiif::infoAddress(service)};
    request.priority = priority;
    request.keep = net::Keep::ForADay;
    request.judge = net::requireWholeJson;
    return shop.client.fetch(
        request, [&shop, request, base = service.id, tell = std::move(done)](const Result<net::Response> &answer) {
            const auto told = tell;
            Result<iiif::ImageService> described = read(answer, base);
            if (described) {
                shop.client.keep(request, *answer);
                shop.services.insert(base.text(), new iiif::ImageService(*described));
            }
            told(std::move(described));
        });
}

} // namespace kader::imaging
