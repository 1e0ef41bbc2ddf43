#include "commands.h"
#include "console.h"

#include "base/tr.h"
#include "enrichment/htmltext.h"
#include "repository/citation.h"
#include "repository/details.h"
#include "repository/imageaccess.h"

#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

using repository::Dataset;
using repository::Details;

QStringList authorTexts(const Dataset &dataset)
{
    QStringList texts;
    for (const repository::Author &author : dataset.authors)
        texts << (author.orcid.isEmpty() ? author.name : u"%1 (https://orcid.org/%2)"_s.arg(author.name, author.orcid));
    return texts;
}

QString versionText(const Details &details)
{
    QStringList others;
    for (const int version : details.versions) {
        if (version != details.dataset.version)
            others << QString::number(version);
    }
    const QString own = details.dataset.version ? QString::number(*details.dataset.version) : QString();
    return others.isEmpty() ? own : Tr::tr("%1 (there are also %2)").arg(own, others.join(u", "_s));
}

QString dateText(const Dataset &dataset)
{
    return dataset.published.isValid() ? dataset.published.date().toString(Qt::ISODate) : QString();
}

QString embargoText(const Dataset &dataset)
{
    const QString sentence = repository::imageAccess(dataset).sentence;
    const QString reason = enrichment::htmlToText(dataset.access.reason);
    return QStringList{sentence, dataset.access.title, reason}.join(u' ').simplified();
}

/// Collects lines that say something; what came from the repository never breaks one.
class Page final {
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.trimmed().isEmpty())
            m_text += name + u": "_s + onOneLine(value) + u'\n';
    }
    void add(const QString &name, const QStringList &values)
    {
        for (const QString &value : values)
            add(name, value);
    }
    void addBlock(const QString &name, const QStringList &lines)
    {
        if (lines.join(QString()).trimmed().isEmpty())
            return;
        m_text += u'\n' + name + u":\n"_s;
        for (const QString &line : lines)
            m_text += u"  "_s + onOneLine(line) + u'\n';
    }
    [[nodiscard]] QByteArray text() const { return m_text.toUtf8(); }

private:
    QString m_text;
};

QStringList fileTexts(const Dataset &dataset)
{
    QStringList lines;
    for (const repository::File &file : dataset.files)
        lines << (file.isLinkOnly ? Tr::tr("%1 (elsewhere)").arg(file.name)
                                  : u"%1 (%2)"_s.arg(file.name, QLocale::c().formattedDataSize(file.size)));
    return lines;
}

QByteArray pageOf(const Details &details)
{
    const Dataset &dataset = details.dataset;
    Page page;
    page.add(Tr::tr("Title"), dataset.title);
    page.add(Tr::tr("Author"), authorTexts(dataset));
    page.add(Tr::tr("Published"), dateText(dataset));
    page.add(Tr::tr("Version"), versionText(details));
    page.add(Tr::tr("Licence"), QStringList{dataset.licence.name, dataset.licence.url}.join(u' '));
    page.add(Tr::tr("DOI"), repository::doiAddress(dataset.doi));
    page.add(Tr::tr("Page"), dataset.pageAddress);
    page.add(Tr::tr("Access"), embargoText(dataset));
    page.add(Tr::tr("Publication"), QStringList{dataset.resourceTitle, dataset.resourceDoi}.join(u' '));
    page.add(Tr::tr("Categories"), dataset.categories.join(u", "_s));
    page.add(Tr::tr("Keywords"), dataset.tags.join(u", "_s));
    for (const repository::CustomField &field : dataset.customFields)
        page.add(onOneLine(field.name), field.values);
    page.add(Tr::tr("Reference"), dataset.references);
    for (const repository::Funding &funding : dataset.funding)
        page.add(Tr::tr("Funding"), QStringList{funding.title, funding.grant, funding.funder}.join(u' '));
    page.addBlock(Tr::tr("Description"), enrichment::htmlToText(dataset.descriptionHtml).split(u'\n'));
    page.addBlock(Tr::tr("Files"), fileTexts(dataset));
    page.addBlock(Tr::tr("Mind"), details.shortcomings);
    return page.text();
}

