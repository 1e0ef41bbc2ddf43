#pragma once

#include "repository/catalogue.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace kader::repository {

/// Lists of numbers, one behind the other.
struct NumberLists {
    std::vector<quint32> begins = {0}; ///< One more than there are lists.
    std::vector<quint32> numbers = {};

    void endList() { begins.push_back(quint32(numbers.size())); }
    [[nodiscard]] std::span<const quint32> list(qsizetype place) const
    {
        return std::span(numbers).subspan(begins[size_t(place)], begins[size_t(place) + 1] - begins[size_t(place)]);
    }
};

/// What a Catalogue holds.
struct Catalogue::Data {
    Diagnostics problems = {};
    std::vector<CatalogueItem> items = {};
    std::vector<CatalogueAuthor> authors = {};
    NumberLists authorsOfItems = {};
    NumberLists itemsOfAuthors = {};
    QHash<QUuid, quint32> places = {};
    QHash<QString, quint32> byOrcid = {};
    QHash<QUuid, quint32> byRecord = {};

    /// The folded text of all items, each beginning with its title and every field with fieldMark.
    QByteArray text = {};
    std::vector<quint32> textBegins = {0}; ///< One more than there are items.
    std::vector<quint32> titleSizes = {};  ///< In bytes of `text`, without the mark.
    /// The folded names of the authors, each beginning with fieldMark.
    QByteArray names = {};
    std::vector<quint32> nameBegins = {0};

    static constexpr char fieldMark = '\n';
};

} // namespace kader::repository
