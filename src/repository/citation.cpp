#include "repository/citation.h"

#include "repository/folding.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

/// On one line, without what terminals and editors would obey.
QString plain(const QString &text)
{
    QString result = text.simplified();
    result.removeIf([](QChar c) { return !c.isPrint() && !c.isSurrogate(); });
    return result;
}

QString publisherOf(const Dataset &dataset)
{
    return dataset.publisher().isEmpty() ? u"4TU.ResearchData"_s : dataset.publisher();
}

QString yearOf(const Dataset &dataset)
{
    return dataset.published.isValid() ? QString::number(dataset.published.date().year()) : QString();
}

QString kindOf(const Dataset &dataset)
{
    return dataset.isSoftware ? u"Software"_s : u"Dataset"_s;
}

QStringList namesOf(const Dataset &dataset)
{
    QStringList names;
    for (const Author &author : dataset.authors)
        names << plain(author.name);
    return names;
}

/// A sentence ends in one full stop, or in what ends a sentence already.
QString sentence(const QString &text)
{
    const QString line = plain(text);
    const bool hasEnd = line.endsWith(u'.') || line.endsWith(u'?') || line.endsWith(u'!');
    return line.isEmpty() || hasEnd ? line : line + u'.';
}

QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : plain(text)) {
        switch (c.unicode()) {
        case u'\\':
            out += u"\\textbackslash{}"_s;
            break;
        case u'~':
            out += u"\\textasciitilde{}"_s;
            break;
        case u'^':
            out += u"\\textasciicircum{}"_s;
            break;
        // BibTeX counts braces, escaped ones too.
        case u'{':
            out += u"\\textbraceleft{}"_s;
            break;
        case u'}':
            out += u"\\textbraceright{}"_s;
            break;
        case u'&':
        case u'%':
        case u'$':
        case u'#':
        case u'_':
            out += u'\\';
            [[fallthrough]];
        default:
            out += c;
        }
    }
    return out;
}

/// What BibTeX would read as two names, or as a name turned round, is kept together.
QString authorName(const QString &name)
{
    const bool isOdd = name.contains(u',') || name.contains(" and "_L1, Qt::CaseInsensitive);
    return isOdd ? u'{' + escaped(name) + u'}' : escaped(name);
}

/// Letters and digits only: the last word of the first author, the year, the beginning of the UUID.
QString keyOf(const Dataset &dataset)
{
    const QString name = namesOf(dataset).value(0).section(u' ', -1);
    QString key;
    for (const char c : folded(name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += QLatin1Char(c);
    }
    return (key.isEmpty() ? u"dataset"_s : key) + yearOf(dataset) + u'-' + dataset.uuid.left(8);
}

/// Addresses stand as they are but for what would end the field.
QString addressText(const QString &address)
{
    return plain(QString(address).replace(u'{', u"%7B"_s).replace(u'}', u"%7D"_s).remove(u'\\'));
}

} // namespace

QString doiAddress(const QString &doi)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(doi.trimmed(), "/:;()"_ba));
    return doi.isEmpty() ? QString() : u"https://doi.org/"_s + encoded;
}

QString citationText(const Dataset &dataset)
{
    QStringList parts;
    const QString names = namesOf(dataset).join(u"; "_s);
    const QString year = yearOf(dataset);
    if (!names.isEmpty() || !year.isEmpty())
        parts << (year.isEmpty() ? names : (names + u" ("_s + year + u')').trimmed()) + u':';
    parts << sentence(dataset.title);
    if (dataset.version)
        parts << u"Version %1."_s.arg(*dataset.version);
    parts << sentence(publisherOf(dataset)) << sentence(kindOf(dataset)) << doiAddress(dataset.doi);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString citationBibtex(const Dataset &dataset)
{
    QStringList fields;
    const auto add = [&fields](const QString &name, const QString &value) {
        if (!value.isEmpty())
            fields << u"  "_s + name + u" = {"_s + value + u'}';
    };
    QStringList names;
    for (const QString &name : namesOf(dataset))
        names << authorName(name);
    add(u"author"_s, names.join(u" and "_s));
    // Twice, so that BibTeX leaves the capitals alone.
    add(u"title"_s, dataset.title.isEmpty() ? QString() : u'{' + escaped(dataset.title) + u'}');
    add(u"year"_s, yearOf(dataset));
    add(u"publisher"_s, escaped(publisherOf(dataset)));
    add(u"howpublished"_s, kindOf(dataset));
    add(u"version"_s, dataset.version ? QString::number(*dataset.version) : QString());
    add(u"doi"_s, addressText(dataset.doi));
    add(u"url"_s, dataset.doi.isEmpty() ? addressText(dataset.pageAddress) : addressText(doiAddress(dataset.doi)));
    add(u"copyright"_s, escaped(dataset.licence.name));
    add(u"keywords"_s, escaped(dataset.tags.join(u", "_s)));
    return u"@misc{"_s + keyOf(dataset) + u",\n"_s + fields.join(u",\n"_s) + u",\n}\n"_s;
}

} // namespace kader::repository
