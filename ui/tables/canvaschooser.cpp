#include "ui/tables/canvaschooser.h"

#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int shownCandidates = 12;

/// Told apart by their numbers where names repeat, and by datasets where there are several.
QString nameIn(const curation::ManifestSource &source, const iiif::CanvasView &canvas, bool isOneSource)
{
    const QString name = canvas.label.name().simplified();
    const QString number = CanvasChooser::tr("%1 · canvas %2").arg(name).arg(canvas.position + 1);
    return isOneSource ? number : number + u" · "_s + source.title.simplified();
}

} // namespace

CanvasChooser::CanvasChooser(QWidget *parent)
    : QWidget(parent), m_caption(new QLabel(this)), m_canvas(new QComboBox(this)),
      m_one(new QPushButton(tr("For this &row"), this)), m_all(new QPushButton(this))
{
    setObjectName(u"canvas-chooser"_s);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setBuddy(m_canvas);
    m_canvas->setObjectName(u"chooser-canvas"_s);
    m_canvas->setAccessibleName(tr("Canvas for this row"));
    m_canvas->setEditable(true);
    m_canvas->setInsertPolicy(QComboBox::NoInsert);
    m_canvas->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_canvas->setMinimumContentsLength(16);
    m_canvas->lineEdit()->setPlaceholderText(tr("Name of a canvas"));
    m_canvas->lineEdit()->installEventFilter(this);
    m_one->setObjectName(u"chooser-one"_s);
    m_all->setObjectName(u"chooser-all"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_all);
    buttons->addWidget(m_one);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_caption);
    layout->addWidget(m_canvas);
    layout->addLayout(buttons);
    for (QPushButton *button : {m_one, m_all})
        button->setAutoDefault(false);
    connect(m_canvas, &QComboBox::editTextChanged, this, &CanvasChooser::enable);
    connect(m_one, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_all, &QPushButton::clicked, this, [this] { choose(true); });
}

QString CanvasChooser::nameOf(const curation::TableImport &import, exchange::CanvasRef ref) const
{
    const curation::ManifestSource &source = *import.sources[size_t(ref.manifest)];
    return nameIn(source, source.manifest.canvases()[size_t(ref.canvas)], import.sources.size() == 1);
}

/// Once for as long as the sources are the same: there may be many thousands.
void CanvasChooser::listCanvases(const std::vector<curation::SourcePtr> &sources)
{
    std::vector<QUuid> ids;
    for (const curation::SourcePtr &source : sources)
        ids.push_back(source->id);
    if (ids == m_listed)
        return;
    m_listed = ids;
    m_names.clear();
    m_places.clear();
    for (const curation::SourcePtr &source : sources) {
        for (const iiif::CanvasView &canvas : source->manifest.canvases()) {
            const QString name = nameIn(*source, canvas, sources.size() == 1);
            m_names.append(name);
            m_places.insert(name, {source->id, canvas.position});
        }
    }
    auto *completer = new QCompleter(m_names, m_canvas);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(shownCandidates);
    m_canvas->setCompleter(completer);
}

void CanvasChooser::ask(const curation::TableImport &import, const exchange::PlannedRow &row, const QString &label,
                        int alike)
{
    listCanvases(import.sources);
    const QSignalBlocker blocker(m_canvas);
    m_canvas->clear();
    for (const exchange::CanvasRef ref : row.candidates)
        m_canvas->addItem(nameOf(import, ref));
    m_canvas->setCurrentIndex(row.candidates.size() == 1 ? 0 : -1);
    if (m_canvas->currentIndex() < 0)
        m_canvas->clearEditText();
    m_caption->setText(label.isEmpty() ? tr("Which canvas is meant?") : tr("Which canvas is “%1”?").arg(label));
    m_all->setText(tr("For &all %1 alike").arg(alike));
    m_all->setVisible(alike > 1);
    enable();
}

/// Enter chooses for the row, and does not reach the dialog, which would import.
bool CanvasChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    choose(false);
    return true;
}

void CanvasChooser::enable()
{
    const auto place = m_places.constFind(m_canvas->currentText());
    const bool isCanvas = place != m_places.constEnd();
    m_one->setEnabled(isCanvas);
    m_all->setEnabled(isCanvas);
    if (isCanvas)
        emit considered(*place);
}

void CanvasChooser::choose(bool forAllAlike)
{
    const auto place = m_places.constFind(m_canvas->currentText());
    if (place != m_places.constEnd())
        emit chosen(*place, forAllAlike);
}

} // namespace kader::ui
