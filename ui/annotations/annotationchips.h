#pragma once

#include "base/job.h"
#include "curation/annotationindex.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QToolButton;

namespace kader::ui {

class AnnotationModel;
class ChoicePopup;
class Workspace;

/// What the annotations that are listed must have in this column and that, as small buttons under the filter, each with
/// the values that there are and how often. Del takes back what one of them says.
class AnnotationChips final : public QWidget {
    Q_OBJECT

public:
    AnnotationChips(Workspace &workspace, AnnotationModel &model, QWidget *parent = nullptr);

    /// Leaves out what tells nothing in the scope.
    void followScope();
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip {
        curation::AnnotationField field;
        QString anything; ///< What it says when nothing is chosen.
        QToolButton *button = nullptr;
        ChoicePopup *popup = nullptr;
    };

    void addChip(curation::AnnotationField field, const QString &name, const QString &anything);
    void addClearing();
    void ask(const Chip &chip);
    void offer(const Chip &chip, const QHash<QString, int> &values);
    void choose(curation::AnnotationField field, const std::optional<QString> &value);
    void show();
    [[nodiscard]] QString wordsOf(curation::AnnotationField field, const QString &value) const;
    [[nodiscard]] QString canvasWords(const QString &value) const;

    Workspace &m_workspace;
    AnnotationModel &m_model;
    QWidget *m_row;
    std::vector<Chip> m_chips;
    QToolButton *m_clear = nullptr;
    QHash<curation::AnnotationField, QString> m_values;
    JobHandle m_counting;
};

} // namespace kader::ui
