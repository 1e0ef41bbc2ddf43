#pragma once

#include "exchange/csvwriter.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QRadioButton;

namespace kader::ui {

/// What a steward wants to have of the annotations.
struct ExportChoice {
    enum class Form { Table, Pages };
    enum class Scope { Canvas, Manifest, Curation, Selection };

    Form form = Form::Table;
    Scope scope = Scope::Curation;
    exchange::ExportOptions options = {}; ///< Of a table.
    bool isEachCanvas = false;            ///< Of pages: a file for each canvas, in a folder.
};

/// Asks in which form, and which, annotations are to be exported. Remembers the answers.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// Which scopes there are besides the whole curation.
    struct Offer {
        bool hasCanvas = false;
        bool hasManifest = false;
        int selected = 0; ///< Annotations; one alone is no selection to export.
    };

    ExportDialog(const Offer &offer, QWidget *parent);

signals:
    void chosen(const kader::ui::ExportChoice &choice);

private:
    void makeParts(const Offer &offer);
    [[nodiscard]] QComboBox *makeChoice(const QString &name);
    [[nodiscard]] QWidget *makeTableOptions();
    void recall();
    void remember() const;
    void showOptions();
    [[nodiscard]] ExportChoice choice() const;

    QRadioButton *m_plain;
    QRadioButton *m_extended;
    QRadioButton *m_pages;
    QComboBox *m_scope;
    QComboBox *m_separator;
    QComboBox *m_encoding;
    QComboBox *m_lineEnd;
    QCheckBox *m_guard;
    QCheckBox *m_eachCanvas;
    QWidget *m_tableOptions;
};

} // namespace kader::ui
