#include "digest.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace kader::test {

QByteArray digestOf(const std::vector<store::Annotation> &annotations)
{
    std::vector<QByteArray> lines;
    for (const store::Annotation &annotation : annotations) {
        const store::Area area = annotation.targets.front().area.value_or(store::Area{-1, -1, 0, 0});
        const int overlay = annotation.provenance ? static_cast<int>(annotation.provenance->overlay) : -1;
        QStringList parts{annotation.id.toString(), annotation.text, annotation.motivations.join(u' ')};
        for (const double number : {area.x, area.y, area.width, area.height, double(overlay)})
            parts += QString::number(number);
        lines.push_back(parts.join(u'\n').toUtf8());
    }
    std::sort(lines.begin(), lines.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &line : lines)
        hash.addData(line);
    return hash.result().toHex();
}

} // namespace kader::test
