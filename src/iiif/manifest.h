#pragma once

#include "iiif/document.h"
#include "iiif/languagemap.h"
#include "iiif/region.h"

#include <QHash>

#include <memory>
#include <optional>

namespace kader::iiif {

/// One canvas of a manifest, read where it lies. Its key is its position: ids repeat.
struct CanvasView {
    int position = 0; ///< 0-based place in the manifest's items.
    Value value;
    QString id;
    LanguageMap label;
    std::optional<CanvasSize> size; ///< Absent when missing, zero or not a number, and no image tells one.
    bool isSizeGuessed = false;     ///< Not the canvas's own, but that of the first image painted on all of it.

    /// Pages of painting annotations (`items`).
    [[nodiscard]] std::vector<Value> paintingPages() const;
    /// Pages of other annotations (`annotations`), embedded and referenced alike; tolerates one object
    /// in place of an array.
    [[nodiscard]] std::vector<Value> annotationPages() const;
};

/// Whether a page holds its annotations itself rather than pointing to where they are.
[[nodiscard]] bool isEmbeddedPage(Value page);
/// The annotations that a page holds; a single one without its array counts too.
[[nodiscard]] std::vector<Value> embeddedItems(Value page);

/// A Presentation 3 manifest read through its outline. Copies share the document and the canvases.
class Manifest final {
public:
    /// Fails with Unsupported, in words, when the document is a manifest of another version or something else.
    [[nodiscard]] static Result<Manifest> read(Document document);

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] Value root() const { return m_document.root(); }
    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] const LanguageMap &label() const { return m_label; }
    [[nodiscard]] const std::vector<CanvasView> &canvases() const { return *m_canvases; }
    /// Position of the first canvas with this id, compared exactly.
    [[nodiscard]] std::optional<int> firstCanvasWithId(const QString &id) const;
    /// Position of the first canvas that an address, with or without a fragment, names: compared exactly, else with
    /// http and https taken for the same.
    [[nodiscard]] std::optional<int> canvasNamed(const QString &address) const;
    /// Position of the canvas to open at (Presentation 3, 3.3.3 `start`), where the manifest names one of its own.
    [[nodiscard]] std::optional<int> startCanvas() const;

private:
    explicit Manifest(Document document);

    Document m_document;
    QString m_id;
    LanguageMap m_label;
    std::shared_ptr<const std::vector<CanvasView>> m_canvases;
    QHash<QString, int> m_firstById;
};

} // namespace kader::iiif
