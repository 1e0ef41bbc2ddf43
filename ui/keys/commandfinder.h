#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace kader::ui {

class Actions;
class CommandModel;

/// Any command by a few letters of its name: a field with what fits below it. Return does what is chosen.
class CommandFinder final : public QDialog {
    Q_OBJECT

public:
    /// The actions outlive it.
    CommandFinder(Actions &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void search(const QString &typed);
    void run();

    Actions &m_actions;
    CommandModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace kader::ui
