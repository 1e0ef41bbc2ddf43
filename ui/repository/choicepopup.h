#pragma once

#include "ui/repository/popup.h"

#include <QVariant>

class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace kader::ui {

class RowTree;

/// A tree of things to choose one from, narrowed down by what is typed over it.
class ChoicePopup final : public Popup {
    Q_OBJECT

public:
    /// What can be chosen.
    struct Row {
        QString text;
        QVariant value;      ///< Invalid: what stands for none of the others.
        QString second = {}; ///< Read second.
        int parent = -1;     ///< The place of one before it, which it stands under.
    };

    ChoicePopup(const QString &name, const QString &placeholder, QWidget *button);

    /// Typed words that are none of the rows can be chosen as well.
    void setTakesTyped(bool isTaken) { m_takesTyped = isTaken; }
    void setRows(const QList<Row> &rows);
    /// Instead of rows; with a button that asks for another try if that may help.
    void say(const QString &sentence, bool mayTryAgain = false);
    /// Pops up with nothing typed.
    void ask();

signals:
    void chosen(const QVariant &value, const QString &text);
    void triedAgain();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &typed);
    void enter();
    void choose(const QModelIndex &row);
    [[nodiscard]] QModelIndex best() const;

    QLineEdit *m_field;
    RowTree *m_tree;
    QLabel *m_message;
    QPushButton *m_again;
    QStandardItemModel *m_rows;
    QSortFilterProxyModel *m_shown;
    bool m_takesTyped = false;
};

} // namespace kader::ui
