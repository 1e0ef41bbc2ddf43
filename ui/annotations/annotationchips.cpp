#include "ui/annotations/annotationchips.h"

#include "base/background.h"
#include "exchange/creatorcell.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/repository/choicepopup.h"
#include "ui/repository/flowlayout.h"
#include "ui/shared/annotationchoices.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <QKeyEvent>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::AnnotationField;

namespace {

constexpr int chipHeight = 24;
constexpr int longestText = 150; ///< Pixels of what somebody chose.

QString knownWords(const QList<Choice> &choices, const QString &value)
{
    const auto known =
        std::find_if(choices.begin(), choices.end(), [&value](const Choice &choice) { return choice.value == value; });
    return known == choices.end() ? value : known->text;
}

QString kindWords(const QString &value)
{
    if (value == curation::rectangleValue)
        return AnnotationChips::tr("Rectangle");
    if (value == curation::shapeValue)
        return AnnotationChips::tr("Other shape");
    if (value == curation::wholeValue)
        return AnnotationChips::tr("Whole canvas");
    if (value == curation::curatorValue)
        return AnnotationChips::tr("Added by a curator");
    if (value == curation::sourceValue)
        return AnnotationChips::tr("From the source");
    return AnnotationChips::tr("From the source, edited");
}

QString reviewWords(const QString &value)
{
    if (value == curation::outdatedValue)
        return AnnotationChips::tr("Changed since the review");
    if (value.startsWith(curation::reviewedByPrefix))
        return AnnotationChips::tr("Reviewed by %1").arg(value.mid(curation::reviewedByPrefix.size()));
    return AnnotationChips::tr("Reviewed");
}

QString nothingWords(AnnotationField field)
{
    switch (field) {
    case AnnotationField::Language:
        return AnnotationChips::tr("No language");
    case AnnotationField::Motivation:
        return AnnotationChips::tr("No motivation");
    case AnnotationField::Creator:
        return AnnotationChips::tr("No creator");
    case AnnotationField::Tag:
        return AnnotationChips::tr("No tag");
    case AnnotationField::Review:
        return AnnotationChips::tr("Not reviewed");
    default:
        return AnnotationChips::tr("Not known");
    }
}

} // namespace

AnnotationChips::AnnotationChips(Workspace &workspace, AnnotationModel &model, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(model), m_row(new QWidget(this))
{
    setObjectName(u"annotation-chips"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 12, 6);
    column->addWidget(m_row);
    auto *row = new FlowLayout(m_row);
    row->setContentsMargins({});
    row->setSpacing(6);
    addChip(AnnotationField::Motivation, u"motivation"_s, tr("Any motivation"));
    addChip(AnnotationField::Tag, u"tag"_s, tr("Any tag"));
    addChip(AnnotationField::Language, u"language"_s, tr("Any language"));
    addChip(AnnotationField::Canvas, u"canvas"_s, tr("Any canvas"));
    addChip(AnnotationField::Region, u"region"_s, tr("Any region"));
    addChip(AnnotationField::Origin, u"origin"_s, tr("Any origin"));
    addChip(AnnotationField::Review, u"review"_s, tr("Any review"));
    addChip(AnnotationField::Creator, u"creator"_s, tr("Any creator"));
    addChip(AnnotationField::Modified, u"changed"_s, tr("Any day"));
    addClearing();
    connect(&workspace, &Workspace::curationChanged, this, &AnnotationChips::clear);
    followScope();
}

void AnnotationChips::addChip(AnnotationField field, const QString &name, const QString &anything)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"annotations-"_s + name);
    button->setCheckable(true);
    button->setFont(Theme::secondaryFont(button->font()));
    button->setFixedHeight(chipHeight);
    button->setProperty("isPill", true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    m_row->layout()->addWidget(button);
    auto *popup = new ChoicePopup(u"annotations-%1-popup"_s.arg(name), tr("Find a value"), button);
    const Chip chip{field, anything, button, popup};
    connect(button, &QToolButton::clicked, this, [this, chip] {
        chip.button->setChecked(!chip.button->isChecked()); // What is chosen decides, not the click.
        ask(chip);
    });
    connect(popup, &ChoicePopup::chosen, this, [this, field](const QVariant &value) {
        choose(field, value.isValid() ? std::optional(value.toString()) : std::nullopt);
    });
    m_chips.push_back(chip);
}

void AnnotationChips::addClearing()
{
    m_clear = new QToolButton(this);
    m_clear->setObjectName(u"annotations-clear"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("List all of them again"));
    m_clear->setFont(Theme::secondaryFont(m_clear->font()));
    m_clear->setFixedHeight(chipHeight);
    m_clear->setProperty("isPill", true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_row->layout()->addWidget(m_clear);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_chips.front().button->setFocus(Qt::OtherFocusReason); // It goes.
        clear();
    });
}

