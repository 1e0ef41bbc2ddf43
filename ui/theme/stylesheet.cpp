#include "ui/theme/stylesheet.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

// Colours stand as @role, and are filled in below.

constexpr QLatin1StringView bars(R"(
QMainWindow, QMenuBar, QToolBar, QStatusBar { background: @panel; color: @text; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QMenuBar { border-bottom: 1px solid @line; padding: 1px 4px; }
QMenuBar::item { padding: 3px 8px; margin: 1px 0; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @softAccent; }
QToolBar { border: none; border-bottom: 1px solid @line; padding: 5px 8px; spacing: 4px; }
QToolBar::separator { background: @line; width: 1px; margin: 6px 6px; }
QToolBar > QToolButton { min-width: 30px; min-height: 30px; padding: 0; }
QStatusBar { border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { padding: 2px 3px 0 3px; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @softAccent; color: @text; }
QMenu::item:disabled { color: @pale; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @panel; color: @text; border: 1px solid @line; padding: 3px 6px; }
)");

constexpr QLatin1StringView buttons(R"(
QPushButton { background: @panel; color: @text; border: 1px solid @line; border-radius: 6px; padding: 0 14px;
              min-height: 28px; }
QPushButton:hover { background: @window; border-color: @secondary; }
QPushButton:pressed { background: @softAccent; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @pale; }
QPushButton:default, QPushButton[isPrimary="true"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:default:focus, QPushButton[isPrimary="true"]:focus { border: 2px solid @text; }
QPushButton:default:disabled, QPushButton[isPrimary="true"]:disabled { background: @line; color: @pale;
              border-color: @line; }
QPushButton[isMenu="true"] { padding-right: 26px; }
QPushButton::menu-indicator { image: url(:/theme/@tone/down.svg); width: 10px; height: 10px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 9px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px; background: transparent; }
QToolButton[isChip="true"] { padding: 3px 0 3px 6px; }
QToolButton[isPill="true"] { padding: 1px 3px 2px 3px; border-radius: 11px; background: @window; color: @secondary;
    border: 1px solid @line; }
QToolButton[isPill="true"]:hover { color: @text; }
QToolButton[isPill="true"]:checked { background: @softAccent; color: @accent; border-color: @softAccent; }
QToolButton[isPill="true"]:focus { border-color: @accent; }
QToolButton:hover { background: @hover; }
QToolButton:checked, QToolButton:pressed { background: @softAccent; color: @accent; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton:disabled { color: @pale; background: transparent; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 14px; height: 14px;
    background: @field; border: 1px solid @secondary; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/theme/@tone/check.svg); }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; background: @onAccent; border: 5px solid @accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QAbstractItemView::indicator:disabled {
    border-color: @line; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
)");

constexpr QLatin1StringView fields(R"(
QLineEdit, QComboBox, QAbstractSpinBox { background: @field; border: 1px solid @line; border-radius: 6px;
    padding: 0 7px; min-height: 26px; selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit, QTextEdit { background: @field; border: 1px solid @line; border-radius: 6px; padding: 2px 3px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover, QPlainTextEdit:hover, QTextEdit:hover { border-color: @edge; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 1px solid @accent; }
QPlainTextEdit[isPlain="true"] { background: transparent; border: none; border-radius: 0; padding: 0; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled { color: @pale; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox { min-height: 0;
    border-radius: 0; padding: 0 2px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/theme/@tone/down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 4px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: @softAccent; color: @text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url(:/theme/@tone/up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/theme/@tone/down.svg); width: 10px; height: 10px; }
)");

constexpr QLatin1StringView views(R"(
QAbstractItemView { background: @panel; color: @text; border: none; outline: none;
    selection-background-color: @softAccent; selection-color: @text; gridline-color: @line; }
QTreeView { show-decoration-selected: 0; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @secondary; border: none; border-bottom: 1px solid @line;
    padding: 4px 8px; }
QHeaderView::section:hover { color: @text; }
QTabBar { background: transparent; font-weight: 600; }
QTabBar::tab { color: @secondary; background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 8px 0 6px 0; margin: 0 8px; }
QTabBar::tab:!selected { font-weight: 400; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; background: @softAccent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QScrollBar { background: transparent; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @panel; }
QSplitter::handle:vertical { border-top: 1px solid @line; }
QSplitter::handle:horizontal { border-left: 1px solid @line; }
QSplitter::handle:hover { border-color: @accent; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 5px; min-height: 5px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
)");

constexpr QLatin1StringView ours(R"(
QLabel { background: transparent; }
QLabel[isSecondary="true"], QCheckBox[isSecondary="true"] { color: @secondary; }
QLabel[isSection="true"] { font-weight: 600; }
QLabel a { color: @accent; }
QPushButton[isFlat="true"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 0 8px; }
QPushButton[isFlush="true"] { padding: 0; }
QPushButton[isFlat="true"]:hover { background: @softAccent; }
QPushButton[isFlat="true"]:focus { border: 1px solid @accent; }
QPushButton[isFlat="true"]:disabled { color: @pale; }
QTableView#shortcut-table QHeaderView::section { padding-left: 3px; }
QTableView#shortcut-table, QTreeView#result-details { border: 1px solid @line; border-radius: 6px; padding: 4px 8px; }
QListView#tag-offers { border: 1px solid @edge; padding: 4px; }
QListWidget#favourite-places { border: 1px solid @line; border-radius: 6px; padding: 4px; }
QListView#tag-offers::item { min-height: 24px; }
QListView#tag-offers::item, QListWidget#favourite-places::item { padding: 0 4px; border-radius: 4px; }
QListView#tag-offers::item:selected, QListWidget#favourite-places::item:selected { background: @softAccent; color: @text; }
QWidget#dock-head { border-bottom: 1px solid @line; background: @panel; }
QFrame[isPopup="true"] { background: @panel; border: 1px solid @edge; }
QFrame#drawer { background: @panel; border: none; border-left: 1px solid @line; }
QFrame#message-bar { background: @panel; border: none; border-left: 4px solid @warning; border-bottom: 1px solid @line; }
QFrame#version-bar { background: @panel; border: none; border-bottom: 1px solid @line; }
QTableView#carry-over-table { border: 1px solid @line; border-radius: 6px; }
QWidget#start-page { background: @window; }
QFrame#start-card { background: @panel; border: 1px solid @line; border-radius: 6px; }
QLabel#start-title { font-size: 28px; font-weight: 600; }
QLabel#key-hint { color: @secondary; border: 1px solid @line; border-radius: 4px; padding: 0 5px; }
)");

QString hex(const QColor &colour)
{
    return colour.name(QColor::HexRgb);
}

QString half(const QColor &over, const QColor &under)
{
    return hex(Theme::mixed(over, under, 0.5));
}

} // namespace

QString styleSheet(const Theme::Roles &roles, Theme::Tone tone)
{
    QString sheet = bars + buttons + fields + views + ours;
    const std::pair<QString, QString> values[] = {
        {u"@window"_s, hex(roles.window)},
        {u"@panel"_s, hex(roles.panel)},
        {u"@field"_s, hex(roles.field)},
        {u"@line"_s, hex(roles.line)},
        {u"@text"_s, hex(roles.text)},
        {u"@secondary"_s, hex(roles.secondary)},
        {u"@accent"_s, hex(roles.accent)},
        {u"@softAccent"_s, hex(roles.softAccent)},
        {u"@onAccent"_s, hex(roles.onAccent)},
        {u"@warning"_s, hex(roles.warning)},
        {u"@pale"_s, half(roles.secondary, roles.panel)},
        {u"@edge"_s, half(roles.secondary, roles.line)},
        {u"@hover"_s, half(roles.softAccent, roles.panel)},
        {u"@tone"_s, tone == Theme::Tone::Dark ? u"dark"_s : u"light"_s},
    };
    for (const auto &[word, value] : values)
        sheet.replace(word, value);
    return sheet;
}

} // namespace kader::ui
