#include "ui/keys/keyeditor.h"

#include "ui/actions/actions.h"
#include "ui/keys/fixedkeys.h"
#include "ui/keys/keyfield.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

KeyEditor::KeyEditor(Actions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_name(new QLabel(this)), m_keys(new QWidget(this)),
      m_field(new KeyField(this)), m_usual(new QPushButton(tr("&Usual keys"), this)), m_words(new QLabel(this)),
      m_takeOver(new QPushButton(tr("&Take it over"), this))
{
    m_name->setObjectName(u"key-action"_s);
    m_name->setProperty("isSection", true);
    m_field->setObjectName(u"key-field"_s);
    m_field->setFixedWidth(150);
    m_usual->setObjectName(u"key-usual"_s);
    m_usual->setAutoDefault(false);
    m_takeOver->setObjectName(u"key-take-over"_s);
    m_takeOver->setAutoDefault(false);
    m_words->setObjectName(u"key-words"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    Theme::makeSecondary(m_words);
    new QHBoxLayout(m_keys);
    m_keys->layout()->setContentsMargins({});
    m_keys->layout()->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_name, 1);
    row->addWidget(m_keys);
    row->addWidget(m_field);
    row->addWidget(m_usual);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addLayout(makeQuestion());
    connect(m_field, &KeyField::pressed, this, &KeyEditor::take);
    connect(m_usual, &QPushButton::clicked, this, [this] { m_actions.setKeys(*m_action, KeyMap::usual(*m_action)); });
    connect(&actions, &Actions::keysChanged, this, &KeyEditor::update);
    edit({});
}

QHBoxLayout *KeyEditor::makeQuestion()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_words, 1);
    row->addWidget(m_takeOver);
    connect(m_takeOver, &QPushButton::clicked, this, &KeyEditor::takeOver);
    return row;
}

void KeyEditor::edit(std::optional<ActionId> action)
{
    m_action = action;
    update();
}

void KeyEditor::update()
{
    m_name->setText(m_action ? actionName(*m_action) : tr("Not to be changed"));
    m_field->setEnabled(m_action.has_value());
    m_usual->setEnabled(m_action && m_actions.keys().isChanged(*m_action));
    showKeys();
    say(m_action ? tr("A key that is pressed in the field is added.")
                 : tr("Choose a command in the list to give it other keys."));
}

void KeyEditor::showKeys()
{
    // Not deleted at once: one of them may be telling of its click.
    for (QToolButton *old : m_keys->findChildren<QToolButton *>()) {
        m_keys->layout()->removeWidget(old);
        old->hide();
        old->setObjectName({});
        old->deleteLater();
    }
    for (const QKeySequence &key : m_action ? m_actions.keys().of(*m_action) : KeyMap::Keys()) {
        const QString text = key.toString(QKeySequence::NativeText);
        auto *button = new QToolButton(m_keys);
        button->setObjectName(u"key-remove"_s);
        button->setText(text);
        button->setIcon(icon("close"_L1));
        button->setIconSize({12, 12});
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setProperty("isPill", true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(tr("Take the key %1 away").arg(text));
        button->setToolTip(button->accessibleName());
        connect(button, &QToolButton::clicked, this, [this, key] { remove(key); });
        m_keys->layout()->addWidget(button);
    }
}

void KeyEditor::take(const QKeySequence &key)
{
    const QString name = key.toString(QKeySequence::NativeText);
    if (const QString why = objection(key); !why.isEmpty())
        return say(why);
    for (const ActionId owner : m_actions.keys().owners(key)) {
        if (owner != *m_action)
            return say(tr("%1 does “%2” now.").arg(name, actionName(owner)), key);
    }
    add(key);
}

void KeyEditor::add(const QKeySequence &key)
{
    KeyMap::Keys keys = m_actions.keys().of(*m_action);
    if (keys.contains(key))
        return;
    keys.append(key);
    m_actions.setKeys(*m_action, keys);
}

void KeyEditor::takeOver()
{
    const QKeySequence key = m_offered;
    for (const ActionId owner : m_actions.keys().owners(key)) {
        KeyMap::Keys keys = m_actions.keys().of(owner);
        keys.removeAll(key);
        m_actions.setKeys(owner, keys);
    }
    add(key);
    m_field->setFocus();
}

void KeyEditor::remove(const QKeySequence &key)
{
    KeyMap::Keys keys = m_actions.keys().of(*m_action);
    keys.removeAll(key);
    m_actions.setKeys(*m_action, keys);
    m_field->setFocus();
}

/// With a key that another action has, offers to take it over.
void KeyEditor::say(const QString &words, const QKeySequence &offered)
{
    m_offered = offered;
    m_words->setText(words);
    m_field->setAccessibleDescription(words);
    m_takeOver->setVisible(!offered.isEmpty());
}

} // namespace kader::ui
