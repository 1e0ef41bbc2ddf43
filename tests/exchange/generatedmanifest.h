#pragma once

#include "exchange/csvtable.h"
#include "exchange/importplan.h"
#include "iiif/manifest.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace kader::test {

/// A canvas as the tests ask for one: JSON of its label, and of its `annotations` if it has any.
struct CanvasSpec {
    QByteArray label = {};
    QByteArray annotations = {};
    QByteArray id = {}; ///< `https://repo.test/iiif/<manifest>/canvas/<n>` when empty, n from 1.
    QByteArray size = "\"width\": 4000, \"height\": 3000"; ///< Empty: the canvas states none.
};

/// A manifest on one line with Python's separators, as the repository serves it.
[[nodiscard]] QByteArray manifestJson(const QByteArray &name, const std::vector<CanvasSpec> &canvases);
/// The same of canvases labelled so in English.
[[nodiscard]] QByteArray manifestJson(const QByteArray &name, const QStringList &labels);

[[nodiscard]] iiif::Manifest readManifest(const QByteArray &json);
[[nodiscard]] exchange::CsvTable readTable(const QByteArray &csv);

/// The plan for a manifest alone. The manifest must outlive it.
[[nodiscard]] exchange::ImportPlan planFor(const iiif::Manifest &manifest, const QByteArray &csv,
                                           const exchange::ImportOptions &options = {});
[[nodiscard]] iiif::Patches patchesOf(const iiif::Manifest &manifest, const exchange::ImportPlan &plan);
/// The manifest's text after importing a CSV that must plan.
[[nodiscard]] QByteArray imported(const QByteArray &manifest, const QByteArray &csv,
                                  const exchange::ImportOptions &options = {});

/// The verdict in one letter: A(dded), T(here already), C(hanged), R(ejected), N(eeds a choice).
[[nodiscard]] QString verdicts(const exchange::ImportPlan &plan);
[[nodiscard]] QStringList rules(const Diagnostics &diagnostics);

} // namespace kader::test
