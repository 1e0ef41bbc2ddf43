#pragma once

#include "base/cancellation.h"
#include "base/job.h"
#include "curation/curation.h"
#include "curation/worklist.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace kader::ui {

class Workspace;

using WorklistPtr = std::shared_ptr<const curation::Worklist>;

/// Knows what there is left to do in the curation and in the manifest in view, as long as somebody wants to know it:
/// found out in another thread, and again a moment after the last edit.
class WorklistWatch final : public QObject {
    Q_OBJECT

public:
    explicit WorklistWatch(Workspace &workspace, QObject *parent = nullptr);
    ~WorklistWatch() override;

    /// Nothing before the first one, and without a curation.
    [[nodiscard]] const WorklistPtr &list() const { return m_list; }
    /// Whether the list is that of the curation as it is now.
    [[nodiscard]] bool isFresh() const { return !m_isStale && !m_job; }
    void setWanted(bool isWanted);
    /// Without waiting for further edits.
    void look();

signals:
    /// There is a new list, or none any more.
    void changed();

private:
    void followCuration();
    void lookSoon();
    [[nodiscard]] curation::WorklistGiven given() const;

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    QTimer m_pause;
    bool m_isWanted = false;
    bool m_isStale = true;
    WorklistPtr m_list;
    Cancellation m_cancellation;
    QThreadPool m_pool; ///< Its own, so that nobody waits for it.
    JobHandle m_job;
};

} // namespace kader::ui
