#include "iiif/rules_members.h"

#include "base/tr.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// An xsd:dateTime; years may have more than four digits, and be negative.
bool isDateTime(const QString &text, bool needsZone)
{
    static const QRegularExpression form(
        uR"(^(-?\d{4,9})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (text.isEmpty() || !match.hasMatch() || (needsZone && match.capturedView(6).isEmpty()))
        return false;
    constexpr int aLeapYear = 2000;
    const int year = match.captured(1).toInt();
    const bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return QDate::isValid(isLeap ? aLeapYear : aLeapYear + 1, match.captured(2).toInt(), match.captured(3).toInt());
}

/// The part before the first `:`, where that is one of an address; empty for a relative one.
QByteArrayView schemeOf(QByteArrayView address)
{
    for (qsizetype i = 0; i < address.size(); ++i) {
        const char c = address[i];
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool isMore = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (c == ':')
            return address.first(i);
        if (!isLetter && (i == 0 || !isMore))
            return {};
    }
    return {};
}

bool hasForbiddenCharacters(QByteArrayView address)
{
    return std::any_of(address.begin(), address.end(), [](char c) {
        return uchar(c) <= ' ' || uchar(c) >= 0x7F || QByteArrayView("<>\"{}|\\^`").contains(c);
    });
}

bool repeats(Class kind)
{
    return kind == Class::Canvas || kind == Class::Page || kind == Class::Annotation || kind == Class::Range;
}

const Rule &duplicateRule(Class kind)
{
    switch (kind) {
    case Class::Canvas:
        return rule("canvas-duplicate-id");
    case Class::Page:
        return rule("page-duplicate-id");
    case Class::Annotation:
        return rule("annotation-duplicate-id");
    default:
        return rule("range-duplicate-id");
    }
}

bool isPositive(std::optional<qint64> number)
{
    return number && *number > 0;
}

void checkOneOf(const Site &site, Value value, std::initializer_list<QLatin1StringView> known, const Rule &rule)
{
    const QString text = value.text();
    if (std::find(known.begin(), known.end(), text) == known.end())
        site.findings().add(rule, value, {text});
}

} // namespace

Utf8Text::Utf8Text(Value string)
{
    const QByteArrayView quoted = string.raw();
    if (quoted.contains('\\'))
        m_decoded = string.text().toUtf8();
    m_view = m_decoded.isNull() ? quoted.sliced(1, quoted.size() - 2) : QByteArrayView(m_decoded);
}

bool isWebAddress(Value id)
{
    if (!id.isString())
        return false;
    const Utf8Text text(id);
    const QByteArrayView address = text.view();
    const QByteArrayView scheme = schemeOf(address);
    const bool isWeb =
        scheme.compare("http", Qt::CaseInsensitive) == 0 || scheme.compare("https", Qt::CaseInsensitive) == 0;
    const QByteArrayView rest = isWeb ? address.sliced(scheme.size() + 1) : QByteArrayView();
    return rest.startsWith("//") && rest.size() > 2 && rest[2] != '/';
}

void checkId(const Site &site, Value value)
{
    Findings &findings = site.findings();
    const Class kind = site.visit.kind;
    if (!value.isString()) {
        findings.add(rule("id-string"), value);
        return;
    }
    const Utf8Text text(value);
    const QByteArrayView address = text.view();
    if (repeats(kind) && !site.visit.isReference && !address.isEmpty() && !site.walk.claim(kind, value.raw()))
        findings.add(duplicateRule(kind), site.object());
    const bool isTold = (kind == Class::Manifest || kind == Class::Canvas) && !site.visit.isReference;
    if (!isWebAddress(value) && !isTold) // these two have rules of their own
        findings.add(schemeOf(address).isEmpty() ? rule("id-relative") : rule("id-address"), value, {value.text()});
    if (hasForbiddenCharacters(address))
        findings.add(rule("id-characters"), value, {value.text()});
}

void checkType(const Site &site, Value value)
{
    static const QSet<QString> contents = {u"Dataset"_s, u"Image"_s, u"Model"_s, u"Sound"_s, u"Text"_s, u"Video"_s};
    const Class kind = site.visit.kind;
    const QLatin1StringView expected = typeName(kind);
    const QString type = value.text();
    if (!expected.isEmpty() && type != expected)
        site.findings().add(rule("type-wrong"), value, {className(kind), value.isString() ? type : u"?"_s});
    else if (kind == Class::Content && !site.visit.isReference && value.isString() && !contents.contains(type))
        site.findings().add(rule("content-type"), value, {type});
}

void checkWhole(const Site &site, Value value)
{
    if (isPositive(value.integer()))
        return;
    const QString name = value.key();
    const QString text = value.text();
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    Repair repair;
    if (isNumber && number > 0)
        repair = {Tr::tr("“%1” was made a number.").arg(name),
                  [value, number](Edits &edits) { edits.replace(value, QByteArray::number(number)); }};
    site.findings().addRepairable(rule("dimension-number"), value, repair, {name});
}

void checkDuration(const Site &site, Value value)
{
    const std::optional<double> seconds = value.number();
    if (!seconds || *seconds <= 0)
        site.findings().add(rule("duration"), value);
}

void checkLanguages(const Site &site, Value value)
{
    const auto check = [&site](Value one) {
        if (!isLanguageTag(one.text()))
            site.findings().add(rule("language-tag"), one, {one.text()});
    };
    if (!value.isArray())
        check(value);
    for (Value one : value.elements())
        check(one);
}

void checkMediaType(const Site &site, Value value)
{
    static const QRegularExpression form(uR"(^[\w.+-]+/[\w.+-]+(\s*;.*)?$)"_s);
    if (!value.isArray() && !form.match(value.text()).hasMatch()) // the W3C allows several
        site.findings().add(rule("media-type"), value, {value.text()});
}

void checkDirection(const Site &site, Value value)
{
    checkOneOf(site, value, {"left-to-right"_L1, "right-to-left"_L1, "top-to-bottom"_L1, "bottom-to-top"_L1},
               rule("viewing-direction"));
}

void checkTimeMode(const Site &site, Value value)
{
    checkOneOf(site, value, {"trim"_L1, "scale"_L1, "loop"_L1}, rule("time-mode"));
}

void checkNavDate(const Site &site, Value value)
{
    if (!isDateTime(value.text(), true))
        site.findings().add(rule("nav-date"), value, {value.text()});
}

void checkDateTime(const Site &site, Value value)
{
    if (!isDateTime(value.text(), false))
        site.findings().add(rule("date-time"), value, {value.text()});
}

void checkLabelled(const Site &site, Value links)
{
    const auto check = [&site](Value link) {
        if (link.isObject() && !link["label"])
            site.findings().add(rule("link-label"), link);
    };
    check(links);
    for (Value link : links.elements())
        check(link);
}

void checkLogos(const Site &site, Value images)
{
    for (Value image : images.elements()) {
        const Value type = image["type"];
        if (type && type.text() != "Image"_L1)
            site.findings().add(rule("image-type"), image);
    }
}

} // namespace kader::iiif
