#include "ui/repository/filterchips.h"

#include "ui/repository/choicepopup.h"
#include "ui/repository/filteranswers.h"
#include "ui/repository/flowlayout.h"
#include "ui/repository/recordscout.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"

#include <QDate>
#include <QKeyEvent>
#include <QMap>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using repository::Category;

namespace {

constexpr int chipHeight = 24;
constexpr int longestText = 150; ///< Pixels of what somebody chose.
constexpr int deepest = 8;       ///< Of the categories.

QString yearsText(const Years &years)
{
    if (years.isAny())
        return {};
    if (years.first == years.last)
        return QString::number(years.first);
    if (years.first == 0)
        return FilterChips::tr("Until %1").arg(years.last);
    if (years.last == 0)
        return FilterChips::tr("Since %1").arg(years.first);
    return FilterChips::tr("%1–%2").arg(years.first).arg(years.last);
}

/// Whatever the answer's parents say, it ends.
QList<ChoicePopup::Row> rowsOf(const repository::CategoryTree &categories)
{
    QList<ChoicePopup::Row> rows{{.text = FilterChips::tr("Any category"), .value = {}}};
    struct Next {
        Category category;
        int parent;
        int depth;
    };
    QList<Next> next;
    const auto push = [&next](const QList<Category> &found, int parent, int depth) {
        for (auto one = found.crbegin(); one != found.crend(); ++one)
            next.append({*one, parent, depth});
    };
    push(categories.tops(), -1, 1);
    while (!next.isEmpty()) {
        const Next now = next.takeLast();
        rows.append({.text = now.category.title, .value = now.category.id, .parent = now.parent});
        if (now.depth < deepest)
            push(categories.below(now.category.id), int(rows.size()) - 1, now.depth + 1);
    }
    return rows;
}

/// Those of the records that were read, the usual ones first; each once, whatever its capitals.
QList<ChoicePopup::Row> keywordRows(const repository::KnownFacts &known)
{
    struct Keyword {
        QString text;
        int count = 0;
    };
    QMap<QString, Keyword> counted;
    for (const repository::DatasetFacts &facts : known) {
        for (const QString &tag : facts.tags) {
            Keyword &keyword = counted[tag.toLower()];
            keyword.text = keyword.count == 0 ? tag : keyword.text;
            ++keyword.count;
        }
    }
    QList<Keyword> keywords = counted.values();
    std::stable_sort(keywords.begin(), keywords.end(),
                     [](const Keyword &a, const Keyword &b) { return a.count > b.count; });
    QList<ChoicePopup::Row> rows{{.text = FilterChips::tr("Any keyword"), .value = {}}};
    for (const Keyword &keyword : keywords) {
        const QString count = keyword.count == 1 ? FilterChips::tr("1 known dataset")
                                                 : FilterChips::tr("%L1 known datasets").arg(keyword.count);
        rows.append({.text = keyword.text, .value = keyword.text, .second = count});
    }
    return rows;
}

} // namespace

FilterChips::FilterChips(FilterAnswers &answers, const RecordScout &scout, QWidget *parent)
    : QWidget(parent), m_answers(answers), m_scout(scout)
{
    auto *row = new FlowLayout(this);
    row->setContentsMargins({});
    row->setSpacing(6);
    m_images = addChip(u"filter-images"_s, tr("With images"), tr("Only datasets with images that can be seen"));
    m_licence = addChip(u"filter-licence"_s, tr("Open licence"),
                        tr("Only datasets that anybody may use, change and share (CC0, CC BY, CC BY-SA and the like)"));
    m_yearChip =
        addAsking(u"filter-years"_s, tr("Any year"), tr("Only what was published then"), &FilterChips::askForYears);
    m_categoryChip = addAsking(u"filter-category"_s, tr("Any category"), tr("Only datasets that are filed there"),
                               &FilterChips::askForCategory);
    m_keywordChip = addAsking(u"filter-keyword"_s, tr("Any keyword"),
                              tr("Only datasets with this among their keywords"), &FilterChips::askForKeyword);
    addClearing();
    for (QToolButton *chip : {m_images, m_licence})
        connect(chip, &QToolButton::toggled, this, &FilterChips::tell);
    m_yearPopup = new YearPopup(m_yearChip);
    connect(m_yearPopup, &YearPopup::chosen, this, &FilterChips::setYears);
    m_categoryPopup = new ChoicePopup(u"category-popup"_s, tr("Find a category"), m_categoryChip);
    connect(m_categoryPopup, &ChoicePopup::chosen, this, [this](const QVariant &value, const QString &title) {
        setCategory(value.isValid() ? std::optional(value.toLongLong()) : std::nullopt, title);
    });
    connect(m_categoryPopup, &ChoicePopup::triedAgain, this, &FilterChips::askForCategory);
    connect(&answers, &FilterAnswers::categoriesChanged, this, &FilterChips::showCategories);
    m_keywordPopup = new ChoicePopup(u"keyword-popup"_s, tr("Type a keyword, or a part of one"), m_keywordChip);
    m_keywordPopup->setTakesTyped(true);
    connect(m_keywordPopup, &ChoicePopup::chosen, this,
            [this](const QVariant &value) { setKeyword(value.toString()); });
}

