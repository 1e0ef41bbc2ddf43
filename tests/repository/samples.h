#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace kader::test {

using namespace Qt::StringLiterals;

/// A well-formed UUID that ends in `n`.
inline QString uuid(int n)
{
    return u"5e1c0000-0000-4000-8000-%1"_s.arg(n, 12, 16, QChar(u'0'));
}

inline QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QByteArray text(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// An entry of a list of datasets or collections.
inline QJsonObject item(int n, const QString &title, int version = 1)
{
    return {{u"id"_s, QJsonValue::Null},
            {u"uuid"_s, uuid(n)},
            {u"title"_s, title},
            {u"doi"_s, u"10.4121/%1.v%2"_s.arg(uuid(n)).arg(version)},
            {u"published_date"_s, u"2025-06-0%1T08:00:00"_s.arg(version)}};
}

inline QJsonObject file(int n, const QString &name, bool isLinkOnly = false)
{
    return {{u"id"_s, QJsonValue::Null},
            {u"uuid"_s, uuid(n)},
            {u"name"_s, name},
            {u"size"_s, 1234},
            {u"is_link_only"_s, isLinkOnly}};
}

inline QJsonArray authors(int count)
{
    QJsonArray all;
    for (int n = 1; n <= count; ++n)
        all << QJsonObject{{u"uuid"_s, uuid(900 + n)},
                           {u"full_name"_s, u"Author %1"_s.arg(n)},
                           {u"orcid_id"_s, n == 1 ? u"0000-0001-0000-0009"_s : QString()}};
    return all;
}

/// A dataset's record with one file, open to all.
inline QJsonObject record(int n, const QString &title)
{
    QJsonObject object = item(n, title, 2);
    object[u"version"_s] = 2;
    object[u"files"_s] = QJsonArray{file(501, u"scan.tif"_s)};
    object[u"authors"_s] = authors(2);
    object[u"is_embargoed"_s] = false;
    object[u"embargo_date"_s] = QJsonValue::Null;
    object[u"embargo_options"_s] = QJsonArray();
    return object;
}

} // namespace kader::test
