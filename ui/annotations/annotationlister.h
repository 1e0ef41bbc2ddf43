#pragma once

#include "base/cancellation.h"
#include "base/job.h"
#include "curation/annotationindex.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace kader::ui {

/// Finds out which annotations are to be listed, and in which order. A few are looked through at once; many in
/// another thread, and what was asked meanwhile counts alone.
class AnnotationLister final : public QObject {
    Q_OBJECT

public:
    /// So many are looked through between two key presses.
    static constexpr qsizetype atOnce = 5000;

    struct Question {
        curation::AnnotationQuery query = {};
        std::optional<curation::AnnotationOrder> order = {}; ///< Nothing: as they were made.

        bool operator==(const Question &) const = default;
    };
    /// `given` is called when it is needed, in the thread of the lister.
    explicit AnnotationLister(std::function<curation::AnnotationIndex::Given()> given, QObject *parent = nullptr);
    ~AnnotationLister() override;

    /// What is known is old. What was asked last is asked again soon; at once where there are few.
    void outdate();
    void ask(const Question &question);
    [[nodiscard]] const Question &question() const { return m_question; }
    [[nodiscard]] bool isBusy() const { return m_job || m_soon.isActive(); }
    /// Of the last answer; nothing before the first.
    [[nodiscard]] const std::shared_ptr<const curation::AnnotationIndex> &index() const { return m_index; }

signals:
    void listed(const kader::curation::AnnotationIndex::Found &found);

private:
    struct Answer {
        std::shared_ptr<const curation::AnnotationIndex> index;
        std::shared_ptr<const curation::AnnotationIndex::Positions> positions;
        curation::AnnotationIndex::Found found;
    };
    using Work = std::function<Answer()>;

    void start();
    [[nodiscard]] Work work(std::optional<curation::AnnotationIndex::Given> given) const;
    void take(const Answer &answer);

    std::function<curation::AnnotationIndex::Given()> m_given;
    Question m_question;
    Question m_asked; ///< What is under way, or was answered last.
    std::shared_ptr<const curation::AnnotationIndex> m_index;
    std::shared_ptr<const curation::AnnotationIndex::Positions> m_positions; ///< Of m_index, in m_order.
    std::optional<curation::AnnotationOrder> m_order;
    bool m_isOutdated = true;
    bool m_isRenewing = false; ///< What is under way makes an index.
    QTimer m_soon;
    Cancellation m_cancellation;
    QThreadPool m_pool; ///< Its own: others are busy for seconds.
    JobHandle m_job;
};

} // namespace kader::ui
