#include "ui/annotations/propagationdialog.h"

#include "ui/annotations/canvasranges.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Fitting;

namespace {

/// With room for the boxes that are ticked.
class RoomyRows final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 8);
    }
};

} // namespace

PropagationDialog::PropagationDialog(Question question, QWidget *parent)
    : QDialog(parent), m_question(std::move(question)), m_ranges(new QLineEdit(this)), m_filter(new QLineEdit(this)),
      m_canvases(new CanvasTree(m_question.sources, {m_question.sources.front()->id, m_question.from}, this)),
      m_filtered(new QSortFilterProxyModel(this)), m_summary(new QLabel(this))
{
    setObjectName(u"propagation-dialog"_s);
    setWindowTitle(tr("Copy to canvases"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *what = new QLabel(m_question.label, this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    what->setFont(Theme::strongFont(what->font()));
    m_ranges->setObjectName(u"propagation-ranges"_s);
    m_ranges->setPlaceholderText(tr("3-10, 12, 15-"));
    const bool isOneManifest = m_question.sources.size() == 1;
    auto *name = new QLabel(isOneManifest ? tr("To the canvases with these &numbers")
                                          : tr("To the canvases of its own manifest with these &numbers"),
                            this);
    name->setBuddy(m_ranges);
    m_summary->setObjectName(u"propagation-summary"_s);
    m_summary->setWordWrap(true);
    Theme::makeSecondary(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    for (QWidget *each : {static_cast<QWidget *>(what), static_cast<QWidget *>(name), static_cast<QWidget *>(m_ranges),
                          makeQuick(), makeList(), makeFittings(), static_cast<QWidget *>(m_summary), makeButtons()})
        layout->addWidget(each);
    resize(460, 520);
    connect(m_ranges, &QLineEdit::textEdited, this, &PropagationDialog::tickTyped);
    connect(m_canvases, &CanvasTree::ticksChanged, this, &PropagationDialog::takeTicks);
    m_ranges->setFocus();
    tellCount();
}

QWidget *PropagationDialog::makeList()
{
    auto *part = new QWidget(this);
    m_filter->setObjectName(u"propagation-filter"_s);
    m_filter->setAccessibleName(tr("Filter canvases"));
    m_filter->setPlaceholderText(tr("Filter canvases"));
    m_filter->setClearButtonEnabled(true);
    m_filtered->setSourceModel(m_canvases);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true); // of a manifest that is called so
    m_list = new QTreeView(part);
    m_list->setObjectName(u"propagation-list"_s);
    m_list->setAccessibleName(tr("Canvases"));
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new RoomyRows(m_list));
    m_list->setModel(m_filtered);
    const bool isOneManifest = m_question.sources.size() == 1;
    m_list->setRootIsDecorated(!isOneManifest);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &PropagationDialog::narrow);
    narrow({});
    return part;
}

/// What is found is seen; else only the annotation's own manifest is open.
void PropagationDialog::narrow(const QString &words)
{
    m_filtered->setFilterFixedString(words);
    if (m_question.sources.size() == 1)
        return m_list->setRootIndex(m_filtered->mapFromSource(m_canvases->index(0, 0)));
    if (!words.isEmpty())
        return m_list->expandAll();
    m_list->collapseAll();
    m_list->expand(m_filtered->mapFromSource(m_canvases->index(0, 0)));
}

QWidget *PropagationDialog::makeQuick()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins({});
    const int count = m_canvases->rowCount(m_canvases->index(0, 0));
    const auto add = [&](const QString &name, const QString &text, int first, int last) {
        auto *button = new QPushButton(text, part);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, first, last] {
            QList<int> positions(last - first);
            std::iota(positions.begin(), positions.end(), first);
            tick(positions);
        });
    };
    const bool isOneManifest = m_question.sources.size() == 1;
    add(u"propagation-all"_s, isOneManifest ? tr("&All") : tr("&All of it"), 0, count);
    add(u"propagation-onward"_s, tr("From here &on"), m_question.from, count);
    auto *none = new QPushButton(tr("N&one"), part);
    none->setObjectName(u"propagation-none"_s);
    none->setAutoDefault(false);
    connect(none, &QPushButton::clicked, m_canvases, &CanvasTree::untickAll);
    row->addWidget(none);
    row->addStretch(1);
    return part;
}

