#pragma once

#include "curation/tables.h"

#include <QWidget>

#include <QHash>
#include <QStringList>

class QComboBox;
class QLabel;
class QPushButton;

namespace kader::ui {

/// Where a row is to go whose label does not say it: a canvas to choose, for that row or for all that say the same.
class CanvasChooser final : public QWidget {
    Q_OBJECT

public:
    explicit CanvasChooser(QWidget *parent = nullptr);

    /// `candidates` stand first, below them any canvas can be named. `alike`: how many rows say the same.
    void ask(const curation::TableImport &import, const exchange::PlannedRow &row, const QString &label, int alike);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Named, but not chosen yet.
    void considered(const kader::curation::CanvasPlace &canvas);
    void chosen(const kader::curation::CanvasPlace &canvas, bool forAllAlike);

private:
    void listCanvases(const std::vector<curation::SourcePtr> &sources);
    [[nodiscard]] QString nameOf(const curation::TableImport &import, exchange::CanvasRef ref) const;
    void enable();
    void choose(bool forAllAlike);

    QLabel *m_caption;
    QComboBox *m_canvas;
    QPushButton *m_one;
    QPushButton *m_all;
    std::vector<QUuid> m_listed; ///< The sources whose canvases are in the list.
    QStringList m_names;
    QHash<QString, curation::CanvasPlace> m_places; ///< By name.
};

} // namespace kader::ui
