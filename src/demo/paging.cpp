#include "demo/paging.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// Reads one number, or says what is wrong with it. The codes are made of the parameter's name.
std::optional<qint64> number(const Parameter &parameter, const char *name, std::pair<qint64, qint64> bounds,
                             std::optional<PagingError> &error)
{
    const std::optional<QString> text = parameter(name);
    if (!text || error)
        return std::nullopt;
    const QString plain = QString::fromLatin1(name);
    const QString capital = plain.left(1).toUpper() + plain.mid(1);
    bool valid = false;
    const qint64 value = text->toLongLong(&valid);
    if (!valid)
        error = {u"Unexpected value '%1' is not an integer."_s.arg(*text), u"Invalid%1Value"_s.arg(capital)};
    else if (value < bounds.first)
        error = {u"The minimum value for '%1' is %2."_s.arg(plain).arg(bounds.first), capital + u"ValueTooLow"_s};
    else if (value > bounds.second)
        error = {u"The maximum value for '%1' is %2."_s.arg(plain).arg(bounds.second), capital + u"ValueTooHigh"_s};
    return error ? std::nullopt : std::optional(value);
}

} // namespace

Paging readPaging(const Parameter &parameter, std::optional<qint64> defaultLimit)
{
    constexpr qint64 unbounded = 1'000'000'000'000;
    Paging paging;
    const bool byPage = parameter("page") || parameter("page_size");
    const bool byOffset = parameter("limit") || parameter("offset");
    if (byPage && byOffset) {
        paging.error = {u"Either use page/page-size or offset/limit. Mixing is not supported."_s,
                        u"InvalidPagingOptions"_s, true};
        return paging;
    }
    const std::optional<qint64> limit = number(parameter, "limit", {1, unbounded}, paging.error);
    const std::optional<qint64> offset = number(parameter, "offset", {0, unbounded}, paging.error);
    const std::optional<qint64> page = number(parameter, "page", {1, 1'000'000}, paging.error);
    const std::optional<qint64> pageSize = number(parameter, "page_size", {1, 1000}, paging.error);
    paging.page = {offset.value_or(0), limit ? limit : defaultLimit};
    if (page && pageSize)
        paging.page = {(*page - 1) * *pageSize, pageSize};
    return paging;
}

} // namespace kader::demo
