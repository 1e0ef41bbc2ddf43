#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTimer;

namespace kader::ui {

class Actions;
class AnnotationFilter;
class AnnotationModel;
class AnnotationTable;
class Inspector;
class Workspace;

/// The annotations: what to show of them, the table, and the selected one as a form.
class AnnotationsPane final : public QWidget {
    Q_OBJECT

public:
    AnnotationsPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

    /// With an inspector that is scrolled.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The pane is about to take the keyboard: let it be seen.
    void wanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void giveInspectorRoom();
    [[nodiscard]] QWidget *makeFilterRow();
    void connectKeyboard(Workspace &workspace, Actions &actions);
    void filter();

    AnnotationModel *m_model;
    AnnotationFilter *m_filter;
    AnnotationTable *m_table;
    Inspector *m_inspector;
    QLineEdit *m_wanted;
    QComboBox *m_scope;
    QTimer *m_pause;
};

} // namespace kader::ui
