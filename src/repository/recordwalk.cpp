#include "repository/recordwalk.h"

#include "base/tr.h"
#include "repository/json.h"

#include <QJsonDocument>

#include <optional>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Walks over the text of an array, entry by entry, without looking into them.
class Entries final {
public:
    explicit Entries(const QByteArray &json) : m_begin(json.constData()), m_at(m_begin), m_end(m_begin + json.size())
    {
        if (json.startsWith("\xef\xbb\xbf"))
            m_at += 3;
        skipSpace();
    }

    [[nodiscard]] bool open() { return take('['); }
    [[nodiscard]] bool close() { return take(']'); }
    [[nodiscard]] bool separator() { return take(','); }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_end; }
    [[nodiscard]] qsizetype offset() const { return m_at - m_begin; }

    /// The text of the next entry; nothing when it has no end.
    [[nodiscard]] std::optional<QByteArray> next()
    {
        const char *const first = m_at;
        qint64 depth = 0;
        for (; m_at != m_end; ++m_at) {
            const char c = *m_at;
            if (c == '"' && !skipString())
                return std::nullopt;
            if (c == '{' || c == '[')
                ++depth;
            else if (depth == 0 && (c == ',' || c == ']' || c == '}'))
                break;
            else if (c == '}' || c == ']')
                --depth;
        }
        if (m_at == m_end)
            return std::nullopt;
        return QByteArray::fromRawData(first, m_at - first);
    }

private:
    void skipSpace()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
    }

    [[nodiscard]] bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        skipSpace();
        return true;
    }

    /// From its first quote to its last.
    [[nodiscard]] bool skipString()
    {
        for (++m_at; m_at != m_end; ++m_at) {
            if (*m_at == '"')
                return true;
            if (*m_at == '\\' && ++m_at == m_end)
                return false;
        }
        return false;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
};

tl::unexpected<Error> cut(const QByteArray &json)
{
    return failure(ErrorKind::Network,
                   Tr::tr("The data of the repository ends in the middle (%1 bytes).").arg(json.size()));
}

tl::unexpected<Error> malformed(qsizetype offset)
{
    return failure(ErrorKind::Malformed,
                   Tr::tr("The data of the repository is not valid JSON: at byte %1").arg(offset + 1));
}

/// An entry must be JSON; in brackets, for a document is nothing less than an array.
Result<QJsonValue> parsed(const QByteArray &entry, qsizetype offset)
{
    const bool isObject = entry.startsWith('{');
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(isObject ? entry : '[' + entry + ']', &problem);
    if (problem.error != QJsonParseError::NoError || (!isObject && document.array().size() != 1))
        return malformed(offset);
    return isObject ? QJsonValue(document.object()) : document.array().first();
}

} // namespace

Result<qsizetype> forEachRecord(const QByteArray &json, const std::function<void(const QJsonObject &)> &take,
                                const Cancellation &cancellation)
{
    Entries entries(json);
    if (!entries.open()) // No array: what it is instead, in words.
        return readArray(json).map([](const QJsonArray &array) { return array.size(); });
    qsizetype count = 0;
    while (!entries.close()) {
        if (cancellation.isRequested())
            return failure(ErrorKind::Cancelled, {});
        if (count > 0 && !entries.separator())
            return entries.isAtEnd() ? cut(json) : malformed(entries.offset());
        const qsizetype offset = entries.offset();
        const std::optional<QByteArray> entry = entries.next();
        if (!entry)
            return cut(json);
        const Result<QJsonValue> value = parsed(*entry, offset);
        if (!value)
            return tl::unexpected(value.error());
        if (value->isObject())
            take(value->toObject());
        ++count;
    }
    if (!entries.isAtEnd())
        return malformed(entries.offset());
    return count;
}

} // namespace kader::repository
