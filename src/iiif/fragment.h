#pragma once

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>

namespace kader::iiif {

/// JSON that Kader makes itself, with its members in the order they were given. Never for documents
/// from outside: those are outlined and patched.
using Fragment = nlohmann::ordered_json;

[[nodiscard]] inline std::string toStd(const QString &text)
{
    return text.toStdString();
}

[[nodiscard]] inline QByteArray toJson(const Fragment &fragment)
{
    return QByteArray::fromStdString(fragment.dump(-1, ' ', false, Fragment::error_handler_t::replace));
}

/// A JSON string with its quotes. Much faster than going through a Fragment, which counts where annotations
/// come by the hundred thousand.
[[nodiscard]] QByteArray jsonString(const QString &text);
/// The same at the end of what there is already. (Each piece that a QByteArray takes costs much more.)
void appendJsonString(std::string &json, QStringView text);
/// The same without the quotes.
void appendEscaped(std::string &json, QStringView text);

/// `{language: [text]}`
[[nodiscard]] inline Fragment languageMap(const QString &language, const QString &text)
{
    return Fragment::object({{toStd(language), Fragment::array({toStd(text)})}});
}

} // namespace kader::iiif
