#include "store/pagefile.h"

#include "base/tr.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

constexpr qint64 smallestPage = 512;
constexpr qint64 largestPage = 65536;
constexpr qint64 headerSize = 100;
// Locks are held on it; its page holds nothing.
constexpr qint64 lockedByte = 0x40000000;
constexpr qint64 samplePages = 256;
// More columns than any of our tables has.
constexpr int maxColumns = 32;

enum PageType : quint8 { InteriorIndex = 2, InteriorTable = 5, LeafIndex = 10, LeafTable = 13 };

quint32 u32(const QByteArray &bytes, qsizetype at)
{
    return at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

quint32 u16(const QByteArray &bytes, qsizetype at)
{
    return at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at) : 0;
}

/// Moves `at` behind it; nothing when it is cut off.
std::optional<qint64> varint(const QByteArray &bytes, qsizetype &at)
{
    quint64 value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at >= bytes.size())
            return std::nullopt;
        const auto byte = quint8(bytes[at++]);
        if (i == 8)
            return qint64((value << 8) | byte);
        value = (value << 7) | (byte & 0x7f);
        if (byte < 0x80)
            return qint64(value);
    }
    return std::nullopt;
}

qint64 bigEndian(const QByteArray &bytes, qsizetype at, qsizetype size)
{
    auto value = quint64(qint64(qint8(bytes[at])));
    for (qsizetype i = 1; i < size; ++i)
        value = (value << 8) | quint8(bytes[at + i]);
    return qint64(value);
}

/// Bytes that a value of this serial type takes; -1 for one that does not exist.
qint64 sizeOf(qint64 type)
{
    constexpr std::array<qint64, 12> sizes{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, -1, -1};
    if (type < 0)
        return -1;
    return type < 12 ? sizes[size_t(type)] : (type - 12) / 2;
}

/// Nothing where it is a text that is none: we only write Unicode.
std::optional<QVariant> valueOf(const QByteArray &bytes, qsizetype at, qint64 type)
{
    const qint64 size = sizeOf(type);
    if (type == 0)
        return QVariant();
    if (type == 8 || type == 9)
        return QVariant(qlonglong(type - 8));
    if (type == 7)
        return QVariant(std::bit_cast<double>(bigEndian(bytes, at, size)));
    if (type < 12)
        return QVariant(qlonglong(bigEndian(bytes, at, size)));
    const QByteArray own = bytes.mid(at, size);
    if (type % 2 == 0)
        return QVariant(own);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(own);
    return decoder.hasError() ? std::nullopt : std::optional(QVariant(text.isNull() ? u""_s : text));
}

/// The values of a record, which take all of its bytes.
std::optional<QVariantList> valuesOf(const QByteArray &payload)
{
    qsizetype at = 0;
    const std::optional<qint64> header = varint(payload, at);
    if (!header || *header > payload.size())
        return std::nullopt;
    qint64 body = *header;
    QVariantList values;
    while (at < *header) {
        const std::optional<qint64> type = varint(payload, at);
        const qint64 size = type ? sizeOf(*type) : -1;
        if (size < 0 || size > payload.size() - body || values.size() == maxColumns)
            return std::nullopt;
        const std::optional<QVariant> value = valueOf(payload, body, *type);
        if (!value)
            return std::nullopt;
        values.append(*value);
        body += size;
    }
    return at == *header && body == payload.size() ? std::optional(values) : std::nullopt;
}

} // namespace

/// A page of a b-tree, and where its cells begin.
struct PageFile::Cells {
    qint64 number = 0;
    quint8 type = 0;
    QByteArray bytes = {};
    std::vector<quint32> places = {};
};

