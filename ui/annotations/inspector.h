#pragma once

#include "curation/annotationwords.h"
#include "curation/curation.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QStackedLayout;

namespace kader::ui {

class ChoiceBox;
class FormatBar;
class LanguageRow;
class NoteEdit;
class RegionFields;
class TagField;
class TagTerms;
class Workspace;

/// The selected annotation as a form. Each finished change is a step; what cannot be edited without loss is
/// shown and says why.
class Inspector final : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(Workspace &workspace, QWidget *parent = nullptr);

    /// Gives the text the keyboard, with its end as the place to go on.
    void editText();
    /// The same, and goes on with this.
    void type(const QString &text);
    /// Makes a step of what is typed and not kept yet.
    void keep();
    /// All of the form.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The form may have become higher or lower.
    void heightChanged();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeHead();
    QLabel *addField(QGridLayout &form, const QString &name, QWidget *field);
    QLabel *addHint(QGridLayout &form, const QString &name);
    void addWords(QGridLayout &form);
    [[nodiscard]] TagField *makeTagField();
    void connectFields();
    void followCuration();
    void followSelection();
    void refresh();
    void showWords(const curation::Annotation &annotation);
    void showText();
    void showMaker(const curation::Annotation &annotation);
    void showFavourites();
    void showRegion(const curation::Annotation &annotation);

    [[nodiscard]] const curation::Annotation *annotation() const;
    void keepText(const QString &text);
    void keepFormat(bool isHtml);
    void keepTag(const curation::AnnotationTag &tag);
    void dropTag(int position);
    void keepWords(const QString &step, const curation::AnnotationWords &words);
    void turnTo(int position);
    void beginText(const QString &language);
    [[nodiscard]] const curation::AnnotationText *currentText() const;
    void chooseVocabulary();
    void keepMotivation(const QString &cell);
    void keepLanguage(const QString &language);
    void keepRegion(const iiif::Region &region);
    void make(const QString &name, const curation::Annotation &after);
    void adviseLanguage(const QString &language);

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    std::optional<QUuid> m_shown;
    curation::AnnotationWords m_words;
    int m_at = 0;          ///< The text that is shown; behind the last one, one that is not written yet.
    QString m_newLanguage; ///< Of that.
    TagTerms *m_terms;

    QStackedLayout *m_pages;
    QWidget *m_form;
    QLabel *m_origin;
    NoteEdit *m_text;
    FormatBar *m_format;
    LanguageRow *m_languages;
    QLabel *m_textHint;
    ChoiceBox *m_motivation;
    QLabel *m_motivationHint;
    ChoiceBox *m_language;
    QLabel *m_languageHint;
    TagField *m_tags;
    RegionFields *m_region;
    QLabel *m_regionHint;
    QLabel *m_maker;
    QLabel *m_favourites;
};

} // namespace kader::ui
