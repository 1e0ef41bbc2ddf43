#include "ui/shell/statusline.h"

#include "ui/shared/resultdialog.h"
#include "ui/shell/networkline.h"
#include "ui/shell/statuspart.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int lineHeight = 26;
constexpr int buttonHeight = 20;
constexpr int newsTime = 8000; // ms

/// Shows as much of its text as there is room for, and never asks for more room.
class ElidedLabel final : public QLabel {
public:
    ElidedLabel() { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, shown);
    }
};

QString valueOf(const imaging::CanvasImage::Sample &sample)
{
    const QRgb rgb = sample.colour;
    const QString value =
        sample.isGrey ? QString::number(qRed(rgb)) : u"%1 %2 %3"_s.arg(qRed(rgb)).arg(qGreen(rgb)).arg(qBlue(rgb));
    return sample.isExact ? StatusLine::tr("value %1").arg(value) : StatusLine::tr("value ≈ %1").arg(value);
}

/// What becomes of a document that is no manifest of version 3; empty for one that is.
QString conversionText(iiif::Conversion conversion)
{
    switch (conversion) {
    case iiif::Conversion::Version2:
        return StatusLine::tr("IIIF 2, saved as version 3");
    case iiif::Conversion::Canvas:
        return StatusLine::tr("One canvas, saved as a manifest");
    case iiif::Conversion::ImageInfo:
        return StatusLine::tr("One image, saved as a manifest");
    case iiif::Conversion::None:
        break;
    }
    return {};
}

} // namespace

StatusLine::StatusLine(Workspace &workspace, QWidget *parent)
    : QStatusBar(parent), m_workspace(workspace), m_position(addPart(u"status-position"_s)),
      m_value(addPart(u"status-value"_s)), m_zoom(addPart(u"status-zoom"_s)), m_turned(addPart(u"status-turned"_s)),
      m_region(addPart(u"status-region"_s)), m_hint(new ElidedLabel), m_waiting(makeWaiting()),
      m_harvest(makeHarvest()), m_conversion(new QLabel), m_problems(new QToolButton), m_repository(new QLabel),
      m_newsTime(new QTimer(this))
{
    setObjectName(u"status-line"_s);
    setSizeGripEnabled(false);
    setFixedHeight(lineHeight);
    setContentsMargins(8, 0, 8, 0);
    m_hint->setObjectName(u"status-hint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(m_hint);
    addWidget(m_hint, 1);
    m_repository->setObjectName(u"status-repository"_s);
    m_repository->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(m_repository);
    m_problems->setObjectName(u"status-problems"_s);
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problems->setFont(Theme::secondaryFont(m_problems->font()));
    m_problems->setFixedHeight(buttonHeight);
    m_problems->setIconSize(QSize(buttonHeight - 6, buttonHeight - 6));
    m_problems->setToolTip(tr("Show the problems of this manifest"));
    m_problems->setFocusPolicy(Qt::TabFocus);
    m_problems->hide();
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsWanted);
    addPermanentWidget(m_waiting);
    addPermanentWidget(m_harvest);
    m_conversion->setObjectName(u"status-conversion"_s);
    m_conversion->setTextFormat(Qt::PlainText);
    m_conversion->setContentsMargins(0, 0, 8, 0);
    Theme::makeSecondary(m_conversion);
    addPermanentWidget(m_conversion);
    addPermanentWidget(m_problems);
    addPermanentWidget(new NetworkLine(workspace));
    addPermanentWidget(m_repository);
    connect(&workspace, &Workspace::waitingChanged, this, &StatusLine::showWaiting);
    connect(&workspace, &Workspace::repositoryChanged, this, &StatusLine::showRepository);
    connect(&workspace, &Workspace::sourceChanged, this, &StatusLine::showConversion);
    connect(&workspace, &Workspace::canvasChanged, this, [this] {
        if (!m_workspace.canvas())
            clearCanvas();
    });
    m_newsTime->setSingleShot(true);
    m_newsTime->setInterval(newsTime);
    connect(m_newsTime, &QTimer::timeout, this, &StatusLine::showHintOrNews);
    showWaiting();
    showRepository();
    showConversion();
}

StatusPart *StatusLine::addPart(const QString &name)
{
    auto *part = new StatusPart(name, this);
    addWidget(part);
    part->hide(); // which adding has undone
    return part;
}

