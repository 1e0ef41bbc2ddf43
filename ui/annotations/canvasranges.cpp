#include "ui/annotations/canvasranges.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// The numbers of `7`, `3-10`, `3-` or `-10`, as they stand there.
std::optional<std::pair<int, int>> limitsOf(const QString &part, int count)
{
    static const QRegularExpression form(u"^\\s*(\\d{1,9})?\\s*([-–—])?\\s*(\\d{1,9})?\\s*$"_s);
    const QRegularExpressionMatch match = form.match(part);
    const bool hasDash = !match.captured(2).isEmpty();
    const QString first = match.captured(1);
    const QString last = match.captured(3);
    if (!match.hasMatch() || (first.isEmpty() && last.isEmpty()) || (!hasDash && !last.isEmpty()))
        return std::nullopt;
    const int from = first.isEmpty() ? 1 : first.toInt();
    if (!hasDash)
        return std::pair(from, from);
    return std::pair(from, last.isEmpty() ? count : last.toInt());
}

} // namespace

std::optional<QList<int>> positionsOf(const QString &ranges, int count)
{
    QList<bool> isNamed(count, false);
    static const QRegularExpression between(u"[,;]"_s);
    for (const QString &part : ranges.split(between)) {
        if (part.trimmed().isEmpty())
            continue;
        const auto limits = limitsOf(part, count);
        if (!limits)
            return std::nullopt;
        const auto [first, last] = std::minmax(limits->first, limits->second);
        for (int number = std::max(1, first); number <= std::min(count, last); ++number)
            isNamed[number - 1] = true;
    }
    QList<int> positions;
    for (int i = 0; i < count; ++i) {
        if (isNamed.at(i))
            positions.append(i);
    }
    return positions;
}

QString rangesOf(const QList<int> &positions)
{
    QStringList parts;
    for (qsizetype first = 0; first < positions.size();) {
        qsizetype last = first;
        while (last + 1 < positions.size() && positions.at(last + 1) == positions.at(last) + 1)
            ++last;
        const QString from = QString::number(positions.at(first) + 1);
        parts.append(last == first ? from : from + u'-' + QString::number(positions.at(last) + 1));
        first = last + 1;
    }
    return parts.join(u", "_s);
}

} // namespace kader::ui
