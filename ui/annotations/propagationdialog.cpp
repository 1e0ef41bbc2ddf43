#include "ui/annotations/propagationdialog.h"

#include "ui/annotations/canvasranges.h"
#include "ui/theme/theme.h"
#include "ui/workspace/canvasname.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Fitting;

PropagationDialog::PropagationDialog(Question question, QWidget *parent)
    : QDialog(parent), m_question(std::move(question)), m_ranges(new QLineEdit(this)), m_filter(new QLineEdit(this)),
      m_list(new QStandardItemModel(this)), m_filtered(new QSortFilterProxyModel(this)), m_summary(new QLabel(this))
{
    setObjectName(u"propagation-dialog"_s);
    setWindowTitle(tr("Copy to canvases"));
    setAttribute(Qt::WA_DeleteOnClose);
    fillList();
    auto *what = new QLabel(m_question.label, this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    what->setFont(Theme::strongFont(what->font()));
    m_ranges->setObjectName(u"propagation-ranges"_s);
    m_ranges->setPlaceholderText(tr("3-10, 12, 15-"));
    auto *name = new QLabel(tr("To the canvases with these &numbers"), this);
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
    connect(m_list, &QStandardItemModel::itemChanged, this, &PropagationDialog::takeTicks);
    m_ranges->setFocus();
    tellCount();
}

void PropagationDialog::fillList()
{
    for (const iiif::CanvasView &canvas : m_question.canvases) {
        const QString number = QLocale().toString(canvas.position + 1);
        auto *item = new QStandardItem(tr("%1  %2", "number, name of a canvas").arg(number, canvasName(canvas)));
        const bool isOwn = canvas.position == m_question.from;
        item->setCheckable(true);
        item->setEditable(false);
        item->setEnabled(!isOwn);
        m_list->appendRow(item);
    }
    m_filtered->setSourceModel(m_list);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
}

QWidget *PropagationDialog::makeList()
{
    auto *part = new QWidget(this);
    m_filter->setObjectName(u"propagation-filter"_s);
    m_filter->setAccessibleName(tr("Filter canvases"));
    m_filter->setPlaceholderText(tr("Filter canvases"));
    m_filter->setClearButtonEnabled(true);
    auto *list = new QListView(part);
    list->setObjectName(u"propagation-list"_s);
    list->setAccessibleName(tr("Canvases"));
    list->setUniformItemSizes(true);
    list->setSpacing(2);
    list->setModel(m_filtered);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->addWidget(m_filter);
    column->addWidget(list, 1);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    return part;
}

QWidget *PropagationDialog::makeQuick()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins({});
    const int count = m_list->rowCount();
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
    add(u"propagation-all"_s, tr("&All"), 0, count);
    add(u"propagation-onward"_s, tr("From here &on"), m_question.from, count);
    add(u"propagation-none"_s, tr("N&one"), 0, 0);
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
        emit chosen(positions(), fitting());
        accept();
    });
    return buttons;
}

// --- What is ticked -----------------------------------------------------------------------------------------

QList<int> PropagationDialog::positions() const
{
    QList<int> ticked;
    for (int row = 0; row < m_list->rowCount(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            ticked.append(row);
    }
    return ticked;
}

Fitting PropagationDialog::fitting() const
{
    return Fitting(m_fitting->currentData().toInt());
}

void PropagationDialog::tick(const QList<int> &positions)
{
    tickTyped(rangesOf(positions));
    m_ranges->setText(rangesOf(this->positions()));
}

void PropagationDialog::tickTyped(const QString &ranges)
{
    const auto wanted = positionsOf(ranges, m_list->rowCount());
    m_isTicking = true;
    for (int row = 0; row < m_list->rowCount(); ++row)
        m_list->item(row)->setCheckState(Qt::Unchecked);
    for (const int row : wanted.value_or(QList<int>())) {
        if (row != m_question.from)
            m_list->item(row)->setCheckState(Qt::Checked);
    }
    m_isTicking = false;
    tellCount();
    if (!wanted)
        m_summary->setText(tr("These are no numbers of canvases. Write them like 3-10, 12, 15-."));
}

void PropagationDialog::takeTicks()
{
    if (m_isTicking)
        return;
    m_ranges->setText(rangesOf(positions()));
    tellCount();
}

bool PropagationDialog::isOfOtherSize(int position) const
{
    return m_question.canvases.at(size_t(position)).size != m_question.canvases.at(size_t(m_question.from)).size;
}

void PropagationDialog::tellCount()
{
    const QList<int> ticked = positions();
    const auto others = int(std::count_if(ticked.begin(), ticked.end(), [this](int at) { return isOfOtherSize(at); }));
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
        m_summary->setText(others == 1 ? tr("One of these canvases has another size.")
                                       : tr("%Ln of these canvases have another size.", nullptr, others));
    else
        m_summary->setText(tr("All are of the same size. One undo takes all copies back."));
}

} // namespace kader::ui
