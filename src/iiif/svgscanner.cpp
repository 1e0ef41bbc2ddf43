#include "iiif/svgscanner.h"

#include <cmath>

namespace kader::iiif {

namespace {

constexpr double largest = 1e12; // beyond any canvas

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSeparator(QChar c)
{
    return c == u' ' || c == u',' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

/// Where the number that begins at `at` ends; `at` itself when none does.
qsizetype numberEnd(QStringView text, qsizetype at)
{
    const auto digits = [&](qsizetype from) {
        while (from < text.size() && isDigit(text[from]))
            ++from;
        return from;
    };
    const auto sign = [&](qsizetype from) {
        return from < text.size() && (text[from] == u'-' || text[from] == u'+') ? from + 1 : from;
    };
    const qsizetype begin = sign(at);
    const qsizetype whole = digits(begin);
    qsizetype end = whole;
    if (end < text.size() && text[end] == u'.')
        end = digits(end + 1);
    if (end - begin == (end > whole ? 1 : 0))
        return at; // no digit at all
    if (end < text.size() && (text[end] == u'e' || text[end] == u'E')) {
        const qsizetype exponent = sign(end + 1);
        if (digits(exponent) > exponent)
            end = digits(exponent);
    }
    return end;
}

} // namespace

void SvgScanner::skipSeparators()
{
    while (m_at < m_text.size() && isSeparator(m_text[m_at]))
        ++m_at;
}

bool SvgScanner::atEnd()
{
    skipSeparators();
    return m_at >= m_text.size();
}

bool SvgScanner::hasNumber()
{
    skipSeparators();
    return numberEnd(m_text, m_at) > m_at;
}

std::optional<double> SvgScanner::number()
{
    skipSeparators();
    const qsizetype end = numberEnd(m_text, m_at);
    if (end == m_at)
        return std::nullopt;
    bool isNumber = false;
    const double value = m_text.sliced(m_at, end - m_at).toDouble(&isNumber);
    m_at = end;
    if (!isNumber || !std::isfinite(value) || std::abs(value) > largest)
        return std::nullopt;
    return value;
}

std::optional<bool> SvgScanner::flag()
{
    skipSeparators();
    if (m_at >= m_text.size() || (m_text[m_at] != u'0' && m_text[m_at] != u'1'))
        return std::nullopt;
    return m_text[m_at++] == u'1';
}

char16_t SvgScanner::character()
{
    skipSeparators();
    return m_text[m_at++].unicode();
}

QStringView SvgScanner::name()
{
    skipSeparators();
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && m_text[m_at].isLetter())
        ++m_at;
    return m_text.sliced(begin, m_at - begin);
}

std::optional<std::vector<double>> SvgScanner::numbers()
{
    std::vector<double> all;
    while (hasNumber()) {
        const std::optional<double> value = number();
        if (!value)
            return std::nullopt;
        all.push_back(*value);
    }
    return all;
}

} // namespace kader::iiif