void AnnotationChips::followScope()
{
    const bool hasCanvases = m_model.scope() != AnnotationScope::Canvas;
    for (const Chip &chip : m_chips) {
        if (chip.field == AnnotationField::Canvas)
            chip.button->setVisible(hasCanvases);
    }
    if (!hasCanvases)
        choose(AnnotationField::Canvas, std::nullopt);
    show();
}

// --- Asking -------------------------------------------------------------------------------------------------

void AnnotationChips::ask(const Chip &chip)
{
    chip.popup->say(tr("Looking…"));
    chip.popup->ask();
    if (!m_model.index())
        return offer(chip, {});
    m_counting = inBackground<QHash<QString, int>>(
        [index = m_model.index(), field = chip.field, query = m_model.query()] { return index->values(field, query); },
        [this, chip](const QHash<QString, int> &values) { offer(chip, values); });
}

/// Days from the last one on, canvases as they lie in the manifest, other things by how often they are there.
void AnnotationChips::offer(const Chip &chip, const QHash<QString, int> &values)
{
    QList<std::pair<QString, int>> sorted;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        sorted.append({value.key(), value.value()});
    const auto number = [](const QString &canvas) {
        return std::pair(canvas.section(u' ', 0, 0), canvas.section(u' ', 1).toInt());
    };
    std::sort(sorted.begin(), sorted.end(), [&](const auto &a, const auto &b) {
        if (chip.field == AnnotationField::Canvas)
            return number(a.first) < number(b.first);
        if (chip.field == AnnotationField::Modified)
            return a.first > b.first;
        return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
    });
    QList<ChoicePopup::Row> rows{{.text = chip.anything, .value = {}}};
    for (const auto &[value, count] : std::as_const(sorted))
        rows.append({.text = wordsOf(chip.field, value), .value = value, .second = QLocale().toString(count)});
    chip.popup->setRows(rows);
}

QString AnnotationChips::wordsOf(AnnotationField field, const QString &value) const
{
    if (value.isEmpty())
        return nothingWords(field);
    switch (field) {
    case AnnotationField::Motivation:
        return knownWords(motivationChoices(), value);
    case AnnotationField::Language:
        return knownWords(languageChoices(), value);
    case AnnotationField::Canvas:
        return canvasWords(value);
    case AnnotationField::Region:
    case AnnotationField::Origin:
        return kindWords(value);
    case AnnotationField::Review:
        return reviewWords(value);
    case AnnotationField::Creator:
        return exchange::isJsonCell(value) ? tr("Creator as in the source") : value;
    case AnnotationField::Modified:
        return QLocale().toString(QDate::fromString(value, Qt::ISODate), QLocale::LongFormat);
    case AnnotationField::Text:
    case AnnotationField::Tag:
        break;
    }
    return value;
}

QString AnnotationChips::canvasWords(const QString &value) const
{
    const curation::Curation *curation = m_workspace.curation();
    const QUuid id = QUuid::fromString(value.section(u' ', 0, 0));
    const curation::SourcePtr source = curation ? curation->source(id) : nullptr;
    const iiif::CanvasView *canvas = source ? source->canvas(value.section(u' ', 1).toInt()) : nullptr;
    return canvas ? canvasName(*canvas) : tr("Whole dataset");
}

// --- What is chosen -----------------------------------------------------------------------------------------

void AnnotationChips::choose(AnnotationField field, const std::optional<QString> &value)
{
    const auto before = m_values;
    if (value)
        m_values.insert(field, *value);
    else
        m_values.remove(field);
    if (m_values == before)
        return;
    show();
    m_model.setValues(m_values);
    emit changed();
}

void AnnotationChips::clear()
{
    if (m_values.isEmpty())
        return;
    m_values.clear();
    show();
    m_model.setValues(m_values);
    emit changed();
}

void AnnotationChips::show()
{
    for (const Chip &chip : m_chips) {
        const bool isChosen = m_values.contains(chip.field);
        const QString words = isChosen ? wordsOf(chip.field, m_values.value(chip.field)) : chip.anything;
        chip.button->setChecked(isChosen);
        QString text = chip.button->fontMetrics().elidedText(words, Qt::ElideRight, longestText);
        chip.button->setText(text.replace(u'&', u"&&"_s));
        chip.button->setAccessibleName(words);
        chip.button->setToolTip(plainToolTip(words));
        chip.button->updateGeometry();
    }
    m_clear->setVisible(!m_values.isEmpty());
}

bool AnnotationChips::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key != Qt::Key_Delete && key != Qt::Key_Backspace)
        return QWidget::eventFilter(watched, event);
    for (const Chip &chip : m_chips) {
        if (watched == chip.button)
            choose(chip.field, std::nullopt);
    }
    return true;
}

} // namespace kader::ui
