#include "net/jsonanswer.h"

#include "base/tr.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

constexpr qsizetype markSize = 3;
constexpr qsizetype largestNotice = 1024; ///< No record or manifest is as small as a notice of maintenance.

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The closing quote of the string that begins at `open`, or the size of the text.
qsizetype endOfString(const QByteArray &bytes, qsizetype open)
{
    for (qsizetype at = open + 1; at < bytes.size(); ++at) {
        if (bytes.at(at) == '\\')
            ++at;
        else if (bytes.at(at) == '"')
            return at;
    }
    return bytes.size();
}

bool isMaintenance(const QByteArray &bytes)
{
    return bytes.size() <= largestNotice &&
           QJsonDocument::fromJson(bytes).object()["status"_L1].toString() == "maintenance"_L1;
}

} // namespace

qsizetype beginOfJson(const QByteArray &bytes)
{
    qsizetype at = bytes.startsWith("\xef\xbb\xbf") ? markSize : 0;
    while (at < bytes.size() && isSpace(bytes.at(at)))
        ++at;
    return at;
}

bool isCutJson(const QByteArray &bytes)
{
    qsizetype at = beginOfJson(bytes);
    if (at == bytes.size())
        return true;
    if (bytes.at(at) != '{' && bytes.at(at) != '[')
        return false;
    qint64 depth = 0;
    for (; at < bytes.size(); ++at) {
        const char c = bytes.at(at);
        if (c == '"')
            at = endOfString(bytes, at);
        else if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            return false;
    }
    return true;
}

Result<void> requireWholeJson(const Response &response)
{
    if (!isCutJson(response.body))
        return {};
    return failure(ErrorKind::Network,
                   Tr::tr("The data of the server ends in the middle (%1 bytes).").arg(response.body.size()),
                   {.document = response.finalAddress.text()});
}

bool isTellingJson(const Response &response)
{
    constexpr qsizetype enough = 16;
    const QByteArray start = response.body.mid(beginOfJson(response.body), enough);
    const bool isEmptyList = start.simplified().replace(' ', "") == "[]";
    return (start.startsWith('{') || start.startsWith('[')) && !isEmptyList && !isMaintenance(response.body);
}

} // namespace kader::net
