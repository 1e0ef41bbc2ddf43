#pragma once

#include "demo/json.h"
#include "serve/server.h"

/// The bodies that the service answers with, errors of every shape included.
namespace kader::demo::answers {

[[nodiscard]] serve::Response json(const Json &body, int status = 200);
[[nodiscard]] serve::Response withCors(serve::Response response);

/// `{"message": …, "code": …}`
[[nodiscard]] serve::Response badRequest(const QString &message, const QString &code);
/// `{"message": …, "code": 400}`
[[nodiscard]] serve::Response badBody(const QString &message);
/// `[{"field_name": …, "message": …}]`
[[nodiscard]] serve::Response badFields(const std::optional<QString> &field, const QString &message);
[[nodiscard]] serve::Response notAllowed();
[[nodiscard]] serve::Response noSession();
[[nodiscard]] serve::Response notFound();
[[nodiscard]] serve::Response wrongMethod(const char *accepted);
[[nodiscard]] serve::Response notAcceptable();
[[nodiscard]] serve::Response wrongContentType();
/// 500 with a small HTML page.
[[nodiscard]] serve::Response serverErrorPage();
/// 500 without a body, labelled as JSON.
[[nodiscard]] serve::Response serverErrorEmpty();

/// What a client gets that asked for HTML too: the same status with a page for 400, 403 and 404.
[[nodiscard]] serve::Response asPage(const serve::Response &response);

} // namespace kader::demo::answers
