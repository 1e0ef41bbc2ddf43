#include "demo/words.h"

using namespace Qt::StringLiterals;

namespace kader::demo::words {

namespace {

QStringList list(const char16_t *text)
{
    return QString::fromUtf16(text).split(u'|');
}

QList<Topic> landTopics()
{
    return {
        {u"Land and Water"_s, list(u"River Engineering|Coastal Dynamics|Hydrology|Dikes and Dams"),
         list(u"Aerial photographs|Depth soundings|Time series|Laboratory flume images|Model output|Field notes"),
         list(u"bank erosion|bar migration in a sandy river|salt marsh growth|dike breaches|groundwater under a polder|"
              u"mangrove roots in storm surge|dune blowouts|ice jams|a tidal inlet"),
         list(u"erosion|sediment|river|coast|flood|groundwater|remote sensing|delta"),
         list(u"Positions are in RD New.|Each frame covers about one square kilometre.|Gauges were read every ten "
              u"minutes.|The flume was 14 m long and 2 m wide.|Missing values are marked with −999."),
         Scene::Aerial},
        {u"Ice and Rock"_s, list(u"Glacier Dynamics|Petrology|Geophysics|Soil Mechanics"),
         list(u"Thin sections|Oblique photographs|Seismic records|Scans|Borehole logs|Radar profiles"),
         list(u"retreating glacier fronts|Rotliegend sandstone|fault gouge|crevasse fields|permafrost slopes|basalt "
              u"columns|loess|induced earthquakes near Groningen"),
         list(u"glacier|petrography|porosity|seismicity|permafrost|microscopy|stratigraphy"),
         list(u"Sections were cut perpendicular to bedding.|Photographs were taken from the same three cairns each "
              u"year.|The crossed polarisers stood at 45°.|Depths are below the surface of 2010."),
         Scene::Glacier},
        {u"Materials"_s, list(u"Metallurgy|Polymers|Concrete and Masonry|Thin Films"),
         list(u"Micrographs|Fatigue tests|Diffraction patterns|Tomographic slices|Tensile curves"),
         list(u"cracked mortar|additively manufactured steel|perovskite films|self-healing asphalt|hydrogen "
              u"embrittlement|Ångström-thin coatings|woven composites|historic brickwork"),
         list(u"fracture|fatigue|SEM|tomography|composites|corrosion|concrete"),
         list(
             u"The scale bar is 20 µm.|Loads are in kN.|Samples were polished to 1 µm.|Specimens B3 and C1 slipped and "
             u"should be left out."),
         Scene::ThinSection},
    };
}

QList<Topic> lifeTopics()
{
    return {
        {u"Cells and Organisms"_s, list(u"Yeast Biology|Plant Pathology|Microbial Ecology|Neuroscience"),
         list(u"Fluorescence images|Segmented cells|Sequencing counts|Time lapse|Growth curves"),
         list(u"budding yeast under heat|stomata of wheat|biofilms on membranes|dividing Łódź strains|zebrafish "
              u"embryos|nitrifying bacteria|Müller cells|root hairs"),
         list(u"yeast|segmentation|fluorescence|time lapse|microbiology|imaging|cell cycle"),
         list(u"Nuclei are in the second channel.|Exposure was 200 ms.|Cells were counted by two people independently."
              u"|Plates were imaged every hour for three days."),
         Scene::Yeast},
        {u"Food and Agriculture"_s, list(u"Crop Science|Animal Welfare|Food Structure|Greenhouse Climate"),
         list(u"Canopy photographs|Sensor data|Questionnaires|Sensory panels|Drone images"),
         list(u"potato blight|grazing cows|plant-based meat|tomato ripening|intercropped maize|bee foraging|rice "
              u"paddies in Curaçao and beyond"),
         list(u"agriculture|phenotyping|drone|sensors|survey|sustainability"),
         list(
             u"Rows run north to south.|Each plot has four corners marked with poles.|Answers are on a scale of one to "
             u"seven.|Colours were calibrated with a card."),
         Scene::Aerial},
        {u"Buildings and Heritage"_s, list(u"Architecture|Conservation|Urban Studies|Maps and Plans"),
         list(u"Glass negatives|Facade photographs|Floor plans|Point clouds|Interviews"),
         list(u"post-war housing|church vaults|café interiors|the naïve façades of garden villages|shipwreck timber|"
              u"windmills|Delft tiles|bridges before demolition"),
         list(u"heritage|architecture|photogrammetry|archives|historical photographs|city"),
         list(u"Negatives were scanned at 1,200 dpi.|Names of residents were removed.|Plans are drawn at 1:200.|The "
              u"originals are kept in the university library."),
         Scene::Glacier},
    };
}

QList<Topic> numberTopics()
{
    return {
        {u"Computing"_s,
         list(u"Machine Learning|Software Engineering|Security|Human Computer Interaction"),
         list(u"Benchmarks|Source code|Traces|Annotated images|Survey answers"),
         list(u"graph neural networks|flaky tests|eye tracking|federated learning|smart contracts|autonomous "
              u"shuttles|small language models"),
         list(u"machine learning|benchmark|software|computer vision|reproducibility"),
         list(u"Runs are numbered as in the article.|The seeds are in the file names.|Times are in milliseconds.|A "
              u"container with the environment is included."),
         {}},
        {u"Energy and Flow"_s,
         list(u"Wind Energy|Combustion|Turbulence|Batteries"),
         list(u"Particle image velocimetry|Lidar records|Simulations|Schlieren images|Cycling data"),
         list(u"floating wind turbines|hydrogen flames|separated boundary layers|redox flow cells|airfoil icing|heat "
              u"pumps in row houses|bubbly pipe flow"),
         list(u"turbulence|wind energy|PIV|CFD|hydrogen|battery"),
         list(u"Velocities are in m/s.|The mesh has 2.1 million cells.|Cells were cycled at C/3.|Frames are 0.5 ms "
              u"apart."),
         {}},
    };
}

} // namespace

const QList<Topic> &topics()
{
    static const QList<Topic> all = landTopics() + lifeTopics() + numberTopics();
    return all;
}

const QStringList &places()
{
    static const QStringList all =
        list(u"the Betuwe|Ameland|Zeeland|Svalbard|the Waal near Nijmegen|Delft|Eindhoven|Wageningen|Enschede|Bonaire|"
             u"the Mekong delta|Łódź|São Tomé|Reykjavík|Tromsø|Kraków|Zürich|Málaga|the North Sea|the Ems estuary|"
             u"Limburg|Gävle|Curaçao|the Wadden Sea|Rotterdam|Île-de-France|Århus|the Oosterschelde|Twente|Groningen");
    return all;
}

const QStringList &givenNames()
{
    static const QStringList all = list(
        u"Aafke|Bastiaan|Céline|Dirk-Jan|Eefje|Fenna|Guusje|Hendrik|Ïlse|Jelmer|Katarzyna|Lieve|Marit|Niels|Øyvind|"
        u"Pelle|Quirine|Ruben|Saskia|Tjeerd|Ulrike|Vincent|Wietske|Xenia|Ypke|Zoë|Łukasz|José|Mei|Ravi|Sunita|"
        u"Tomáš|Yusuf|Amina|Chiara|Ángel|Björn|Đorđe|Siobhán|Hiroko");
    return all;
}

const QStringList &familyNames()
{
    static const QStringList all =
        list(u"Aldershof|van Beukelen|Coenraads|de Dommel|Eskesdóttir|ter Feer|Grönvall|Haverkort|in 't Hout|Jansma|"
             u"Kłosowska|Lammerink|van der Meent|Nieuwkoop|Oosterling|Pruim|Quist|Roelvinkel|Śliwa|Tervoort|Uylings|"
             u"Veldkampen|Wąsik|Xu|IJlstra|Zandberg|Okonkwo|Nakamori|Ferrão|Müllenbach|Nguyễn|O'Dwyer|Sánchez-Río|"
             u"Krishnamurti|Çelikten|Đurić|Håkonsen|Lefèbvre|van den Aardweg|Bisschopink|Terwindt|Smallegang|"
             u"Duindam|Wolfswinkel|Ruigrok");
    return all;
}

} // namespace kader::demo::words
