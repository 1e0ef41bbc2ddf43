#include "demo/answers.h"

using namespace Qt::StringLiterals;

namespace kader::demo::answers {

namespace {

serve::Response text(int status, const QByteArray &sentence)
{
    return {.status = status, .contentType = "text/plain; charset=utf-8"_ba, .body = sentence};
}

serve::Response page(int status, const QByteArray &title, const QByteArray &sentence)
{
    return {.status = status,
            .contentType = "text/html; charset=utf-8"_ba,
            .body = "<!doctype html>\n<html lang=en>\n<title>" + title + "</title>\n<h1>" + title + "</h1>\n<p>" +
                    sentence + "</p>\n"};
}

serve::Response message(int status, const QString &sentence)
{
    return json(Json::object({{"message", sentence}}), status);
}

} // namespace

serve::Response json(const Json &body, int status)
{
    return {.status = status, .contentType = "application/json"_ba, .body = body.text()};
}

serve::Response withCors(serve::Response response)
{
    response.headers.append({"Access-Control-Allow-Origin"_ba, "*"_ba});
    return response;
}

serve::Response badRequest(const QString &message, const QString &code)
{
    return json(Json::object({{"message", message}, {"code", code}}), 400);
}

serve::Response badBody(const QString &message)
{
    return json(Json::object({{"message", message}, {"code", 400}}), 400);
}

serve::Response badFields(const std::optional<QString> &field, const QString &message)
{
    return json(Json::array({Json::object({{"field_name", field}, {"message", message}})}), 400);
}

serve::Response notAllowed()
{
    return message(403, u"Not allowed."_s);
}

serve::Response noSession()
{
    return json(Json::object({{"message", u"Invalid or unknown session token"_s}, {"code", u"InvalidSessionToken"_s}}),
                403);
}

serve::Response notFound()
{
    return message(404, u"This resource does not exist."_s);
}

serve::Response wrongMethod(const char *accepted)
{
    return text(405, "Acceptable methods: ['"_ba + accepted + "']");
}

serve::Response notAcceptable()
{
    return text(406, "Acceptable formats: application/json"_ba);
}

serve::Response wrongContentType()
{
    return text(415, "Acceptable content types: application/json"_ba);
}

serve::Response serverErrorPage()
{
    return page(500, "500 Internal Server Error"_ba, "The server could not complete the request."_ba);
}

serve::Response serverErrorEmpty()
{
    return {.status = 500, .contentType = "application/json"_ba};
}

serve::Response asPage(const serve::Response &response)
{
    if (response.contentType != "application/json"_ba)
        return response;
    switch (response.status) {
    case 400:
        return page(400, "400 Bad Request"_ba, "The request could not be understood."_ba);
    case 403:
        return page(403, "403 Forbidden"_ba, "You may not see this."_ba);
    case 404:
        return page(404, "404 Not Found"_ba, "This page does not exist."_ba);
    default:
        return response;
    }
}

} // namespace kader::demo::answers
