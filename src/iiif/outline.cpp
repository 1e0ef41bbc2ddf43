#include "iiif/outline.h"

#include "iiif/outlinebuilder.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

Result<Outline> Outline::parse(QByteArray text, const QString &name, const OutlineLimits &limits)
{
    Outline outline(std::move(text), name);
    OutlineBuilder builder(outline.m_text, name, limits);
    Result<std::vector<Node>> nodes = builder.build();
    if (!nodes)
        return tl::unexpected(nodes.error());
    outline.m_nodes = std::move(*nodes);
    return outline;
}

Value Outline::root() const
{
    return {this, m_nodes.empty() ? none : 0};
}

Place Outline::placeAt(qsizetype offset) const
{
    return placeInText(m_text, offset, m_name);
}

Place placeInText(QByteArrayView text, qsizetype offset, const QString &name)
{
    const QByteArrayView before = text.first(qBound(qsizetype(0), offset, text.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    qint64 column = 1;
    for (const char c : before.sliced(lineStart))
        column += (uchar(c) & 0xC0) != 0x80; // UTF-8 continuation bytes belong to the character before
    const qint64 line = std::count(before.begin(), before.end(), '\n') + 1;
    return {.document = name, .line = line, .column = column};
}

Value Value::member(QByteArrayView name) const
{
    if (!isObject())
        return {};
    Value found;
    const QByteArrayView text(m_outline->text());
    for (Value item : *this) {
        const Outline::Node &candidate = item.node();
        if (candidate.keyLength != name.size() && !candidate.isKeyEscaped)
            continue; // without a look at the text, which is far away
        const QByteArrayView key = text.sliced(candidate.keyBegin, candidate.keyLength);
        if (candidate.isKeyEscaped ? unescaped(key).toUtf8() == name : key == name)
            found = item;
    }
    return found;
}

Value Value::firstChild() const
{
    if (!exists())
        return {};
    const std::vector<Outline::Node> &nodes = m_outline->nodes();
    const quint32 candidate = m_index + 1;
    const bool isChild = candidate < nodes.size() && nodes[candidate].parent == m_index;
    return {m_outline, isChild ? candidate : Outline::none};
}

Value Value::next() const
{
    return exists() ? Value(m_outline, node().next) : Value();
}

Value Value::parent() const
{
    return exists() ? Value(m_outline, node().parent) : Value();
}

int Value::count() const
{
    int total = 0;
    for (Value child = firstChild(); child; child = child.next())
        ++total;
    return total;
}

QString Value::key() const
{
    if (!exists() || node().keyBegin == 0)
        return {};
    return unescaped(QByteArrayView(m_outline->text()).sliced(node().keyBegin, node().keyLength));
}

QByteArrayView Value::raw() const
{
    if (!exists())
        return {};
    return QByteArrayView(m_outline->text()).sliced(node().begin, node().end - node().begin);
}

QString Value::text() const
{
    if (!isString())
        return {};
    const QByteArrayView quoted = raw();
    return unescaped(quoted.sliced(1, quoted.size() - 2));
}

std::optional<double> Value::number() const
{
    if (!isNumber())
        return std::nullopt;
    const QByteArrayView digits = raw();
    double value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (error != std::errc() || end != digits.end())
        return std::nullopt;
    return value;
}

std::optional<qint64> Value::integer() const
{
    if (!isNumber())
        return std::nullopt;
    const QByteArrayView digits = raw();
    qint64 value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (error == std::errc() && end == digits.end())
        return value;
    constexpr double exactUpTo = 9007199254740992.0; // 2^53: beyond it a double no longer tells integers apart
    const std::optional<double> real = number();
    if (!real || std::trunc(*real) != *real || std::abs(*real) > exactUpTo)
        return std::nullopt;
    return qint64(*real);
}

QString Value::pointer() const
{
    QStringList steps;
    for (Value at = *this; at.parent(); at = at.parent()) {
        QString step;
        if (at.parent().isObject()) {
            step = at.key().replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
        } else {
            step = QString::number(at.node().position);
        }
        steps.prepend(step);
    }
    return steps.isEmpty() ? QString() : u'/' + steps.join(u'/');
}

Place Value::place() const
{
    if (!exists())
        return {};
    return {.document = m_outline->name(), .pointer = pointer()};
}

namespace {

char16_t shortEscape(char letter)
{
    switch (letter) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return char16_t(letter); // the quote, the slash and the backslash stand for themselves
    }
}

/// Qt takes a byte-order mark for the beginning of a text; within a document it is a character.
void appendUtf8(QString &text, QByteArrayView utf8)
{
    while (utf8.startsWith("\xEF\xBB\xBF")) {
        text += QChar(QChar::ByteOrderMark);
        utf8 = utf8.sliced(3);
    }
    text += QString::fromUtf8(utf8);
}

void replaceLoneSurrogates(QString &text)
{
    if (text.isValidUtf16())
        return;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar(QChar::ReplacementCharacter);
    }
}

} // namespace

QString unescaped(QByteArrayView raw)
{
    QString text;
    if (!raw.contains('\\')) {
        appendUtf8(text, raw);
        return text;
    }
    text.reserve(raw.size());
    while (!raw.isEmpty()) {
        const qsizetype escape = raw.indexOf('\\');
        appendUtf8(text, escape < 0 ? raw : raw.first(escape));
        if (escape < 0 || escape + 1 >= raw.size())
            break;
        const char letter = raw[escape + 1];
        raw = raw.sliced(escape + 2);
        if (letter != 'u') {
            text += QChar(shortEscape(letter));
        } else if (raw.size() >= 4) {
            text += QChar(raw.first(4).toByteArray().toUShort(nullptr, 16));
            raw = raw.sliced(4);
        }
    }
    replaceLoneSurrogates(text);
    return text;
}

} // namespace kader::iiif
