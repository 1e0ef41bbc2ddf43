#include "ui/workspace/authoraddress.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::ui {

std::optional<AuthorAddress> AuthorAddress::parse(const QString &text)
{
    static const QRegularExpression page(u"\\Ahttps?://[^/?#\\s]+/authors/([0-9a-f-]{36})/?\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression orcid(
        u"\\A(?:https?://(?:www\\.)?orcid\\.org/)?((?:[0-9]{4}-){3}[0-9]{3}[0-9X])/?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype longest = 400;
    const QString trimmed = text.left(longest).trimmed();
    if (const QRegularExpressionMatch match = page.match(trimmed); match.hasMatch()) {
        const QUuid record = QUuid::fromString(match.captured(1));
        return record.isNull() ? std::nullopt : std::optional(AuthorAddress{.record = record});
    }
    if (const QRegularExpressionMatch match = orcid.match(trimmed); match.hasMatch())
        return AuthorAddress{.orcid = match.captured(1).toUpper()};
    return std::nullopt;
}

std::optional<qsizetype> AuthorAddress::find(const repository::Catalogue &catalogue) const
{
    return orcid.isEmpty() ? catalogue.authorWithRecord(record) : catalogue.authorWithOrcid(orcid);
}

} // namespace kader::ui
