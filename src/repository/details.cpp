#include "repository/details.h"

#include "base/tr.h"
#include "repository/fields.h"
#include "repository/filekind.h"
#include "repository/json.h"

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

bool isOf(const QJsonObject &node, QLatin1String type)
{
    const QJsonValue value = node["@type"_L1];
    return value.toString() == type || value.toArray().contains(QJsonValue(type));
}

QString bareDoi(const QString &text)
{
    const qsizetype start = text.indexOf("10."_L1);
    return start < 0 ? QString() : text.mid(start);
}

Author authorOf(const QJsonObject &person)
{
    Author author{.uuid = {}, .name = textOf(person, "name"_L1).simplified(), .orcid = {}};
    const QString id = textOf(person, "@id"_L1);
    const QString last = id.section(u'/', -1);
    if (id.contains("orcid.org/"_L1))
        author.orcid = last;
    else if (const std::optional<ItemId> record = ItemId::parse(last); record && record->isUuid())
        author.uuid = record->text();
    return author;
}

void readRoot(const QJsonObject &root, ResearchObject &object)
{
    object.doi = bareDoi(textOf(root, "identifier"_L1));
    object.tags = textsOf(root, "keywords"_L1);
    for (const QJsonObject &person : objectsOf(root["author"_L1].toArray())) {
        const Author author = authorOf(person);
        if (!author.name.isEmpty())
            object.authors << author;
    }
}

} // namespace

Result<ResearchObject> readResearchObject(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object)
        return tl::unexpected(object.error());
    ResearchObject read;
    bool hasRoot = false;
    for (const QJsonObject &node : objectsOf((*object)["@graph"_L1].toArray())) {
        if (textOf(node, "@id"_L1) == "./"_L1 && isOf(node, "Dataset"_L1)) {
            readRoot(node, read);
            hasRoot = true;
        } else if (isOf(node, "File"_L1)) {
            const std::optional<ItemId> id = ItemId::parse(textOf(node, "@id"_L1));
            read.files << File{.uuid = id && id->isUuid() ? id->text() : QString(),
                               .name = textOf(node, "name"_L1),
                               .size = qMax<qint64>(0, textOf(node, "contentSize"_L1).toLongLong())};
        }
    }
    if (!hasRoot)
        return failure(ErrorKind::Malformed, Tr::tr("This is no description of a dataset (RO-Crate)."));
    return read;
}

Dataset completed(Dataset dataset, const ResearchObject &object)
{
    if (dataset.doi.isEmpty() || object.doi.compare(dataset.doi, Qt::CaseInsensitive) != 0)
        return dataset;
    if (!dataset.tagsAreComplete && object.tags.size() >= dataset.tags.size()) {
        dataset.tags = object.tags;
        dataset.tagsAreComplete = true;
    }
    if (!dataset.authorsAreComplete && object.authors.size() >= dataset.authors.size()) {
        for (qsizetype i = 0; i < object.authors.size(); ++i) {
            if (i >= dataset.authors.size())
                dataset.authors << object.authors.at(i);
        }
        dataset.authorsAreComplete = true;
    }
    return dataset;
}

DetailsJob::DetailsJob(const Repository &repository, Service service, const ItemId &id, std::optional<int> version,
                       Done<Details> done)
    : m_repository(repository), m_service(std::move(service)), m_id(id), m_done(std::move(done))
{
    m_current = m_repository.dataset(m_id, version, [this](const Result<Dataset> &dataset) {
        if (dataset) {
            m_details.dataset = *dataset;
            return askVersions();
        }
        tell(tl::unexpected(dataset.error()));
    });
}

void DetailsJob::askVersions()
{
    m_current = m_repository.versions(m_id, [this](const Result<QList<int>> &versions) {
        if (versions)
            m_details.versions = *versions;
        else
            miss(Tr::tr("The other versions could not be listed: %1"), versions.error());
        askAuthors();
    });
}

void DetailsJob::askAuthors()
{
    if (m_details.dataset.authorsAreComplete)
        return askResearchObject();
    m_current = m_repository.completeAuthors(m_details.dataset, [this](const Result<Dataset> &dataset) {
        if (dataset)
            m_details.dataset = *dataset;
        askResearchObject(); // It has the authors too.
    });
}

void DetailsJob::askResearchObject()
{
    const Dataset &dataset = m_details.dataset;
    if ((dataset.authorsAreComplete && dataset.tagsAreComplete) || dataset.uuid.isEmpty() || !dataset.version)
        return end();
    const QString path =
        u"/v3/datasets/%1/versions/%2/ro-crate-metadata.json"_s.arg(dataset.uuid).arg(*dataset.version);
    m_current = m_service.ask<ResearchObject>(m_service.get(path), readResearchObject,
                                              [this](const Result<ResearchObject> &object) {
                                                  if (object)
                                                      m_details.dataset = completed(m_details.dataset, *object);
                                                  end();
                                              });
}

void DetailsJob::end()
{
    const Dataset &dataset = m_details.dataset;
    const auto short10 = [this](bool isComplete, const QString &what) {
        if (!isComplete)
            m_details.shortcomings
                << Tr::tr("The repository tells the first ten %1 only; there may be more.").arg(what);
    };
    short10(dataset.authorsAreComplete, Tr::tr("authors"));
    short10(dataset.tagsAreComplete, Tr::tr("keywords"));
    short10(dataset.referencesAreComplete, Tr::tr("references"));
    short10(dataset.fundingIsComplete, Tr::tr("grants"));
    short10(dataset.customFieldsAreComplete, Tr::tr("further fields"));
    m_details.shortcomings << unseen(dataset.files);
    tell(m_details);
}

void DetailsJob::tell(Result<Details> result)
{
    const auto done = std::move(m_done); // Whoever is told may destroy this job.
    done(std::move(result));
}

void DetailsJob::miss(const QString &sentence, const Error &error)
{
    m_details.shortcomings << sentence.arg(error.message);
}

} // namespace kader::repository
