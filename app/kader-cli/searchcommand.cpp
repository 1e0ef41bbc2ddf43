#include "commands.h"
#include "console.h"

#include "base/tr.h"
#include "repository/filter.h"
#include "repository/fulltext.h"
#include "repository/search.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

using repository::Catalogue;
using repository::CatalogueItem;

QString kindName(CatalogueItem::Kind kind)
{
    switch (kind) {
    case CatalogueItem::Kind::Collection:
        return u"collection"_s;
    case CatalogueItem::Kind::Software:
        return u"software"_s;
    case CatalogueItem::Kind::Dataset:
        break;
    }
    return u"dataset"_s;
}

QString dateText(const QDate &date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

QJsonObject itemJson(const Catalogue &catalogue, quint32 place)
{
    const CatalogueItem &item = catalogue.item(place);
    QJsonArray authors;
    for (const quint32 one : catalogue.authorsOf(place)) {
        const repository::CatalogueAuthor &author = catalogue.author(one);
        QJsonObject json{{u"name"_s, author.name}};
        if (!author.orcid.isEmpty())
            json.insert(u"orcid"_s, author.orcid);
        authors << json;
    }
    QJsonObject json{{u"uuid"_s, item.uuid()},
                     {u"kind"_s, kindName(item.kind)},
                     {u"title"_s, item.title},
                     {u"doi"_s, item.doi},
                     {u"date"_s, dateText(item.published)}};
    if (item.version)
        json.insert(u"version"_s, *item.version);
    if (!item.isCollection()) {
        json.insert(u"authors"_s, authors);
        json.insert(u"fullyEmbargoed"_s, item.isFullyEmbargoed);
    }
    return json;
}

/// What the command line asks for, put together step by step. Each step may fail.
class Finding final {
public:
    explicit Finding(Context &context) : m_context(context), m_arguments(context.arguments) {}

    [[nodiscard]] Result<Exit> run()
    {
        return readDates()
            .and_then([this] { return load(); })
            .and_then([this] { return find(); })
            .and_then([this] { return keepAuthors(); })
            .and_then([this] { return askCategory(); })
            .and_then([this] { return askKeyword(); })
            .and_then([this] { return askLicence(); })
            .and_then([this] { return print(); });
    }

private:
    template <typename T>
    [[nodiscard]] Result<T> ask(const std::function<JobHandle(std::function<void(Result<T>)>)> &start) const
    {
        return waitFor<T>(start);
    }

    [[nodiscard]] Result<void> readDate(const QString &option, QDate &date) const
    {
        if (!m_arguments.has(option))
            return {};
        date = QDate::fromString(m_arguments.value(option), Qt::ISODate);
        if (date.isValid())
            return {};
        return failure(ErrorKind::Usage,
                       Tr::tr("--%1 needs a day as in 2024-12-31, not “%2”.").arg(option, m_arguments.value(option)));
    }

    [[nodiscard]] Result<void> readDates()
    {
        return readDate(u"since"_s, m_filter.since).and_then([this] { return readDate(u"until"_s, m_filter.until); });
    }

    [[nodiscard]] Result<void> load()
    {
        const Result<const repository::Repository *> repository = m_context.session.repository();
        if (!repository)
            return tl::unexpected(repository.error());
        m_repository = *repository;
        return ask<Catalogue>([this](auto done) { return m_repository->catalogue({}, done); })
            .map([this](const Catalogue &catalogue) {
                m_catalogue = catalogue;
                tell(catalogue.problems());
            });
    }

    [[nodiscard]] Result<void> find()
    {
        const repository::SearchQuery query(m_arguments.positional().join(u' '));
        m_items = repository::search(m_catalogue, query);
        if (query.isEmpty() || m_arguments.has(u"titles"_s))
            return {};
        return ask<repository::FullTextHits>([&](auto done) { return m_repository->fullText(query, done); })
            .map([this](const repository::FullTextHits &hits) {
                m_items = repository::withFullText(m_catalogue, std::move(m_items), hits);
                tell(hits.problems);
            });
    }

    [[nodiscard]] Result<void> keepAuthors()
    {
        if (!m_arguments.has(u"author"_s))
            return {};
        const QString text = m_arguments.value(u"author"_s);
        QSet<quint32> wanted;
        const auto byOrcid = m_catalogue.authorWithOrcid(text);
        const std::vector<quint32> authors =
            byOrcid ? std::vector<quint32>{quint32(*byOrcid)}
                    : repository::searchAuthors(m_catalogue, repository::SearchQuery(text));
        for (const quint32 author : authors) {
            for (const quint32 place : m_catalogue.datasetsOf(author))
                wanted << place;
        }
        std::erase_if(m_items, [&](quint32 place) { return !wanted.contains(place); });
        if (authors.size() > 1)
            say(Tr::tr("%1 authors have such a name; an ORCID tells them apart.").arg(authors.size()));
        return {};
    }

    [[nodiscard]] Result<void> askCategory()
    {
        if (!m_arguments.has(u"category"_s))
            return {};
        const auto tree = ask<repository::CategoryTree>([this](auto done) { return m_repository->categories(done); });
        if (!tree)
            return tl::unexpected(tree.error());
        m_categories = *tree;
        const std::optional<repository::Category> category = m_categories.find(m_arguments.value(u"category"_s));
        if (!category)
            return failure(ErrorKind::Usage,
                           Tr::tr("The repository has no category “%1”.").arg(m_arguments.value(u"category"_s)));
        m_filter.category = category->id;
        return answer(repository::categoryQuestion(m_categories, category->id), m_answers.category);
    }

    [[nodiscard]] Result<void> askKeyword()
    {
        m_filter.keyword = m_arguments.value(u"keyword"_s);
        if (m_filter.keyword.simplified().isEmpty())
            return {};
        return answer(repository::keywordQuestion(m_filter.keyword), m_answers.keyword);
    }

    [[nodiscard]] Result<void> askLicence()
    {
        const QString name = m_arguments.value(u"licence"_s);
        if (name.isEmpty())
            return {};
        using Entries = QList<repository::LicenceEntry>;
        const auto all = ask<Entries>([this](auto done) { return m_repository->licences(done); });
        if (!all)
            return tl::unexpected(all.error());
        const bool isAnyOpen = name == "open"_L1;
        const Entries wanted = isAnyOpen ? repository::openLicences(*all) : repository::licencesNamed(*all, name);
        if (wanted.isEmpty())
            return failure(ErrorKind::Usage, Tr::tr("The repository knows no licence “%1”.").arg(name));
        m_filter.licence = name;
        return answer(repository::licenceQuestion(wanted), m_answers.licence);
    }

    [[nodiscard]] Result<void> answer(const repository::ServiceQuestion &question,
                                      std::optional<QSet<QUuid>> &into) const
    {
        return ask<QSet<QUuid>>([&](auto done) { return m_repository->datasetsFor(question, done); })
            .map([&](const QSet<QUuid> &uuids) { into = uuids; });
    }

    [[nodiscard]] Result<Exit> print()
    {
        const repository::Filtered kept =
            repository::filtered(m_catalogue, m_items, m_filter, {}, m_answers, m_categories);
        for (const QString &remark : kept.remarks)
            say(remark);
        QJsonArray array;
        QByteArray lines;
        for (const quint32 place : kept.items) {
            const CatalogueItem &item = m_catalogue.item(place);
            array << itemJson(m_catalogue, place);
            lines += QStringList{item.uuid(), kindName(item.kind), onOneLine(item.title), dateText(item.published),
                                 onOneLine(m_catalogue.authorNames(place))}
                         .join(u'\t')
                         .toUtf8() +
                     '\n';
        }
        m_context.report.set(u"items"_s, array);
        const QByteArray text = m_arguments.has(u"json"_s) ? QJsonDocument(array).toJson() : lines;
        return writeDocument(text, {}).map([this] { return m_hasProblems ? Exit::Problems : Exit::Done; });
    }

    void tell(const Diagnostics &problems)
    {
        sayAll(problems);
        m_context.report.addDiagnostics(u"problems"_s, problems);
        m_hasProblems = m_hasProblems || !problems.isEmpty();
    }

    Context &m_context;
    const Arguments &m_arguments;
    const repository::Repository *m_repository = nullptr;
    Catalogue m_catalogue;
    std::vector<quint32> m_items;
    repository::CategoryTree m_categories;
    repository::Filter m_filter;
    repository::ServiceAnswers m_answers;
    bool m_hasProblems = false;
};

} // namespace

Result<Exit> search(Context &context)
{
    return Finding(context).run();
}

} // namespace kader::cli
