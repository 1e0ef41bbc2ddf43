#include "ui/shared/decisionbuttons.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

DecisionButtons::DecisionButtons(const QString &prefix, const QString &words, QDialog *dialog)
    : QWidget(dialog), m_carryOut(new QPushButton(words, this))
{
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(prefix + u"-cancel"_s);
    cancel->setAutoDefault(false);
    m_carryOut->setObjectName(prefix + u"-carry-out"_s);
    m_carryOut->setDefault(true);
    m_carryOut->setEnabled(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(m_carryOut);
    layout->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
}

} // namespace kader::ui
