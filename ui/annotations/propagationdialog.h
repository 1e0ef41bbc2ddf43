#pragma once

#include "curation/propagation.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace kader::ui {

/// Asks which canvases of a manifest an annotation is to be copied to, by ticks or by numbers, and what is to become of
/// it on those of another size.
class PropagationDialog final : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString label;                          ///< Of the annotation.
        std::vector<iiif::CanvasView> canvases; ///< All of the manifest.
        int from = 0;                           ///< The position of its own, which gets no copy.
    };

    PropagationDialog(Question question, QWidget *parent);

    /// Positions of the canvases that are ticked.
    [[nodiscard]] QList<int> positions() const;
    [[nodiscard]] curation::Fitting fitting() const;

signals:
    void chosen(const QList<int> &positions, kader::curation::Fitting fitting);

private:
    void fillList();
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeQuick();
    [[nodiscard]] QWidget *makeFittings();
    [[nodiscard]] QWidget *makeButtons();
    void tick(const QList<int> &positions);
    void tickTyped(const QString &ranges);
    void takeTicks();
    void tellCount();
    [[nodiscard]] bool isOfOtherSize(int position) const;

    Question m_question;
    QLineEdit *m_ranges;
    QLineEdit *m_filter;
    QStandardItemModel *m_list;
    QSortFilterProxyModel *m_filtered;
    QWidget *m_sizes = nullptr; ///< What is asked of canvases of another size.
    QComboBox *m_fitting = nullptr;
    QLabel *m_summary;
    QPushButton *m_copy = nullptr;
    bool m_isTicking = false;
};

} // namespace kader::ui