QWidget *PropagationDialog::makeFittings()
{
    m_sizes = new QWidget(this);
    m_fitting = new QComboBox(m_sizes);
    m_fitting->setObjectName(u"propagation-fitting"_s);
    m_fitting->addItem(tr("keep the coordinates, and cut off what lies beyond"), int(Fitting::KeepPlace));
    m_fitting->addItem(tr("scale it in proportion"), int(Fitting::Scale));
    m_fitting->addItem(tr("leave them out"), int(Fitting::Skip));
    m_fitting->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *form = new QFormLayout(m_sizes);
    form->setContentsMargins({});
    form->addRow(tr("On canvases of another &size:"), m_fitting);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    connect(m_fitting, &QComboBox::currentIndexChanged, this, &PropagationDialog::tellCount);
    return m_sizes;
}

QWidget *PropagationDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_copy = buttons->addButton(tr("Copy"), QDialogButtonBox::AcceptRole);
    m_copy->setObjectName(u"propagation-copy"_s);
    m_copy->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(places(), fitting());
        accept();
    });
    return buttons;
}

// --- What is ticked -----------------------------------------------------------------------------------------

Fitting PropagationDialog::fitting() const
{
    return Fitting(m_fitting->currentData().toInt());
}

void PropagationDialog::tick(const QList<int> &positions)
{
    m_canvases->tick(0, positions);
}

void PropagationDialog::tickTyped(const QString &ranges)
{
    const auto wanted = positionsOf(ranges, m_canvases->rowCount(m_canvases->index(0, 0)));
    m_isTicking = true;
    m_canvases->tick(0, wanted.value_or(QList<int>()));
    m_isTicking = false;
    tellCount();
    if (!wanted)
        m_summary->setText(tr("These are no numbers of canvases. Write them like 3-10, 12, 15-."));
}

void PropagationDialog::takeTicks()
{
    if (m_isTicking)
        return;
    m_ranges->setText(rangesOf(m_canvases->ticked(0)));
    tellCount();
}

bool PropagationDialog::isOfOtherSize(const curation::CanvasPlace &place) const
{
    const auto source = std::find_if(m_question.sources.begin(), m_question.sources.end(),
                                     [&](const curation::SourcePtr &each) { return each->id == place.source; });
    return (*source)->canvas(place.canvas)->size != m_question.sources.front()->canvas(m_question.from)->size;
}

QString PropagationDialog::manifestsText(const QList<curation::CanvasPlace> &places) const
{
    QSet<QUuid> manifests;
    for (const curation::CanvasPlace &place : places)
        manifests.insert(place.source);
    return manifests.size() > 1 ? tr("In %Ln manifests.", nullptr, int(manifests.size())) + u' ' : QString();
}

void PropagationDialog::tellCount()
{
    const QList<curation::CanvasPlace> ticked = places();
    const auto others = int(std::count_if(ticked.begin(), ticked.end(),
                                          [this](const curation::CanvasPlace &place) { return isOfOtherSize(place); }));
    const int count = int(ticked.size()) - (fitting() == Fitting::Skip ? others : 0);
    m_copy->setEnabled(count > 0);
    if (count == 0)
        m_copy->setText(tr("Copy"));
    else
        m_copy->setText(count == 1 ? tr("Copy to 1 canvas") : tr("Copy to %Ln canvases", nullptr, count));
    m_sizes->setVisible(others > 0);
    if (ticked.isEmpty())
        m_summary->setText(tr("Choose at least one canvas."));
    else if (others > 0)
        m_summary->setText(manifestsText(ticked) +
                           (others == 1 ? tr("One of these canvases has another size.")
                                        : tr("%Ln of these canvases have another size.", nullptr, others)));
    else
        m_summary->setText(manifestsText(ticked) + tr("All are of the same size. One undo takes all copies back."));
}

} // namespace kader::ui
