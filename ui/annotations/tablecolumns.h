#pragma once

#include <QObject>

class QHeaderView;
class QTableView;

namespace kader::ui {

/// Which columns of the annotations are shown and how wide they are: the text has what the others leave, and where
/// that is not enough the table is scrolled. No heading is cut. What a person chooses is remembered.
class TableColumns final : public QObject {
    Q_OBJECT

public:
    explicit TableColumns(QTableView &table);

    /// Whether rows may be about different canvases.
    void setHasCanvases(bool hasCanvases);
    void fit();

private:
    [[nodiscard]] bool isShown(int column) const;
    void choose(int column, bool isShown);
    void update();
    void openMenu(const QPoint &place);

    QTableView &m_table;
    bool m_hasCanvases = false;
};

} // namespace kader::ui
