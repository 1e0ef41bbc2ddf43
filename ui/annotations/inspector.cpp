#include "ui/annotations/inspector.h"

#include "curation/steps.h"
#include "enrichment/profile.h"
#include "exchange/motivationcell.h"
#include "ui/actions/actiontable.h"
#include "ui/annotations/annotationwords.h"
#include "ui/annotations/noteedit.h"
#include "ui/annotations/regionfields.h"
#include "ui/shared/annotationchoices.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;
using curation::Curation;

namespace {

QLabel *makeSecondary(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

void say(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

std::optional<iiif::CanvasSize> canvasSize(const Curation &curation, const Annotation &annotation)
{
    const store::Target &target = annotation.targets.front();
    const curation::SourcePtr source = curation.source(target.source);
    const iiif::CanvasView *canvas = source ? source->canvas(target.canvas) : nullptr;
    return canvas ? canvas->size : std::nullopt;
}

/// A longer line, without a place to break it, keeps the window from all else for a noticeable time; and so does laying
/// out much more than this.
constexpr qsizetype longestLine = 10'000;
constexpr qsizetype longestText = 500'000;

/// As much of a text as the field takes; all of it, if nothing is said about it.
QString fieldText(const QString &text)
{
    const QString shown = text.left(longestText);
    for (qsizetype begin = 0; begin < shown.size();) {
        const qsizetype newline = shown.indexOf(u'\n', begin);
        const qsizetype end = newline < 0 ? shown.size() : newline;
        if (end - begin > longestLine)
            return shown.left(begin + longestLine);
        begin = end + 1;
    }
    return shown;
}

/// Also a whole canvas can be given a rectangle.
bool canHaveRectangle(const Annotation &annotation)
{
    const bool isWhole = annotation.targets.size() == 1 && annotation.targets.front().canvas &&
                         !annotation.targets.front().area && annotation.targets.front().selector.isEmpty();
    return isWhole || curation::hasPlainRegion(annotation);
}

} // namespace

Inspector::Inspector(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_pages(new QStackedLayout(this))
{
    setObjectName(u"inspector"_s);
    QLabel *nothing = makeSecondary(u"inspector-empty"_s, this);
    nothing->setText(tr("Select an annotation to read or edit it here."));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setMargin(24);
    m_pages->addWidget(nothing);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_form = makeForm();
    m_form->installEventFilter(this);
    scroll->setWidget(m_form);
    // The pane's own ground is behind all of it.
    m_form->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_pages->addWidget(scroll);

    connectFields();
    connect(&workspace, &Workspace::curationChanged, this, &Inspector::followCuration);
    connect(&workspace, &Workspace::selectionChanged, this, &Inspector::followSelection);
    connect(&workspace, &Workspace::keepingRequested, this, &Inspector::keep);
    followCuration();
}

QSize Inspector::sizeHint() const
{
    const QSize size = m_form->sizeHint();
    // As high as it is beside a scroll bar, or the bar would stay because it is there.
    const int beside = width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    return {size.width(), std::max(size.height(), m_form->heightForWidth(beside))};
}

// --- The form -----------------------------------------------------------------------------------------------

QWidget *Inspector::makeForm()
{
    auto *page = new QWidget(this);
    auto *form = new QGridLayout(page);
    form->setContentsMargins(12, 10, 12, 10);
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(8);
    form->setColumnStretch(1, 1);
    form->addWidget(makeHead(), 0, 0, 1, 2);

    m_text = new NoteEdit(page);
    m_text->setObjectName(u"annotation-text"_s);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 3 + 16);
    addField(*form, tr("Te&xt"), m_text);
    m_textHint = addHint(*form, u"text-hint"_s);
    m_motivation = new ChoiceBox(motivationChoices(), page);
    m_motivation->setObjectName(u"annotation-motivation"_s);
    addField(*form, tr("&Motivation"), m_motivation);
    m_motivationHint = addHint(*form, u"motivation-hint"_s);
    m_language = new ChoiceBox(languageChoices(), page);
    m_language->setObjectName(u"annotation-language"_s);
    addField(*form, tr("&Language"), m_language);
    m_languageHint = addHint(*form, u"language-hint"_s);
    m_region = new RegionFields(page);
    addField(*form, tr("Re&gion"), m_region);
    m_regionHint = addHint(*form, u"region-hint"_s);
    m_maker = addHint(*form, u"annotation-maker"_s);
    form->setRowStretch(form->rowCount(), 1);
    return page;
}

QWidget *Inspector::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    auto *title = new QLabel(tr("Annotation"), head);
    title->setFont(Theme::strongFont(title->font()));
    row->addWidget(title);
    m_origin = makeSecondary(u"annotation-origin"_s, head);
    m_origin->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_origin, 1);
    return head;
}

QLabel *Inspector::addField(QGridLayout &form, const QString &name, QWidget *field)
{
    auto *label = new QLabel(name, form.parentWidget());
    label->setBuddy(field);
    label->setForegroundRole(QPalette::PlaceholderText);
    const int row = form.rowCount();
    form.addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form.addWidget(field, row, 1);
    field->setAccessibleName(withoutMnemonic(name));
    return label;
}

QLabel *Inspector::addHint(QGridLayout &form, const QString &name)
{
    QLabel *hint = makeSecondary(name, form.parentWidget());
    hint->hide();
    form.addWidget(hint, form.rowCount(), 1);
    return hint;
}

void Inspector::connectFields()
{
    connect(m_text, &NoteEdit::finished, this, &Inspector::keepText);
    connect(m_text, &NoteEdit::left, &m_workspace, &Workspace::requestCanvasFocus);
    connect(m_motivation, &ChoiceBox::finished, this, &Inspector::keepMotivation);
    connect(m_language, &ChoiceBox::finished, this, &Inspector::keepLanguage);
    connect(m_region, &RegionFields::finished, this, &Inspector::keepRegion);
}

