#include "ui/preferences/favouritespage.h"

#include "exchange/motivationcell.h"
#include "ui/annotations/favouriteactions.h"
#include "ui/shared/annotationchoices.h"
#include "ui/shared/favourites.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::AnnotationTag;
using curation::FavouriteBody;

namespace {

QString tagsText(const std::vector<AnnotationTag> &tags)
{
    QStringList texts;
    for (const AnnotationTag &tag : tags)
        texts += tag.text;
    return texts.join(u", "_s);
}

/// Those that were there before keep their language and address.
std::vector<AnnotationTag> tagsFrom(const QString &typed, const std::vector<AnnotationTag> &before)
{
    std::vector<AnnotationTag> tags;
    for (const QString &part : typed.split(u',')) {
        const QString text = part.simplified();
        const auto isIt = [&](const AnnotationTag &tag) { return tag.text == text; };
        if (text.isEmpty() || std::any_of(tags.begin(), tags.end(), isIt))
            continue;
        const auto known = std::find_if(before.begin(), before.end(), isIt);
        tags.push_back(known == before.end() ? AnnotationTag{.text = text} : *known);
    }
    return tags;
}

QStringList motivationsFrom(const QString &typed)
{
    if (typed.isEmpty())
        return {};
    const exchange::MotivationCell read = exchange::readMotivationCell(typed);
    const bool isWrong = std::any_of(read.diagnostics.begin(), read.diagnostics.end(),
                                     [](const Diagnostic &each) { return each.severity == Severity::Error; });
    return isWrong ? QStringList() : read.motivations;
}

QList<Choice> motivationsOrNone()
{
    return QList<Choice>{{FavouritesPage::tr("As it is"), QString()}} + motivationChoices();
}

} // namespace

FavouritesPage::FavouritesPage(Actions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_places(new QListWidget),
      m_motivation(new ChoiceBox(motivationsOrNone(), this)), m_language(new ChoiceBox(languageChoices(), this)),
      m_text(new QPlainTextEdit), m_tags(new QLineEdit), m_clear(new QPushButton(tr("Cl&ear this one")))
{
    auto *why = new QLabel(tr("Alt and a digit give one to the selected annotation, or with a drawing tool to the next "
                              "regions. Alt+0 keeps what an annotation says as a favourite."));
    why->setWordWrap(true);
    Theme::makeSecondary(why);
    makeList();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 16, 4, 8);
    layout->setSpacing(12);
    layout->addWidget(why);
    layout->addWidget(m_places, 1);
    layout->addLayout(makeForm());
    connect(m_places, &QListWidget::currentRowChanged, this, &FavouritesPage::showPlace);
    connect(m_motivation, &ChoiceBox::finished, this, &FavouritesPage::keep);
    connect(m_language, &ChoiceBox::finished, this, &FavouritesPage::keep);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FavouritesPage::keep);
    connect(m_tags, &QLineEdit::textEdited, this, &FavouritesPage::keep);
    connect(m_clear, &QPushButton::clicked, this, &FavouritesPage::clear);
    showPlaces();
    m_places->setCurrentRow(0);
}

void FavouritesPage::makeList()
{
    m_places->setObjectName(u"favourite-places"_s);
    m_places->setAccessibleName(tr("Favourites"));
    m_places->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_places->setTextElideMode(Qt::ElideRight);
    constexpr int rowHeight = 22;
    for (int number = 1; number <= favouriteCount; ++number) {
        auto *place = new QListWidgetItem(m_places);
        place->setSizeHint(QSize(0, rowHeight));
    }
    m_places->setMinimumHeight(rowHeight * favouriteCount + 12);
}

QFormLayout *FavouritesPage::makeForm()
{
    m_motivation->setObjectName(u"favourite-motivation"_s);
    m_text->setObjectName(u"favourite-text"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 2 + 16);
    m_language->setObjectName(u"favourite-language"_s);
    m_tags->setObjectName(u"favourite-tags"_s);
    m_tags->setPlaceholderText(tr("apart by commas"));
    m_clear->setObjectName(u"favourite-clear"_s);
    m_clear->setAutoDefault(false);
    auto *end = new QHBoxLayout;
    end->addStretch(1);
    end->addWidget(m_clear);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight);
    form->addRow(tr("&Motivation"), m_motivation);
    // A form gives a field of a fixed height less than that.
    auto *text = new QWidget;
    auto *textLayout = new QVBoxLayout(text);
    textLayout->setContentsMargins({});
    textLayout->addWidget(m_text);
    text->setFocusProxy(m_text);
    form->addRow(tr("Te&xt"), text);
    form->addRow(tr("&Language"), m_language);
    form->addRow(tr("T&ags"), m_tags);
    form->addRow(end);
    return form;
}

int FavouritesPage::place() const
{
    return m_places->currentRow() + 1;
}

void FavouritesPage::showPlaces()
{
    const Favourites kept = keptFavourites();
    for (int number = 1; number <= favouriteCount; ++number) {
        const auto &favourite = kept[size_t(number - 1)];
        m_places->item(number - 1)
            ->setText(u"%1   %2"_s.arg(number).arg(favourite ? curation::favouriteText(*favourite, 60) : tr("empty")));
    }
}

void FavouritesPage::showPlace()
{
    if (place() < 1)
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    const std::optional<FavouriteBody> kept = keptFavourites()[size_t(place() - 1)];
    m_shown = kept.value_or(FavouriteBody());
    m_motivation->show(m_shown.motivations.isEmpty() ? QString() : exchange::motivationCell(m_shown.motivations));
    m_text->setPlainText(m_shown.texts.empty() ? QString() : m_shown.texts.front().text);
    m_language->show(m_shown.texts.empty() ? u"en"_s : m_shown.texts.front().language);
    m_tags->setText(tagsText(m_shown.tags));
    m_clear->setEnabled(kept.has_value());
}

void FavouritesPage::keep()
{
    if (m_isShowing || place() < 1)
        return;
    m_shown.motivations = motivationsFrom(m_motivation->value());
    m_shown.tags = tagsFrom(m_tags->text(), m_shown.tags);
    const QString text = m_text->toPlainText();
    if (m_shown.texts.empty() && !text.isEmpty())
        m_shown.texts.emplace_back();
    if (!m_shown.texts.empty()) {
        m_shown.texts.front().text = text;
        m_shown.texts.front().language = m_language->value();
    }
    FavouriteBody said = m_shown;
    std::erase_if(said.texts, [](const curation::AnnotationText &each) { return each.text.isEmpty(); });
    keepFavourite(place(), said);
    m_clear->setEnabled(!said.isEmpty());
    showPlaces();
    FavouriteActions::describe(m_actions);
}

void FavouritesPage::clear()
{
    keepFavourite(place(), {});
    showPlaces();
    showPlace();
    FavouriteActions::describe(m_actions);
    m_places->setFocus(Qt::OtherFocusReason);
}

} // namespace kader::ui
