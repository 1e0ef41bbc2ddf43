#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <initializer_list>
#include <optional>
#include <utility>

namespace kader::demo {

/// A JSON text in the spelling of Python's json module, as 4TU's service writes it: keys in the order
/// given, `", "` and `": "` between parts, everything outside ASCII as \uXXXX.
class Json final {
public:
    using Member = std::pair<const char *, Json>;

    Json() : m_text("null") {}
    Json(const QString &text); ///< A JSON string.
    Json(qint64 number) : m_text(QByteArray::number(number)) {}
    Json(int number) : Json(qint64(number)) {}
    Json(bool value) : m_text(value ? "true" : "false") {}
    Json(const char *) = delete; ///< Would silently become a boolean.
    template <typename T>
    Json(const std::optional<T> &value) : Json(value ? Json(*value) : Json())
    {}

    [[nodiscard]] static Json array(const QList<Json> &items);
    [[nodiscard]] static Json object(std::initializer_list<Member> members);

    /// An object with the members of both, in that order.
    [[nodiscard]] Json with(const Json &object) const;

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

/// An array of what `make` gives for each element.
template <typename List, typename Make>
[[nodiscard]] Json jsonArray(const List &list, Make make)
{
    QList<Json> items;
    items.reserve(qsizetype(list.size()));
    for (const auto &element : list)
        items.append(make(element));
    return Json::array(items);
}

} // namespace kader::demo
