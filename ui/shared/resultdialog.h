#pragma once

#include "base/diagnostic.h"

#include <QDialog>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QTreeWidget;

namespace kader::ui {

/// What a longer job came to: a sentence, and below it what is worth knowing, section by section. Stands beside
/// the window and stops nobody.
class ResultDialog final : public QDialog {
    Q_OBJECT

public:
    ResultDialog(const QString &name, const QString &title, QWidget *parent);

    void setSentence(const QString &sentence);
    /// An empty section is none.
    void addSection(const QString &heading, const QStringList &lines);
    /// A button that does something about it, and closes the dialog.
    void offer(const QString &text, const QObject *context, const std::function<void()> &doIt);

private:
    QLabel *m_sentence;
    QTreeWidget *m_details;
    QDialogButtonBox *m_buttons;
};

/// The messages of diagnostics, with their number where one is there several times.
[[nodiscard]] QStringList messages(const Diagnostics &diagnostics);

} // namespace kader::ui