Result<PageFile> PageFile::open(const QString &path)
{
    PageFile file;
    file.m_file = std::make_unique<QFile>(path);
    if (!file.m_file->open(QIODevice::ReadOnly))
        return failure(ErrorKind::File, Tr::tr("The file cannot be read: %1").arg(file.m_file->errorString()),
                       {.document = path});
    file.readHeader();
    if (!file.m_header.isSound)
        file.guessPageSize();
    file.m_pageCount = file.m_file->size() / file.m_pageSize;
    if (file.m_pageCount < 1)
        return failure(ErrorKind::Malformed, Tr::tr("Nothing of a curation could be found in this file."),
                       {.document = path});
    file.m_isFree.resize(size_t(file.m_pageCount) + 1);
    file.m_isClaimed.resize(size_t(file.m_pageCount) + 1);
    file.readFreeList();
    return file;
}

void PageFile::readHeader()
{
    m_file->seek(0);
    const QByteArray bytes = m_file->read(headerSize);
    const qint64 said = u16(bytes, 16) == 1 ? largestPage : u16(bytes, 16);
    const qint64 reserved = bytes.size() == headerSize ? quint8(bytes[20]) : 0;
    m_header.isSound = bytes.size() == headerSize && bytes.startsWith(QByteArray("SQLite format 3\0", 16)) &&
                       said >= smallestPage && std::has_single_bit(quint64(said)) && said - reserved >= 480;
    if (!m_header.isSound)
        return;
    m_header.applicationId = u32(bytes, 68);
    m_header.userVersion = u32(bytes, 60);
    m_saidCount = u32(bytes, 28);
    m_pageSize = said;
    m_usable = said - reserved;
}

/// The size with which most pages make sense. With one that is too large, every second page is missed; with one that
/// is too small, the cells lie beyond their page.
void PageFile::guessPageSize()
{
    qint64 best = -1;
    qint64 bestSize = 4096;
    for (qint64 size = smallestPage; size <= largestPage; size *= 2) {
        if (const qint64 sound = soundPages(size); sound > best) {
            best = sound;
            bestSize = size;
        }
    }
    m_pageSize = bestSize;
    m_usable = bestSize;
}

qint64 PageFile::soundPages(qint64 pageSize)
{
    m_pageSize = pageSize;
    m_usable = pageSize;
    m_pageCount = m_file->size() / pageSize;
    qint64 sound = 0;
    for (qint64 number = 2; number <= std::min(m_pageCount, samplePages * largestPage / pageSize); ++number) {
        const std::optional<Cells> cells = cellsOf(number);
        if (cells && !cells->places.empty())
            ++sound;
    }
    return sound;
}

/// A list that is not whole is no list: what it names may be in use.
void PageFile::readFreeList()
{
    if (!m_header.isSound)
        return;
    const QByteArray first = page(1);
    quint32 trunk = u32(first, 32);
    quint32 left = u32(first, 36);
    std::vector<bool> isFree(m_isFree.size());
    const auto take = [&](quint32 number) {
        const bool isNew = left > 0 && number > 1 && number <= quint64(m_pageCount) && !isFree[number];
        if (isNew) {
            isFree[number] = true;
            --left;
        }
        return isNew;
    };
    while (trunk != 0) {
        if (!take(trunk))
            return;
        const QByteArray bytes = page(trunk);
        const quint32 leaves = u32(bytes, 4);
        if (leaves > m_usable / 4 - 2)
            return;
        for (quint32 i = 0; i < leaves; ++i) {
            if (!take(u32(bytes, 8 + 4 * qsizetype(i))))
                return;
        }
        trunk = u32(bytes, 0);
    }
    if (left == 0)
        m_isFree = std::move(isFree);
}

QByteArray PageFile::page(qint64 number)
{
    if (number < 1 || number > m_pageCount || !m_file->seek((number - 1) * m_pageSize))
        return {};
    QByteArray bytes = m_file->read(m_pageSize);
    return bytes.size() == m_pageSize ? bytes.first(m_usable) : QByteArray();
}

