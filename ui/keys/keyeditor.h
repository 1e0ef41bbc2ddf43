#pragma once

#include "ui/actions/actionid.h"

#include <QKeySequence>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace kader::ui {

class Actions;
class KeyField;

/// The keys of one action, each to be taken away, and a field for a further one. A key that another action has is
/// taken from that only when the person says so.
class KeyEditor final : public QWidget {
    Q_OBJECT

public:
    explicit KeyEditor(Actions &actions, QWidget *parent = nullptr);

    /// Nothing: what is chosen cannot be changed.
    void edit(std::optional<ActionId> action);

private:
    [[nodiscard]] QHBoxLayout *makeQuestion();
    void update();
    void showKeys();
    void take(const QKeySequence &key);
    void add(const QKeySequence &key);
    void takeOver();
    void remove(const QKeySequence &key);
    void say(const QString &words, const QKeySequence &offered = {});

    Actions &m_actions;
    std::optional<ActionId> m_action;
    QKeySequence m_offered; ///< A key of another action that was pressed.
    QLabel *m_name;
    QWidget *m_keys;
    KeyField *m_field;
    QPushButton *m_usual;
    QLabel *m_words;
    QPushButton *m_takeOver;
};

} // namespace kader::ui