QWidget *StatusLine::makeWaiting()
{
    auto *waiting = new QWidget;
    waiting->setObjectName(u"status-waiting"_s);
    m_waitingFor = new QLabel;
    m_waitingFor->setObjectName(u"status-waiting-for"_s);
    m_waitingFor->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(m_waitingFor);
    auto *busy = new QProgressBar;
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setFixedWidth(108);
    busy->setAccessibleName(tr("Busy"));
    auto *cancel = new QToolButton;
    cancel->setObjectName(u"status-cancel"_s);
    cancel->setText(tr("Cancel"));
    cancel->setFont(Theme::secondaryFont(cancel->font()));
    cancel->setFixedHeight(buttonHeight);
    connect(cancel, &QToolButton::clicked, &m_workspace, &Workspace::cancel);
    auto *row = new QHBoxLayout(waiting);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_waitingFor);
    row->addWidget(busy);
    row->addWidget(cancel);
    return waiting;
}

QWidget *StatusLine::makeHarvest()
{
    auto *harvest = new QWidget;
    harvest->setObjectName(u"status-harvest"_s);
    m_harvestCount = new QLabel;
    m_harvestCount->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(m_harvestCount);
    m_harvestProgress = new QProgressBar;
    m_harvestProgress->setTextVisible(false);
    m_harvestProgress->setFixedWidth(108);
    m_harvestProgress->setAccessibleName(tr("Datasets harvested"));
    auto *row = new QHBoxLayout(harvest);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_harvestCount);
    row->addWidget(m_harvestProgress);
    harvest->hide();
    return harvest;
}

void StatusLine::showHarvest(int over, int total)
{
    m_harvest->setVisible(total > 0);
    m_harvestCount->setText(tr("Harvesting %L1 of %L2").arg(over).arg(total));
    m_harvestProgress->setRange(0, total);
    m_harvestProgress->setValue(over);
}

void StatusLine::showPointer(std::optional<QPointF> canvas, const std::optional<imaging::CanvasImage::Sample> &sample)
{
    m_position->setText(
        canvas ? tr("%L1, %L2 px").arg(qint64(std::floor(canvas->x()))).arg(qint64(std::floor(canvas->y())))
               : QString());
    m_value->setText(canvas && sample ? valueOf(*sample) : QString());
}

void StatusLine::showZoom(double zoom)
{
    const double percent = zoom * 100;
    m_zoom->setText(m_workspace.canvas() && zoom > 0
                        ? tr("zoom %1 %").arg(QLocale().toString(percent, 'f', percent < 10 ? 1 : 0))
                        : QString());
}

void StatusLine::showTurned(const QString &how)
{
    m_turned->setText(m_workspace.canvas() ? how : QString());
}

void StatusLine::showHint(const QString &hint)
{
    m_hintText = hint;
    showHintOrNews();
}

void StatusLine::tell(const QString &message)
{
    m_news = message;
    m_newsTime->start();
    showHintOrNews();
}

void StatusLine::showHintOrNews()
{
    m_hint->setText(m_newsTime->isActive() ? m_news : m_hintText);
}

void StatusLine::showRegion(const std::optional<iiif::Region> &region)
{
    m_region->setText(
        region ? tr("region %L1, %L2 · %L3 × %L4").arg(region->x).arg(region->y).arg(region->width).arg(region->height)
               : QString());
}

void StatusLine::showProblems(const QString &count)
{
    m_problems->setText(count);
    m_problems->setIcon(icon("warning"_L1));
    m_problems->setVisible(!count.isEmpty());
}

void StatusLine::clearCanvas()
{
    showPointer({}, {});
    showZoom(0);
    showTurned({});
    showHint({});
    showRegion({});
}

void StatusLine::showWaiting()
{
    const QString what = m_workspace.waitingFor();
    m_waiting->setVisible(!what.isEmpty());
    m_waitingFor->setText(fontMetrics().elidedText(what, Qt::ElideMiddle, 360));
}

void StatusLine::showRepository()
{
    m_repository->setText(m_workspace.isDemo() ? tr("demo repository") : m_workspace.repositoryName());
}

void StatusLine::showConversion()
{
    const curation::SourcePtr source = m_workspace.source();
    const QString text = source ? conversionText(source->conversion) : QString();
    m_conversion->setVisible(!text.isEmpty());
    m_conversion->setText(text);
    m_conversion->setToolTip(source ? plainToolTip(messages(source->notes).join(u'\n')) : QString());
}

} // namespace kader::ui
