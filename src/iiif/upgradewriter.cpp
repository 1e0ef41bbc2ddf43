#include "iiif/upgradewriter.h"

#include "iiif/fragment.h"

namespace kader::iiif {

void UpgradeWriter::key(QByteArrayView name)
{
    separate();
    put("\"");
    put(name);
    put(m_isIndented ? QByteArrayView("\": ") : QByteArrayView("\":"));
    m_isAfterKey = true;
}

void UpgradeWriter::raw(QByteArrayView json)
{
    separate();
    put(json);
    m_isFirst = false;
}

void UpgradeWriter::string(const QString &text)
{
    raw(jsonString(text));
}

void UpgradeWriter::text(QByteArrayView name, const QString &text)
{
    key(name);
    string(text);
}

void UpgradeWriter::restore(const State &state)
{
    m_bytes.truncate(state.size);
    m_depth = state.depth;
    m_isFirst = state.isFirst;
    m_isAfterKey = state.isAfterKey;
}

void UpgradeWriter::begin(char bracket)
{
    separate();
    put(QByteArrayView(&bracket, 1));
    ++m_depth;
    m_isFirst = true;
}

void UpgradeWriter::end(char bracket)
{
    --m_depth;
    if (!m_isFirst)
        newLine();
    put(QByteArrayView(&bracket, 1));
    m_isFirst = false;
}

void UpgradeWriter::separate()
{
    if (m_isAfterKey) {
        m_isAfterKey = false;
        return;
    }
    if (!m_isFirst)
        put(",");
    if (m_depth > 0)
        newLine();
    m_isFirst = false;
}

void UpgradeWriter::newLine()
{
    if (!m_isIndented)
        return;
    put("\n");
    for (int i = 0; i < m_depth; ++i)
        put("  ");
}

void UpgradeWriter::put(QByteArrayView bytes)
{
    if (!isFull())
        m_bytes.append(bytes.data(), bytes.size());
}

} // namespace kader::iiif
