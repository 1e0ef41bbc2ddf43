#include "store/annotationchecksum.h"

#include "store/annotationtext.h"

#include <QtEndian>

#include <bit>

namespace kader::store {

namespace {

/// FNV-1a of 64 bits. Every value is preceded by its length, an absent one by the length -1.
class Fingerprint final {
public:
    void add(const QByteArray &bytes)
    {
        addNumber(bytes.size());
        feed(bytes.constData(), bytes.size());
    }
    void add(const QString &text) { add(text.toUtf8()); }
    void add(const QUuid &id) { add(id.toByteArray(QUuid::WithoutBraces)); }
    void add(const std::optional<qint64> &number)
    {
        addNumber(number ? qint64(sizeof(qint64)) : -1);
        if (number)
            addNumber(*number);
    }
    void add(const std::optional<QDateTime> &time)
    {
        add(time ? std::optional(time->toMSecsSinceEpoch()) : std::nullopt);
    }
    /// SQLite keeps no negative zero.
    void add(double number) { add(std::optional(qint64(std::bit_cast<quint64>(number == 0 ? 0.0 : number)))); }
    void addNumber(qint64 number)
    {
        const qint64 bigEndian = qToBigEndian(number);
        feed(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
    }

    [[nodiscard]] qint64 value() const { return std::bit_cast<qint64>(m_value); }

private:
    void feed(const char *bytes, qsizetype count)
    {
        for (qsizetype i = 0; i < count; ++i)
            m_value = (m_value ^ quint8(bytes[i])) * 0x100000001b3U;
    }

    quint64 m_value = 0xcbf29ce484222325U;
};

void add(Fingerprint &print, const Target &target)
{
    print.add(target.source);
    print.add(target.canvas ? std::optional<qint64>(*target.canvas) : std::nullopt);
    print.addNumber(target.area ? 4 : 0);
    if (const auto &area = target.area) {
        for (const double value : {area->x, area->y, area->width, area->height})
            print.add(value);
    }
    print.add(target.selector);
}

} // namespace

qint64 checksum(const Annotation &annotation)
{
    Fingerprint print;
    print.add(annotation.id);
    print.addNumber(annotation.motivations.size());
    for (const QString &motivation : annotation.motivations)
        print.add(motivation);
    for (const QString &text : {annotation.text, annotation.language})
        print.add(text);
    print.add(annotation.body);
    print.add(annotation.creator);
    print.add(annotation.created);
    print.add(annotation.modified);
    print.addNumber(annotation.provenance ? 1 : 0);
    if (const auto &from = annotation.provenance) {
        print.add(from->source);
        print.add(from->place);
        print.add(from->hash);
        print.add(overlayToText(from->overlay));
    }
    print.addNumber(qint64(annotation.targets.size()));
    for (const Target &target : annotation.targets)
        add(print, target);
    return print.value();
}

} // namespace kader::store
