#include "ui/repository/datasetwords.h"

#include "ui/repository/findings.h"
#include "ui/repository/recordscout.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DatasetWords)
};

using repository::CatalogueItem;

using Access = repository::Access::State;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString kindText(CatalogueItem::Kind kind)
{
    switch (kind) {
    case CatalogueItem::Kind::Collection:
        return Words::tr("Collection");
    case CatalogueItem::Kind::Software:
        return Words::tr("Software");
    case CatalogueItem::Kind::Dataset:
        break;
    }
    return {};
}

/// What comes before all else about images; empty when there are some.
QString accessText(const repository::DatasetFacts &facts, const QDate &embargoEnd)
{
    switch (facts.access) {
    case Access::EmbargoedFiles:
    case Access::FullyEmbargoed:
        return embargoText(embargoEnd);
    case Access::MetadataOnly:
        return Words::tr("No files");
    case Access::Restricted:
        return {};
    case Access::Open:
        break;
    }
    return facts.imageFiles == 0 ? Words::tr("No images") : QString();
}

/// What it is that isn't known of some.
QString unknownText(const FinderQuestion &question)
{
    const repository::Filter &filter = question.filter;
    const bool isLicenceOpen = filter.isOpenLicence && !question.answers.openLicence;
    const bool isSubjectOpen =
        (filter.category && !question.answers.category) || (!filter.keyword.isEmpty() && !question.answers.keyword);
    if (int(isLicenceOpen) + int(isSubjectOpen) + int(filter.isWithImages) > 1 || isSubjectOpen)
        return Words::tr("of %1 it is not known yet whether they fit");
    return isLicenceOpen ? Words::tr("of %1 it is not known yet whether their licence is open")
                         : Words::tr("of %1 it is not known yet whether they have images");
}

} // namespace

QString titleText(const CatalogueItem &item)
{
    return item.title.isEmpty() ? Words::tr("Dataset without a title") : item.title;
}

QString itemLine(const CatalogueItem &item, const RecordScout &scout, const QString &authors)
{
    QStringList parts = {kindText(item.kind)};
    const repository::DatasetFacts *facts = scout.facts(item.id);
    if (item.isFullyEmbargoed)
        return embargoText(item.embargoedUntil);
    if (facts)
        parts << accessText(*facts, scout.embargoEnd(item.id));
    if (item.published.isValid())
        parts << QString::number(item.published.year());
    if (item.version)
        parts << Words::tr("v%1").arg(*item.version);
    if (facts)
        parts << facts->licence;
    return joined(parts << authors);
}

Badge badgeOf(const CatalogueItem &item, const RecordScout &scout)
{
    const repository::DatasetFacts *facts = scout.facts(item.id);
    const Access access = item.isFullyEmbargoed ? Access::FullyEmbargoed : facts ? facts->access : Access::Open;
    switch (access) {
    case Access::EmbargoedFiles:
    case Access::FullyEmbargoed:
        return {Words::tr("embargo"), true};
    case Access::Restricted:
        return {Words::tr("restricted"), true};
    case Access::MetadataOnly:
    case Access::Open:
        break;
    }
    return {facts && facts->imageFiles > 0 ? QLocale().toString(facts->imageFiles) : QVariant()};
}

QString authorLine(const repository::CatalogueAuthor &author, int datasets)
{
    return joined({author.orcid, datasets == 1 ? Words::tr("1 dataset") : Words::tr("%1 datasets").arg(datasets)});
}

QString embargoText(const QDate &until)
{
    return until.isValid() ? Words::tr("Embargoed until %1").arg(QLocale().toString(until, u"d MMMM yyyy"_s))
                           : Words::tr("Embargoed");
}

QString filterText(const Findings &findings)
{
    const QLocale locale;
    const auto shown = qsizetype(findings.collections.size() + findings.datasets.size());
    QString counts = Words::tr("%1 of %2 shown").arg(locale.toString(shown), locale.toString(findings.matches));
    if (!findings.undecided.empty())
        counts += u"; "_s + unknownText(findings.question).arg(locale.toString(qsizetype(findings.undecided.size())));
    return (QStringList{counts} + findings.remarks).join(u'\n');
}

} // namespace kader::ui
