#include "demo/cataloguegenerator.h"

#include "demo/noise.h"
#include "demo/numbereduuid.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

/// Throws the same numbers for the same seed, whatever else is thrown.
class Dice final {
public:
    Dice(quint32 seed, quint32 number) : m_bits(mix(seed ^ mix(number ^ 0xD1CEU))) {}

    [[nodiscard]] int below(int end) { return int(next() % quint32(end)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename List>
    [[nodiscard]] const auto &among(const List &list)
    {
        return list.at(below(int(list.size())));
    }

private:
    quint32 next() { return m_bits = again(m_bits, 1); }

    quint32 m_bits;
};

namespace {

constexpr int mostItems = 1'000'000;
constexpr int descriptionsInStock = 40;
constexpr int firstYear = 2011;
constexpr int years = 15;
constexpr int longestTeam = 16;
constexpr qint64 firstCategory = 51000;

QString capital(const QString &text)
{
    return text.left(1).toUpper() + text.mid(1);
}

QString orcid(quint32 person)
{
    const QString digits = QString::number(person * 7919U + 10'000'000U).rightJustified(12, u'0');
    return u"0000-%1-%2-%3"_s.arg(digits.mid(0, 4), digits.mid(4, 4), digits.mid(8, 4));
}

QString titleOf(const words::Topic &topic, Dice &dice)
{
    const QString subject = dice.among(topic.subjects);
    const QString place = dice.among(words::places());
    const int year = 1950 + dice.below(75);
    switch (dice.below(5)) {
    case 0:
        return u"%1 of %2, %3"_s.arg(dice.among(topic.methods), subject, place);
    case 1:
        return u"%1 in %2: %3 from %4"_s.arg(capital(subject), place, dice.among(topic.methods).toLower(),
                                             QString::number(year));
    case 2:
        return u"Data underlying the publication: %1 and %2 in %3"_s.arg(capital(subject), dice.among(topic.subjects),
                                                                         place);
    case 3:
        return u"%1 of %2, set %3"_s.arg(dice.among(topic.methods), subject, QString::number(1 + dice.below(40)));
    default:
        return u"Supplement to “%1”: %2"_s.arg(capital(subject), dice.among(topic.methods).toLower());
    }
}

QString description(const words::Topic &topic, Dice &dice)
{
    QString html = u"<p>"_s + dice.among(topic.methods) + u" of "_s + dice.among(topic.subjects) + u". "_s;
    for (int i = 2 + dice.below(4); i > 0; --i)
        html += dice.among(topic.sentences) + u' ';
    return html + u"</p><p>See the <em>README</em> &amp; the article.</p>"_s;
}

QStringList tags(const words::Topic &topic, Dice &dice)
{
    QStringList chosen;
    for (const QString &tag : topic.tags) {
        if (dice.chance(45))
            chosen.append(tag);
    }
    if (dice.chance(3)) { // More than a record lists.
        for (int i = 1; i <= 9; ++i)
            chosen.append(u"sample %1"_s.arg(i));
    }
    return chosen;
}

FilePlan planFor(const words::Topic &topic, Dice &dice)
{
    using Content = FilePlan::Content;
    FilePlan plan{.count = quint16(2 + dice.below(6)), .scene = topic.scene.value_or(Scene::Aerial)};
    const int cast = topic.scene ? dice.below(100) : 100;
    if (cast < 45)
        plan.content = Content::Images;
    else if (cast < 50)
        plan.content = Content::Stack;
    else if (cast < 58)
        plan.content = Content::Archive;
    else if (cast < 61)
        plan.content = Content::Linked;
    return plan;
}

} // namespace

CatalogueGenerator::CatalogueGenerator(Catalogue catalogue, Size size, quint32 seed)
    : m_catalogue(std::move(catalogue)), m_size{std::min(size.collections, mostItems),
                                                std::min(size.datasets, mostItems)},
      m_seed(seed)
{
    m_catalogue.m_seed = seed;
}

Catalogue CatalogueGenerator::generate()
{
    addVocabularies();
    addPeople();
    const quint32 datasets = quint32(std::max<qsizetype>(0, m_size.datasets - m_catalogue.m_datasets.size()));
    const quint32 collections = quint32(std::max<qsizetype>(0, m_size.collections - m_catalogue.m_collections.size()));
    m_catalogue.m_datasets.reserve(m_size.datasets);
    m_catalogue.m_collections.reserve(m_size.collections);
    for (quint32 index = 0; index < datasets; ++index)
        addDataset(index);
    for (quint32 index = 0; index < collections; ++index)
        addCollection(index);
    return m_catalogue;
}

void CatalogueGenerator::addVocabularies()
{
    m_catalogue.m_licenses +=
        {{51, u"CC BY-SA 4.0"_s, u"https://creativecommons.org/licenses/by-sa/4.0/"_s, u"data"_s},
         {52, u"CC BY-NC-ND 4.0"_s, u"https://creativecommons.org/licenses/by-nc-nd/4.0/"_s, u"data"_s},
         {4, u"GPL 3.0+"_s, u"https://www.gnu.org/licenses/gpl-3.0.html"_s, u"software"_s},
         {148, u"Terms of use of the repository"_s, u"https://example.org/terms"_s, u"legacy"_s}};
    qint64 id = firstCategory;
    Dice dice(m_seed, 1);
    for (const words::Topic &topic : words::topics()) {
        const auto category = [&id](const QString &title) {
            return Category{id++, derivedUuid(u"category"_s, title), title, {}, {}};
        };
        Field field{&topic, category(topic.category), {}, {}};
        for (const QString &title : topic.branches) {
            field.branches.append(category(title));
            field.branches.last().parentId = field.top.id;
            field.branches.last().parentUuid = field.top.uuid;
        }
        for (int i = 0; i < descriptionsInStock; ++i)
            field.descriptions.append(description(topic, dice));
        m_catalogue.m_categories.append(field.top);
        m_catalogue.m_categories += field.branches;
        m_fields.append(field);
    }
}

/// Some share a name and nothing else; some have several records, which only the ORCID joins.
void CatalogueGenerator::addPeople()
{
    const int count = std::max(40, m_size.datasets * 2 / 5);
    for (int person = 0; person < count; ++person) {
        Dice dice(m_seed ^ 0x9E09U, quint32(person));
        Author author;
        author.name = dice.among(words::givenNames()) + u' ' + dice.among(words::familyNames());
        author.uuid = numberedUuid(m_seed, {Numbered::Kind::Person, quint32(person), 0});
        QList<Author> records = {author};
        if (dice.chance(60)) {
            records.first().orcid = orcid(quint32(person));
            for (quint32 part = 1; dice.chance(30) && part < 4; ++part) {
                records.append(records.first());
                records.last().uuid = numberedUuid(m_seed, {Numbered::Kind::Person, quint32(person), part});
            }
        }
        m_people.append(records);
    }
    for (int i = 0; i < std::max(20, m_size.datasets * 2 / 5); ++i) {
        Dice dice(m_seed ^ 0x7EA3U, quint32(i));
        m_teams.append(team(dice));
    }
}

QList<Author> CatalogueGenerator::team(Dice &dice) const
{
    QList<Author> members;
    const int size = dice.chance(4) ? 11 + dice.below(longestTeam - 11) : 1 + dice.below(5);
    const int first = dice.below(int(m_people.size()));
    for (int i = 0; i < size; ++i) // Those who work together are near each other.
        members.append(dice.among(m_people.at((first + i * (1 + dice.below(3))) % m_people.size())));
    return members;
}

QString CatalogueGenerator::date(Dice &dice) const
{
    const auto two = [&dice](int from, int count) {
        return QString::number(from + dice.below(count)).rightJustified(2, u'0');
    };
    const QString day = QString::number(firstYear + dice.below(years)) + u'-' + two(1, 12) + u'-' + two(1, 28) + u'T';
    return day + two(8, 10) + u':' + two(0, 60) + u':' + two(0, 60);
}

Version CatalogueGenerator::firstVersion(const Field &field, Dice &dice) const
{
    Version version;
    version.title = titleOf(*field.topic, dice);
    version.description = dice.among(field.descriptions);
    version.published = date(dice);
    version.firstOnline = version.published;
    version.submitted = version.published;
    if (dice.chance(35)) {
        version.resourceTitle = u"On "_s + dice.among(field.topic->subjects);
        version.resourceDoi = u"10.5555/kd.%1"_s.arg(dice.below(100'000));
    }
    version.authors = dice.among(m_teams);
    version.tags = tags(*field.topic, dice);
    if (!dice.chance(12)) // The others are filed at the top, where the service does not find them.
        version.categories.append(dice.among(field.branches));
    else
        version.categories.append(field.top);
    if (dice.chance(50))
        version.fields = {{u"Publisher"_s, {u"4TU.ResearchData"_s}, false},
                          {u"Geolocation"_s, {dice.among(words::places())}, false},
                          {u"Time coverage"_s, {version.published.first(4)}, false}};
    version.plan = planFor(*field.topic, dice);
    version.hasThumbnail = version.plan.hasImages() && version.plan.content != FilePlan::Content::Linked;
    return version;
}

/// Each adds a file at the end and leaves one out at the beginning.
void CatalogueGenerator::addVersions(Dataset &dataset, Dice &dice) const
{
    const int count = dice.chance(70) ? 1 : 2 + dice.below(dice.chance(10) ? 5 : 2);
    for (int number = 2; number <= count; ++number) {
        Version next = dataset.versions.last();
        next.number = number;
        next.published = QString::number(next.published.first(4).toInt() + 1) + next.published.mid(4);
        if (dice.chance(20))
            next.title += u" (corrected)"_s;
        if (dice.chance(50) && next.plan.content != FilePlan::Content::Stack)
            next.plan.first += 1;
        dataset.versions.append(next);
    }
    for (Version &version : dataset.versions) {
        if (version.hasThumbnail)
            version.uuid =
                numberedUuid(m_seed, {Numbered::Kind::Version, version.plan.dataset, quint32(version.number)});
    }
}

void CatalogueGenerator::close(Dataset &dataset, Dice &dice) const
{
    const int cast = dice.below(100);
    const QString until = QString::number(2090 + dice.below(9)) + u"-0%1-01"_s.arg(1 + dice.below(9));
    if (cast < 4) {
        dataset.embargo = {Access::EmbargoedFiles, until, u"Article under review"_s, {}};
    } else if (cast < 6) {
        dataset.embargo = {Access::EmbargoedEntirely, until, u"Patent"_s, {}};
    } else if (cast < 9) {
        dataset.embargo = {Access::Restricted, {}, u"Restricted access"_s, u"Personal data"_s};
    } else if (cast < 12) {
        dataset.metadataOnly = true;
        for (Version &version : dataset.versions) {
            version.plan.count = 0;
            version.hasThumbnail = false;
        }
    }
}

void CatalogueGenerator::addDataset(quint32 index)
{
    Dice dice(m_seed, index + 1000);
    const Field &field = dice.among(m_fields);
    Dataset dataset;
    dataset.uuid = numberedUuid(m_seed, {Numbered::Kind::Dataset, index, 0});
    dataset.group = dice.chance(50) ? 28586 : 28589;
    dataset.type = field.topic->scene || !dice.chance(30) ? 3 : 9;
    dataset.license = dice.among(m_catalogue.m_licenses);
    Version version = firstVersion(field, dice);
    version.plan.seed = m_seed;
    version.plan.dataset = index;
    dataset.versions = {version};
    addVersions(dataset, dice);
    close(dataset, dice);
    m_catalogue.m_datasets.append(dataset);
}

/// Mostly small; every thousandth is very large.
void CatalogueGenerator::addCollection(quint32 index)
{
    Dice dice(m_seed ^ 0xC011U, index);
    const Field &field = dice.among(m_fields);
    Collection collection;
    collection.uuid = numberedUuid(m_seed, {Numbered::Kind::Collection, index, 0});
    Version version = firstVersion(field, dice);
    version.plan = {};
    version.hasThumbnail = false;
    version.title = dice.chance(50) ? u"Collection: "_s + version.title : version.title;
    collection.versions = {version};
    const qsizetype all = m_catalogue.m_datasets.size();
    const qsizetype count = std::min<qsizetype>(all, index % 1000 == 7 ? 1500 : 1 + dice.below(14));
    const qsizetype first = dice.below(int(all - count + 1));
    for (qsizetype i = first; i < first + count; ++i)
        collection.datasets.append(m_catalogue.m_datasets.at(i).uuid);
    m_catalogue.m_collections.append(collection);
}

} // namespace kader::demo
