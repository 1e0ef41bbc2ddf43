#pragma once

#include <QObject>
#include <QStringList>

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

    using QObject::QObject;

    [[nodiscard]] const News &news() const { return m_news; }
    void setNews(const News &news)
    {
        if (news == m_news)
            return;
        m_news = news;
        emit changed();
    }
    void workOffline(bool isOffline) { emit offlineWanted(isOffline); }

signals:
    void changed();
    void offlineWanted(bool isOffline);

private:
    News m_news;
};

} // namespace kader::ui