QJsonArray array(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

template <typename List, typename Make>
QJsonArray objects(const List &list, Make make)
{
    QJsonArray all;
    for (const auto &one : list)
        all << QJsonObject(make(one));
    return all;
}

QJsonObject jsonOf(const Details &details)
{
    const Dataset &dataset = details.dataset;
    const repository::ImageAccess access = repository::imageAccess(dataset);
    QJsonArray versions;
    for (const int version : details.versions)
        versions << version;
    QJsonObject json{
        {u"uuid"_s, dataset.uuid},
        {u"title"_s, dataset.title},
        {u"doi"_s, dataset.doi},
        {u"date"_s, dateText(dataset)},
        {u"versions"_s, versions},
        {u"page"_s, dataset.pageAddress},
        {u"licence"_s, QJsonObject{{u"name"_s, dataset.licence.name}, {u"url"_s, dataset.licence.url}}},
        {u"access"_s, QJsonObject{{u"state"_s, repository::stateName(access.state)}, {u"sentence"_s, access.sentence}}},
        {u"publication"_s, QJsonObject{{u"title"_s, dataset.resourceTitle}, {u"doi"_s, dataset.resourceDoi}}},
        {u"categories"_s, array(dataset.categories)},
        {u"keywords"_s, array(dataset.tags)},
        {u"references"_s, array(dataset.references)},
        {u"description"_s, enrichment::htmlToText(dataset.descriptionHtml)},
        {u"shortcomings"_s, array(details.shortcomings)},
        {u"citation"_s, repository::citationText(dataset)},
    };
    if (dataset.version)
        json.insert(u"version"_s, *dataset.version);
    if (access.until.isValid())
        json.insert(u"embargoedUntil"_s, access.until.toString(Qt::ISODate));
    json.insert(u"authors"_s, objects(dataset.authors, [](const repository::Author &author) {
                    return QJsonObject{{u"name"_s, author.name}, {u"orcid"_s, author.orcid}, {u"uuid"_s, author.uuid}};
                }));
    json.insert(u"files"_s, objects(dataset.files, [](const repository::File &file) {
                    return QJsonObject{{u"uuid"_s, file.uuid},
                                       {u"name"_s, file.name},
                                       {u"size"_s, file.size},
                                       {u"link"_s, file.isLinkOnly}};
                }));
    json.insert(u"fields"_s, objects(dataset.customFields, [](const repository::CustomField &field) {
                    return QJsonObject{{u"name"_s, field.name}, {u"values"_s, array(field.values)}};
                }));
    return json;
}

/// What is printed, by the options.
Result<QByteArray> printed(const Arguments &arguments, const Details &details)
{
    const QString citation = arguments.value(u"citation"_s);
    if (citation == "bibtex"_L1)
        return repository::citationBibtex(details.dataset).toUtf8();
    if (citation == "text"_L1)
        return repository::citationText(details.dataset).toUtf8() + '\n';
    return arguments.has(u"json"_s) ? QJsonDocument(jsonOf(details)).toJson() : pageOf(details);
}

} // namespace

Result<Exit> show(Context &context)
{
    const QString citation = context.arguments.value(u"citation"_s);
    if (context.arguments.has(u"citation"_s) && citation != "text"_L1 && citation != "bibtex"_L1)
        return failure(ErrorKind::Usage, Tr::tr("--citation is text or bibtex, not “%1”.").arg(citation));
    const Result<repository::Dataset> named = context.session.dataset(context.arguments.positional().first());
    if (!named)
        return tl::unexpected(named.error());
    const Result<const repository::Repository *> repository = context.session.repository();
    const std::optional<repository::ItemId> id = repository::ItemId::parse(named->uuid);
    if (!repository || !id)
        return failure(ErrorKind::Usage, Tr::tr("This is not a dataset."));
    const auto details = waitFor<Details>([&](auto done) { return (*repository)->details(*id, named->version, done); });
    if (!details)
        return tl::unexpected(details.error());
    context.report.set(u"dataset"_s, jsonOf(*details));
    return printed(context.arguments, *details)
        .and_then([](const QByteArray &text) { return writeDocument(text, {}); })
        .map([] { return Exit::Done; });
}

} // namespace kader::cli
