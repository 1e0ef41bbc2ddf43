#pragma once

#include "exchange/csvform.h"
#include "exchange/csvtable.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPushButton;
class QScrollArea;

namespace kader::ui {

/// How a table is read: its encoding, what stands between fields, and which of its columns is which of ours. Shows what
/// was found, and lets it be said otherwise.
class ImportForm final : public QWidget {
    Q_OBJECT

public:
    explicit ImportForm(QWidget *parent = nullptr);

    /// Of a table that was read in this form.
    void show(const exchange::CsvTable &table, const exchange::CsvForm &form);
    void setColumnsVisible(bool areVisible);

signals:
    void changed(const kader::exchange::CsvForm &form);

private:
    [[nodiscard]] QComboBox *makeChoice(const QString &name, const QString &caption, QHBoxLayout &row);
    void showColumns(const exchange::CsvTable &table);
    [[nodiscard]] QWidget *makeColumn(int position, QWidget *parent);
    void readColumns();
    void tell();

    exchange::CsvForm m_form;
    QComboBox *m_encoding;
    QComboBox *m_separator;
    QCheckBox *m_header;
    QPushButton *m_showsColumns;
    QScrollArea *m_scroll;
    QStringList m_names;                ///< Of the columns that are shown.
    std::vector<QComboBox *> m_choices; ///< One for each of them.
};

} // namespace kader::ui
