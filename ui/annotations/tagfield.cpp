#include "ui/annotations/tagfield.h"

#include "ui/repository/flowlayout.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStandardItemModel>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::AnnotationTag;
using curation::VocabularyTerm;

namespace {

constexpr int chipHeight = 24;
constexpr int longestChip = 40;
constexpr int mostOffers = 50;
constexpr int leastField = 96;
constexpr int leastOffers = 240; ///< Pixels of width.

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > longestChip ? line.left(longestChip - 1) + u'…' : line;
}

QString offerText(const VocabularyTerm &term)
{
    return term.label.isEmpty() ? term.tag.text : u"%1 – %2"_s.arg(term.tag.text, term.label);
}

} // namespace

TagField::TagField(Terms terms, QWidget *parent)
    : QWidget(parent), m_terms(std::move(terms)), m_flow(new FlowLayout(this)), m_typed(new QLineEdit(this)),
      m_completer(new QCompleter(this)), m_offers(new QStandardItemModel(this))
{
    setObjectName(u"annotation-tags"_s);
    m_flow->setContentsMargins({});
    m_flow->setSpacing(4);
    makeField();
    setFocusProxy(m_typed);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TagField::makeField()
{
    m_typed->setObjectName(u"tag-typed"_s);
    m_typed->setPlaceholderText(tr("Add a tag"));
    m_typed->setAccessibleName(tr("Add a tag"));
    m_typed->setMinimumWidth(leastField);
    m_typed->setMaxLength(1000);
    m_typed->installEventFilter(this);
    m_completer->setModel(m_offers);
    // What is offered was found already.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(u"tag-offers"_s);
    m_completer->setWidget(m_typed);
    m_flow->addWidget(m_typed);
    connect(m_typed, &QLineEdit::textEdited, this, &TagField::offer);
    connect(m_typed, &QLineEdit::returnPressed, this, &TagField::keep);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &at) {
        if (at.isValid() && at.row() < int(m_offered.size()))
            take(m_offered[size_t(at.row())].tag);
    });
}

QToolButton *TagField::makeChip(const AnnotationTag &tag)
{
    auto *chip = new QToolButton(this);
    chip->setProperty("isPill", true);
    chip->setFixedHeight(chipHeight);
    chip->setText(shortened(tag.text).replace(u'&', u"&&"_s) + u"  ×"_s);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setAccessibleName(tr("Tag %1, press to remove it").arg(shortened(tag.text)));
    const QString meaning = tag.address.isEmpty() ? tag.text : u"%1\n%2"_s.arg(tag.text, tag.address);
    chip->setToolTip(u"<p>%1</p>"_s.arg(meaning.left(500).toHtmlEscaped().replace(u'\n', "<br>"_L1)));
    chip->setEnabled(!m_isReadOnly);
    chip->installEventFilter(this);
    connect(chip, &QToolButton::clicked, this, [this, chip] {
        const auto at = std::find(m_chips.begin(), m_chips.end(), chip);
        m_typed->setFocus(Qt::OtherFocusReason);
        emit removed(int(at - m_chips.begin()));
    });
    return chip;
}

void TagField::show(const std::vector<AnnotationTag> &tags)
{
    if (tags == m_tags && m_chips.size() == tags.size())
        return;
    m_tags = tags;
    for (QToolButton *chip : std::exchange(m_chips, {})) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that was pressed
    }
    m_flow->removeWidget(m_typed);
    for (const AnnotationTag &tag : tags) {
        m_chips.push_back(makeChip(tag));
        m_flow->addWidget(m_chips.back());
        m_chips.back()->show();
    }
    m_flow->addWidget(m_typed);
    QWidget *before = nullptr;
    for (QToolButton *chip : m_chips) {
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before)
        setTabOrder(before, m_typed);
    updateGeometry();
}

void TagField::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_typed->setVisible(!isReadOnly);
    for (QToolButton *chip : m_chips)
        chip->setEnabled(!isReadOnly);
}

// --- Typing -------------------------------------------------------------------------------------------------

void TagField::offer(const QString &typed)
{
    if (typed.endsWith(u',') || typed.endsWith(u';')) {
        m_typed->setText(typed.chopped(1));
        return keep();
    }
    list(typed.trimmed().isEmpty() ? std::vector<VocabularyTerm>() : m_terms.find(typed, mostOffers));
}

void TagField::list(std::vector<VocabularyTerm> offered)
{
    m_offered = std::move(offered);
    m_offers->clear();
    for (const VocabularyTerm &term : m_offered)
        m_offers->appendRow(new QStandardItem(offerText(term)));
    if (m_offered.empty())
        m_completer->popup()->hide();
    else
        m_completer->complete(QRect(0, 0, qMax(leastOffers, m_typed->width()), m_typed->height()));
}

void TagField::renewOffers()
{
    if (m_typed->hasFocus() && !m_typed->text().isEmpty())
        offer(m_typed->text());
}

void TagField::keep()
{
    const QString typed = m_typed->text().simplified();
    const QModelIndex chosen = m_completer->popup()->isVisible() ? m_completer->popup()->currentIndex() : QModelIndex();
    m_completer->popup()->hide();
    if (chosen.isValid() && !m_isReadOnly)
        return take(m_offered[size_t(chosen.row())].tag);
    if (!typed.isEmpty() && !m_isReadOnly)
        take(m_terms.tagFor(typed));
}

void TagField::clearTyped()
{
    m_typed->clear();
}

void TagField::take(const AnnotationTag &tag)
{
    m_typed->clear();
    const auto isSame = [&](const AnnotationTag &each) { return each.text == tag.text && each.address == tag.address; };
    if (std::none_of(m_tags.begin(), m_tags.end(), isSame))
        emit added(tag);
}

// --- Keys ---------------------------------------------------------------------------------------------------

bool TagField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::FocusIn)
        m_terms.refresh();
    if (watched == m_typed && event->type() == QEvent::ContextMenu) {
        QMenu *menu = m_typed->createStandardContextMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addSeparator();
        connect(menu->addAction(tr("Choose a vocabulary file…")), &QAction::triggered, this,
                &TagField::vocabularyWanted);
        menu->popup(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isDone = watched == m_typed ? fieldKey(key) : chipKey(watched, key);
    return isDone || QWidget::eventFilter(watched, event);
}

bool TagField::fieldKey(int key)
{
    const bool isAtBegin = m_typed->cursorPosition() == 0 && !m_typed->hasSelectedText();
    if (isAtBegin && !m_chips.empty() && (key == Qt::Key_Left || (key == Qt::Key_Backspace && !m_isReadOnly))) {
        m_chips.back()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key == Qt::Key_Down && !m_completer->popup()->isVisible()) {
        m_terms.refresh();
        list(m_terms.find(m_typed->text(), mostOffers));
        return true;
    }
    return false;
}

bool TagField::chipKey(QObject *chip, int key)
{
    const auto at = std::find(m_chips.begin(), m_chips.end(), chip) - m_chips.begin();
    if (at == qsizetype(m_chips.size()))
        return false;
    switch (key) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        m_chips[size_t(at)]->click();
        return true;
    case Qt::Key_Left:
        m_chips[size_t(qMax(qsizetype(0), at - 1))]->setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Right:
        (at + 1 < qsizetype(m_chips.size()) ? static_cast<QWidget *>(m_chips[size_t(at + 1)]) : m_typed)
            ->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

} // namespace kader::ui
