#pragma once

#include <QColor>
#include <QFont>

#include <functional>

class QLabel;

namespace kader::ui {

/// The looks of the whole program: its colours by role, light or dark, made into a palette and one small
/// style sheet over Fusion. Belongs to the GUI thread, as the application's palette does.
class Theme final {
public:
    /// What colours are for. Text on its ground has a contrast of at least 4.5:1 (a test computes it).
    struct Roles {
        QColor window; ///< Behind dialogs and the start page.
        QColor panel;  ///< Bars, panes, lists and tables.
        QColor field;  ///< Where something is typed.
        QColor line;   ///< Between things, and around fields.
        QColor text;
        QColor secondary;  ///< Text that is read second.
        QColor accent;     ///< What is active, selected or focused, and nothing else.
        QColor softAccent; ///< Ground of what is selected.
        QColor onAccent;   ///< Text on the accent.
        QColor surround;   ///< Around the canvas.
        QColor warning;
        QColor good;
    };

    enum class Tone { Light, Dark };
    enum class Choice { System, Light, Dark };

    [[nodiscard]] static const Roles &roles(Tone tone);
    /// The tone of the application's palette as it is now.
    [[nodiscard]] static Tone tone();
    [[nodiscard]] static const Roles &current() { return roles(tone()); }

    /// Dresses the application as was last chosen, and again whenever the desktop changes and that is what was chosen.
    /// `desktop` tells its tone; without it the palette does, that the desktop gives. To be called once, before
    /// anything is shown.
    static void install(std::function<Tone()> desktop = {});
    /// What was chosen last; kept in the settings.
    [[nodiscard]] static Choice choice();
    /// Changes everything that is shown; widgets hear of it as of any change of the palette.
    static void choose(Choice choice);

    /// `share` of one colour over another.
    [[nodiscard]] static QColor mixed(const QColor &over, const QColor &under, qreal share);
    /// The size of lines that are read second.
    [[nodiscard]] static QFont secondaryFont(QFont font);
    [[nodiscard]] static QFont strongFont(QFont font);
    /// Secondary colour and size, also after the theme changes.
    static void makeSecondary(QLabel *label);
};

} // namespace kader::ui
