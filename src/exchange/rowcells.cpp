// The cells of a row, each on its own: RowPlanner's other half.

#include "base/tr.h"
#include "exchange/creatorcell.h"
#include "exchange/motivationcell.h"
#include "exchange/regioncell.h"
#include "exchange/rowplanner.h"
#include "iiif/fragment.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

/// JSON from a cell ends up some levels deep in a manifest, whose own depth is limited too.
constexpr iiif::OutlineLimits cellLimits{.bytes = qsizetype(64) << 20, .nodes = 1'000'000, .depth = 64};

/// A primary language of two or three letters, or `i`, `x`, and subtags (RFC 5646, section 2.1, nearly).
bool isPlausibleLanguage(const QString &tag)
{
    static const QRegularExpression form(u"^([A-Za-z]{2,3}|[iIxX](?=-))(-[A-Za-z0-9]{1,8})*$"_s);
    return form.match(tag).hasMatch();
}

/// JSON with the addresses of one canvas, fragments and all, as those of another.
QByteArray retargeted(QByteArray json, const QString &from, const QString &to)
{
    if (from.isEmpty())
        return json;
    const QByteArray now = iiif::toJson(iiif::toStd(to)).chopped(1);
    QByteArray before = iiif::toJson(iiif::toStd(from)).chopped(1);
    const QByteArray escaped = QByteArray(before).replace('/', "\\/");
    for (const QByteArray &old : {before, escaped}) {
        json.replace(old + '"', now + '"');
        json.replace(old + '#', now + '#');
    }
    return json;
}

} // namespace

void RowPlanner::readMotivation()
{
    const iiif::Annotation *known = m_known ? &m_known->placed.annotation : nullptr;
    const QString text = cell(Column::Motivation);
    if (known && (!has(Column::Motivation) || text == motivationCell(known->motivations))) {
        m_row.annotation.motivations = known->motivations;
        return;
    }
    if (!m_lastMotivation || m_lastMotivation->first != text) // most rows say what the one before says
        m_lastMotivation = {text, readMotivationCell(text)};
    const MotivationCell &read = m_lastMotivation->second;
    add(read.diagnostics);
    const bool isAsKnown = known && read.motivations == plainMotivations(*known);
    m_row.annotation.motivations = isAsKnown ? known->motivations : read.motivations;
}

void RowPlanner::readLanguage()
{
    const QString text = cell(Column::Lang);
    if (m_known && !has(Column::Lang))
        m_row.annotation.language = plainLanguage(m_known->placed.annotation);
    else
        m_row.annotation.language = text.isEmpty() ? u"en"_s : text;
    if (text.isEmpty() || text == m_lastLanguage)
        return;
    if (isPlausibleLanguage(text))
        m_lastLanguage = text;
    else
        add(Severity::Warning, u"lang-form"_s,
            Tr::tr("“%1” is not a language tag; it was kept. Tags are short: en, nl, pt-BR.")
                .arg(text.first(qMin(text.size(), qsizetype(80)))));
}

/// The JSON of a cell that must hold some; empty when the cell is, or is wrong.
QByteArray RowPlanner::jsonCell(Column column)
{
    const QByteArray text = cell(column).toUtf8();
    if (text.isEmpty())
        return {};
    const Result<iiif::Outline> outline = iiif::Outline::parse(text, columnName(column), cellLimits);
    if (outline)
        return outline->root().raw().toByteArray();
    reject(u"cell-json"_s, Tr::tr("The cell %1 is not JSON (%2). Correct or empty it.")
                               .arg(columnName(column), outline.error().toString()));
    return {};
}

/// A `body` cell says it all; else it is text and language, unless they only repeat what is known.
void RowPlanner::readBody()
{
    iiif::Annotation &annotation = m_row.annotation;
    const QString text = cell(Column::Text);
    if (!cell(Column::Body).isEmpty()) {
        annotation.bodies = jsonCell(Column::Body);
        annotation.language.clear();
        if (annotation.bodies == "null") // an annotation without any, such as a highlight
            annotation.bodies.clear();
        return;
    }
    if (m_known && !has(Column::Body)) {
        const iiif::Annotation &known = m_known->placed.annotation;
        if (text == known.text.trimmed() && annotation.language == plainLanguage(known)) {
            annotation.text = known.text;
            annotation.language = known.language;
            annotation.bodies = known.bodies;
            return;
        }
    }
    annotation.text = text;
    if (text.isEmpty())
        reject(u"text-empty"_s, Tr::tr("The text is empty. Write what is to be said about the image."));
}

