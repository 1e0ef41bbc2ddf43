#pragma once

#include "exchange/canvasref.h"
#include "iiif/manifest.h"

#include <QHash>

#include <optional>
#include <vector>

namespace kader::exchange {

/// Finds canvases by what people write for them. The manifests must outlive it.
class CanvasIndex final {
public:
    static constexpr int anyManifest = -1;

    explicit CanvasIndex(const std::vector<const iiif::Manifest *> &manifests);

    /// The canvases that a label means: none, the one, or all it could be. Within a manifest a canvas's
    /// name (LanguageMap::name) goes before labels in other languages, and those before canvas ids; across
    /// manifests nothing goes before anything. Labels are trimmed; Unicode's two ways to write an accented
    /// letter are the same letter.
    [[nodiscard]] CanvasRefs find(const QString &label, int manifest = anyManifest) const;
    [[nodiscard]] CanvasRefs findId(const QString &id, int manifest = anyManifest) const;
    /// The same as find() without regard to case; canvas ids have one case.
    [[nodiscard]] CanvasRefs findInAnyCase(const QString &label, int manifest = anyManifest) const;
    /// The canvases whose names differ from this one only in case, accents, what is no letter or digit, or the file
    /// extension.
    [[nodiscard]] CanvasRefs near(const QString &label, int manifest = anyManifest) const;
    /// What to write for a canvas so that find() gives it back: its name, else its id, else nothing.
    [[nodiscard]] QString unambiguousLabel(CanvasRef ref) const;
    [[nodiscard]] const iiif::CanvasView &canvas(CanvasRef ref) const;

private:
    enum class Kind { Name, OtherLabel, Id };
    struct Entry {
        CanvasRef ref;
        Kind kind;
        QString label; ///< In the spelling that the canvas has it in.
    };

    void add(const QString &label, CanvasRef ref, Kind kind);
    template <typename IsWanted>
    [[nodiscard]] static CanvasRefs choose(const std::vector<Entry> &entries, const IsWanted &isWanted);

    std::vector<const iiif::Manifest *> m_manifests;
    QHash<QString, std::vector<Entry>> m_labels; ///< By Unicode's composed form.
    // By what findInAnyCase() and near() compare: made when first asked, for most tables name all canvases right.
    mutable std::optional<QHash<QString, std::vector<Entry>>> m_anyCase;
    mutable std::optional<QHash<QString, CanvasRefs>> m_loose;
};

} // namespace kader::exchange
