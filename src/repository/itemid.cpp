#include "repository/itemid.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::repository {

std::optional<ItemId> ItemId::parse(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A(?:[1-9][0-9]{0,17}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\z"_s);
    const QString lower = text.trimmed().toLower();
    return shape.match(lower).hasMatch() ? std::optional(ItemId(lower)) : std::nullopt;
}

} // namespace kader::repository
