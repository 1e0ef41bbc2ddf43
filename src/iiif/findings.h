#pragma once

#include "iiif/problem.h"

namespace kader::iiif {

/// Collects what the rules find. Internal to validation.
class Findings final {
public:
    /// What is found is told to somebody, or only looked through for what can be repaired.
    enum class Purpose { Tell, Repair };
    /// A document with more problems than this is beyond reading them.
    static constexpr size_t mostProblems = 500'000;

    Findings(const Manifest &manifest, Purpose purpose) : m_manifest(&manifest), m_purpose(purpose) {}

    [[nodiscard]] const Manifest &manifest() const { return *m_manifest; }

    void add(const char *rule, Value where, const QString &message);
    void addRepairable(const char *rule, Value where, const QString &message, const QString &repaired,
                       std::function<void(Edits &)> repair);

    [[nodiscard]] std::vector<Problem> take() { return std::move(m_problems); }

private:
    const Manifest *m_manifest;
    Purpose m_purpose;
    std::vector<Problem> m_problems;
};

void checkContext(Findings &findings);
void checkManifest(Findings &findings);
void checkStructures(Findings &findings);
void checkCanvas(Findings &findings, const CanvasView &canvas);
void checkCanvasIds(Findings &findings);
void checkPainting(Findings &findings, const CanvasView &canvas);
void checkAnnotations(Findings &findings, const CanvasView &canvas);
void checkThumbnails(Findings &findings, Value resource);
void checkServices(Findings &findings, Value resource);
void checkDescriptive(Findings &findings, Value resource);
void checkLeftovers(Findings &findings, Value resource);

} // namespace kader::iiif
