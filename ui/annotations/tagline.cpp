#include "ui/annotations/tagline.h"

#include "ui/annotations/tagterms.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int mostOffers = 50;

} // namespace

TagLine::TagLine(Workspace &workspace, QWidget *parent)
    : QLineEdit(parent), m_terms(&TagTerms::of(workspace)), m_offers(new QStandardItemModel(this)),
      m_completer(new QCompleter(m_offers, this))
{
    setMaxLength(1000);
    // What is offered was found already.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(Qt::UserRole);
    m_completer->popup()->setObjectName(u"tag-offers"_s);
    setCompleter(m_completer);
    connect(this, &QLineEdit::textEdited, this, &TagLine::offer);
    connect(m_terms, &TagTerms::changed, this, &TagLine::renewOffers);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::highlighted), this, &TagLine::choose);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &TagLine::choose);
}

curation::AnnotationTag TagLine::tag() const
{
    return m_chosen && m_chosen->text == text() ? *m_chosen : m_terms->tagFor(text());
}

void TagLine::focusInEvent(QFocusEvent *event)
{
    m_terms->refresh();
    QLineEdit::focusInEvent(event);
}

void TagLine::offer(const QString &typed)
{
    m_chosen.reset();
    m_typed = typed;
    m_offered = m_terms->find(typed, mostOffers);
    m_offers->clear();
    for (const curation::VocabularyTerm &term : m_offered) {
        auto *item =
            new QStandardItem(term.label.isEmpty() ? term.tag.text : u"%1 – %2"_s.arg(term.tag.text, term.label));
        item->setData(term.tag.text, Qt::UserRole);
        m_offers->appendRow(item);
    }
}

/// What is known came only after the first letters.
void TagLine::renewOffers()
{
    if (!hasFocus() || m_typed.isEmpty() || m_typed != text() || m_chosen)
        return;
    offer(m_typed);
    m_completer->complete();
}

void TagLine::choose(const QModelIndex &offered)
{
    if (offered.isValid() && offered.row() < int(m_offered.size()))
        m_chosen = m_offered[size_t(offered.row())].tag;
}

} // namespace kader::ui
