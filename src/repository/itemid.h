#pragma once

#include <QString>

#include <optional>

namespace kader::repository {

/// What identifies a dataset or a collection in an address of the service: a UUID in lower case (the
/// service knows no other) or one of its old numbers. Nothing else can be built, so nothing can slip into
/// the path of a request.
class ItemId final {
public:
    [[nodiscard]] static std::optional<ItemId> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isUuid() const { return m_text.contains(QLatin1Char('-')); }

    bool operator==(const ItemId &) const = default;

private:
    explicit ItemId(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

} // namespace kader::repository
