#pragma once

#include "base/result.h"

#include <QFile>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kader::store {

/// The pages of an SQLite file, read without SQLite (https://sqlite.org/fileformat2.html): each page by itself, so
/// that damage to one hides nothing of the others, and so that no program in the file is run. Nothing is written.
class PageFile final {
public:
    /// Where a record begins: its page, counted from 1, and its place among the cells there.
    struct Place {
        qint64 page = 0;
        int cell = 0;
    };
    struct Record {
        Place place = {};
        bool isOfIndex = false;            ///< Of an index, or of a table that is one (WITHOUT ROWID).
        std::optional<qint64> number = {}; ///< The rowid, of one that is of a table.
        QVariantList values = {};          ///< Null, qlonglong, double, QString, or QByteArray.
    };
    struct Header {
        bool isSound = false; ///< The others are told only then.
        quint32 applicationId = 0;
        quint32 userVersion = 0;
    };

    /// Sorts out which pages are in use. Malformed when there is not a single page.
    [[nodiscard]] static Result<PageFile> open(const QString &path);

    [[nodiscard]] const Header &header() const { return m_header; }
    [[nodiscard]] qint64 pageCount() const { return m_pageCount; }

    /// Every record that can be read, in the order of the pages. A page of an overflow belongs to the first record
    /// that claims it, so the effort is bounded by the size of the file.
    void forEach(const std::function<void(const Record &)> &take);
    /// One that forEach() found.
    [[nodiscard]] std::optional<Record> record(const Place &place);
    /// After forEach(): pages, or parts of them, that are neither free nor anything that could be read; and those that
    /// the file should have but has not.
    [[nodiscard]] qint64 damagedPages() const { return m_damaged; }

private:
    struct Cells;

    PageFile() = default;
    void readHeader();
    void guessPageSize();
    void readFreeList();
    [[nodiscard]] QByteArray page(qint64 number);
    [[nodiscard]] std::optional<Cells> cellsOf(qint64 number);
    [[nodiscard]] std::optional<Record> decoded(const Cells &cells, int cell, bool claim);
    [[nodiscard]] std::optional<QByteArray> payload(const Cells &cells, qsizetype at, qint64 size, bool claim);
    [[nodiscard]] qint64 soundPages(qint64 pageSize);

    std::unique_ptr<QFile> m_file;
    Header m_header;
    qint64 m_pageSize = 0;
    qint64 m_usable = 0; ///< Of each page; some keep the rest for themselves.
    qint64 m_pageCount = 0;
    qint64 m_saidCount = 0; ///< By the header; 0 when it doesn't.
    std::vector<bool> m_isFree;
    std::vector<bool> m_isClaimed; ///< As an overflow.
    qint64 m_damaged = 0;
};

} // namespace kader::store
