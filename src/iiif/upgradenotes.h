#pragma once

#include "base/diagnostic.h"

#include <array>

namespace kader::iiif {

/// What a conversion has to tell, in the order in which it is told.
enum class UpgradeNote {
    Converted,
    DocumentId,
    NoId,
    MintedId,
    FurtherOrder,
    OrderElsewhere,
    FurtherCanvas,
    CanvasElsewhere,
    TopRange,
    RangeTwice,
    RangeCycle,
    RangeMissing,
    RangeTooDeep,
    RangeNames,
    MembersDiffer,
    Licence,
    RightsForm,
    Provider,
    ProviderUnknown,
    Related,
    Transcription,
    PaintingAside,
    NoBody,
    ImageAddress,
    AnnotationType,
    ServiceType,
    LeftOut,
    TooDeep,
};

/// Counts what there is to tell and puts each kind of thing in one sentence.
class UpgradeNotes final {
public:
    void add(UpgradeNote note, int count = 1) { m_counts[size_t(note)] += count; }
    [[nodiscard]] Diagnostics told(const QString &document) const;

private:
    std::array<int, size_t(UpgradeNote::TooDeep) + 1> m_counts = {};
};

} // namespace kader::iiif
