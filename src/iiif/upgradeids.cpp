#include "iiif/upgradeids.h"

namespace kader::iiif {

namespace {

constexpr qsizetype longestBase = 2000; // no real id is longer, and every id made repeats it

/// The text of a string without copying it, as long as the document lives, where it has no escapes.
QByteArray sharedText(Value string)
{
    const QByteArrayView quoted = string.raw();
    const QByteArrayView content = quoted.sliced(1, quoted.size() - 2);
    return content.contains('\\') ? string.text().toUtf8() : QByteArray::fromRawData(content.data(), content.size());
}

bool mayBeId(QByteArrayView text)
{
    return text.contains(':') && text.size() <= 2 * longestBase;
}

} // namespace

UpgradeIds::UpgradeIds(const Outline &outline)
{
    for (size_t i = 0; i < outline.nodes().size(); ++i) {
        const Value value(&outline, quint32(i));
        if (value.isString() && mayBeId(value.raw()))
            m_used.insert(sharedText(value));
    }
}

QByteArray UpgradeIds::minted(const QByteArray &base, const QByteArray &path)
{
    if (base.isEmpty() || base.size() > longestBase)
        return {};
    const QByteArray plain = base + path;
    QByteArray id = plain;
    for (int &next = m_next[plain]; m_used.contains(id); id = plain + '-' + QByteArray::number(next + 1))
        ++next;
    m_used.insert(id);
    return id;
}

} // namespace kader::iiif
