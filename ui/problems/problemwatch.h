#pragma once

#include "base/job.h"
#include "curation/curation.h"
#include "ui/problems/problemreport.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace kader::ui {

class Workspace;

/// Checks the manifest in view in the background: when it comes into view, and again a while after its annotations
/// were changed.
class ProblemWatch final : public QObject {
    Q_OBJECT

public:
    explicit ProblemWatch(Workspace &workspace, QObject *parent = nullptr);

    /// Of the manifest in view; nothing till it is checked for the first time, and when there is none.
    [[nodiscard]] const ReportPtr &report() const { return m_report; }

signals:
    void changed();

private:
    void followCuration();
    void begin();
    void checkSoon();
    void check();

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    curation::SourcePtr m_source;
    ReportPtr m_report;
    QTimer m_pause;
    JobHandle m_checking;
    bool m_isStale = false; ///< Something changed since what is being checked was taken.
};

} // namespace kader::ui
