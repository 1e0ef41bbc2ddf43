#include "ui/theme/theme.h"

#include "ui/theme/calmstyle.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPalette>
#include <QSettings>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QLatin1StringView choiceKey("theme");
constexpr qreal secondaryScale = 11.5 / 13;

std::function<Theme::Tone()> desktop;
Theme::Tone toneOfDesktop = Theme::Tone::Light;

Theme::Roles lightRoles()
{
    return {.window = QColor(0xf6f7f9),
            .panel = QColor(0xffffff),
            .field = QColor(0xffffff),
            .line = QColor(0xdfe3e8),
            .text = QColor(0x1c2430),
            .secondary = QColor(0x5b6675),
            .accent = QColor(0x1a62d6),
            .softAccent = QColor(0xe6effd),
            .onAccent = QColor(0xffffff),
            .surround = QColor(0x20252c),
            .warning = QColor(0x9a4708),
            .good = QColor(0x1a7f4b)};
}

Theme::Roles darkRoles()
{
    return {.window = QColor(0x1b1f25),
            .panel = QColor(0x22272e),
            .field = QColor(0x1b1f25),
            .line = QColor(0x343b45),
            .text = QColor(0xe6eaf0),
            .secondary = QColor(0xa3aebd),
            .accent = QColor(0x6cb0ff),
            .softAccent = QColor(0x203450),
            .onAccent = QColor(0x10151b),
            .surround = QColor(0x111417),
            .warning = QColor(0xe0a030),
            .good = QColor(0x57c08a)};
}

/// Selected text keeps its colour on the soft accent, so that rows stay calm.
QPalette paletteOf(const Theme::Roles &roles)
{
    QPalette palette(roles.text, roles.panel, roles.line, roles.line, roles.line, roles.text, roles.text, roles.panel,
                     roles.window);
    palette.setColor(QPalette::AlternateBase, roles.window);
    palette.setColor(QPalette::Light, roles.panel);
    palette.setColor(QPalette::Midlight, roles.line);
    palette.setColor(QPalette::Dark, Theme::mixed(roles.text, roles.line, 0.2));
    palette.setColor(QPalette::Shadow, roles.surround);
    palette.setColor(QPalette::Highlight, roles.softAccent);
    palette.setColor(QPalette::HighlightedText, roles.text);
    palette.setColor(QPalette::Link, roles.accent);
    palette.setColor(QPalette::LinkVisited, roles.accent);
    palette.setColor(QPalette::PlaceholderText, roles.secondary);
    palette.setColor(QPalette::ToolTipBase, roles.panel);
    palette.setColor(QPalette::ToolTipText, roles.text);
    const QColor pale = Theme::mixed(roles.secondary, roles.panel, 0.6);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, pale);
    return palette;
}

Theme::Tone toneOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Theme::Tone::Dark : Theme::Tone::Light;
}

Theme::Tone toneFor(Theme::Choice choice)
{
    switch (choice) {
    case Theme::Choice::Light:
        return Theme::Tone::Light;
    case Theme::Choice::Dark:
        return Theme::Tone::Dark;
    case Theme::Choice::System:
        break;
    }
    return toneOfDesktop;
}

void dress(Theme::Tone tone)
{
    QApplication::setPalette(paletteOf(Theme::roles(tone)));
    qApp->setStyleSheet(styleSheet(Theme::roles(tone), tone));
}

/// What the desktop would have without us.
Theme::Tone toneOfPlatform()
{
    QApplication::setPalette(QPalette());
    return Theme::tone();
}

/// Qt 6.4 has no signal for it: every window is told.
class DesktopWatch final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_isWaiting) {
            m_isWaiting = true;
            // Once for all windows, and when Qt is done with it.
            QMetaObject::invokeMethod(
                this, [this] { follow(); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void follow()
    {
        m_isWaiting = false;
        toneOfDesktop = desktop();
        dress(toneFor(Theme::choice())); // also when it is as before, for asking may have undressed it
    }

    bool m_isWaiting = false;
};

} // namespace

const Theme::Roles &Theme::roles(Tone tone)
{
    static const Roles light = lightRoles();
    static const Roles dark = darkRoles();
    return tone == Tone::Dark ? dark : light;
}

Theme::Tone Theme::tone()
{
    return toneOf(QApplication::palette());
}

void Theme::install(std::function<Tone()> desktopTone)
{
    static DesktopWatch *watch = nullptr;
    useDrawings();
    desktop = desktopTone ? std::move(desktopTone) : toneOfPlatform;
    toneOfDesktop = desktop();
    QApplication::setStyle(new CalmStyle);
    dress(toneFor(choice()));
    if (watch)
        return;
    watch = new DesktopWatch(qApp);
    qApp->installEventFilter(watch);
}

Theme::Choice Theme::choice()
{
    const QString kept = QSettings().value(choiceKey).toString();
    if (kept == "light"_L1)
        return Choice::Light;
    return kept == "dark"_L1 ? Choice::Dark : Choice::System;
}

void Theme::choose(Choice choice)
{
    const QString words[] = {u"system"_s, u"light"_s, u"dark"_s};
    QSettings().setValue(choiceKey, words[int(choice)]);
    dress(toneFor(choice));
}

QColor Theme::mixed(const QColor &over, const QColor &under, qreal share)
{
    const auto mix = [share](int a, int b) { return qRound(share * a + (1 - share) * b); };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

QFont Theme::secondaryFont(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * secondaryScale));
    else
        font.setPointSizeF(font.pointSizeF() * secondaryScale);
    return font;
}

QFont Theme::strongFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void Theme::makeSecondary(QLabel *label)
{
    label->setProperty("isSecondary", true);
    label->setFont(secondaryFont(label->font()));
}

} // namespace kader::ui
