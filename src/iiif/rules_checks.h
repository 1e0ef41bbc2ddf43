#pragma once

#include "iiif/rules_walk.h"

namespace kader::iiif {

// What the table of members and the walk call. Each tells what is wrong about one member's value, which exists and is
// not null (services may be), or about one thing as a whole.
using MemberCheck = void (*)(const Site &site, Value value);
using ThingCheck = void (*)(const Site &site);

// rules_values.cpp
void checkId(const Site &site, Value value);
void checkType(const Site &site, Value value);
void checkWhole(const Site &site, Value value);
void checkDuration(const Site &site, Value value);
void checkLanguages(const Site &site, Value value);
void checkMediaType(const Site &site, Value value);
void checkDirection(const Site &site, Value value);
void checkTimeMode(const Site &site, Value value);
void checkNavDate(const Site &site, Value value);
void checkDateTime(const Site &site, Value value);
void checkLabelled(const Site &site, Value links);
void checkLogos(const Site &site, Value images);
[[nodiscard]] bool isWebAddress(Value id);
/// The text of a string in UTF-8, copied only where escapes had to be resolved: `http:\/\/` is common.
class Utf8Text final {
public:
    explicit Utf8Text(Value string);
    [[nodiscard]] QByteArrayView view() const { return m_view; }

private:
    QByteArray m_decoded;
    QByteArrayView m_view;
};

// rules_behavior.cpp
void checkBehavior(const Site &site, Value value);

// rules_text.cpp
void checkLabel(const Site &site, Value map);
void checkRichText(const Site &site, Value map);
void checkMetadata(const Site &site, Value entries);
void checkStatement(const Site &site, Value statement);
void checkRights(const Site &site, Value rights);
[[nodiscard]] bool isLanguageTag(QStringView tag);

// rules_html.cpp
/// Whether a text is HTML by what P3 4.5 says: its first and last characters.
[[nodiscard]] bool looksLikeHtml(QStringView text);
void checkHtml(Findings &findings, Value text);

// rules_manifest.cpp
void checkContext(Walk &walk);
void checkManifest(const Site &site);
void checkCollection(const Site &site);
void checkCanvas(const Site &site);
void checkStart(const Site &site, Value start);
void checkSupplementary(const Site &site, Value collection);

// rules_ranges.cpp
void checkRange(const Site &site);
/// The ranges against each other, once all are known.
void checkRanges(Walk &walk);

// rules_services.cpp
void checkServices(const Site &site, Value services);
void checkService(Findings &findings, Value service);
void checkThumbnails(const Site &site, Value thumbnails);
void checkContent(const Site &site);

// rules_annotations.cpp
void checkAnnotation(const Site &site);
void checkMotivation(const Site &site, Value motivation);
void checkBody(const Site &site, Value body);
void checkTextualBody(const Site &site);
void checkChoice(const Site &site);

// rules_painting.cpp
void checkPainting(const Site &site);
[[nodiscard]] bool isPainting(Value motivation);
[[nodiscard]] std::optional<CanvasSize> sizeOf(Value canvas);

// rules_targets.cpp
void checkSpecific(const Site &site);
/// What one target points at.
struct Pointed {
    QString id;
    QString fragment;
};
[[nodiscard]] Pointed pointed(Value target, const Frame *frame);
/// Whether a target that is a text or `{id, type}` has a good fragment that lies within its canvas.
void checkTargetFragment(const Site &site, Value target);

// rules_places.cpp
void checkNavPlace(const Site &site, Value place);

// rules_info.cpp
void checkImageInfo(Findings &findings, Value root);

} // namespace kader::iiif
