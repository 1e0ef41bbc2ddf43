#include "ui/shared/profile.h"

#include "curation/creator.h"

#include <QRegularExpression>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QLatin1StringView nameKey("profile/name");
constexpr QLatin1StringView orcidKey("profile/orcid");
constexpr QLatin1StringView licenceKey("profile/licence");

/// Of the digits before it.
QChar checkDigit(const QString &digits)
{
    int total = 0;
    for (const QChar digit : digits)
        total = (total + digit.digitValue()) * 2;
    const int check = (12 - total % 11) % 11;
    return check == 10 ? u'X' : QChar(u'0' + check);
}

} // namespace

std::optional<QString> readOrcid(const QString &typed)
{
    static const QRegularExpression shape(u"\\A(?:(?:https?://)?(?:www\\.)?orcid\\.org/)?"
                                          "([0-9]{4})[- ]?([0-9]{4})[- ]?([0-9]{4})[- ]?([0-9]{3})([0-9X])/?\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype longest = 100;
    const QRegularExpressionMatch match = shape.match(typed.left(longest).trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString digits = match.captured(1) + match.captured(2) + match.captured(3) + match.captured(4);
    const QChar last = match.captured(5).at(0).toUpper();
    if (checkDigit(digits) != last)
        return std::nullopt;
    return u"%1-%2-%3-%4%5"_s.arg(match.captured(1), match.captured(2), match.captured(3), match.captured(4), last);
}

Profile Profile::kept()
{
    const QSettings settings;
    return {.name = settings.value(nameKey).toString(),
            .orcid = readOrcid(settings.value(orcidKey).toString()).value_or(QString()),
            .licence = settings.value(licenceKey).toString()};
}

QString Profile::creator() const
{
    return curation::creatorOf(name, orcid);
}

void Profile::keep() const
{
    QSettings settings;
    settings.setValue(nameKey, name);
    settings.setValue(orcidKey, orcid);
    settings.setValue(licenceKey, licence);
}

} // namespace kader::ui
