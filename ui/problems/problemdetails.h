#pragma once

#include "base/job.h"
#include "ui/problems/problemexcerpt.h"
#include "ui/problems/problemreport.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace kader::ui {

/// One problem in full: its sentence and place, and the document's text there.
class ProblemDetails final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemDetails(QWidget *parent = nullptr);

    /// Nothing is shown without a problem.
    void show(const ReportPtr &report, const FoundProblem *problem);
    void copyPlace() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showExcerpt(const ProblemExcerpt &excerpt);
    void mark();

    QWidget *m_content;
    QLabel *m_sentence;
    QLabel *m_place;
    QLabel *m_rule;
    QToolButton *m_copy;
    QPlainTextEdit *m_text;
    QString m_pointer;
    ProblemExcerpt m_excerpt;
    JobHandle m_reading;
};

} // namespace kader::ui
