#pragma once

#include "net/cachefolder.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace kader::test {

/// When the answers below are from.
inline const QDateTime morning(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC);

inline QByteArray keyNumber(int number)
{
    return QByteArray(32, '\0').append(QByteArray::number(number)).last(32);
}

/// A body that shows whether it is whole and whose it is: up to 200 kB that follow from two numbers.
inline QByteArray bodyOf(int number, int revision)
{
    QByteArray body = QByteArray::number(number) + ' ' + QByteArray::number(revision) + ' ';
    QRandomGenerator random(quint32(number * 7919 + revision));
    const int words = random.bounded(1 << random.bounded(4, 16));
    for (int i = 0; i < words; ++i)
        body += QByteArray::number(random.generate(), 36);
    return body;
}

inline net::Response answerOf(const QByteArray &body)
{
    return {.status = 200,
            .body = body,
            .headers = {{"content-type", "text/plain"}, {"etag", "\"" + QByteArray::number(body.size()) + "\""}},
            .finalAddress = *WebAddress::parse(QStringLiteral("http://example.org/x"))};
}

/// The revision that a body of this number shows; -1 when it is not whole, or another one's.
inline int revisionIn(const QByteArray &body, int number)
{
    const QList<QByteArray> words = body.left(40).split(' ');
    const int revision = words.value(1).toInt();
    return words.value(0).toInt() == number && body == bodyOf(number, revision) ? revision : -1;
}

} // namespace kader::test
