#include "store/salvagedannotations.h"

#include "store/annotationchecksum.h"
#include "store/annotationtable.h"

#include "base/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

constexpr int mostTexts = 100;
constexpr int longestText = 80;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > longestText ? line.left(longestText) + u'…' : line;
}

} // namespace

SalvagedAnnotations::SalvagedAnnotations(const Remains &remains, const SalvagedSources &sources,
                                         const std::optional<Story> &story)
    : m_remains(remains), m_sources(sources)
{
    struct Doubtful {
        qint64 number;
        Rebuilt rebuilt;
        bool isKnownWrong;
    };
    std::vector<Doubtful> doubtful;
    for (auto each = remains.annotations.begin(); each != remains.annotations.end(); ++each) {
        const Rebuilt candidate = rebuilt(each.key(), *each);
        if (m_taken.contains(candidate.annotation.id))
            continue;
        if (!m_annotations.contains(each.key()) && isSound(each.key(), candidate, *each)) {
            m_annotations.insert(each.key(), candidate.annotation);
            m_taken.insert(candidate.annotation.id);
        } else {
            doubtful.push_back({each.key(), candidate, each->checksum.has_value()});
        }
    }
    if (story)
        compareWith(*story);
    for (const Doubtful &each : doubtful)
        takeWhatIsLeft(each.number, each.rebuilt, each.isKnownWrong);
    countLost();
}

std::vector<Target> SalvagedAnnotations::targetsOf(const QMap<qint64, Remains::TargetRow> &rows) const
{
    std::vector<Target> targets;
    targets.reserve(size_t(rows.size()));
    for (const Remains::TargetRow &row : rows) {
        targets.push_back(row.target);
        targets.back().source = m_sources.identities().value(row.source);
    }
    return targets;
}

SalvagedAnnotations::Rebuilt SalvagedAnnotations::rebuilt(qint64 number, const Remains::AnnotationRow &row) const
{
    const QMap<qint64, Remains::TargetRow> targets = m_remains.targets.value(number);
    const qsizetype indexed = m_remains.indexedTargets.value(number).size();
    Rebuilt made{row.annotation, false};
    made.annotation.targets = targetsOf(targets);
    if (row.source)
        made.annotation.provenance->source = m_sources.identities().value(*row.source);
    made.isWhole = !targets.isEmpty() && targets.firstKey() == 0 && targets.lastKey() == targets.size() - 1 &&
                   targets.size() >= indexed;
    return made;
}

bool SalvagedAnnotations::isSound(qint64 number, const Rebuilt &rebuilt, const Remains::AnnotationRow &row) const
{
    if (!rebuilt.isWhole || !objection(rebuilt.annotation).isEmpty())
        return false;
    if (!row.checksum || *row.checksum == checksum(rebuilt.annotation))
        return true;
    // It is of what its sources were called.
    const QMap<qint64, Remains::TargetRow> targets = m_remains.targets.value(number);
    return (row.source && m_sources.isRenamed(*row.source)) ||
           std::any_of(targets.begin(), targets.end(),
                       [this](const Remains::TargetRow &target) { return m_sources.isRenamed(target.source); });
}

/// Those that are lost or wrong come back as the steps left them. Where a sound one is not as the steps left it, the
/// steps are not those of this curation.
void SalvagedAnnotations::compareWith(const Story &story)
{
    QHash<QUuid, qint64> numbers;
    for (auto each = m_annotations.begin(); each != m_annotations.end(); ++each)
        numbers.insert(each->id, each.key());
    QMap<qint64, Annotation> returning;
    for (auto told = story.annotations.begin(); told != story.annotations.end(); ++told) {
        const auto number = numbers.constFind(told.key());
        const bool isThere = number != numbers.constEnd();
        if (isThere && (!told->state || *told->state != m_annotations.value(*number)))
            return;
        if (!isThere && told->state && told->row)
            returning.insert(*told->row, *told->state);
    }
    const QSet<QUuid> known(m_sources.identities().begin(), m_sources.identities().end());
    const bool isClashing = std::any_of(returning.keyBegin(), returning.keyEnd(),
                                        [this](qint64 number) { return m_annotations.contains(number); });
    if (isClashing || !known.contains(story.sources))
        return;
    m_fit = true;
    m_fromSteps = int(returning.size());
    for (auto each = returning.begin(); each != returning.end(); ++each) {
        m_annotations.insert(each.key(), *each);
        m_taken.insert(each->id);
    }
}

