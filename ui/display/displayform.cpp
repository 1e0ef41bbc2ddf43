#include "ui/display/displayform.h"

#include "ui/display/canvasdisplay.h"
#include "ui/display/displaywords.h"
#include "ui/display/levelschart.h"
#include "ui/display/mapbutton.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::ui {

using imaging::Channel;
using imaging::ColourMap;
using imaging::DisplayTransform;

namespace {

constexpr double usualShare = 0.35; // per cent at each end
constexpr double leastGamma = 0.2;
constexpr double mostGamma = 5;
constexpr int sliderSteps = 100; // for the factor 10 in gamma, to each side of one

/// The middle of the slider is one, and halving is as far away as doubling.
int toSlider(double gamma)
{
    return qRound(std::log10(gamma) * sliderSteps);
}

double toGamma(int slider)
{
    return std::round(std::pow(10, double(slider) / sliderSteps) * 100) / 100;
}

template <typename Value>
void addChoices(QComboBox &box, std::initializer_list<Value> values)
{
    for (const Value value : values)
        box.addItem(nameOf(value), int(value));
}

template <typename Field, typename Value>
void showQuietly(Field &field, Value value)
{
    const QSignalBlocker blocker(field);
    field.setValue(value);
}

QWidget *rowOf(std::initializer_list<QWidget *> parts, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    for (QWidget *part : parts)
        layout->addWidget(part);
    return row;
}

} // namespace

DisplayForm::DisplayForm(CanvasDisplay &display, QWidget *parent) : QWidget(parent), m_display(display)
{
    auto *form = new QGridLayout(this);
    form->setContentsMargins(12, 12, 12, 12);
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(10);
    form->setColumnStretch(1, 1);
    makeScope(*form);
    makeLevels(*form);
    makeStretch(*form);
    makeGamma(*form);
    makeChannel(*form);
    makeMaps(*form);
    makeRest(*form);
    form->setRowStretch(form->rowCount(), 1);
    connectFields();
    connectChoices();
    connect(&display, &CanvasDisplay::changed, this, &DisplayForm::follow);
    connect(&display, &CanvasDisplay::histogramChanged, this, &DisplayForm::followHistogram);
    follow();
    followHistogram();
}

void DisplayForm::takeKeyboard()
{
    (m_chart->isEnabled() ? static_cast<QWidget *>(&m_chart->black()) : m_maps->checkedButton())
        ->setFocus(Qt::ShortcutFocusReason);
}

// --- Fields -------------------------------------------------------------------------------------------------

