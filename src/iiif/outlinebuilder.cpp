#include "iiif/outlinebuilder.h"

#include "base/tr.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

const char *skipDigits(const char *at, const char *end)
{
    while (at != end && *at >= '0' && *at <= '9')
        ++at;
    return at;
}

/// The number grammar of RFC 8259 section 6; the standard library's readers accept more.
bool isNumber(QByteArrayView token)
{
    const char *at = token.begin();
    const char *const end = token.end();
    if (at != end && *at == '-')
        ++at;
    const char *digits = skipDigits(at, end);
    if (digits == at || (*at == '0' && digits - at > 1))
        return false;
    at = digits;
    if (at != end && *at == '.') {
        digits = skipDigits(at + 1, end);
        if (digits == at + 1)
            return false;
        at = digits;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && (*at == '+' || *at == '-'))
            ++at;
        digits = skipDigits(at, end);
        if (digits == at)
            return false;
        at = digits;
    }
    return at == end;
}

/// Offset of the first byte that is not valid UTF-8. Only called when there is one.
qsizetype firstInvalidUtf8(QByteArrayView text)
{
    qsizetype good = 0;
    qsizetype bad = text.size();
    while (bad - good > 1) { // the longest valid prefix, up to the character that the cut may split
        const qsizetype middle = good + (bad - good) / 2;
        qsizetype cut = middle;
        while (cut > good && (uchar(text[cut]) & 0xC0) == 0x80)
            --cut;
        if (cut == good)
            break;
        (simdjson::validate_utf8(text.data() + good, size_t(cut - good)) ? good : bad) = cut;
    }
    return good;
}

/// Offset of the first escape that JSON does not know; -1 when all are right.
qsizetype badEscape(QByteArrayView content)
{
    const char *at = content.begin();
    while ((at = static_cast<const char *>(std::memchr(at, '\\', size_t(content.end() - at))))) {
        const qsizetype left = content.end() - at;
        const bool isUnicode =
            left >= 6 && at[1] == 'u' && isHex(at[2]) && isHex(at[3]) && isHex(at[4]) && isHex(at[5]);
        const bool isShort = left >= 2 && QByteArrayView("\"\\/bfnrt").contains(at[1]);
        if (!isUnicode && !isShort)
            return at - content.begin();
        at += isUnicode ? 6 : 2;
    }
    return -1;
}

/// Offset of a control character inside a string, or of the quote of a string that never ends.
qsizetype brokenString(QByteArrayView text)
{
    qsizetype opened = -1;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (opened < 0) {
            if (text[at] == '"')
                opened = at;
        } else if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            opened = -1;
        } else if (uchar(text[at]) < 0x20) {
            return at;
        }
    }
    return qMax(opened, qsizetype(0));
}

} // namespace

OutlineBuilder::OutlineBuilder(QByteArrayView text, QString name, const OutlineLimits &limits)
    : m_text(text), m_name(std::move(name)), m_limits(limits)
{}

Result<std::vector<Outline::Node>> OutlineBuilder::build()
{
    if (m_text.size() > m_limits.bytes)
        tooLarge(Tr::tr("The document is larger than the %1 bytes that Kader reads.").arg(m_limits.bytes));
    else if (findTokens() && walk())
        return std::move(m_nodes);
    return tl::unexpected(m_failure);
}

bool OutlineBuilder::walk()
{
    m_nodes.reserve(std::min(countValues(), size_t(m_limits.nodes)));
    for (quint32 i = 0; i < m_tokens.count; ++i) {
        const quint32 limit = i + 1 < m_tokens.count ? m_tokens.at(i + 1) : quint32(m_text.size());
        if (!step(m_tokens.at(i), limit))
            return false;
    }
    if (m_expect != Expect::Nothing)
        return malformed(m_text.size(), Tr::tr("The document ends in the middle; it was probably cut off."));
    return true;
}

