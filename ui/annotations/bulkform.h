#pragma once

#include "base/job.h"
#include "curation/bulkedit.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kader::ui {

class ChoiceBox;
class Workspace;

/// Several annotations that are selected at once, as a form: what is changed in all of them, each as one step, and
/// how many were left out and why.
class BulkForm final : public QWidget {
    Q_OBJECT

public:
    explicit BulkForm(Workspace &workspace, QWidget *parent = nullptr);

    void takeKeyboard();

private:
    QPushButton *addRow(const QString &label, QWidget *field, const QString &button);
    void follow();
    void update();
    void changeMotivation();
    void changeLanguage();
    void replaceText();
    void change(const QString &name, const curation::BulkEdit &edit);
    void tell(const curation::BulkPlan &plan, qsizetype changed);

    Workspace &m_workspace;
    QGridLayout *m_form;
    QLabel *m_title;
    ChoiceBox *m_motivation;
    ChoiceBox *m_language;
    QLineEdit *m_find;
    QLineEdit *m_replaceBy;
    QLabel *m_result;
    QList<QPushButton *> m_buttons;
    JobHandle m_planning;
};

} // namespace kader::ui
