#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace kader::ui {

class Actions;
class AnnotationChips;
class AnnotationModel;
class AnnotationTable;
class BulkForm;
class Inspector;
class Workspace;

/// The annotations: what to show of them, the table, and the selected one or several as a form.
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
    void connectFilters();
    void connectKeyboard(Workspace &workspace, Actions &actions);

    AnnotationModel *m_model;
    AnnotationTable *m_table;
    AnnotationChips *m_chips;
    QToolButton *m_filters; ///< Shows and hides the chips.
    Inspector *m_inspector;
    BulkForm *m_bulk;
    QStackedWidget *m_selected; ///< One as a form, or several.
    QLineEdit *m_wanted;
    QComboBox *m_scope;
};

} // namespace kader::ui