bool OutlineBuilder::findTokens()
{
    const qsizetype skipped = m_text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    const QByteArrayView body = m_text.sliced(skipped);
    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
    simdjson::error_code code = body.isEmpty()
                                    ? simdjson::EMPTY
                                    : simdjson::get_active_implementation()->create_dom_parser_implementation(
                                          size_t(body.size()), size_t(m_limits.depth), parser);
    if (code == simdjson::SUCCESS)
        code = parser->stage1(reinterpret_cast<const uint8_t *>(body.data()), size_t(body.size()),
                              simdjson::stage1_mode::regular);
    if (code != simdjson::SUCCESS)
        return stageOneFailure(code);
    m_tokens = {std::move(parser->structural_indexes), parser->n_structural_indexes, quint32(skipped)};
    return true;
}

/// Of a well-formed text exactly; never more than there are tokens.
size_t OutlineBuilder::countValues() const
{
    constexpr auto notValues = [] { // per token: itself, and with a colon the member's name
        std::array<quint8, 256> counts{};
        for (const char mark : {',', ']', '}'})
            counts[uchar(mark)] = 1;
        counts[':'] = 2;
        return counts;
    }();
    size_t others = 0;
    for (quint32 i = 0; i < m_tokens.count; ++i)
        others += notValues[uchar(m_text[m_tokens.at(i)])];
    return m_tokens.count - std::min(size_t(m_tokens.count), others);
}

bool OutlineBuilder::stageOneFailure(int code)
{
    switch (code) {
    case simdjson::EMPTY:
        return malformed(0, Tr::tr("The document is empty."));
    case simdjson::UTF8_ERROR:
        return malformed(firstInvalidUtf8(m_text), Tr::tr("This is not UTF-8 text."));
    case simdjson::UNCLOSED_STRING:
        return malformed(brokenString(m_text), Tr::tr("A string that starts here never ends."));
    case simdjson::UNESCAPED_CHARS:
        return malformed(brokenString(m_text), Tr::tr("A control character stands in a string."));
    default:
        return tooLarge(Tr::tr("The document could not be read: %1")
                            .arg(QString::fromLatin1(simdjson::error_message(simdjson::error_code(code)))));
    }
}

bool OutlineBuilder::step(quint32 offset, quint32 limit)
{
    const char token = m_text[offset];
    switch (m_expect) {
    case Expect::FirstValueOrEnd:
        if (token == ']')
            return close(offset, JsonKind::Array);
        [[fallthrough]];
    case Expect::Value:
        return value(offset, limit);
    case Expect::FirstKeyOrEnd:
        if (token == '}')
            return close(offset, JsonKind::Object);
        [[fallthrough]];
    case Expect::Key:
        return key(offset, limit);
    case Expect::Colon:
        if (token != ':')
            return malformed(offset, Tr::tr("A colon is missing here."));
        m_expect = Expect::Value;
        return true;
    case Expect::CommaOrEnd:
        if (token == ']' || token == '}')
            return close(offset, token == ']' ? JsonKind::Array : JsonKind::Object);
        return comma(offset);
    case Expect::Nothing:
        break;
    }
    return malformed(offset, Tr::tr("There is text after the end of the document."));
}

bool OutlineBuilder::comma(quint32 offset)
{
    if (m_text[offset] != ',')
        return malformed(offset, Tr::tr("A comma is missing here."));
    m_expect = m_nodes[m_open.back()].kind == JsonKind::Object ? Expect::Key : Expect::Value;
    return true;
}

bool OutlineBuilder::key(quint32 offset, quint32 limit)
{
    if (m_text[offset] != '"')
        return malformed(offset, Tr::tr("The name of a member is missing here."));
    const quint32 end = tokenEnd(offset, limit);
    if (!checkString(offset, end))
        return false;
    const QByteArrayView content = m_text.sliced(offset + 1, end - offset - 2);
    if (content.size() > std::numeric_limits<quint16>::max())
        return tooLarge(Tr::tr("A member's name is longer than 65,535 bytes."));
    m_keyBegin = offset + 1;
    m_keyLength = quint16(content.size());
    m_isKeyEscaped = content.contains('\\');
    m_expect = Expect::Colon;
    return true;
}

