#include "ui/display/displaywords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace kader::ui {

using imaging::Channel;
using imaging::ColourMap;
using imaging::DisplayTransform;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Display", text);
}

QString number(double value, int digits)
{
    return QLocale().toString(value, 'f', digits);
}

} // namespace

QString nameOf(Channel channel)
{
    switch (channel) {
    case Channel::All:
        return tr("All");
    case Channel::Red:
        return tr("Red");
    case Channel::Green:
        return tr("Green");
    case Channel::Blue:
        return tr("Blue");
    case Channel::Brightness:
        break;
    }
    return tr("Brightness");
}

QString nameOf(ColourMap map)
{
    switch (map) {
    case ColourMap::None:
        return tr("As it is");
    case ColourMap::Viridis:
        return tr("Viridis");
    case ColourMap::Magma:
        return tr("Magma");
    case ColourMap::Labels:
        break;
    }
    return tr("Labels");
}

QString nameOf(DisplayScope scope)
{
    switch (scope) {
    case DisplayScope::Canvas:
        return tr("This canvas");
    case DisplayScope::Dataset:
        return tr("This dataset");
    case DisplayScope::All:
        break;
    }
    return tr("All datasets");
}

QString displayWords(const DisplayTransform &display, bool isMixed)
{
    QStringList words;
    if (display.channel != Channel::All)
        words.append(nameOf(display.channel).toLower());
    if (display.isInverted)
        words.append(tr("inverted"));
    if (display.black != 0 || display.white != 255)
        words.append(u"%1–%2"_s.arg(number(display.black, 0), number(display.white, 0)));
    if (display.gamma != 1)
        words.append(tr("gamma %1").arg(number(display.gamma, 2)));
    if (display.map == ColourMap::Labels)
        words.append(isMixed ? tr("labels in colours, mixed at this zoom") : tr("labels in colours"));
    else if (display.map != ColourMap::None)
        words.append(nameOf(display.map));
    return tr("Display: %1").arg(words.join(u", "_s));
}

} // namespace kader::ui
