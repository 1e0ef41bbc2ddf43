#pragma once

#include "iiif/region.h"
#include "imaging/canvasimage.h"

#include <QPointF>
#include <QStatusBar>

#include <optional>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace kader::ui {

class StatusPart;
class Workspace;

/// One line at the window's foot: what is under the pointer and how it is shown; what is being waited for, with a way
/// out; and which repository this is.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(Workspace &workspace, QWidget *parent = nullptr);

    /// In canvas units; nothing while the pointer is elsewhere.
    void showPointer(std::optional<QPointF> canvas, const std::optional<imaging::CanvasImage::Sample> &sample);
    /// 1 is 100 %.
    void showZoom(double zoom);
    /// How the canvas is turned; empty where it is not.
    void showTurned(const QString &how);
    void showHint(const QString &hint);
    void showRegion(const std::optional<iiif::Region> &region);
    /// How many there are, in words; empty for none.
    void showProblems(const QString &count);
    /// How far harvests have come; 0 of 0 for none.
    void showHarvest(int over, int total);
    /// Something that took a while is done: said for a while where the hint stands.
    void tell(const QString &message);
    /// Nothing to look at: all about the canvas goes.
    void clearCanvas();

signals:
    void problemsWanted();

private:
    [[nodiscard]] StatusPart *addPart(const QString &name);
    [[nodiscard]] QWidget *makeWaiting();
    [[nodiscard]] QWidget *makeHarvest();
    void showWaiting();
    void showHintOrNews();
    void showRepository();
    void showConversion();

    Workspace &m_workspace;
    StatusPart *m_position;
    StatusPart *m_value;
    StatusPart *m_zoom;
    StatusPart *m_turned;
    StatusPart *m_region;
    QLabel *m_hint;
    QLabel *m_waitingFor = nullptr;
    QWidget *m_waiting;
    QLabel *m_harvestCount = nullptr;
    QProgressBar *m_harvestProgress = nullptr;
    QWidget *m_harvest;
    QLabel *m_conversion;
    QToolButton *m_problems;
    QLabel *m_repository;
    QString m_hintText;
    QString m_news;
    QTimer *m_newsTime;
};

} // namespace kader::ui