QLabel *DisplayForm::addField(QGridLayout &form, const QString &name, QWidget *field)
{
    auto *label = new QLabel(name, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    const int row = form.rowCount();
    form.addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form.addWidget(field, row, 1);
    return label;
}

void DisplayForm::makeScope(QGridLayout &form)
{
    m_scope = new QComboBox(this);
    m_scope->setObjectName(u"display-scope"_s);
    m_scope->setToolTip(tr("For more canvases: all of these are shown like this one from now on.\n"
                           "For fewer: the others stay as they are shown."));
    addChoices(*m_scope, {DisplayScope::Canvas, DisplayScope::Dataset, DisplayScope::All});
    m_scope->setAccessibleName(tr("What the display is for"));
    addField(form, tr("F&or"), m_scope)->setBuddy(m_scope);
}

QSpinBox *DisplayForm::makeLevel(const QString &name, const QString &accessibleName)
{
    auto *field = new QSpinBox(this);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    field->setAlignment(Qt::AlignRight);
    field->setKeyboardTracking(false);
    field->setRange(0, 255);
    return field;
}

void DisplayForm::makeLevels(QGridLayout &form)
{
    m_chart = new LevelsChart(this);
    form.addWidget(m_chart, form.rowCount(), 0, 1, 2);
    m_black = makeLevel(u"black-level"_s, m_chart->black().accessibleName());
    m_white = makeLevel(u"white-level"_s, m_chart->white().accessibleName());
    auto *to = new QLabel(tr("to"), this);
    to->setForegroundRole(QPalette::PlaceholderText);
    to->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    addField(form, tr("&Levels"), rowOf({m_black, to, m_white}, this))->setBuddy(m_black);
}

void DisplayForm::makeStretch(QGridLayout &form)
{
    m_stretch = new QPushButton(tr("&Stretch automatically"), this);
    m_stretch->setObjectName(u"stretch"_s);
    m_stretch->setToolTip(tr("Sets the levels so that this share of the pixels in view is cut off at each end"));
    m_share = new QDoubleSpinBox(this);
    m_share->setObjectName(u"stretch-share"_s);
    m_share->setAccessibleName(tr("Share of the pixels cut off at each end, in per cent"));
    m_share->setToolTip(m_stretch->toolTip());
    m_share->setAlignment(Qt::AlignRight);
    m_share->setSuffix(tr(" %"));
    m_share->setRange(0, 20);
    m_share->setSingleStep(0.1);
    m_share->setValue(usualShare);
    m_share->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form.addWidget(rowOf({m_stretch, m_share}, this), form.rowCount(), 1);
}

void DisplayForm::makeGamma(QGridLayout &form)
{
    m_gammaSlider = new QSlider(Qt::Horizontal, this);
    m_gammaSlider->setObjectName(u"gamma-slider"_s);
    m_gammaSlider->setAccessibleName(tr("Gamma"));
    m_gammaSlider->setRange(toSlider(leastGamma), toSlider(mostGamma));
    m_gammaSlider->setPageStep(10);
    m_gamma = new QDoubleSpinBox(this);
    m_gamma->setObjectName(u"gamma"_s);
    m_gamma->setAccessibleName(tr("Gamma, as a number"));
    m_gamma->setAlignment(Qt::AlignRight);
    m_gamma->setKeyboardTracking(false);
    m_gamma->setRange(leastGamma, mostGamma);
    m_gamma->setSingleStep(0.1);
    m_gamma->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addField(form, tr("&Gamma"), rowOf({m_gammaSlider, m_gamma}, this))->setBuddy(m_gammaSlider);
}

void DisplayForm::makeChannel(QGridLayout &form)
{
    m_channel = new QComboBox(this);
    m_channel->setObjectName(u"display-channel"_s);
    m_channel->setAccessibleName(tr("Channel"));
    addChoices(*m_channel, {Channel::All, Channel::Red, Channel::Green, Channel::Blue, Channel::Brightness});
    m_channelName = addField(form, tr("&Channel"), m_channel);
    m_channelName->setBuddy(m_channel);
}

void DisplayForm::makeMaps(QGridLayout &form)
{
    m_maps = new QButtonGroup(this);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    const std::pair<ColourMap, QString> maps[] = {{ColourMap::None, u"map-none"_s},
                                                  {ColourMap::Viridis, u"map-viridis"_s},
                                                  {ColourMap::Magma, u"map-magma"_s},
                                                  {ColourMap::Labels, u"map-labels"_s}};
    for (const auto &[map, name] : maps) {
        auto *button = new MapButton(map, row);
        button->setObjectName(name);
        layout->addWidget(button);
        m_maps->addButton(button, int(map));
    }
    m_maps->button(int(ColourMap::Labels))
        ->setToolTip(tr("A colour of its own for each value: for masks, whose values are names"));
    addField(form, tr("Colours"), row);
}

void DisplayForm::makeRest(QGridLayout &form)
{
    m_invert = new QCheckBox(tr("&Invert"), this);
    m_invert->setObjectName(u"invert"_s);
    m_reset = new QPushButton(tr("&Reset"), this);
    m_reset->setObjectName(u"reset-display"_s);
    m_reset->setAccessibleName(tr("Show the image as it is"));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_invert);
    layout->addStretch(1);
    layout->addWidget(m_reset);
    form.addWidget(row, form.rowCount(), 1);
    auto *hint =
        new QLabel(tr("The data stays as it is: values in the status bar, files and manifests don't change."), this);
    hint->setWordWrap(true);
    Theme::makeSecondary(hint);
    form.addWidget(hint, form.rowCount(), 0, 1, 2);
}

// --- What a person does -------------------------------------------------------------------------------------

