#pragma once

#include "base/job.h"
#include "curation/bulkedit.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kader::ui {

class ChoiceBox;
class TagLine;
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
    void addRows();
    void followCuration();
    void follow();
    void update();
    void lookForTags();
    void offerTags(const QStringList &tags);
    void changeMotivation();
    void changeLanguage();
    void replaceText();
    void addTag();
    void removeTag();
    void change(const QString &name, const curation::BulkEdit &edit);
    void tell(const curation::BulkPlan &plan, qsizetype changed);

    Workspace &m_workspace;
    QGridLayout *m_form;
    QLabel *m_title;
    ChoiceBox *m_motivation;
    ChoiceBox *m_language;
    QLineEdit *m_find;
    QLineEdit *m_replaceBy;
    TagLine *m_addedTag;
    ChoiceBox *m_removedTag; ///< Of those that the selection has.
    QLabel *m_result;
    std::vector<std::pair<QPushButton *, QWidget *>> m_buttons; ///< Each with what must be filled in for it.
    QStringList m_tags;
    QTimer m_looking; ///< A selection that grows is not looked at row by row.
    JobHandle m_tagging;
    JobHandle m_planning;
};

} // namespace kader::ui
