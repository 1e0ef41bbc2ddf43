#pragma once

#include "store/annotation.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kader::curation {

/// Annotations in memory: by identity, and by what they are about in the order of their numbers. Those whose overlay
/// says that they are deleted are kept but not seen.
class AnnotationBook final {
public:
    using Numbered = store::NumberedAnnotation;
    /// To be had for another thread at once: a copy shares what it holds with the book, which changes none of it.
    using All = QHash<QUuid, std::shared_ptr<const Numbered>>;

    void reserve(qsizetype count) { m_all.reserve(count); }
    /// Takes an annotation that is not there yet.
    void insert(qint64 number, store::Annotation annotation);
    /// Gives one that is there new content.
    void replace(const store::Annotation &annotation);
    void remove(const QUuid &id);

    /// Also a deleted one.
    [[nodiscard]] const Numbered *find(const QUuid &id) const;
    /// Nothing for one that is deleted.
    [[nodiscard]] const store::Annotation *seen(const QUuid &id) const;
    [[nodiscard]] QList<QUuid> of(const QUuid &source, std::optional<int> canvas) const;
    [[nodiscard]] int count(const QUuid &source, int canvas) const;
    /// All, deleted ones too, in no order.
    [[nodiscard]] const All &all() const { return m_all; }

private:
    using Place = std::pair<QUuid, int>; ///< Source and canvas; `whole` for the source altogether.
    static constexpr int whole = -1;
    using Entry = std::pair<qint64, QUuid>;

    [[nodiscard]] static std::vector<Place> placesOf(const store::Annotation &annotation);
    void enter(const Numbered &numbered);
    void strike(const Numbered &numbered);

    All m_all;
    QHash<Place, std::vector<Entry>> m_places; ///< Each in order.
};

/// Whether it is one that is to be seen: not one that came with a source and is deleted.
[[nodiscard]] bool isSeen(const store::Annotation &annotation);

/// Those that are about one of these sources or came with it, deleted ones too, in the order of their numbers.
[[nodiscard]] std::vector<store::Annotation> annotationsAbout(const QSet<QUuid> &sources,
                                                              const AnnotationBook::All &all);

} // namespace kader::curation
