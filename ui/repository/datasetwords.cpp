#include "ui/repository/datasetwords.h"

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

} // namespace

QString titleText(const CatalogueItem &item)
{
    return item.title.isEmpty() ? Words::tr("Dataset without a title") : item.title;
}

QString itemLine(const CatalogueItem &item, const QString &authors)
{
    if (item.isFullyEmbargoed)
        return embargoText(item.embargoedUntil);
    return joined({kindText(item.kind), item.published.isValid() ? QString::number(item.published.year()) : QString(),
                   item.version ? Words::tr("v%1").arg(*item.version) : QString(), authors});
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

} // namespace kader::ui