void DisplayForm::connectFields()
{
    connect(m_chart, &LevelsChart::levelsChanged, this, &DisplayForm::changeLevels);
    for (QSpinBox *level : {m_black, m_white})
        connect(level, &QSpinBox::valueChanged, this, [this] { changeLevels(m_black->value(), m_white->value()); });
    connect(m_stretch, &QPushButton::clicked, this, [this] { m_display.stretch(m_share->value() / 100); });
    connect(m_gammaSlider, &QSlider::valueChanged, this, [this](int value) { changeGamma(toGamma(value)); });
    connect(m_gamma, &QDoubleSpinBox::valueChanged, this, &DisplayForm::changeGamma);
    connect(m_reset, &QPushButton::clicked, &m_display, &CanvasDisplay::reset);
}

void DisplayForm::connectChoices()
{
    connect(m_scope, &QComboBox::activated, this,
            [this] { m_display.setScope(DisplayScope(m_scope->currentData().toInt())); });
    connect(m_channel, &QComboBox::activated, this, [this] {
        DisplayTransform display = m_display.display();
        display.channel = Channel(m_channel->currentData().toInt());
        m_display.setDisplay(display);
    });
    connect(m_maps, &QButtonGroup::idToggled, this, [this](int map, bool isChosen) {
        if (isChosen)
            choose(ColourMap(map));
    });
    connect(m_invert, &QCheckBox::toggled, this, [this](bool isInverted) {
        DisplayTransform display = m_display.display();
        display.isInverted = isInverted;
        m_display.setDisplay(display);
    });
}

void DisplayForm::changeLevels(int black, int white)
{
    DisplayTransform display = m_display.display();
    display.black = black;
    display.white = white;
    m_display.setDisplay(display);
}

void DisplayForm::changeGamma(double gamma)
{
    DisplayTransform display = m_display.display();
    display.gamma = gamma;
    m_display.setDisplay(display);
}

/// Labels are names: stretched or inverted, they would be others.
void DisplayForm::choose(ColourMap map)
{
    DisplayTransform display = m_display.display();
    if (map == ColourMap::Labels)
        display = {.channel = display.channel};
    display.map = map;
    m_display.setDisplay(display);
}

// --- What is so ---------------------------------------------------------------------------------------------

void DisplayForm::follow()
{
    const DisplayTransform &display = m_display.display();
    const bool hasCanvas = m_display.hasCanvas();
    const bool isScale = display.map != ColourMap::Labels;
    setEnabled(hasCanvas);
    m_scope->setCurrentIndex(int(m_display.scope()));
    m_chart->showDisplay(display);
    const QSignalBlocker blackBlocker(m_black);
    const QSignalBlocker whiteBlocker(m_white);
    m_black->setRange(0, std::max(0, qRound(display.white) - 1));
    m_white->setRange(std::min(255, qRound(display.black) + 1), 255);
    m_black->setValue(qRound(display.black));
    m_white->setValue(qRound(display.white));
    showQuietly(*m_gammaSlider, toSlider(display.gamma));
    showQuietly(*m_gamma, display.gamma);
    m_channel->setCurrentIndex(int(display.channel));
    const QSignalBlocker mapBlocker(m_maps);
    const bool hasMapKeyboard = m_maps->checkedButton() && m_maps->checkedButton()->hasFocus();
    m_maps->button(int(display.map))->setChecked(true);
    if (hasMapKeyboard)
        m_maps->checkedButton()->setFocus(Qt::OtherFocusReason);
    const QSignalBlocker invertBlocker(m_invert);
    m_invert->setChecked(display.isInverted);
    for (QWidget *field : std::initializer_list<QWidget *>{m_chart, m_black, m_white, m_gammaSlider, m_gamma, m_invert})
        field->setEnabled(isScale);
    m_reset->setEnabled(!display.isPlain());
    followHistogram();
}

void DisplayForm::followHistogram()
{
    const imaging::Histogram &histogram = m_display.histogram();
    m_chart->showHistogram(histogram);
    const bool isScale = m_display.display().map != ColourMap::Labels;
    for (QWidget *field : std::initializer_list<QWidget *>{m_stretch, m_share})
        field->setEnabled(isScale && !histogram.isEmpty());
    // A choice that was made can be taken back, whatever is in view.
    const bool hasChannels =
        (!histogram.isEmpty() && !histogram.isGrey()) || m_display.display().channel != Channel::All;
    m_channel->setVisible(hasChannels);
    m_channelName->setVisible(hasChannels);
}

} // namespace kader::ui
