#pragma once

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace kader::ui {

/// What the window shows of the network, and asks of it. Whoever starts the program connects it with the one that
/// speaks HTTP.
class Network final : public QObject {
    Q_OBJECT

public:
    struct News {
        bool isOffline = false;     ///< Because somebody wanted it so.
        QStringList lostHosts = {}; ///< That can't be reached, by the names that people call them.
        qint64 bytes = 0;           ///< Fetched in this session.
        QStringList waiting = {};   ///< For what is waited longer than usual, a sentence each.

        bool operator==(const News &) const = default;
    };

    /// Of the one cache on the disk.
    struct CacheNews {
        QString folder = {};
        qint64 limit = 0;                ///< Bytes.
        std::optional<qint64> used = {}; ///< Bytes; nothing while unknown.

        bool operator==(const CacheNews &) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] const News &news() const { return m_news; }
    void setNews(const News &news)
    {
        if (news == m_news)
            return;
        const bool isBack = (m_news.isOffline && !news.isOffline) ||
                            std::any_of(m_news.lostHosts.begin(), m_news.lostHosts.end(),
                                        [&](const QString &host) { return !news.lostHosts.contains(host); });
        m_news = news;
        emit changed();
        if (isBack && !news.isOffline)
            emit returned();
    }
    void workOffline(bool isOffline) { emit offlineWanted(isOffline); }

    [[nodiscard]] const CacheNews &cache() const { return m_cache; }
    void setCache(const CacheNews &cache)
    {
        if (cache == m_cache)
            return;
        m_cache = cache;
        emit cacheChanged();
    }
    void limitCache(qint64 bytes) { emit cacheLimitWanted(bytes); }
    void emptyCache() { emit cacheEmptyingWanted(); }
    /// Finds out how much is in it.
    void measureCache() { emit cacheMeasuringWanted(); }

signals:
    void changed();
    /// A host that was lost is there again, or nobody wants to work offline any more: what failed can be asked for
    /// again.
    void returned();
    void cacheChanged();
    void offlineWanted(bool isOffline);
    void cacheLimitWanted(qint64 bytes);
    void cacheEmptyingWanted();
    void cacheMeasuringWanted();

private:
    News m_news;
    CacheNews m_cache;
};

} // namespace kader::ui