QToolButton *FilterChips::addChip(const QString &name, const QString &text, const QString &toolTip)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(name);
    chip->setText(text);
    chip->setToolTip(toolTip);
    chip->setAccessibleDescription(toolTip);
    chip->setCheckable(true);
    chip->setFont(Theme::secondaryFont(chip->font()));
    chip->setFixedHeight(chipHeight);
    chip->setProperty("isPill", true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->installEventFilter(this);
    layout()->addWidget(chip);
    return chip;
}

QToolButton *FilterChips::addAsking(const QString &name, const QString &text, const QString &toolTip,
                                    void (FilterChips::*ask)())
{
    QToolButton *chip = addChip(name, text, toolTip);
    connect(chip, &QToolButton::clicked, this, [this, chip, ask] {
        chip->setChecked(!chip->isChecked()); // What is chosen decides, not the click.
        (this->*ask)();
    });
    return chip;
}

void FilterChips::addClearing()
{
    m_clear = addChip(u"filter-clear"_s, tr("Clear"), tr("Show everything again"));
    m_clear->setCheckable(false);
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_images->setFocus(Qt::OtherFocusReason); // It goes.
        clear();
    });
}

// --- Asking -------------------------------------------------------------------------------------------------

void FilterChips::askForYears()
{
    m_yearPopup->ask(m_years);
}

void FilterChips::askForCategory()
{
    m_answers.loadCategories();
    showCategories();
    m_categoryPopup->ask();
}

void FilterChips::askForKeyword()
{
    const QList<ChoicePopup::Row> rows = keywordRows(m_scout.known());
    if (rows.size() > 1)
        m_keywordPopup->setRows(rows);
    else
        m_keywordPopup->say(
            tr("Keywords of the datasets that were looked at are offered here. Any other can be typed."));
    m_keywordPopup->ask();
}

void FilterChips::showCategories()
{
    if (!m_answers.categories().tops().isEmpty())
        return m_categoryPopup->setRows(rowsOf(m_answers.categories()));
    const bool hasFailed = !m_answers.failure().isEmpty();
    m_categoryPopup->say(hasFailed ? tr("The categories could not be loaded: %1").arg(m_answers.failure())
                                   : tr("Loading the categories…"),
                         hasFailed);
}

// --- What is chosen -----------------------------------------------------------------------------------------

void FilterChips::setYears(const Years &years)
{
    if (years == m_years)
        return;
    m_years = years;
    show(*m_yearChip, tr("Any year"), yearsText(years));
    tell();
}

void FilterChips::setCategory(std::optional<qint64> category, const QString &title)
{
    if (category == m_category)
        return;
    m_category = category;
    show(*m_categoryChip, tr("Any category"), category ? title : QString());
    tell();
}

void FilterChips::setKeyword(const QString &keyword)
{
    if (keyword == m_keyword)
        return;
    m_keyword = keyword;
    show(*m_keywordChip, tr("Any keyword"), keyword);
    tell();
}

void FilterChips::show(QToolButton &chip, const QString &anything, const QString &value)
{
    chip.setChecked(!value.isEmpty());
    QString text = value.isEmpty() ? anything : chip.fontMetrics().elidedText(value, Qt::ElideRight, longestText);
    chip.setText(text.replace(u'&', u"&&"_s));
    chip.setAccessibleName(value.isEmpty() ? anything : value);
    chip.setToolTip(
        plainToolTip(value.isEmpty() ? chip.accessibleDescription() : value + u'\n' + chip.accessibleDescription()));
    chip.updateGeometry();
}

void FilterChips::tell()
{
    m_clear->setVisible(!filter().isEmpty());
    emit changed();
}

void FilterChips::clear()
{
    if (filter().isEmpty())
        return;
    QSignalBlocker blocker(this); // One change, not five.
    m_images->setChecked(false);
    m_licence->setChecked(false);
    setYears({});
    setCategory({}, {});
    setKeyword({});
    blocker.unblock();
    tell();
}

bool FilterChips::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key != Qt::Key_Delete && key != Qt::Key_Backspace)
        return QWidget::eventFilter(watched, event);
    if (watched == m_yearChip)
        setYears({});
    else if (watched == m_categoryChip)
        setCategory({}, {});
    else if (watched == m_keywordChip)
        setKeyword({});
    else if (watched == m_images || watched == m_licence)
        static_cast<QToolButton *>(watched)->setChecked(false);
    return true;
}

repository::Filter FilterChips::filter() const
{
    repository::Filter filter{.category = m_category,
                              .keyword = m_keyword,
                              .isWithImages = m_images->isChecked(),
                              .isOpenLicence = m_licence->isChecked()};
    if (m_years.first != 0)
        filter.since = QDate(m_years.first, 1, 1);
    if (m_years.last != 0)
        filter.until = QDate(m_years.last, 12, 31);
    return filter;
}

} // namespace kader::ui
