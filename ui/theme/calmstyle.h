#pragma once

#include <QProxyStyle>

namespace kader::ui {

/// Fusion with less on it: letters are underlined in open menus, elsewhere only while Alt is held; buttons have words
/// and no little pictures; the lists of combo boxes are drawn as the style sheet says.
class CalmStyle final : public QProxyStyle {
    Q_OBJECT

public:
    CalmStyle();

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QApplication *application) override;
    void polish(QWidget *widget) override;
    void unpolish(QApplication *application) override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUnderlining(bool isUnderlining);

    bool m_isUnderlining = false;
};

} // namespace kader::ui
