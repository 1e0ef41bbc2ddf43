#include "ui/repository/filterchips.h"

#include "ui/repository/flowlayout.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QDate>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int chipHeight = 24;
constexpr int singleYears = 5;
constexpr int firstYearOfAll = 2010; ///< What is older is little.

} // namespace

FilterChips::FilterChips(QWidget *parent) : QWidget(parent)
{
    auto *row = new FlowLayout(this);
    row->setContentsMargins({});
    row->setSpacing(6);
    m_images = addChip(u"filter-images"_s, tr("With images"), tr("Only datasets with images that can be seen"));
    m_licence = addChip(u"filter-licence"_s, tr("Open licence"),
                        tr("Only datasets that anybody may use, change and share (CC0, CC BY, CC BY-SA and the like)"));
    m_years = addChip(u"filter-years"_s, tr("Any year"), tr("Only what was published then"));
    m_years->setPopupMode(QToolButton::InstantPopup);
    connect(m_years, &QToolButton::toggled, this,
            [this] { m_years->setChecked(m_firstYear != 0); }); // its menu decides
    makeYears();
    connect(m_images, &QToolButton::toggled, this, &FilterChips::changed);
    connect(m_licence, &QToolButton::toggled, this, &FilterChips::changed);
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
    layout()->addWidget(chip);
    return chip;
}

void FilterChips::makeYears()
{
    auto *menu = new QMenu(m_years);
    auto *group = new QActionGroup(menu);
    const auto add = [this, menu, group](const QString &text, int first, int last) {
        QAction *choice = menu->addAction(text);
        choice->setCheckable(true);
        choice->setActionGroup(group);
        connect(choice, &QAction::triggered, this, [this, text, first, last] { chooseYears(first, last, text); });
        return choice;
    };
    add(m_years->text(), 0, 0)->setChecked(true);
    menu->addSeparator();
    const int now = QDate::currentDate().year();
    for (int year = now; year > now - singleYears; --year)
        add(QString::number(year), year, year);
    for (int last = now - singleYears; last >= firstYearOfAll; last -= singleYears) {
        const int first = std::max(last - singleYears + 1, firstYearOfAll);
        add(tr("%1–%2").arg(first).arg(last), first, last);
    }
    add(tr("Before %1").arg(firstYearOfAll), 1, firstYearOfAll - 1);
    m_years->setMenu(menu);
}

void FilterChips::chooseYears(int first, int last, const QString &text)
{
    m_firstYear = first;
    m_lastYear = last;
    m_years->setText(text);
    m_years->setChecked(first != 0);
    emit changed();
}

void FilterChips::clear()
{
    m_images->setChecked(false);
    m_licence->setChecked(false);
    if (m_firstYear != 0)
        m_years->menu()->actions().first()->trigger();
}

repository::Filter FilterChips::filter() const
{
    repository::Filter filter{.isWithImages = m_images->isChecked(), .isOpenLicence = m_licence->isChecked()};
    if (m_firstYear != 0) {
        filter.since = QDate(m_firstYear, 1, 1);
        filter.until = QDate(m_lastYear, 12, 31);
    }
    return filter;
}

} // namespace kader::ui
