#include "ui/tables/verdictchips.h"

#include "ui/tables/importwords.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

using exchange::Verdict;

VerdictChips::VerdictChips(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    const std::pair<Verdict, QString> names[] = {{Verdict::Added, u"verdict-added"_s},
                                                 {Verdict::Changed, u"verdict-changed"_s},
                                                 {Verdict::AlreadyThere, u"verdict-already-there"_s},
                                                 {Verdict::NeedsChoice, u"verdict-needs-choice"_s},
                                                 {Verdict::Rejected, u"verdict-rejected"_s},
                                                 {Verdict::Gone, u"verdict-gone"_s}};
    for (const auto &[verdict, name] : names) {
        auto *chip = new QToolButton(this);
        chip->setObjectName(name);
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::toggled, this, &VerdictChips::changed);
        layout->addWidget(chip);
        m_chips.emplace_back(verdict, chip);
    }
    layout->addStretch();
}

void VerdictChips::show(const exchange::ImportPlan &plan)
{
    for (const auto &[verdict, chip] : m_chips) {
        const qsizetype count = plan.count(verdict);
        chip->setText(u"%1 %2"_s.arg(verdictText(verdict)).arg(count));
        chip->setEnabled(count > 0);
        chip->setVisible(count > 0 || verdict != Verdict::Gone);
        chip->setToolTip(tr("Show or hide these rows"));
    }
}

QSet<Verdict> VerdictChips::chosen() const
{
    QSet<Verdict> chosen;
    for (const auto &[verdict, chip] : m_chips) {
        if (chip->isChecked())
            chosen.insert(verdict);
    }
    return chosen;
}

} // namespace kader::ui
