#pragma once

#include "ui/repository/rowroles.h"

#include <QList>
#include <QObject>
#include <QString>

namespace kader::ui {

/// A collection or dataset that is worth finding again.
struct Bookmark {
    RowKind kind = RowKind::Dataset;
    QString uuid = {};
    QString title = {};

    bool operator==(const Bookmark &) const = default;
};

/// What was pinned in a repository and what was opened there lately, kept in the settings.
class Bookmarks final : public QObject {
    Q_OBJECT

public:
    static constexpr int mostRecent = 12;
    static constexpr int mostPinned = 200;

    /// `repository` tells repositories apart.
    explicit Bookmarks(const QString &repository, QObject *parent = nullptr);

    void setRepository(const QString &repository);
    [[nodiscard]] const QList<Bookmark> &pinned() const
    {
        return m_pinned;
    } ///< In the order in which they were pinned.
    [[nodiscard]] const QList<Bookmark> &recent() const { return m_recent; } ///< Newest first.
    [[nodiscard]] bool isPinned(const QString &uuid) const;
    void pin(const Bookmark &bookmark);
    void unpin(const QString &uuid);
    void note(const Bookmark &opened);

signals:
    void changed();

private:
    void keep();

    QString m_repository;
    QList<Bookmark> m_pinned;
    QList<Bookmark> m_recent;
};

} // namespace kader::ui
