#include "enrichment/coordinates.h"

#include "base/tr.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

struct Coordinate {
    double degrees = 0;
    QChar direction; ///< N, S, E or W; null when not written.
};

/// The same text with one sign for each of degrees, minutes, seconds and minus.
QString withPlainSigns(QString text)
{
    text = text.simplified();
    for (const QChar sign : u"º˚"_s)
        text.replace(sign, u'°');
    for (const QChar sign : u"’‘′´`"_s)
        text.replace(sign, u'\'');
    for (const QChar sign : u"”“″"_s)
        text.replace(sign, u'"');
    for (const QChar sign : u"−–"_s)
        text.replace(sign, u'-');
    text.replace("''"_L1, "\""_L1);
    return text.toUpper();
}

double number(const QString &text)
{
    return QString(text).replace(u',', u'.').toDouble(); // the pattern has seen to it that it is one
}

double toNearestCentimetre(double degrees)
{
    return std::round(degrees * 1e7) / 1e7;
}

std::optional<Coordinate> parse(const QString &text)
{
    static const QString part = uR"((\d{1,3}(?:[.,]\d{1,20})?)\s*)"_s;
    static const QRegularExpression form(uR"(^([NSEW])?\s*([+-])?\s*)"_s + part + uR"((?:°\s*(?:)"_s + part +
                                         uR"('\s*(?:)"_s + part + uR"(")?)?)?\s*([NSEW])?\z)"_s);
    const QRegularExpressionMatch match = form.match(withPlainSigns(text));
    if (!match.hasMatch() || (!match.captured(1).isEmpty() && !match.captured(6).isEmpty()))
        return std::nullopt;
    const QString direction = match.captured(1) + match.captured(6);
    const bool isNegative = match.captured(2) == "-"_L1;
    if (isNegative && !direction.isEmpty())
        return std::nullopt; // minus and a direction may mean either side
    const double minutes = number(match.captured(4));
    const double seconds = number(match.captured(5));
    if (minutes >= 60 || seconds >= 60)
        return std::nullopt;
    double degrees = number(match.captured(3));
    if (!match.captured(4).isEmpty())
        degrees = toNearestCentimetre(degrees + minutes / 60 + seconds / 3600);
    const bool isOtherSide = isNegative || direction == "S"_L1 || direction == "W"_L1;
    return Coordinate{isOtherSide ? -degrees : degrees, direction.isEmpty() ? QChar() : direction.front()};
}

QByteArray written(double degrees)
{
    return QByteArray::number(degrees == 0 ? 0.0 : degrees, 'f', QLocale::FloatingPointShortest);
}

tl::unexpected<Error> unreadable(const QString &name, const QString &text)
{
    return failure(ErrorKind::Malformed,
                   Tr::tr("The %1 “%2” of the record is not understood, so no place is given.").arg(name, text));
}

bool isSwapped(const Coordinate &longitude, const Coordinate &latitude)
{
    const bool byDirection = u"NS"_s.contains(longitude.direction) || u"EW"_s.contains(latitude.direction);
    const bool byRange =
        std::abs(latitude.degrees) > 90 && std::abs(latitude.degrees) <= 180 && std::abs(longitude.degrees) <= 90;
    return byDirection || byRange;
}

} // namespace

Result<std::optional<GeoPoint>> readGeoPoint(const QString &longitudeText, const QString &latitudeText)
{
    const QString longitudeGiven = longitudeText.trimmed();
    const QString latitudeGiven = latitudeText.trimmed();
    if (longitudeGiven.isEmpty() && latitudeGiven.isEmpty())
        return std::nullopt;
    if (longitudeGiven.isEmpty() || latitudeGiven.isEmpty())
        return failure(ErrorKind::Malformed,
                       Tr::tr("The record gives only one of longitude and latitude, so no place is given."));
    const std::optional<Coordinate> longitude = parse(longitudeGiven);
    if (!longitude)
        return unreadable(Tr::tr("longitude"), longitudeGiven);
    const std::optional<Coordinate> latitude = parse(latitudeGiven);
    if (!latitude)
        return unreadable(Tr::tr("latitude"), latitudeGiven);
    if (isSwapped(*longitude, *latitude))
        return failure(ErrorKind::Malformed,
                       Tr::tr("Longitude “%1” and latitude “%2” of the record look swapped, so no place is given.")
                           .arg(longitudeGiven, latitudeGiven));
    if (std::abs(longitude->degrees) > 180 || std::abs(latitude->degrees) > 90)
        return failure(
            ErrorKind::Malformed,
            Tr::tr("Longitude “%1” and latitude “%2” of the record are no place on earth, so no place is given.")
                .arg(longitudeGiven, latitudeGiven));
    return GeoPoint{written(longitude->degrees), written(latitude->degrees)};
}

} // namespace kader::enrichment
