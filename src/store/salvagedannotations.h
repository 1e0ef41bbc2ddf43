#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "store/salvagedsources.h"
#include "store/story.h"

namespace kader::store {

class Connection;

/// Brings the annotations of a damaged curation over: those that are what was kept, as they are; others from the
/// steps, where those are whole; what is left of the rest, said so.
class SalvagedAnnotations final {
public:
    SalvagedAnnotations(const Remains &remains, const SalvagedSources &sources, const std::optional<Story> &story);

    /// Whether the steps end in just these annotations, so that they can be undone.
    [[nodiscard]] bool fitTheSteps() const { return m_fit; }
    [[nodiscard]] Result<int> write(Connection &target) const;
    void tellLosses(Diagnostics &losses) const;

private:
    /// With its targets; whether they are all there.
    struct Rebuilt {
        Annotation annotation;
        bool isWhole = false;
    };
    [[nodiscard]] Rebuilt rebuilt(qint64 number, const Remains::AnnotationRow &row) const;
    [[nodiscard]] std::vector<Target> targetsOf(const QMap<qint64, Remains::TargetRow> &rows) const;
    [[nodiscard]] bool isSound(qint64 number, const Rebuilt &rebuilt, const Remains::AnnotationRow &row) const;
    [[nodiscard]] std::vector<Target> wholeSource(const Annotation &annotation) const;
    void takeWhatIsLeft(qint64 number, Rebuilt rebuilt, bool isKnownWrong);
    void compareWith(const Story &story);
    void countLost();

    const Remains &m_remains;
    const SalvagedSources &m_sources;
    QMap<qint64, Annotation> m_annotations;
    QSet<QUuid> m_taken;
    bool m_fit = false;
    int m_fromSteps = 0;
    int m_withoutRegion = 0;
    int m_withoutCanvas = 0;
    qint64 m_lost = 0;
    QStringList m_wrongTexts;
};

} // namespace kader::store
