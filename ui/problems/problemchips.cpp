#include "ui/problems/problemchips.h"

#include "ui/problems/problemwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int chipHeight = 26;
constexpr int iconSize = 16;

QString chipText(Severity severity, qsizetype count)
{
    const QString number = QLocale().toString(count);
    switch (severity) {
    case Severity::Error:
        return count == 1 ? ProblemChips::tr("1 error") : ProblemChips::tr("%1 errors").arg(number);
    case Severity::Warning:
        return count == 1 ? ProblemChips::tr("1 warning") : ProblemChips::tr("%1 warnings").arg(number);
    case Severity::Info:
        break;
    }
    return count == 1 ? ProblemChips::tr("1 note") : ProblemChips::tr("%1 notes").arg(number);
}

} // namespace

ProblemChips::ProblemChips(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    const std::pair<Severity, QString> names[] = {{Severity::Error, u"problems-errors"_s},
                                                  {Severity::Warning, u"problems-warnings"_s},
                                                  {Severity::Info, u"problems-notes"_s}};
    for (const auto &[severity, name] : names) {
        auto *chip = new QToolButton(this);
        chip->setObjectName(name);
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setIconSize(QSize(iconSize, iconSize));
        chip->setFixedHeight(chipHeight);
        chip->setProperty("isChip", true);
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::toggled, this, &ProblemChips::changed);
        layout->addWidget(chip);
        m_chips.push_back({severity, chip});
    }
    drawIcons();
}

void ProblemChips::show(const ProblemReport &report)
{
    for (Chip &chip : m_chips) {
        chip.count = chip.severity == Severity::Error     ? report.errors
                     : chip.severity == Severity::Warning ? report.warnings
                                                          : report.notes;
        chip.button->setVisible(chip.count > 0);
    }
    say();
}

void ProblemChips::setHaveWords(bool haveWords)
{
    m_haveWords = haveWords;
    say();
}

void ProblemChips::say()
{
    for (const Chip &chip : m_chips) {
        const QString words = chipText(chip.severity, chip.count);
        chip.button->setText(m_haveWords ? words : QLocale().toString(chip.count));
        chip.button->setAccessibleName(words);
        chip.button->setToolTip(m_haveWords ? tr("Show or hide these") : tr("%1: show or hide these").arg(words));
    }
}

QSet<Severity> ProblemChips::chosen() const
{
    QSet<Severity> chosen;
    for (const Chip &chip : m_chips) {
        if (chip.button->isChecked())
            chosen.insert(chip.severity);
    }
    return chosen;
}

void ProblemChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcons();
}

void ProblemChips::drawIcons()
{
    for (const Chip &chip : m_chips)
        chip.button->setIcon(severityIcon(chip.severity));
}

} // namespace kader::ui
