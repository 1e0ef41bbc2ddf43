#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace kader {

/// An http or https address with a host and without control characters. Nothing else can be built, so nothing else is
/// ever followed. The text is kept as it was given: services compare and encode addresses in their own ways.
class WebAddress final {
public:
    [[nodiscard]] static std::optional<WebAddress> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QUrl url() const { return QUrl(m_text, QUrl::TolerantMode); }
    [[nodiscard]] QString host() const { return url().host(); }

    /// The address with `path` (starting with '/') appended to it, without a doubled slash.
    [[nodiscard]] WebAddress appended(const QString &path) const;

    bool operator==(const WebAddress &) const = default;

private:
    explicit WebAddress(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

} // namespace kader
