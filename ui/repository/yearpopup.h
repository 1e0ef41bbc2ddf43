#pragma once

#include "ui/repository/popup.h"

class QSpinBox;

namespace kader::ui {

/// A span of years.
struct Years {
    int first = 0; ///< 0: any.
    int last = 0;  ///< 0: any.

    [[nodiscard]] bool isAny() const { return first == 0 && last == 0; }
    bool operator==(const Years &) const = default;
};

/// Two years to be chosen, each of which may be left open.
class YearPopup final : public Popup {
    Q_OBJECT

public:
    explicit YearPopup(QWidget *button);

    /// Pops up with these.
    void ask(const Years &span);

signals:
    /// At every change.
    void chosen(const kader::ui::Years &years);

private:
    [[nodiscard]] QSpinBox *makeField(const QString &name, const QString &accessibleName);
    void addShortcut(const QString &name, const QString &text, const Years &span);
    [[nodiscard]] Years years() const;
    void show(const Years &span);
    void take(const Years &span);

    QSpinBox *m_first;
    QSpinBox *m_last;
};

} // namespace kader::ui
