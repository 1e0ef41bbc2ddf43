#include "demo/numbereduuid.h"

#include "demo/noise.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

constexpr quint64 lowest48 = 0xFFFF'FFFF'FFFFULL;
constexpr qsizetype uuidSize = 36;

/// Hides the numbers, so that neighbours don't look alike.
quint64 maskOf(quint32 head)
{
    return ((quint64(again(head, 2)) << 32) | again(head, 3)) & lowest48;
}

QString hex(quint64 value, int digits)
{
    return QString::number(value, 16).rightJustified(digits, u'0');
}

} // namespace

QString numberedUuid(quint32 seed, const Numbered &numbered)
{
    const quint32 head = mix(seed ^ mix(quint32(numbered.kind) ^ mix(numbered.index ^ mix(numbered.part ^ 0x51DEU))));
    const quint32 more = again(head, 1);
    const quint64 payload = (quint64(numbered.kind) << 44) | (quint64(numbered.index & 0xFFFFFU) << 24) |
                            quint64(numbered.part & 0xFFFFFFU);
    return hex(head, 8) + u'-' + hex(more >> 16, 4) + u'-' + hex(0x4000U | (more & 0xFFFU), 4) + u'-' +
           hex(0x8000U | (again(head, 4) & 0x3FFFU), 4) + u'-' + hex(payload ^ maskOf(head), 12);
}

std::optional<Numbered> numberOf(quint32 seed, QStringView uuid)
{
    if (uuid.size() != uuidSize)
        return std::nullopt;
    bool isHead = false;
    bool isTail = false;
    const quint32 head = uuid.first(8).toUInt(&isHead, 16);
    const quint64 payload = uuid.last(12).toULongLong(&isTail, 16) ^ maskOf(head);
    const Numbered numbered{Numbered::Kind(payload >> 44), quint32(payload >> 24) & 0xFFFFFU,
                            quint32(payload) & 0xFFFFFFU};
    if (!isHead || !isTail || numberedUuid(seed, numbered) != uuid)
        return std::nullopt;
    return numbered;
}

} // namespace kader::demo
