#include "digest.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace kader::test {

QByteArray digestOf(const std::vector<store::Annotation> &annotations)
{
    std::vector<QByteArray> lines;
    for (const store::Annotation &annotation : annotations) {
        QByteArray line;
        QDataStream out(&line, QIODevice::WriteOnly);
        const store::Area area = annotation.targets.front().area.value_or(store::Area{-1, -1, 0, 0});
        const int overlay = annotation.provenance ? static_cast<int>(annotation.provenance->overlay) : -1;
        out << annotation.id << annotation.text << annotation.motivations << area.x << area.y << area.width
            << area.height << overlay;
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &line : lines)
        hash.addData(line);
    return hash.result().toHex();
}

} // namespace kader::test
