#include "demo/cataloguebuilder.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

/// Each mask is of the scene that its photograph shows.
QList<File> CatalogueBuilder::photographsWithMasks(const QString &dataset)
{
    QList<File> files;
    for (const int frame : {4012, 4013, 4014, 4027, 4028, 4031}) {
        const QSize size(10137, 9522);
        const File photograph = image(dataset, u"RAF_%1.tif"_s.arg(frame), Scene::Aerial, size);
        File mask = image(dataset, u"RAF_%1_mask.png"_s.arg(frame), Scene::AerialMask, size);
        mask.picture->seed = photograph.picture->seed;
        files += {photograph, mask};
    }
    return files;
}

void CatalogueBuilder::addAerialSurvey()
{
    const QString uuid = ids::aerialSurvey;
    Version version = CatalogueBuilder::version(
        uuid, 1, u"Aerial photographs of the Betuwe, spring 1945: scans and land-cover masks"_s,
        u"2024-05-14T09:12:31"_s);
    version.description =
        u"<p>Scans of six vertical aerial photographs of the river area between Nijmegen &amp; Arnhem, taken in the "
        u"spring of 1945 "
        "from about 4,000&nbsp;m, each with a hand-checked land-cover mask of the same size.</p>"
        "<p>The mask holds small integers:</p><ul><li>0 &ndash; film border</li><li>1 &ndash; fields and grass</li>"
        "<li>2 &ndash; water</li><li>3 &ndash; roads</li><li>4 &ndash; buildings</li><li>5 &ndash; trees</li></ul>"
        "<p>Bomb craters are <em>not</em> in the masks; see the annotations. Ground resolution &lt; 0.35&nbsp;m.</p>"_s;
    version.authors = {person(u"Annelies Verhoeven"_s, u"0000-0003-1415-9265"_s, 3391047),
                       person(u"Pieter-Jan Østergård"_s), person(u"Łucja Wiśniewska"_s, u"0000-0002-7182-8182"_s)};
    version.authors += people({"Bram Hofstede", "Cato Lindhout", "Daan Rietveld", "Esmée van Loon", "Femke Aarsman",
                               "Gijs Terpstra", "Hanna de Bruijn", "Ilse Kuipers", "Jochem Wolters"});
    version.authors += {person(u"Karin Noordhoek"_s, u"0000-0001-6180-3398"_s), person(u"Lars Meinders"_s)};
    version.tags = {u"aerial photography"_s,
                    u"land cover"_s,
                    u"segmentation"_s,
                    u"Second World War"_s,
                    u"Betuwe"_s,
                    u"rivers"_s,
                    u"dikes"_s,
                    u"bomb craters"_s,
                    u"historical photographs"_s,
                    u"ground truth"_s,
                    u"IIIF"_s,
                    u"remote sensing"_s};
    version.categories = categories({41010, 43010});
    version.references = {u"https://doi.org/10.5555/fieldwork.1945.3"_s,
                          u"https://example.org/betuwe/flight-reports"_s};
    version.fundings = {{derivedUuid(uuid, u"grant"_s), u"Landscapes under fire"_s, u"KIEM.21.0417"_s,
                         u"Dutch Research Council"_s, u"https://example.org/grants/KIEM.21.0417"_s}};
    version.fields = {
        field("Time coverage", u"1945-03-02 / 1945-04-19"_s),
        field("Same As", u"https://example.org/collections/betuwe-1945"_s),
        field("Publisher", u"4TU.ResearchData"_s),
        field("Organizations", u"TU Delft, Faculty of Civil Engineering and Geosciences; Wageningen University"_s),
        field("Licence remarks", u"Photographs: public domain"_s),
        field("Language", u"en"_s),
        field("Geolocation Longitude", u"5.8437"_s),
        field("Geolocation Latitude", u"51.9142"_s),
        field("Geolocation", u"Betuwe, The Netherlands"_s),
        field("Format", u"TIFF; PNG"_s),
        {u"Data Link"_s, {u"https://example.org/betuwe/tiles"_s}, true},
        field("Contributors", u"Royal Air Force (photographs)"_s)};
    version.derivedFrom = {u"https://doi.org/10.5555/archive.raf.542"_s,
                           u"https://example.org/archives/flight-16-1945"_s};
    version.resourceTitle = u"Reading a battlefield from above"_s;
    version.resourceDoi = u"10.5555/jhg.2024.118"_s;
    version.hasThumbnail = true;
    version.files = photographsWithMasks(uuid);
    version.files.append(
        text(uuid, u"README.txt"_s, "Six scans with land-cover masks. See the description for the classes.\n"_ba));
    m_catalogue.m_datasets.append({.uuid = uuid, .license = license(License::CcZero), .versions = {version}});
}