bool OutlineBuilder::value(quint32 offset, quint32 limit)
{
    switch (m_text[offset]) {
    case '{':
        return open(offset, JsonKind::Object);
    case '[':
        return open(offset, JsonKind::Array);
    case '}':
    case ']':
    case ',':
    case ':':
        return malformed(offset, Tr::tr("A value is missing here."));
    default:
        return scalar(offset, limit);
    }
}

bool OutlineBuilder::open(quint32 offset, JsonKind kind)
{
    if (m_open.size() >= size_t(m_limits.depth))
        return tooLarge(Tr::tr("The document is nested deeper than %1 levels.").arg(m_limits.depth));
    if (!addNode(offset, kind))
        return false;
    m_open.push_back(quint32(m_nodes.size() - 1));
    m_lastChild.push_back(Outline::none);
    m_expect = kind == JsonKind::Object ? Expect::FirstKeyOrEnd : Expect::FirstValueOrEnd;
    return true;
}

bool OutlineBuilder::close(quint32 offset, JsonKind kind)
{
    Outline::Node &container = m_nodes[m_open.back()];
    if (container.kind != kind)
        return malformed(offset, Tr::tr("This bracket does not close the one that is open."));
    container.end = offset + 1;
    m_open.pop_back();
    m_lastChild.pop_back();
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return true;
}

bool OutlineBuilder::scalar(quint32 offset, quint32 limit)
{
    const quint32 end = tokenEnd(offset, limit);
    const QByteArrayView token = m_text.sliced(offset, end - offset);
    JsonKind kind = JsonKind::Number;
    if (token[0] == '"') {
        kind = JsonKind::String;
        if (!checkString(offset, end))
            return false;
    } else if (token == "true") {
        kind = JsonKind::True;
    } else if (token == "false") {
        kind = JsonKind::False;
    } else if (token == "null") {
        kind = JsonKind::Null;
    } else if (!isNumber(token)) {
        return malformed(offset, Tr::tr("This is not a JSON value."));
    }
    if (!addNode(offset, kind))
        return false;
    m_nodes.back().end = end;
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return true;
}

bool OutlineBuilder::addNode(quint32 offset, JsonKind kind)
{
    if (m_nodes.size() >= size_t(m_limits.nodes))
        return tooLarge(Tr::tr("The document holds more than %1 values.").arg(m_limits.nodes));
    const quint32 index = quint32(m_nodes.size());
    Outline::Node node{.begin = offset,
                       .keyBegin = m_keyBegin,
                       .keyLength = m_keyLength,
                       .kind = kind,
                       .isKeyEscaped = m_isKeyEscaped};
    m_keyBegin = 0;
    m_keyLength = 0;
    m_isKeyEscaped = false;
    if (!m_open.empty()) {
        node.parent = m_open.back();
        if (m_lastChild.back() != Outline::none) {
            m_nodes[m_lastChild.back()].next = index;
            node.position = m_nodes[m_lastChild.back()].position + 1;
        }
        m_lastChild.back() = index;
    }
    m_nodes.push_back(node);
    return true;
}

/// A token ends where the white space before the next one begins.
quint32 OutlineBuilder::tokenEnd(quint32 offset, quint32 limit) const
{
    quint32 end = limit;
    while (end > offset + 1 && isSpace(m_text[end - 1]))
        --end;
    return end;
}

bool OutlineBuilder::checkString(quint32 offset, quint32 end)
{
    const QByteArrayView token = m_text.sliced(offset, end - offset);
    if (token.size() < 2 || token.back() != '"')
        return malformed(offset, Tr::tr("This string is not closed where it ends."));
    if (const qsizetype bad = badEscape(token.sliced(1, token.size() - 2)); bad >= 0)
        return malformed(offset + 1 + bad, Tr::tr("This escape does not exist in JSON."));
    return true;
}

bool OutlineBuilder::malformed(qsizetype offset, const QString &message)
{
    m_failure = {ErrorKind::Malformed, message, placeInText(m_text, offset, m_name)};
    return false;
}

bool OutlineBuilder::tooLarge(const QString &message)
{
    m_failure = {ErrorKind::TooLarge, message, {.document = m_name}};
    return false;
}

} // namespace kader::iiif
