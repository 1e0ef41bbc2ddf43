#pragma once

#include "imaging/histogram.h"
#include "ui/display/displaybook.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace kader::ui {

class CanvasView;
class Workspace;

/// How the canvas in view is shown: takes it from the book when a canvas comes into view, lets it be changed, and
/// counts the pixels in view, but only when these have settled and somebody looks. Belongs to the view.
class CanvasDisplay final : public QObject {
    Q_OBJECT

public:
    CanvasDisplay(Workspace &workspace, CanvasView &view);

    [[nodiscard]] bool hasCanvas() const { return m_place.has_value(); }
    [[nodiscard]] const imaging::DisplayTransform &display() const { return m_display; }
    [[nodiscard]] DisplayScope scope() const;
    /// Labels can't be told apart, as the image is shown smaller than it is.
    [[nodiscard]] bool isMixed() const { return m_isMixed; }

    void setDisplay(const imaging::DisplayTransform &display);
    void setScope(DisplayScope scope);
    /// Shows pixels as they are, wherever the display counted.
    void reset() { setDisplay({}); }
    /// Cuts a share of the pixels in view off at both ends.
    void stretch(double share);

    /// Whether somebody looks at the histogram.
    void setWatched(bool isWatched);
    [[nodiscard]] const imaging::Histogram &histogram() const { return m_histogram; }

    /// Whether colours for labels are to be offered. Once per canvas.
    [[nodiscard]] bool hasLabelOffer() const { return m_hasLabelOffer; }
    void answerLabelOffer(bool isWanted);

signals:
    void changed();
    void histogramChanged();

private:
    void takeCanvas();
    void take();
    void settle();
    void count();
    void offerLabels();

    Workspace &m_workspace;
    CanvasView &m_view;
    DisplayBook m_book;
    std::optional<DisplayPlace> m_place;
    imaging::DisplayTransform m_display;
    imaging::Histogram m_histogram;
    QTimer m_settling; ///< Runs while pixels or what is in view may be changing.
    bool m_isWatched = false;
    bool m_isCounted = false; ///< Once at least, since the canvas came into view.
    bool m_hasLabelOffer = false;
    bool m_isMixed = false;
    QSet<QString> m_answered; ///< Canvases of which labels were answered for.
};

} // namespace kader::ui
