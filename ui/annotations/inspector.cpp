#include "ui/annotations/inspector.h"

#include "curation/creator.h"
#include "curation/licences.h"
#include "curation/steps.h"
#include "exchange/motivationcell.h"
#include "tools/shapegeometry.h"
#include "ui/actions/actiontable.h"
#include "ui/annotations/annotationwords.h"
#include "ui/annotations/formatbar.h"
#include "ui/annotations/languagerow.h"
#include "ui/annotations/noteedit.h"
#include "ui/annotations/regionfields.h"
#include "ui/annotations/tagfield.h"
#include "ui/annotations/tagterms.h"
#include "ui/shared/annotationchoices.h"
#include "ui/shared/favourites.h"
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

/// The canvas of the first target; null where there is none.
const iiif::CanvasView *canvasOf(const Curation &curation, const Annotation &annotation)
{
    const store::Target &target = annotation.targets.front();
    const curation::SourcePtr source = curation.source(target.source);
    return source ? source->canvas(target.canvas) : nullptr;
}

/// A point or polygon that can be put elsewhere by numbers; nothing for all else.
std::optional<iiif::Shape> movableShape(const Curation &curation, const Annotation &annotation)
{
    const iiif::CanvasView *canvas = canvasOf(curation, annotation);
    const auto selected = canvas && canvas->size && annotation.targets.size() == 1
                              ? curation::shapeOf(annotation.targets.front(), *canvas)
                              : std::nullopt;
    const bool isMovable = selected && selected->isWritable && !selected->shape.corners().empty();
    return isMovable ? std::optional(selected->shape) : std::nullopt;
}

QString shapeHint(const iiif::Shape &shape)
{
    return shape.kind == iiif::ShapeKind::Point ? Inspector::tr("A point.")
                                                : Inspector::tr("A polygon. The numbers enclose it.");
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
    : QWidget(parent), m_workspace(workspace), m_terms(&TagTerms::of(workspace)), m_pages(new QStackedLayout(this))
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
    connect(&workspace, &Workspace::nextBodyChanged, this, &Inspector::showFavourites);
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

    addWords(*form);
    m_motivation = new ChoiceBox(motivationChoices(), page);
    m_motivation->setObjectName(u"annotation-motivation"_s);
    addField(*form, tr("&Motivation"), m_motivation);
    m_motivationHint = addHint(*form, u"motivation-hint"_s);
    m_tags = makeTagField();
    addField(*form, tr("Ta&gs"), m_tags);
    m_region = new RegionFields(page);
    addField(*form, tr("&Region"), m_region);
    m_regionHint = addHint(*form, u"region-hint"_s);
    m_maker = addHint(*form, u"annotation-maker"_s);
    m_favourites = addHint(*form, u"favourites-hint"_s);
    form->setRowStretch(form->rowCount(), 1);
    return page;
}

void Inspector::addWords(QGridLayout &form)
{
    QWidget *page = form.parentWidget();
    m_text = new NoteEdit(page);
    m_text->setObjectName(u"annotation-text"_s);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 3 + 16);
    addField(form, tr("Te&xt"), m_text);
    m_format = new FormatBar(*m_text, page);
    form.addWidget(m_format, form.rowCount(), 1);
    m_textHint = addHint(form, u"text-hint"_s);
    m_language = new ChoiceBox(languageChoices(), page);
    m_language->setObjectName(u"annotation-language"_s);
    addField(form, tr("&Language"), m_language);
    m_languages = new LanguageRow(page);
    form.addWidget(m_languages, form.rowCount(), 1);
    m_languageHint = addHint(form, u"language-hint"_s);
}

TagField *Inspector::makeTagField()
{
    return new TagField({.find = [this](const QString &typed, int most) { return m_terms->find(typed, most); },
                         .tagFor = [this](const QString &typed) { return m_terms->tagFor(typed); },
                         .refresh = [this] { m_terms->refresh(); }},
                        this);
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
    connect(m_format, &FormatBar::wanted, this, &Inspector::keepFormat);
    connect(m_languages, &LanguageRow::chosen, this, &Inspector::turnTo);
    connect(m_languages, &LanguageRow::wanted, this, &Inspector::beginText);
    connect(m_tags, &TagField::added, this, &Inspector::keepTag);
    connect(m_tags, &TagField::removed, this, &Inspector::dropTag);
    connect(m_tags, &TagField::vocabularyWanted, this, &Inspector::chooseVocabulary);
    connect(m_terms, &TagTerms::changed, m_tags, &TagField::renewOffers);
    connect(m_terms, &TagTerms::changed, this, [this] {
        const bool isGood = m_terms->file().vocabulary() != nullptr;
        if (!isGood && !m_terms->file().state().isEmpty())
            emit m_workspace.noted(tr("The tags of %1: %2").arg(VocabularyFile::path(), m_terms->file().state()));
    });
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
        connect(m_curation, &Curation::settingsChanged, this, &Inspector::refresh);
    }
    followSelection();
}

