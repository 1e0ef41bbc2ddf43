#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace kader::ui {

/// A question for a file, to read or to write.
struct FileQuestion {
    QString name; ///< Of the dialog as an object, and of the folder that is remembered for it.
    QString title;
    QString filters;         ///< Apart by `;;`.
    QString acceptText = {}; ///< On the button; empty: what such dialogs usually say.
    QString suffix = {};     ///< Of a file to write, without the dot; empty: an existing file is to be read.
    QString suggested = {};  ///< The name of a file to write, where there is one to suggest.
    bool isFolder = false;   ///< A folder is wanted, and no file.
};

/// Asks without waiting; `answer` is called once if a file is chosen. The folder is remembered, and at first that
/// of documents.
void askForFile(QWidget *window, const FileQuestion &question, const std::function<void(const QString &path)> &answer);

} // namespace kader::ui
