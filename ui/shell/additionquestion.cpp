#include "ui/shell/additionquestion.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

void askWhetherToAdd(const curation::PageAddition &plan, QWidget *window, const std::function<void()> &add)
{
    auto *question = new QMessageBox(window);
    question->setObjectName(u"addition-question"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(QMessageBox::tr("Add annotations"));
    question->setText(QMessageBox::tr("Add the annotations of “%1” to this curation?").arg(plan.name));
    question->setInformativeText(plan.prospect());
    QPushButton *yes = question->addButton(QMessageBox::tr("Add"), QMessageBox::AcceptRole);
    yes->setObjectName(u"addition-add"_s);
    question->setDefaultButton(yes);
    question->addButton(QMessageBox::Cancel);
    QObject::connect(question, &QMessageBox::finished, window, [question, yes, add] {
        if (question->clickedButton() == yes)
            add();
    });
    question->open();
}

} // namespace kader::ui
