#include "ui/shared/favourites.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QString keyOf(int number)
{
    return u"favourites/%1"_s.arg(number);
}

} // namespace

Favourites keptFavourites()
{
    const QSettings settings;
    Favourites all;
    for (int number = 1; number <= favouriteCount; ++number)
        all[size_t(number - 1)] = curation::favouriteFrom(settings.value(keyOf(number)).toString().toUtf8());
    return all;
}

void keepFavourite(int number, const std::optional<curation::FavouriteBody> &body)
{
    QSettings settings;
    if (body && !body->isEmpty())
        settings.setValue(keyOf(number), QString::fromUtf8(curation::favouriteJson(*body)));
    else
        settings.remove(keyOf(number));
}

} // namespace kader::ui
