#include "enrichment/htmltext.h"
#include "iiif/region.h"
#include "repository/locator.h"
#include "repository/reader.h"

using namespace kader;

/// The small readers of text from outside: fragments, HTML, locators, records.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    if (const auto fragment = iiif::SpatialFragment::parseFragment(text))
        (void)fragment->toRegion(iiif::CanvasSize{100, 50});
    (void)enrichment::htmlToText(text);
    (void)repository::parseLocator(text);
    (void)repository::readDataset(bytes);
    (void)repository::readCollections(bytes);
    (void)repository::readDatasetPage(bytes);
    return 0;
}
