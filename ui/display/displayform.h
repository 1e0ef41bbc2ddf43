#pragma once

#include "imaging/displaytransform.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace kader::ui {

class CanvasDisplay;
class LevelsChart;

/// The fields in which a person says how the canvas in view is shown. Each change counts at once.
class DisplayForm final : public QWidget {
    Q_OBJECT

public:
    explicit DisplayForm(CanvasDisplay &display, QWidget *parent = nullptr);

    void takeKeyboard();

private:
    void makeScope(QGridLayout &form);
    void makeLevels(QGridLayout &form);
    void makeStretch(QGridLayout &form);
    void makeGamma(QGridLayout &form);
    void makeChannel(QGridLayout &form);
    void makeMaps(QGridLayout &form);
    void makeRest(QGridLayout &form);
    QLabel *addField(QGridLayout &form, const QString &name, QWidget *field);
    [[nodiscard]] QSpinBox *makeLevel(const QString &name, const QString &accessibleName);
    void connectFields();
    void connectChoices();
    void follow();
    void followHistogram();
    void changeLevels(int black, int white);
    void changeGamma(double gamma);
    void choose(imaging::ColourMap map);

    CanvasDisplay &m_display;
    QComboBox *m_scope = nullptr;
    LevelsChart *m_chart = nullptr;
    QSpinBox *m_black = nullptr;
    QSpinBox *m_white = nullptr;
    QPushButton *m_stretch = nullptr;
    QDoubleSpinBox *m_share = nullptr;
    QSlider *m_gammaSlider = nullptr;
    QDoubleSpinBox *m_gamma = nullptr;
    QComboBox *m_channel = nullptr;
    QLabel *m_channelName = nullptr;
    QButtonGroup *m_maps = nullptr;
    QCheckBox *m_invert = nullptr;
    QPushButton *m_reset = nullptr;
};

} // namespace kader::ui