void CatalogueBuilder::addYeastSeries()
{
    const QString uuid = ids::yeastSeries;
    Version version = CatalogueBuilder::version(
        uuid, 1, u"Position of the nucleus in budding yeast: fluorescence micrographs of 24 fields"_s,
        u"2024-09-03T14:40:05"_s);
    version.description = u"<p>Dark-field fluorescence of <em>Saccharomyces cerevisiae</em> in log phase. Green: free "
                          u"GFP in the cytoplasm; magenta: "
                          "a histone marker in the nucleus.</p><p>63&times;/1.4 objective, 0.05&nbsp;&micro;m per "
                          "pixel. Some cells lie outside the focal plane "
                          "and were kept on purpose.</p>"_s;
    version.authors = {person(u"Mirjam Sandberg"_s, u"0000-0002-2360-6797"_s), person(u"Nuno Ferreira da Costa"_s),
                       person(u"Olga Bystrická"_s, u"0000-0001-5772-1566"_s)};
    version.tags = {u"yeast"_s, u"nucleus"_s, u"fluorescence microscopy"_s, u"cell biology"_s};
    version.categories = categories({42010, 42020});
    version.fields = {field("Publisher", u"4TU.ResearchData"_s), field("Time coverage", u"2023"_s),
                      field("Format", u"TIFF"_s), field("Language", u"en"_s)};
    version.derivedFrom = {u"https://doi.org/10.5555/strains.yms-118"_s};
    version.resourceTitle = u"Where the nucleus goes before division"_s;
    version.resourceDoi = u"https://doi.org/10.5555/cellbiol.2024.77"_s;
    version.hasThumbnail = true;
    for (int field = 1; field <= 24; ++field)
        version.files.append(
            image(uuid, u"yeast_field_%1.tif"_s.arg(field, 2, 10, QChar(u'0')), Scene::Yeast, {2048, 2048}));
    m_catalogue.m_datasets.append(
        {.uuid = uuid, .group = 28589, .license = license(License::CcBy), .versions = {version}});
}

void CatalogueBuilder::addGlacierFrames()
{
    const QString uuid = ids::glacierFrames;
    Version version = CatalogueBuilder::version(
        uuid, 1, u"Trimetrogon photographs of a polar coast, 380 frames with segmentations in mind"_s,
        u"2025-01-20T08:00:00"_s);
    version.description =
        u"<p>Frames of four flight lines, three cameras each (left, vertical, right), reduced from the original scans.</p>"_s;
    version.authors = people({"Quirine Baas", "Rutger Steensma", "Sanne Ólafsdóttir"});
    version.tags = {u"glaciers"_s, u"polar regions"_s, u"historical photographs"_s, u"sea ice"_s};
    version.categories = categories({41010, 41020});
    version.fields = place(u"1966-12 / 1967-02"_s, u"-64,2318"_s, u"-65,7702"_s, u"Graham Coast"_s);
    version.derivedFrom = {u"https://doi.org/10.5555/polar.film.archive"_s};
    version.hasThumbnail = true;
    const QList<std::pair<int, int>> flights = {{2161, 51}, {2162, 97}, {2163, 150}, {2164, 190}};
    const QList<QSize> sizes = {{2400, 2200}, {1840, 1720}, {2048, 2048}, {1600, 1500}};
    for (const auto &[flight, first] : flights) {
        for (const char16_t *camera : {u"31L", u"32V", u"33R"}) {
            // The last line ran out of film four frames early, on the right camera.
            const int count = flight == 2164 && camera[2] == u'R' ? 28 : 32;
            for (int frame = first; frame < first + count; ++frame) {
                const QString name =
                    u"CA%1%2%3.tif"_s.arg(flight).arg(QStringView(camera)).arg(frame, 4, 10, QChar(u'0'));
                version.files.append(image(uuid, name, Scene::Glacier, sizes.at(frame % sizes.size())));
            }
        }
    }
    m_catalogue.m_datasets.append({.uuid = uuid, .license = license(License::CcBy), .versions = {version}});
}

