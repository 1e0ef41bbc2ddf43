#include "ui/shared/resultdialog.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// More lines than anybody reads are counted instead.
constexpr qsizetype maxLines = 500;

/// A tree does not make room for lines that are wrapped.
class WrappingDelegate final : public QStyledItemDelegate {
public:
    explicit WrappingDelegate(QTreeView &tree) : QStyledItemDelegate(&tree), m_tree(tree) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int greatest = 10'000;
        constexpr QSize padding(22, 8);
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const int inset = index.parent().isValid() ? m_tree.indentation() : 0;
        const int width = m_tree.viewport()->width() - inset - padding.width();
        return item.fontMetrics.boundingRect({0, 0, width, greatest}, Qt::TextWordWrap, item.text).size() + padding;
    }

private:
    QTreeView &m_tree;
};

} // namespace

ResultDialog::ResultDialog(const QString &name, const QString &title, QWidget *parent)
    : QDialog(parent), m_sentence(new QLabel(this)), m_details(new QTreeWidget(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(name);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_sentence->setObjectName(u"result-sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_details->setObjectName(u"result-details"_s);
    m_details->setAccessibleName(tr("Details"));
    m_details->setHeaderHidden(true);
    m_details->setWordWrap(true);
    m_details->setTextElideMode(Qt::ElideNone);
    m_details->setRootIsDecorated(false);
    m_details->setIndentation(16);
    m_details->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_details->setItemDelegate(new WrappingDelegate(*m_details));
    connect(m_details->header(), &QHeaderView::sectionResized, m_details, &QTreeView::doItemsLayout);
    m_details->setSelectionMode(QAbstractItemView::SingleSelection);
    m_details->hide();

    // Else the first line would look as if somebody had chosen it.
    m_buttons->button(QDialogButtonBox::Close)->setFocus();
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_details, 1);
    layout->addWidget(m_buttons);
    setMinimumWidth(560);
}

void ResultDialog::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void ResultDialog::addSection(const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    auto *section = new QTreeWidgetItem(m_details, {heading});
    section->setFont(0, Theme::strongFont(m_details->font()));
    for (const QString &line : lines.first(qMin(lines.size(), maxLines)))
        section->addChild(new QTreeWidgetItem({line}));
    if (lines.size() > maxLines)
        section->addChild(new QTreeWidgetItem({tr("and %n more", nullptr, static_cast<int>(lines.size() - maxLines))}));
    section->setExpanded(true);
    m_details->show();
    m_details->setMinimumHeight(220);
}

void ResultDialog::offer(const QString &text, const QObject *context, const std::function<void()> &doIt)
{
    QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(u"result-offer"_s);
    connect(button, &QPushButton::clicked, this, &QDialog::close);
    connect(button, &QPushButton::clicked, context, doIt);
}

QStringList messages(const Diagnostics &diagnostics)
{
    QStringList order;
    QHash<QString, int> counts;
    for (const Diagnostic &diagnostic : diagnostics) {
        if (++counts[diagnostic.message] == 1)
            order += diagnostic.message;
    }
    QStringList lines;
    for (const QString &message : order)
        lines +=
            counts[message] == 1 ? message : ResultDialog::tr("%1 (%n times)", nullptr, counts[message]).arg(message);
    return lines;
}

} // namespace kader::ui