/// A `selector` cell says it all; else it is the region, unless that only repeats what is known.
void RowPlanner::readTarget()
{
    iiif::Annotation &annotation = m_row.annotation;
    const QString text = cell(Column::Xywh);
    if (!cell(Column::Selector).isEmpty()) {
        annotation.selector = jsonCell(Column::Selector);
        if (m_options.isFromElsewhere && m_row.canvas >= 0)
            annotation.selector = retargeted(annotation.selector, cell(Column::CanvasId), annotation.canvasId);
        return;
    }
    if (m_known && !has(Column::Selector)) {
        const iiif::Annotation &known = m_known->placed.annotation;
        if (!has(Column::Xywh) || text == (known.region ? known.region->toString() : QString())) {
            annotation.canvasId = known.canvasId;
            annotation.region = known.region;
            annotation.selector = known.selector;
            return;
        }
    }
    if (text.isEmpty() || m_row.canvas < 0)
        return;
    const RegionCell read = readRegionCell(text, m_canvases.canvas(m_canvas));
    annotation.region = read.region;
    add(read.diagnostics);
}

void RowPlanner::readMaker()
{
    const QString text = cell(Column::Creator);
    if (m_known && !has(Column::Creator))
        m_row.annotation.creator = m_known->placed.annotation.creator;
    else if (isJsonCell(text))
        m_row.annotation.creator = jsonCell(Column::Creator);
    else if (!text.isEmpty())
        m_row.annotation.creator = creatorFromCell(text);
    readDate(Column::Created, &iiif::Annotation::created);
    readDate(Column::Modified, &iiif::Annotation::modified);
}

void RowPlanner::readDate(Column column, QString iiif::Annotation::*member)
{
    const QString known = m_known ? m_known->placed.annotation.*member : QString();
    const QString text = cell(column);
    m_row.annotation.*member = has(column) && text != known.trimmed() ? text : known;
    if (!text.isEmpty() && text != known && !QDateTime::fromString(text, Qt::ISODateWithMs).isValid())
        add(Severity::Warning, u"date-form"_s,
            Tr::tr("“%1” in %2 is not a date and time such as 2024-05-31T12:00:00Z; it was kept. Spreadsheets rewrite "
                   "dates.")
                .arg(text, columnName(column)));
}

/// Reads the annotation back as it will be written, so that its plain members say what its JSON says.
void RowPlanner::settleJson()
{
    iiif::Annotation &annotation = m_row.annotation;
    const bool hasBody = !cell(Column::Body).isEmpty();
    const bool hasSelector = !cell(Column::Selector).isEmpty();
    if (isRejected() || m_row.canvas < 0 || (!hasBody && !hasSelector))
        return;
    const Result<iiif::Outline> outline = iiif::Outline::parse(iiif::writeAnnotation(annotation));
    if (!outline) {
        reject(u"cell-json"_s, outline.error().toString());
        return;
    }
    const iiif::Annotation read = iiif::readAnnotation(outline->root(), m_canvases.canvas(m_canvas));
    if (read.canvasId.isEmpty()) {
        reject(u"selector-form"_s,
               Tr::tr("The cell selector holds neither a selector nor a target. Correct or empty it."));
        return;
    }
    if (read.canvasId != annotation.canvasId)
        add(Severity::Warning, u"target-elsewhere"_s,
            Tr::tr("The annotation stands on this canvas but points at “%1”.").arg(read.canvasId));
    const QString text = cell(Column::Text);
    if (hasBody && !text.isEmpty() && text != read.text.trimmed())
        add(Severity::Warning, u"text-not-used"_s,
            Tr::tr("The cell body says something else than the text, and goes before it. Empty it to have the text."));
    const QString region = cell(Column::Xywh);
    if (hasSelector && !region.isEmpty() && region != (read.region ? read.region->toString() : QString()))
        add(Severity::Warning, u"xywh-not-used"_s,
            Tr::tr(
                "The cell selector says something else than xywh, and goes before it. Empty it to have the region."));
    annotation.text = read.text;
    annotation.language = read.language;
    annotation.bodies = read.bodies;
    annotation.region = read.region;
}

} // namespace kader::exchange