void CatalogueBuilder::addThinSection()
{
    const QString uuid = ids::thinSection;
    Version version = CatalogueBuilder::version(
        uuid, 1, u"Whole-slide scan of a Rotliegend sandstone between crossed polarisers"_s, u"2024-11-08T16:25:44"_s);
    version.description =
        u"<p>One thin section (30&nbsp;&micro;m) from a core at 3,012&nbsp;m, scanned at 0.6&nbsp;&micro;m per pixel: 40,000 &times; 30,000 pixels.</p>"_s;
    version.authors = people({"Tjeerd Oldenhuis", "Ursula Vermeer"});
    version.tags = {u"petrography"_s, u"sandstone"_s, u"thin section"_s};
    version.categories = categories({41030});
    version.fields = place(u"Permian"_s, u"6º 51’ 12’’ E"_s, u"53º 18’ 40’’ N"_s, u"Groningen"_s);
    version.hasThumbnail = true;
    version.files = {image(uuid, u"RTL-3012_xpl.tif"_s, Scene::ThinSection, {40000, 30000})};
    m_catalogue.m_datasets.append({.uuid = uuid, .license = license(License::CcByNc), .versions = {version}});
}

void CatalogueBuilder::addTwoVersions()
{
    const QString uuid = ids::twoVersions;
    Version first = version(uuid, 1, u"Repeat photography of a river bend"_s, u"2023-02-10T11:00:00"_s);
    first.description = u"<p>The same bend of a river from the air, before and after the groynes were lowered.</p>"_s;
    first.authors = people({"Vera Zijlstra", "Wouter Pauw"});
    first.tags = {u"rivers"_s, u"aerial photography"_s};
    first.categories = categories({41010});
    first.fields = place(u"2009"_s, u"5.1203"_s, u"51.8271"_s, u"Waal"_s);
    first.files = {image(uuid, u"bend_2009.tif"_s, Scene::Aerial, {3000, 2800}),
                   image(uuid, u"bend_2009_mask.png"_s, Scene::AerialMask, {3000, 2800}),
                   text(uuid, u"README.txt"_s, "Version 1: the bend in 2009.\n"_ba)};
    first.files[1].picture->seed = first.files[0].picture->seed;
    Version second = first;
    second.number = 2;
    second.uuid = derivedUuid(uuid, u"version 2"_s);
    second.title = u"Repeat photography of a river bend, 2009 and 2015"_s;
    second.published = u"2024-02-19T15:30:00"_s;
    second.fields.first().values = QStringList{u"2009; 2015"_s};
    second.hasThumbnail = true;
    second.files.insert(2, image(uuid, u"bend_2015.tif"_s, Scene::Aerial, {3000, 2800}));
    second.files.insert(3, image(uuid, u"bend_2015_mask.png"_s, Scene::AerialMask, {3000, 2800}));
    second.files[3].picture->seed = second.files[2].picture->seed;
    m_catalogue.m_datasets.append(
        {.uuid = uuid, .id = ids::twoVersionsNumber, .license = license(License::CcBy), .versions = {first, second}});
}

