#pragma once

#include <QPoint>
#include <QString>

#include <memory>

namespace kader::test {

/// A person's hands on the keyboard and the mouse of this process's windows. Points are global, in
/// device-independent pixels. What they do has arrived when a call returns; what comes of it has to be waited for.
class Hands {
public:
    /// Through the X server where there is one (xdotool), else through Qt's window system interface.
    [[nodiscard]] static std::unique_ptr<Hands> ofThisPlatform();

    Hands() = default;
    Hands(const Hands &) = delete;
    Hands &operator=(const Hands &) = delete;
    virtual ~Hands() = default;

    /// One stroke, as `Ctrl+Shift+Z` or `PgDown`.
    virtual void press(const QString &keys) = 0;
    /// ASCII text, a key at a time.
    virtual void type(const QString &text) = 0;
    virtual void click(QPoint at) = 0;
    virtual void doubleClick(QPoint at) = 0;
    /// With the first button down, over a few places on the way.
    virtual void drag(QPoint from, QPoint to) = 0;
    /// Away from the person for positive notches.
    virtual void wheel(QPoint at, int notches) = 0;

protected:
    /// Where there is no window manager nothing has the keyboard after a dialog went.
    static void giveFocus();
};

} // namespace kader::test
