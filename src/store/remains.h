#pragma once

#include "store/annotation.h"
#include "store/pagefile.h"
#include "store/source.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <map>
#include <tuple>

namespace kader::store {

/// What the pages of a damaged curation still hold, by the numbers that its tables use. A record is known by its
/// shape; nothing here has been compared with anything else yet.
struct Remains {
    struct SourceRow {
        Source source = {};
        qint64 content = 0;
        std::optional<qint64> about = {};
    };
    struct AnnotationRow {
        Annotation annotation = {}; ///< Without its targets, and without the UUID of the source it came from.
        std::optional<qint64> source = {};
        std::optional<qint64> checksum = {};
    };
    struct TargetRow {
        Target target = {}; ///< Without the UUID of its source.
        qint64 source = 0;
    };
    struct ChangePlace {
        PageFile::Place place = {};
        qint64 row = 0;
    };
    using Pair = std::pair<qint64, qint64>;
    using Triple = std::tuple<qint64, qint64, qint64>;

    QMap<qint64, SourceRow> sources = {};
    QHash<qint64, QByteArray> checksums = {};                   ///< Of contents.
    QMap<qint64, QMap<qint64, PageFile::Place>> chunks = {};    ///< By content and ordinal.
    QMultiMap<qint64, AnnotationRow> annotations = {};          ///< A number that has rotted may be another one's.
    QHash<qint64, QMap<qint64, TargetRow>> targets = {};        ///< By annotation and ordinal.
    QHash<qint64, QMap<qint64, TargetRow>> indexedTargets = {}; ///< The same from an index: without regions.
    QMultiHash<qint64, QUuid> identities = {};                  ///< Of sources and annotations, from indexes.
    QHash<QString, QString> settings = {};
    QMap<qint64, std::pair<QString, qint64>> steps = {}; ///< Name and time.
    std::map<Pair, ChangePlace> changes = {};            ///< By step and ordinal.
    std::map<Pair, qint64> chunkRows = {};               ///< By content and ordinal.
    std::vector<Triple> indexed = {};                    ///< Changes and chunks, from their indexes.
    std::optional<qint64> cursor = {};
    qint64 lastNumber = 0;
    bool isClashing = false; ///< Two records want the same place in the history.
};

[[nodiscard]] Remains gather(PageFile &file);

} // namespace kader::store