/// The source that it came with, or the only manifest that there is.
std::vector<Target> SalvagedAnnotations::wholeSource(const Annotation &annotation) const
{
    if (annotation.provenance)
        return {Target{annotation.provenance->source}};
    const std::optional<QUuid> only = m_sources.onlyManifest();
    return only ? std::vector{Target{*only}} : std::vector<Target>();
}

/// Where only the region is lost, the words are worth keeping; with the canvas, if the index still knows that.
void SalvagedAnnotations::takeWhatIsLeft(qint64 number, Rebuilt rebuilt, bool isKnownWrong)
{
    Annotation &annotation = rebuilt.annotation;
    if (m_taken.contains(annotation.id))
        return;
    if (m_annotations.contains(number)) { // of two with one number the sound one has it
        m_wrongTexts.append(shortened(annotation.text));
        return;
    }
    if (!rebuilt.isWhole)
        annotation.targets = targetsOf(m_remains.indexedTargets.value(number));
    const bool hasCanvas = !annotation.targets.empty();
    if (!hasCanvas)
        annotation.targets = wholeSource(annotation);
    if ((rebuilt.isWhole && isKnownWrong) || !objection(annotation).isEmpty()) {
        m_wrongTexts.append(shortened(annotation.text));
        return;
    }
    m_annotations.insert(number, annotation);
    m_taken.insert(annotation.id);
    ++(hasCanvas ? m_withoutRegion : m_withoutCanvas);
}

void SalvagedAnnotations::countLost()
{
    QSet<qint64> numbers(m_remains.targets.keyBegin(), m_remains.targets.keyEnd());
    for (auto each = m_remains.indexedTargets.keyBegin(); each != m_remains.indexedTargets.keyEnd(); ++each)
        numbers.insert(*each);
    for (auto each = m_remains.annotations.keyBegin(); each != m_remains.annotations.keyEnd(); ++each)
        numbers.insert(*each);
    m_lost = std::count_if(numbers.begin(), numbers.end(),
                           [this](qint64 number) { return !m_annotations.contains(number); });
}

Result<int> SalvagedAnnotations::write(Connection &target) const
{
    const AnnotationTable table(target);
    for (auto each = m_annotations.begin(); each != m_annotations.end(); ++each) {
        if (const Result<qint64> written = table.insert(*each, each.key()); !written)
            return tl::unexpected(written.error());
    }
    return int(m_annotations.size());
}

void SalvagedAnnotations::tellLosses(Diagnostics &losses) const
{
    const auto tell = [&](Severity severity, const QString &message) {
        losses.append({severity, u"salvage"_s, message, {}});
    };
    if (m_fromSteps > 0)
        tell(Severity::Info,
             Tr::tr("Annotations that were damaged and came back from the list of steps: %1").arg(m_fromSteps));
    if (m_withoutRegion > 0)
        tell(
            Severity::Warning,
            Tr::tr("Annotations that lost their region and are about their whole canvas now: %1").arg(m_withoutRegion));
    if (m_withoutCanvas > 0)
        tell(Severity::Warning, Tr::tr("Annotations that lost their canvas and are about their whole manifest now: %1")
                                    .arg(m_withoutCanvas));
    if (m_lost > 0)
        tell(Severity::Error, Tr::tr("Annotations that are lost: %1 at least").arg(m_lost));
    for (const QString &text : m_wrongTexts.first(std::min<qsizetype>(m_wrongTexts.size(), mostTexts)))
        tell(Severity::Error, Tr::tr("Left out, for it is not what was kept: “%1”").arg(text));
}

} // namespace kader::store
