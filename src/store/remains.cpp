#include "store/remains.h"

#include "store/annotationtext.h"
#include "store/sourcetable.h"

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

using Record = PageFile::Record;

char letterOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::LongLong:
        return 'i';
    case QMetaType::Double:
        return 'd';
    case QMetaType::QString:
        return 't';
    case QMetaType::QByteArray:
        return 'b';
    default:
        return '0';
    }
}

/// One letter for each value, see letterOf(); in `pattern` a capital is a value that may be absent, and `r` a number.
bool fits(const QVariantList &values, QByteArrayView pattern)
{
    if (values.size() != pattern.size())
        return false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const char is = letterOf(values[i]);
        const char may = pattern[i];
        const bool isNumber = is == 'i' || is == 'd';
        const bool fit = is == may || (may == 'r' && isNumber) || (may == 'R' && (isNumber || is == '0')) ||
                         (may >= 'A' && may <= 'Z' && (is == '0' || is == may - 'A' + 'a'));
        if (!fit)
            return false;
    }
    return true;
}

std::optional<qint64> numberOr(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

std::optional<QDateTime> timeOr(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(QDateTime::fromMSecsSinceEpoch(value.toLongLong()).toUTC());
}

/// Nothing where it is a number that no canvas can have.
bool takeCanvas(const QVariant &value, Target &target)
{
    if (value.isNull())
        return true;
    const qint64 canvas = value.toLongLong();
    target.canvas = int(canvas);
    return canvas >= 0 && canvas <= std::numeric_limits<int>::max();
}

class Gatherer final {
public:
    explicit Gatherer(Remains &remains) : m_remains(remains) {}

    void take(const Record &record)
    {
        if (record.number)
            takeRow(record, *record.number);
        else
            takeIndexed(record.values);
    }

private:
    void takeRow(const Record &record, qint64 number)
    {
        const QVariantList &values = record.values;
        if (fits(values, "0bi"))
            m_remains.checksums.insert(number, values[1].toByteArray());
        else if (fits(values, "iib"))
            takeChunk(record, number);
        else if (fits(values, "0ttttii") || fits(values, "0ttttiiI"))
            takeSource(values, number);
        else if (fits(values, "0ttttttIIITBT") || fits(values, "0ttttttIIITBTI"))
            takeAnnotation(values, number);
        else if (fits(values, "0ti"))
            m_remains.steps.insert(number, {values[1].toString(), values[2].toLongLong()});
        else if (fits(values, "iitITT"))
            takeChange(record, number);
        else if (fits(values, "0i") && number == 1)
            m_remains.cursor = values[1].toLongLong();
        else if (fits(values, "ti") && values[0].toString() == "annotation"_L1)
            m_remains.lastNumber = values[1].toLongLong();
    }

    void takeIndexed(const QVariantList &values)
    {
        if (fits(values, "tt"))
            m_remains.settings.insert(values[0].toString(), values[1].toString());
        else if (fits(values, "ti"))
            takeIdentity(values);
        else if (fits(values, "bi"))
            m_remains.checksums.insert(values[1].toLongLong(), values[0].toByteArray());
        else if (fits(values, "iii"))
            m_remains.indexed.emplace_back(values[0].toLongLong(), values[1].toLongLong(), values[2].toLongLong());
        else if (fits(values, "iIii"))
            takeIndexedTarget(values);
        else if (fits(values, "iiiIRRRRt"))
            takeTarget(values);
    }

    void takeChunk(const Record &record, qint64 number)
    {
        const qint64 content = record.values[0].toLongLong();
        const qint64 ordinal = record.values[1].toLongLong();
        m_remains.chunks[content].insert(ordinal, record.place);
        m_remains.chunkRows[{content, ordinal}] = number;
    }

    void takeSource(const QVariantList &values, qint64 number)
    {
        const std::optional<SourceKind> kind = sourceKindOf(values[2].toString());
        const QUuid id = QUuid::fromString(values[1].toString());
        const QDateTime fetched = QDateTime::fromMSecsSinceEpoch(values[5].toLongLong()).toUTC();
        if (!kind || id.isNull() || !fetched.isValid())
            return;
        m_remains.sources.insert(number, {{.id = id,
                                           .kind = *kind,
                                           .origin = values[3].toString(),
                                           .title = values[4].toString(),
                                           .fetched = fetched},
                                          values[6].toLongLong(),
                                          values.size() > 7 ? numberOr(values[7]) : std::nullopt});
    }

    void takeAnnotation(const QVariantList &values, qint64 number)
    {
        Remains::AnnotationRow row;
        Annotation &annotation = row.annotation;
        annotation.id = QUuid::fromString(values[1].toString());
        annotation.motivations = motivationsFromText(values[2].toString());
        annotation.text = values[3].toString();
        annotation.language = values[4].toString();
        annotation.body = values[5].toString().toUtf8();
        annotation.creator = values[6].toString();
        annotation.created = timeOr(values[7]);
        annotation.modified = timeOr(values[8]);
        row.source = numberOr(values[9]);
        const bool isOwn = row.source.has_value();
        if (annotation.id.isNull() || values[10].isNull() == isOwn || values[11].isNull() == isOwn ||
            values[12].isNull() == isOwn)
            return;
        if (isOwn)
            annotation.provenance =
                Provenance{{}, values[10].toString(), values[11].toByteArray(), overlayFromText(values[12].toString())};
        if (values.size() > 13)
            row.checksum = numberOr(values[13]);
        m_remains.annotations.insert(number, row);
    }

    void takeChange(const Record &record, qint64 number)
    {
        const Remains::Pair key{record.values[0].toLongLong(), record.values[1].toLongLong()};
        m_remains.isClashing |= !m_remains.changes.try_emplace(key, Remains::ChangePlace{record.place, number}).second;
    }

    void takeIdentity(const QVariantList &values)
    {
        const QUuid id = QUuid::fromString(values[0].toString());
        if (!id.isNull())
            m_remains.identities.insert(values[1].toLongLong(), id);
    }

    /// In the index, the columns `source` and `canvas` come before the row's key.
    void takeIndexedTarget(const QVariantList &values)
    {
        Remains::TargetRow row{{}, values[0].toLongLong()};
        if (takeCanvas(values[1], row.target))
            m_remains.indexedTargets[values[2].toLongLong()].insert(values[3].toLongLong(), row);
    }

    void takeTarget(const QVariantList &values)
    {
        Remains::TargetRow row{{}, values[2].toLongLong()};
        const int absent =
            int(values[4].isNull()) + int(values[5].isNull()) + int(values[6].isNull()) + int(values[7].isNull());
        if (!takeCanvas(values[3], row.target) || absent % 4 != 0)
            return;
        if (absent == 0)
            row.target.area =
                Area{values[4].toDouble(), values[5].toDouble(), values[6].toDouble(), values[7].toDouble()};
        row.target.selector = values[8].toString().toUtf8();
        m_remains.targets[values[0].toLongLong()].insert(values[1].toLongLong(), row);
    }

    Remains &m_remains;
};

} // namespace

Remains gather(PageFile &file)
{
    Remains remains;
    Gatherer gatherer(remains);
    file.forEach([&](const Record &record) { gatherer.take(record); });
    return remains;
}

} // namespace kader::store
