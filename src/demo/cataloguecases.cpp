#include "demo/cataloguebuilder.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

void CatalogueBuilder::addWithoutImages()
{
    const QString uuid = ids::withoutImages;
    Version version = CatalogueBuilder::version(uuid, 1, u"Ground control points for the Betuwe photographs"_s,
                                                u"2024-05-14T10:02:00"_s);
    version.description =
        u"<p>Coordinates of 312 points (RD New) with the frame and pixel they were measured in.</p>"_s;
    version.authors = people({"Bram Hofstede"});
    version.tags = {u"ground control points"_s, u"aerial photography"_s};
    version.categories = categories({41010});
    version.files = {text(uuid, u"README.md"_s, "# Ground control points\n\nOne point a line; see the header.\n"_ba),
                     text(uuid, u"points.csv"_s, "frame,x,y,rd_x,rd_y\nRAF_4012,5120,4477,187214.2,437902.8\n"_ba)};
    m_catalogue.m_datasets.append({.uuid = uuid, .license = license(License::CcZero), .versions = {version}});
}

void CatalogueBuilder::addEmbargoedFiles()
{
    const QString uuid = ids::embargoedFiles;
    Version version =
        CatalogueBuilder::version(uuid, 1, u"Meiosis in fission yeast, time lapse"_s, u"2025-03-05T13:00:00"_s);
    version.description = u"<p>Forty frames at one-minute intervals. The files open when the article is out.</p>"_s;
    version.authors = {person(u"Olga Bystrická"_s, u"0000-0001-5772-1566"_s)};
    version.tags = {u"yeast"_s, u"meiosis"_s};
    version.categories = categories({42010});
    version.files = {image(uuid, u"frame_01.tif"_s, Scene::Yeast, {2048, 2048}),
                     image(uuid, u"frame_02.tif"_s, Scene::Yeast, {2048, 2048})};
    m_catalogue.m_datasets.append({.uuid = uuid,
                                   .group = 28589,
                                   .license = license(License::CcBy),
                                   .embargo = {Access::EmbargoedFiles, u"2098-12-31"_s, u"Article under review"_s,
                                               u"<p>Opens on publication.</p>"_s},
                                   .versions = {version}});
}

void CatalogueBuilder::addEmbargoedEntirely()
{
    const QString uuid = ids::embargoedEntirely;
    Version version =
        CatalogueBuilder::version(uuid, 1, u"Inspection images of a lock gate"_s, u"2025-02-11T09:00:00"_s);
    version.description = u"<p>Not public yet.</p>"_s;
    version.authors = people({"Yara Schouten"});
    version.categories = categories({44000});
    version.files = {image(uuid, u"gate_01.tif"_s, Scene::Glacier, {1600, 1200})};
    m_catalogue.m_datasets.append({.uuid = uuid,
                                   .license = license(License::CcBy),
                                   .embargo = {Access::EmbargoedEntirely, u"2098-06-30"_s, u"Patent pending"_s,
                                               u"Agreement with the owner of the lock"_s},
                                   .versions = {version}});
}

void CatalogueBuilder::addRestricted()
{
    const QString uuid = ids::restricted;
    Version version = CatalogueBuilder::version(uuid, 1, u"Street photographs with recognisable people, 1950s"_s,
                                                u"2023-06-21T12:00:00"_s);
    version.description = u"<p>On request only: the people in the photographs may be alive.</p>"_s;
    version.authors = people({"Zeger Blom"});
    version.tags = {u"privacy"_s, u"historical photographs"_s};
    version.categories = categories({43000});
    version.files = {image(uuid, u"street_01.tif"_s, Scene::Glacier, {1600, 1200})};
    m_catalogue.m_datasets.append({.uuid = uuid,
                                   .license = license(License::CcByNc),
                                   .embargo = {Access::Restricted, {}, u"Restricted access"_s, u"Personal data"_s},
                                   .versions = {version}});
}

void CatalogueBuilder::addLinkOnly()
{
    const QString uuid = ids::linkOnly;
    Version version = CatalogueBuilder::version(uuid, 1, u"Weather radar over the Betuwe, with an overview image"_s,
                                                u"2022-12-01T09:30:00"_s);
    version.description = u"<p>The data lie on an OPeNDAP server; one overview image is deposited here.</p>"_s;
    version.authors = people({"Gijs Terpstra"});
    version.tags = {u"radar"_s, u"OPeNDAP"_s};
    version.categories = categories({41000});
    version.fields = place(u"2021"_s, u"5.84"_s, u"51.91"_s, u"Betuwe"_s);
    version.fields.append(
        {u"Data Link"_s, {u"https://opendap.example.org/thredds/catalog/radar/betuwe/catalog.html"_s}, true});
    File link;
    link.name = u"https://opendap.example.org/thredds/catalog/radar/betuwe/catalog.html"_s;
    link.uuid = derivedUuid(uuid, link.name);
    link.link = link.name;
    version.files = {link, image(uuid, u"overview.png"_s, Scene::Aerial, {2000, 1600})};
    m_catalogue.m_datasets.append({.uuid = uuid, .license = license(License::CcBy), .versions = {version}});
}