// --- Following ----------------------------------------------------------------------------------------------

void Inspector::followCuration()
{
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::annotationsChanged, this, [this](const curation::AnnotationsChange &change) {
            if (m_shown && change.changed.contains(*m_shown))
                refresh();
        });
        connect(m_curation, &Curation::reset, this, &Inspector::refresh);
    }
    followSelection();
}

void Inspector::followSelection()
{
    if (m_workspace.selected() != m_shown)
        keep();
    m_shown = m_workspace.selected();
    refresh();
}

const Annotation *Inspector::annotation() const
{
    return m_curation && m_shown ? m_curation->annotation(*m_shown) : nullptr;
}

void Inspector::refresh()
{
    const Annotation *shown = annotation();
    m_pages->setCurrentIndex(shown ? 1 : 0);
    if (!shown)
        return m_text->show({});
    say(*m_origin, originText(*shown, QDateTime::currentDateTime()));
    say(*m_maker, makerText(*shown));
    showText(*shown);
    m_motivation->show(exchange::motivationCell(shown->motivations));
    m_motivation->setReadOnly(m_curation->isReadOnly());
    say(*m_motivationHint, {});
    m_language->show(shown->language);
    adviseLanguage(shown->language);
    showRegion(*shown);
}

void Inspector::showText(const Annotation &annotation)
{
    const bool isMore = !annotation.body.isEmpty();
    const QString shown = fieldText(annotation.text);
    const bool isCut = shown.size() < annotation.text.size();
    // What is being typed is not taken away by what happens elsewhere.
    if (!m_text->isUnkept())
        m_text->show(shown);
    m_text->setReadOnly(isMore || isCut || m_curation->isReadOnly());
    m_language->setReadOnly(isMore || m_curation->isReadOnly());
    if (isMore)
        say(*m_textHint, tr("Its body is more than a text and stays as it came. This is what can be read of it."));
    else
        say(*m_textHint, isCut ? tr("This is the beginning of a text that is too long to be edited here.") : QString());
}

void Inspector::showRegion(const Annotation &annotation)
{
    const bool isPlain = canHaveRectangle(annotation);
    const std::optional<iiif::CanvasSize> size = canvasSize(*m_curation, annotation);
    const std::optional<iiif::Region> region = curation::regionOf(annotation);
    const iiif::Region whole{0, 0, size ? qMax(qint64(1), size->width) : 1, size ? qMax(qint64(1), size->height) : 1};
    m_region->setVisible(region || isPlain);
    m_region->show(region.value_or(whole), size);
    m_region->setReadOnly(!isPlain || m_curation->isReadOnly());
    if (!region)
        say(*m_regionHint,
            isPlain ? tr("The whole canvas. Other numbers make it a region.") : tr("It is about more than a region."));
    else
        say(*m_regionHint, isPlain ? QString() : tr("A shape that stays as it came. The numbers enclose it."));
}

// --- Keeping ------------------------------------------------------------------------------------------------

void Inspector::keep()
{
    m_text->keep();
    m_motivation->keep();
    m_language->keep();
    m_region->keep();
}

void Inspector::make(const QString &name, const Annotation &after)
{
    const Annotation *before = annotation();
    if (before && !(after == *before))
        m_curation->make(curation::change(name, *before, after));
}

void Inspector::keepText(const QString &text)
{
    const Annotation *before = annotation();
    if (!before || !before->body.isEmpty())
        return;
    Annotation after = *before;
    after.text = text;
    make(tr("Edit text"), after);
}

void Inspector::keepMotivation(const QString &cell)
{
    const Annotation *before = annotation();
    if (!before)
        return;
    const exchange::MotivationCell read = exchange::readMotivationCell(cell);
    for (const Diagnostic &diagnostic : read.diagnostics) {
        if (diagnostic.severity == Severity::Error)
            return say(*m_motivationHint, diagnostic.message);
    }
    Annotation after = *before;
    after.motivations = read.motivations;
    make(tr("Change motivation"), after);
}

void Inspector::keepLanguage(const QString &language)
{
    const Annotation *before = annotation();
    if (!before)
        return;
    Annotation after = *before;
    after.language = language;
    make(tr("Change language"), after);
    adviseLanguage(language);
}

void Inspector::adviseLanguage(const QString &language)
{
    const bool isUsual = language.isEmpty() || enrichment::isLanguageKey(language);
    say(*m_languageHint, isUsual ? QString() : tr("“%1” is no language tag such as en or nl-NL.").arg(language));
}

void Inspector::keepRegion(const iiif::Region &region)
{
    if (const Annotation *before = annotation(); before && canHaveRectangle(*before))
        make(tr("Change region"), curation::withRegion(*before, region));
}

// --- Keyboard and window ------------------------------------------------------------------------------------

void Inspector::editText()
{
    if (!annotation())
        return;
    m_text->setFocus(Qt::OtherFocusReason);
    m_text->moveCursor(QTextCursor::End);
}

void Inspector::type(const QString &text)
{
    editText();
    if (!m_text->isReadOnly())
        m_text->insertPlainText(text);
}

void Inspector::showEvent(QShowEvent *event)
{
    window()->removeEventFilter(this);
    window()->installEventFilter(this);
    QWidget::showEvent(event);
}

bool Inspector::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && watched == window())
        keep();
    if (event->type() == QEvent::LayoutRequest && watched == m_form)
        emit heightChanged();
    return QWidget::eventFilter(watched, event);
}

} // namespace kader::ui
