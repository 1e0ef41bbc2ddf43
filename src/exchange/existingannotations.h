#pragma once

#include "exchange/canvasindex.h"
#include "iiif/annotation.h"

#include <QHash>

#include <optional>

namespace kader::exchange {

/// What makes two annotations the same to a steward: canvas, text, region, motivation, language. `shape` and
/// `bodies` tell apart what these cannot say; both are empty for an annotation as a plain row has it.
struct ContentKey {
    CanvasRef canvas;
    QString text;
    QString language;
    QString motivations;
    std::optional<iiif::Region> region;
    QByteArray shape;
    QByteArray bodies;

    bool operator==(const ContentKey &) const = default;
};

[[nodiscard]] size_t qHash(const ContentKey &key, size_t seed = 0);

[[nodiscard]] ContentKey contentKey(CanvasRef canvas, const iiif::Annotation &annotation);

/// What importing a plain row of this annotation would give: text trimmed, language and motivation never
/// empty, motivations in their standard spelling.
[[nodiscard]] QString plainLanguage(const iiif::Annotation &annotation);
[[nodiscard]] QStringList plainMotivations(const iiif::Annotation &annotation);

/// The embedded annotations of several manifests, found by id and by content.
class ExistingAnnotations final {
public:
    struct Found {
        int manifest = -1;
        iiif::PlacedAnnotation placed;
    };

    explicit ExistingAnnotations(const std::vector<const iiif::Manifest *> &manifests);

    [[nodiscard]] const std::vector<Found> &all() const { return m_all; }
    /// Null when the manifest has no annotation with that id.
    [[nodiscard]] const Found *withId(int manifest, const QString &id) const;
    /// Whether an annotation has that content, or would have it as a plain row.
    [[nodiscard]] bool contains(const ContentKey &key) const { return m_contents.value(key) > 0; }
    /// For an annotation that is going to be changed: its content counts no more.
    void forgetContent(const Found &found) { countContent(found, -1); }

private:
    void countContent(const Found &found, int by);

    std::vector<Found> m_all;
    QHash<std::pair<int, QString>, size_t> m_byId;
    QHash<ContentKey, int> m_contents; ///< How many annotations say that.
};

} // namespace kader::exchange
