#pragma once

#include "iiif/upgrader.h"

namespace kader::iiif {

/// Rows that every class has, after its own.
[[nodiscard]] std::span<const UpgradeRow> sharedRows();
/// What becomes of the members of a manifest's leading sequence, which move up to the manifest.
[[nodiscard]] std::span<const UpgradeRow> sequenceRows();

extern const UpgradeClass manifestClass;
extern const UpgradeClass collectionClass;
extern const UpgradeClass canvasClass;
extern const UpgradeClass rangeClass;
extern const UpgradeClass pageOrderClass; ///< A further sequence.
extern const UpgradeClass annotationListClass;
extern const UpgradeClass layerClass;
extern const UpgradeClass annotationClass;
extern const UpgradeClass textClass;
extern const UpgradeClass choiceClass;
extern const UpgradeClass specificClass; ///< A part of a resource as a body.
extern const UpgradeClass targetClass;   ///< A part of a canvas as a target.
extern const UpgradeClass selectorClass;
extern const UpgradeClass contentClass; ///< Images and all that is linked.

/// The name in version 3 for a type of version 2, or of several the first that is known; empty for none.
[[nodiscard]] QByteArray upgradedType(Value type);
/// Whether one of the types has this name, with any prefix.
[[nodiscard]] bool hasType(Value type, QByteArrayView name);
/// The class of resources of that type of version 3; contentClass for what has no class of its own.
[[nodiscard]] const UpgradeClass &classOfType(const QByteArray &type);

} // namespace kader::iiif