/// Files of one name in two versions are two files, for their images differ.
void CatalogueBuilder::addScannedAgain()
{
    const QString uuid = ids::scannedAgain;
    Version first = version(uuid, 1, u"Survey flights over the Western Scheldt"_s, u"2021-06-07T09:40:00"_s);
    first.description = u"<p>Four photographs of tidal flats, scanned from prints.</p>"_s;
    first.authors = people({"Xandra Bolhuis", "Wouter Pauw"});
    first.tags = {u"tidal flats"_s, u"aerial photography"_s};
    first.categories = categories({41010});
    first.fields = place(u"1959"_s, u"3.8250"_s, u"51.3970"_s, u"Western Scheldt"_s);
    const auto scan = [&uuid](int flight, QSize size) {
        return image(uuid, u"flight_%1.tif"_s.arg(flight), Scene::Aerial, size);
    };
    const auto scannedAgain = [&](int flight, QSize size) {
        File file = scan(flight, size);
        file.uuid = derivedUuid(uuid, file.name + u" again"_s);
        return file;
    };
    first.files = {scan(1, {1500, 1000}), scan(2, {1600, 1200}), scan(3, {1200, 1200}), scan(4, {1000, 800})};
    Version second = first;
    second.number = 2;
    second.uuid = derivedUuid(uuid, u"version 2"_s);
    second.published = u"2024-04-03T13:10:00"_s;
    second.description = u"<p>Four photographs of tidal flats; flights 1 and 2 scanned again from negatives.</p>"_s;
    second.files = {scannedAgain(1, {3000, 2000}), scannedAgain(2, {1100, 1200}), scan(3, {1200, 1200}),
                    scan(5, {1000, 800})};
    m_catalogue.m_datasets.append(
        {.uuid = uuid, .group = 28592, .license = license(License::CcBy), .versions = {first, second}});
}

/// Two deposits whose files have the same names.
void CatalogueBuilder::addYeastPair()
{
    const auto add = [this](const QString &uuid, const QString &title, const QString &published) {
        Version version = CatalogueBuilder::version(uuid, 1, title, published);
        version.description = u"<p>Test images; the series itself is deposited separately.</p>"_s;
        version.authors = {person(u"Mirjam Sandberg"_s, u"0000-0002-2360-6797"_s)};
        version.tags = {u"yeast"_s, u"pilot"_s};
        version.categories = categories({42020});
        version.files = {image(uuid, u"Image 1"_s, Scene::Yeast, {1536, 1152}),
                         image(uuid, u"Image 2"_s, Scene::Yeast, {1536, 1152}),
                         image(uuid, u"overview.tif"_s, Scene::Yeast, {4096, 3072})};
        m_catalogue.m_datasets.append(
            {.uuid = uuid, .group = 28589, .license = license(License::CcBy), .versions = {version}});
    };
    add(ids::yeastPilot, u"Budding yeast, pilot images"_s, u"2023-10-02T10:05:00"_s);
    add(ids::yeastReplicate, u"Budding yeast, replicate of the pilot"_s, u"2023-12-11T10:05:00"_s);
}

void CatalogueBuilder::addCoastMosaic()
{
    const QString uuid = ids::coastMosaic;
    Version version =
        CatalogueBuilder::version(uuid, 1, u"Salt marshes from a kite: eight photographs"_s, u"2022-08-30T07:45:00"_s);
    version.description = u"<p>Panchromatic photographs of a salt marsh, from 200&nbsp;m.</p>"_s;
    version.authors = people({"Xandra Bolhuis"});
    version.tags = {u"coast"_s, u"kite aerial photography"_s};
    version.categories = categories({41010});
    version.fields = place(u"2021-07"_s, u"6.0751"_s, u"53.4498"_s, u"Schiermonnikoog"_s);
    for (int number = 1; number <= 8; ++number)
        version.files.append(image(uuid, u"marsh_%1.tif"_s.arg(number), Scene::Glacier, {1600, 1200}));
    m_catalogue.m_datasets.append(
        {.uuid = uuid, .group = 28592, .license = license(License::CcBy), .versions = {version}});
}

} // namespace kader::demo
