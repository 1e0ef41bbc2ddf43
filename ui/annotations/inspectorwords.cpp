// What the selected annotation says: Inspector's other half.

#include "curation/allowedhtml.h"
#include "enrichment/htmltext.h"
#include "enrichment/profile.h"
#include "ui/annotations/formatbar.h"
#include "ui/annotations/inspector.h"
#include "ui/annotations/languagerow.h"
#include "ui/annotations/noteedit.h"
#include "ui/annotations/tagfield.h"
#include "ui/annotations/tagterms.h"
#include "ui/shared/askforfile.h"
#include "ui/shared/choicebox.h"
#include "ui/workspace/workspace.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;

namespace {

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

void say(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

// --- Showing ------------------------------------------------------------------------------------------------

void Inspector::showWords(const Annotation &annotation)
{
    m_words = curation::wordsOf(annotation);
    const int texts = int(m_words.texts.size());
    if (m_at > texts || (m_at == texts && texts > 0 && m_newLanguage.isNull()))
        m_at = 0;
    if (m_at < texts)
        m_newLanguage = QString();
    if (texts == 0)
        m_newLanguage = annotation.body.isEmpty() ? annotation.language : u"en"_s;
    m_tags->show(m_words.tags);
    m_tags->setReadOnly(m_curation->isReadOnly());
    showText();
}

const curation::AnnotationText *Inspector::currentText() const
{
    return m_at < int(m_words.texts.size()) ? &m_words.texts[size_t(m_at)] : nullptr;
}

void Inspector::showText()
{
    const curation::AnnotationText *text = currentText();
    const QString whole = text ? text->text : QString();
    const QString shown = fieldText(whole);
    const bool isCut = shown.size() < whole.size();
    const bool isReadOnly = isCut || m_curation->isReadOnly();
    QStringList languages;
    for (const curation::AnnotationText &each : m_words.texts)
        languages += each.language;
    if (!text)
        languages += m_newLanguage;
    // What is being typed is not taken away by what happens elsewhere.
    if (!m_text->isUnkept())
        m_text->show(shown);
    m_text->setReadOnly(isReadOnly);
    m_format->show(text && text->isHtml);
    m_format->setReadOnly(isReadOnly || !text);
    m_languages->show(languages, m_at);
    m_languages->setReadOnly(m_curation->isReadOnly() || !text);
    m_language->show(languages[m_at]);
    m_language->setReadOnly(m_curation->isReadOnly());
    adviseLanguage(languages[m_at]);
    if (isCut)
        say(*m_textHint, tr("This is the beginning of a text that is too long to be edited here."));
    else if (m_words.others > 0)
        say(*m_textHint, m_words.others == 1
                             ? tr("One more body, which is no text, stays as it came.")
                             : tr("%1 more bodies, which are no texts, stay as they came.").arg(m_words.others));
    else
        say(*m_textHint, {});
}

// --- Keeping ------------------------------------------------------------------------------------------------

void Inspector::keepWords(const QString &step, const curation::AnnotationWords &words)
{
    if (const Annotation *before = annotation())
        make(step, curation::withWords(*before, words));
}

void Inspector::keepText(const QString &text)
{
    curation::AnnotationWords words = m_words;
    if (currentText())
        words.texts[size_t(m_at)].text = text;
    else
        words.texts.push_back({.text = text, .language = m_newLanguage});
    keepWords(tr("Edit text"), words);
}

void Inspector::keepFormat(bool isHtml)
{
    m_text->keep();
    const curation::AnnotationText *before = currentText();
    if (!before || before->isHtml == isHtml)
        return showText();
    curation::AnnotationWords words = m_words;
    curation::AnnotationText &text = words.texts[size_t(m_at)];
    text.isHtml = isHtml;
    text.text = isHtml ? curation::htmlFromText(before->text) : enrichment::htmlToText(before->text);
    keepWords(isHtml ? tr("Format text") : tr("Make text plain"), words);
}

void Inspector::keepTag(const curation::AnnotationTag &tag)
{
    curation::AnnotationWords words = m_words;
    words.tags.push_back(tag);
    keepWords(tr("Add tag"), words);
}

void Inspector::dropTag(int position)
{
    curation::AnnotationWords words = m_words;
    if (position < 0 || position >= int(words.tags.size()))
        return;
    words.tags.erase(words.tags.begin() + position);
    keepWords(tr("Remove tag"), words);
}

void Inspector::turnTo(int position)
{
    m_text->keep();
    m_language->keep();
    m_at = position;
    if (currentText())
        m_newLanguage = QString();
    showText();
}

void Inspector::beginText(const QString &language)
{
    m_text->keep();
    m_language->keep();
    m_newLanguage = language.isNull() ? u""_s : language;
    m_at = int(m_words.texts.size());
    showText();
    m_text->setFocus(Qt::OtherFocusReason);
}

void Inspector::chooseVocabulary()
{
    askForFile(window(),
               {.name = u"vocabulary-file"_s,
                .title = tr("Choose a file with tags"),
                .filters = tr("Tables (*.csv *.tsv *.txt);;All files (*)")},
               [this](const QString &path) {
                   VocabularyFile::choose(path);
                   m_terms->refresh();
               });
}

void Inspector::keepLanguage(const QString &language)
{
    const Annotation *before = annotation();
    if (!before)
        return;
    adviseLanguage(language);
    if (currentText()) {
        curation::AnnotationWords words = m_words;
        words.texts[size_t(m_at)].language = language;
        return keepWords(tr("Change language"), words);
    }
    m_newLanguage = language.isNull() ? u""_s : language;
    if (!before->body.isEmpty() || !before->text.isEmpty())
        return showText();
    Annotation after = *before;
    after.language = language;
    make(tr("Change language"), after);
}

void Inspector::adviseLanguage(const QString &language)
{
    const bool isUsual = language.isEmpty() || enrichment::isLanguageKey(language);
    say(*m_languageHint, isUsual ? QString() : tr("“%1” is no language tag such as en or nl-NL.").arg(language));
}

} // namespace kader::ui
