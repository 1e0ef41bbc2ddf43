#pragma once

#include <QList>
#include <QString>

#include <algorithm>
#include <functional>
#include <optional>

namespace kader::demo {

/// Why paging parameters were refused, before a route gives the refusal its own shape.
struct PagingError {
    QString message = {};
    QString code = {};
    bool isMixing = false; ///< page/page_size together with limit/offset.
};

/// What part of a list to send.
struct Page {
    qint64 offset = 0;
    std::optional<qint64> limit = {};

    template <typename Item>
    [[nodiscard]] QList<Item> of(const QList<Item> &all) const
    {
        const qsizetype from = qsizetype(std::min<qint64>(offset, all.size()));
        return all.mid(from, limit ? qsizetype(std::min<qint64>(*limit, all.size())) : -1);
    }
};

struct Paging {
    Page page = {};
    std::optional<PagingError> error = {};
};

/// The value of a parameter as text, or nothing when it was not sent.
using Parameter = std::function<std::optional<QString>(const char *name)>;

/// limit and offset, or page and page_size. A page without page_size, or the reverse, is ignored.
[[nodiscard]] Paging readPaging(const Parameter &parameter, std::optional<qint64> defaultLimit);

} // namespace kader::demo
