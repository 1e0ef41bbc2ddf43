#include "ui/repository/bookmarks.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr qsizetype longestTitle = 500;

QString group(const QString &repository)
{
    return u"repositories/"_s + QString::fromLatin1(repository.toUtf8().toPercentEncoding());
}

/// Settings are files that anybody may edit.
QList<Bookmark> read(QSettings &settings, const QString &name, int most)
{
    QList<Bookmark> bookmarks;
    const int count = std::min(settings.beginReadArray(name), most);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const bool isCollection = settings.value("kind"_L1).toString() == "collection"_L1;
        const Bookmark bookmark{.kind = isCollection ? RowKind::Collection : RowKind::Dataset,
                                .uuid = settings.value("uuid"_L1).toString(),
                                .title = settings.value("title"_L1).toString().left(longestTitle)};
        if (!QUuid::fromString(bookmark.uuid).isNull())
            bookmarks.append(bookmark);
    }
    settings.endArray();
    return bookmarks;
}

void write(QSettings &settings, const QString &name, const QList<Bookmark> &bookmarks)
{
    settings.remove(name);
    settings.beginWriteArray(name, int(bookmarks.size()));
    for (int i = 0; i < int(bookmarks.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("kind"_L1, bookmarks[i].kind == RowKind::Collection ? "collection"_L1 : "dataset"_L1);
        settings.setValue("uuid"_L1, bookmarks[i].uuid);
        settings.setValue("title"_L1, bookmarks[i].title);
    }
    settings.endArray();
}

bool remove(QList<Bookmark> &bookmarks, const QString &uuid)
{
    return bookmarks.removeIf([&uuid](const Bookmark &bookmark) { return bookmark.uuid == uuid; }) > 0;
}

} // namespace

Bookmarks::Bookmarks(const QString &repository, QObject *parent) : QObject(parent)
{
    setRepository(repository);
}

void Bookmarks::setRepository(const QString &repository)
{
    m_repository = repository;
    QSettings settings;
    settings.beginGroup(group(m_repository));
    m_pinned = read(settings, u"pinned"_s, mostPinned);
    m_recent = read(settings, u"recent"_s, mostRecent);
    emit changed();
}

bool Bookmarks::isPinned(const QString &uuid) const
{
    return std::any_of(m_pinned.cbegin(), m_pinned.cend(),
                       [&uuid](const Bookmark &bookmark) { return bookmark.uuid == uuid; });
}

void Bookmarks::pin(const Bookmark &bookmark)
{
    if (isPinned(bookmark.uuid) || m_pinned.size() >= mostPinned)
        return;
    m_pinned.append(bookmark);
    keep();
}

void Bookmarks::unpin(const QString &uuid)
{
    if (remove(m_pinned, uuid))
        keep();
}

void Bookmarks::note(const Bookmark &opened)
{
    if (!m_recent.isEmpty() && m_recent.first() == opened)
        return;
    remove(m_recent, opened.uuid);
    m_recent.prepend(opened);
    m_recent = m_recent.mid(0, mostRecent);
    keep();
}

void Bookmarks::keep()
{
    QSettings settings;
    settings.beginGroup(group(m_repository));
    write(settings, u"pinned"_s, m_pinned);
    write(settings, u"recent"_s, m_recent);
    emit changed();
}

} // namespace kader::ui
