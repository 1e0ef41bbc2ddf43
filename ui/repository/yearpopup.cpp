#include "ui/repository/yearpopup.h"

#include <QDate>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int noYear = 1899; ///< Stands for none in the fields; nothing was published here before.
constexpr int someYears = 5;

/// Steps from no year to this one, and not through the centuries.
class YearField final : public QSpinBox {
public:
    void stepBy(int steps) override
    {
        if (value() == noYear)
            setValue(maximum());
        else
            QSpinBox::stepBy(steps);
    }

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override
    {
        return value() == noYear ? StepUpEnabled | StepDownEnabled : QSpinBox::stepEnabled();
    }
};

int yearOf(const QSpinBox &field)
{
    return field.value() == noYear ? 0 : field.value();
}

} // namespace

YearPopup::YearPopup(QWidget *button)
    : Popup(button), m_first(makeField(u"years-first"_s, tr("Published from this year on"))),
      m_last(makeField(u"years-last"_s, tr("Published until this year")))
{
    setObjectName(u"years-popup"_s);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->addWidget(new QLabel(tr("From")), 0, 0);
    grid->addWidget(m_first, 0, 1);
    grid->addWidget(new QLabel(tr("to")), 0, 2);
    grid->addWidget(m_last, 0, 3);
    column().addLayout(grid);
    const int now = QDate::currentDate().year();
    addShortcut(u"years-this"_s, tr("This year"), {now, now});
    addShortcut(u"years-recent"_s, tr("The last %1 years").arg(someYears), {now - someYears + 1, now});
    addShortcut(u"years-any"_s, tr("Any year"), {});
    // Whoever changes one end has the other follow where it must.
    connect(m_first, &QSpinBox::valueChanged, this, [this] {
        const Years both = years();
        take({both.first, both.last != 0 && both.first > both.last ? both.first : both.last});
    });
    connect(m_last, &QSpinBox::valueChanged, this, [this] {
        const Years both = years();
        take({both.last != 0 && both.first > both.last ? both.last : both.first, both.last});
    });
}

QSpinBox *YearPopup::makeField(const QString &name, const QString &accessibleName)
{
    auto *field = new YearField;
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    field->setRange(noYear, QDate::currentDate().year());
    field->setSpecialValueText(tr("any"));
    field->setGroupSeparatorShown(false);
    field->setKeyboardTracking(false);
    field->setFixedWidth(84);
    return field;
}

void YearPopup::addShortcut(const QString &name, const QString &text, const Years &span)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setProperty("isFlat", true);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, span] {
        take(span);
        hide();
    });
    column().addWidget(button, 0, Qt::AlignLeft);
}

void YearPopup::ask(const Years &span)
{
    show(span);
    popUp();
    m_first->setFocus(Qt::PopupFocusReason);
    m_first->selectAll();
}

Years YearPopup::years() const
{
    return {yearOf(*m_first), yearOf(*m_last)};
}

void YearPopup::show(const Years &span)
{
    const QSignalBlocker blockFirst(m_first);
    const QSignalBlocker blockLast(m_last);
    m_first->setValue(span.first == 0 ? noYear : span.first);
    m_last->setValue(span.last == 0 ? noYear : span.last);
}

void YearPopup::take(const Years &span)
{
    show(span);
    emit chosen(span);
}

} // namespace kader::ui
