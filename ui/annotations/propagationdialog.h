#pragma once

#include "curation/propagation.h"
#include "ui/annotations/canvastree.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace kader::ui {

/// Asks which canvases an annotation is to be copied to, of all manifests by ticks and of its own by numbers too, and
/// what is to become of it on those of another size.
class PropagationDialog final : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString label;                            ///< Of the annotation.
        std::vector<curation::SourcePtr> sources; ///< The annotation's own manifest first.
        int from = 0;                             ///< The position of its own canvas there, which gets no copy.
    };

    PropagationDialog(Question question, QWidget *parent);

    /// The canvases that are ticked.
    [[nodiscard]] QList<curation::CanvasPlace> places() const { return m_canvases->ticked(); }
    [[nodiscard]] curation::Fitting fitting() const;

signals:
    void chosen(const QList<kader::curation::CanvasPlace> &places, kader::curation::Fitting fitting);

private:
    [[nodiscard]] QWidget *makeList();
    void narrow(const QString &words);
    [[nodiscard]] QWidget *makeQuick();
    [[nodiscard]] QWidget *makeFittings();
    [[nodiscard]] QWidget *makeButtons();
    void tick(const QList<int> &positions);
    void tickTyped(const QString &ranges);
    void takeTicks();
    void tellCount();
    [[nodiscard]] bool isOfOtherSize(const curation::CanvasPlace &place) const;
    [[nodiscard]] QString manifestsText(const QList<curation::CanvasPlace> &places) const;

    Question m_question;
    QLineEdit *m_ranges;
    QLineEdit *m_filter;
    CanvasTree *m_canvases;
    QSortFilterProxyModel *m_filtered;
    QTreeView *m_list = nullptr;
    QWidget *m_sizes = nullptr; ///< What is asked of canvases of another size.
    QComboBox *m_fitting = nullptr;
    QLabel *m_summary;
    QPushButton *m_copy = nullptr;
    bool m_isTicking = false;
};

} // namespace kader::ui