std::optional<PageFile::Cells> PageFile::cellsOf(qint64 number)
{
    Cells cells{number, 0, page(number), {}};
    const qsizetype begin = number == 1 ? headerSize : 0;
    if (cells.bytes.isEmpty())
        return std::nullopt;
    cells.type = quint8(cells.bytes[begin]);
    const bool isInterior = cells.type == InteriorIndex || cells.type == InteriorTable;
    if (!isInterior && cells.type != LeafIndex && cells.type != LeafTable)
        return std::nullopt;
    const qsizetype array = begin + (isInterior ? 12 : 8);
    const quint32 count = u16(cells.bytes, begin + 3);
    const qsizetype end = array + 2 * qsizetype(count);
    if (end > cells.bytes.size())
        return std::nullopt;
    cells.places.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        const quint32 place = u16(cells.bytes, array + 2 * qsizetype(i));
        if (place < end || place >= cells.bytes.size())
            return std::nullopt;
        cells.places.push_back(place);
    }
    return cells;
}

/// The bytes of a record, from `at` on and along its overflow (section 1.6 of the file format).
std::optional<QByteArray> PageFile::payload(const Cells &cells, qsizetype at, qint64 size, bool claim)
{
    const qint64 most = cells.type == LeafTable ? m_usable - 35 : (m_usable - 12) * 64 / 255 - 23;
    const qint64 least = (m_usable - 12) * 32 / 255 - 23;
    if (size < 0 || size > m_pageCount * m_pageSize)
        return std::nullopt;
    const qint64 wish = least + (size - least) % (m_usable - 4);
    const qint64 here = size <= most ? size : (wish <= most ? wish : least);
    if (here > cells.bytes.size() - at)
        return std::nullopt;
    QByteArray payload = cells.bytes.mid(at, here);
    quint32 next = size > here ? u32(cells.bytes, at + here) : 0;
    while (payload.size() < size) {
        if (next < 2 || next > quint64(m_pageCount) || m_isFree[next] || (claim && m_isClaimed[next]))
            return std::nullopt;
        if (claim)
            m_isClaimed[next] = true;
        const QByteArray more = page(next);
        if (more.isEmpty())
            return std::nullopt;
        payload += more.mid(4, size - payload.size());
        next = u32(more, 0);
    }
    return next == 0 ? std::optional(payload) : std::nullopt;
}

std::optional<PageFile::Record> PageFile::decoded(const Cells &cells, int cell, bool claim)
{
    Record record{{cells.number, cell}, cells.type != LeafTable, {}, {}};
    qsizetype at = cells.places[size_t(cell)] + (cells.type == InteriorIndex ? 4 : 0);
    const std::optional<qint64> size = varint(cells.bytes, at);
    if (cells.type == LeafTable)
        record.number = varint(cells.bytes, at);
    if (!size || (cells.type == LeafTable && !record.number))
        return std::nullopt;
    const std::optional<QByteArray> bytes = payload(cells, at, *size, claim);
    std::optional<QVariantList> values = bytes ? valuesOf(*bytes) : std::nullopt;
    if (!values)
        return std::nullopt;
    record.values = std::move(*values);
    return record;
}

std::optional<PageFile::Record> PageFile::record(const Place &place)
{
    const std::optional<Cells> cells = cellsOf(place.page);
    return cells && place.cell < int(cells->places.size()) ? decoded(*cells, place.cell, false) : std::nullopt;
}

void PageFile::forEach(const std::function<void(const Record &)> &take)
{
    std::fill(m_isClaimed.begin(), m_isClaimed.end(), false);
    m_damaged = std::max<qint64>(0, m_saidCount - m_pageCount);
    std::vector<qint64> others;
    for (qint64 number = 1; number <= m_pageCount; ++number) {
        if (m_isFree[size_t(number)] || number == lockedByte / m_pageSize + 1)
            continue;
        const std::optional<Cells> cells = cellsOf(number);
        if (!cells) {
            others.push_back(number);
            continue;
        }
        bool isWhole = true;
        for (int cell = 0; cells->type != InteriorTable && cell < int(cells->places.size()); ++cell) {
            if (const std::optional<Record> record = decoded(*cells, cell, true))
                take(*record);
            else
                isWhole = false;
        }
        m_damaged += isWhole ? 0 : 1;
    }
    m_damaged +=
        std::count_if(others.begin(), others.end(), [this](qint64 number) { return !m_isClaimed[size_t(number)]; });
}

} // namespace kader::store
