#pragma once

#include <QList>
#include <QUuid>

namespace kader::curation {

/// What a batch of edits did to annotations; see Curation::annotationsChanged.
struct AnnotationsChange {
    QList<QUuid> appeared = {};
    QList<QUuid> changed = {};
    QList<QUuid> gone = {};

    [[nodiscard]] bool isEmpty() const { return appeared.isEmpty() && changed.isEmpty() && gone.isEmpty(); }
};

} // namespace kader::curation
