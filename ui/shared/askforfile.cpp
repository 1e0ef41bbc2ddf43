#include "ui/shared/askforfile.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace kader::ui {

void askForFile(QWidget *window, const FileQuestion &question, const std::function<void(const QString &)> &answer)
{
    const QString setting = u"folders/"_s + question.name;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(window, question.title, QSettings().value(setting, documents).toString());
    dialog->setObjectName(question.name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(question.filters.split(u";;"_s));
    if (!question.acceptText.isEmpty())
        dialog->setLabelText(QFileDialog::Accept, question.acceptText);
    if (question.isFolder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else if (question.suffix.isEmpty()) {
        dialog->setFileMode(QFileDialog::ExistingFile);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->setDefaultSuffix(question.suffix);
        if (!question.suggested.isEmpty())
            dialog->selectFile(question.suggested);
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [setting, answer](const QString &path) {
        QSettings().setValue(setting, QFileInfo(path).absolutePath());
        answer(path);
    });
    dialog->open();
}

} // namespace kader::ui