void Inspector::followSelection()
{
    if (m_workspace.selected() != m_shown)
        keep();
    if (m_workspace.selected() != m_shown)
        m_at = 0;
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
    showMaker(*shown);
    showFavourites();
    m_motivation->show(exchange::motivationCell(shown->motivations));
    m_motivation->setReadOnly(m_curation->isReadOnly());
    say(*m_motivationHint, {});
    showWords(*shown);
    showRegion(*shown);
}

void Inspector::showMaker(const Annotation &annotation)
{
    QStringList parts{curation::creatorText(annotation.creator), datesText(annotation),
                      reviewText(*m_curation, annotation.id)};
    const std::optional<WebAddress> licence = m_curation->annotationRights();
    if (licence && !annotation.provenance)
        parts += tr("saved under %1").arg(curation::licenceName(*licence));
    parts.removeAll(QString());
    say(*m_maker, parts.join(u" · "_s));
}

/// What the keys of favourites do, for whoever has some.
void Inspector::showFavourites()
{
    const std::optional<curation::FavouriteBody> &next = m_workspace.nextBody();
    QStringList all;
    const Favourites kept = keptFavourites();
    for (int number = 1; number <= favouriteCount; ++number) {
        if (const auto &favourite = kept[size_t(number - 1)])
            all += tr("Alt+%1 %2").arg(number).arg(curation::favouriteText(*favourite, 24));
    }
    say(*m_favourites, next ? tr("The next regions get: %1").arg(curation::favouriteText(*next)) : all.join(u'\n'));
}

void Inspector::showRegion(const Annotation &annotation)
{
    const bool isPlain = canHaveRectangle(annotation);
    const iiif::CanvasView *canvas = canvasOf(*m_curation, annotation);
    const std::optional<iiif::CanvasSize> size = canvas ? canvas->size : std::nullopt;
    const std::optional<iiif::Shape> shape = isPlain ? std::nullopt : movableShape(*m_curation, annotation);
    const std::optional<iiif::Region> region = shape ? shape->region : curation::regionOf(annotation);
    const iiif::Region whole{0, 0, size ? qMax(qint64(1), size->width) : 1, size ? qMax(qint64(1), size->height) : 1};
    m_region->setVisible(region || isPlain);
    m_region->setHasSize(!shape || shape->kind != iiif::ShapeKind::Point);
    m_region->show(region.value_or(whole), size);
    m_region->setReadOnly(!(isPlain || shape) || m_curation->isReadOnly());
    if (!region)
        say(*m_regionHint,
            isPlain ? tr("The whole canvas. Other numbers make it a region.") : tr("It is about more than a region."));
    else if (shape)
        say(*m_regionHint, shapeHint(*shape));
    else
        say(*m_regionHint, isPlain ? QString() : tr("A shape that stays as it came. The numbers enclose it."));
}

// --- Keeping ------------------------------------------------------------------------------------------------

void Inspector::keep()
{
    m_text->keep();
    m_motivation->keep();
    m_language->keep();
    m_tags->keep();
    m_region->keep();
}

void Inspector::make(const QString &name, const Annotation &after)
{
    const Annotation *before = annotation();
    if (before && !(after == *before))
        m_curation->make(curation::change(name, *before, after));
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

void Inspector::keepRegion(const iiif::Region &region)
{
    const Annotation *before = annotation();
    if (before && canHaveRectangle(*before))
        return make(tr("Change region"), curation::withRegion(*before, region));
    const std::optional<iiif::Shape> shape = before ? movableShape(*m_curation, *before) : std::nullopt;
    if (!shape)
        return;
    const iiif::CanvasView &canvas = *canvasOf(*m_curation, *before);
    make(tr("Change shape"), curation::withShape(*before, tools::fitted(*shape, region, *canvas.size), canvas));
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