void CatalogueBuilder::addMetadataOnly()
{
    const QString uuid = ids::metadataOnly;
    Version version = CatalogueBuilder::version(uuid, 1, u"Glass negatives kept in the university library"_s,
                                                u"2021-11-15T08:20:00"_s);
    version.description = u"<p>A description of 1,204 negatives that have not been digitised.</p>"_s;
    version.authors = people({"Cato Lindhout"});
    version.tags = {u"heritage"_s};
    version.categories = categories({43000});
    m_catalogue.m_datasets.append(
        {.uuid = uuid, .license = license(License::CcBy), .metadataOnly = true, .versions = {version}});
}

void CatalogueBuilder::addSoftware()
{
    const QString uuid = ids::software;
    Version version = CatalogueBuilder::version(
        uuid, 1, u"Scripts that make land-cover masks from corrected polygons"_s, u"2024-05-14T10:30:00"_s);
    version.description = u"<p>Python scripts and a test polygon.</p>"_s;
    version.authors = people({"Lars Meinders"});
    version.tags = {u"segmentation"_s, u"software"_s};
    version.categories = categories({44000});
    version.files = {text(uuid, u"rasterise.py"_s,
                          "import sys\n\nprint('usage: rasterise.py POLYGONS.json', file=sys.stderr)\n"_ba)};
    m_catalogue.m_datasets.append({.uuid = uuid, .type = 9, .license = license(License::Mit), .versions = {version}});
}

void CatalogueBuilder::addCollections()
{
    Version first =
        version(ids::mainCollection, 1, u"Reading the Netherlands from above and within"_s, u"2024-06-03T09:00:00"_s);
    first.description = u"<p>Images of land, rock &amp; cells for teaching how to read them.</p>"_s;
    first.authors = {person(u"Annelies Verhoeven"_s, u"0000-0003-1415-9265"_s, 3391047),
                     person(u"Mirjam Sandberg"_s, u"0000-0002-2360-6797"_s)};
    first.tags = {u"aerial photography"_s, u"microscopy"_s, u"IIIF"_s};
    first.categories = categories({41010, 42020});
    first.references = {u"https://doi.org/10.5555/reading.images"_s};
    first.fields = place(u"1945 / 2025"_s, u"5.29"_s, u"52.13"_s, u"The Netherlands"_s);
    first.resourceTitle = u"Reading images, a course"_s;
    first.resourceDoi = u"10.5555/reading.images"_s;
    Version second = first;
    second.number = 2;
    second.uuid = derivedUuid(ids::mainCollection, u"version 2"_s);
    second.published = u"2025-03-10T09:00:00"_s;
    m_catalogue.m_collections.append(
        {.uuid = ids::mainCollection,
         .id = ids::mainCollectionNumber,
         .versions = {first, second},
         .datasets = {ids::aerialSurvey, ids::yeastSeries, ids::glacierFrames, ids::thinSection, ids::withoutImages,
                      ids::embargoedFiles, ids::embargoedEntirely, ids::restricted, ids::twoVersions, ids::yeastPilot,
                      ids::yeastReplicate, ids::linkOnly, ids::metadataOnly, ids::software}});

    Version coast = version(ids::coastCollection, 1, u"Dutch coasts in motion"_s, u"2022-09-01T09:00:00"_s);
    coast.description = u"<p>Photographs of the Wadden Sea and the Delta.</p>"_s;
    coast.authors = people({"Xandra Bolhuis"});
    coast.tags = {u"coast"_s};
    coast.categories = categories({41000});
    m_catalogue.m_collections.append({.uuid = ids::coastCollection,
                                      .group = 28592,
                                      .versions = {coast},
                                      .datasets = {ids::coastMosaic, ids::twoVersions, ids::scannedAgain}});

    Version teaching = version(ids::teachingCollection, 1, u"Teaching sets for microscopy"_s, u"2024-01-15T09:00:00"_s);
    teaching.description = u"<p>Small sets that open quickly.</p>"_s;
    teaching.authors = {person(u"Mirjam Sandberg"_s, u"0000-0002-2360-6797"_s)};
    teaching.categories = categories({42020});
    m_catalogue.m_collections.append({.uuid = ids::teachingCollection,
                                      .group = 28589,
                                      .versions = {teaching},
                                      .datasets = {ids::yeastPilot, ids::yeastReplicate}});
}

} // namespace kader::demo
