#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace kader::ui {

class Actions;
class ChoiceBox;
class EmptyState;
class MetadataModel;
class MetadataTable;
class RecordSummary;
class Workspace;

/// What the repository's record says of the dataset in view, and which of it goes into its manifest.
class MetadataPane final : public QWidget {
    Q_OBJECT

public:
    MetadataPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

private:
    void arrange();
    [[nodiscard]] QWidget *makeOptions();
    void showPlan();
    void showRecord();
    void showWhole();

    Workspace &m_workspace;
    MetadataModel *m_model;
    EmptyState *m_empty;
    QWidget *m_content;
    RecordSummary *m_record;
    MetadataTable *m_table;
    QPlainTextEdit *m_whole;
    QLabel *m_notes;
    QCheckBox *m_overwrite;
    ChoiceBox *m_language;
};

} // namespace kader::ui
