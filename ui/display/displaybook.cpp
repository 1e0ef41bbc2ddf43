#include "ui/display/displaybook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

using imaging::Channel;
using imaging::ColourMap;
using imaging::DisplayTransform;

namespace {

constexpr qsizetype mostKept = 300;
constexpr QLatin1StringView setting("display/kept");

/// No address has a line break: nothing but a canvas of a dataset begins with the dataset's key and one.
QString keyOf(const DisplayPlace &place, DisplayScope scope)
{
    switch (scope) {
    case DisplayScope::Canvas:
        return u"dataset\n%1\n%2"_s.arg(place.dataset).arg(place.canvas);
    case DisplayScope::Dataset:
        return u"dataset\n%1"_s.arg(place.dataset);
    case DisplayScope::All:
        break;
    }
    return u"all"_s;
}

QJsonObject toJson(const QString &key, const DisplayTransform &display)
{
    return {{u"of"_s, key},
            {u"channel"_s, int(display.channel)},
            {u"black"_s, display.black},
            {u"white"_s, display.white},
            {u"gamma"_s, display.gamma},
            {u"inverted"_s, display.isInverted},
            {u"map"_s, int(display.map)}};
}

/// Within what can be shown, whatever stands there.
DisplayTransform fromJson(const QJsonObject &object)
{
    const auto among = [&object](const QString &name, int last) { return std::clamp(object[name].toInt(), 0, last); };
    DisplayTransform display;
    display.channel = Channel(among(u"channel"_s, int(Channel::Brightness)));
    display.map = ColourMap(among(u"map"_s, int(ColourMap::Labels)));
    display.black = std::clamp(object[u"black"_s].toDouble(0), 0.0, 254.0);
    display.white = std::clamp(object[u"white"_s].toDouble(255), display.black + 1, 255.0);
    display.gamma = std::clamp(object[u"gamma"_s].toDouble(1), 0.1, 10.0);
    display.isInverted = object[u"inverted"_s].toBool();
    return display;
}

} // namespace

DisplayBook::DisplayBook(QObject *parent) : QObject(parent)
{
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(500ms);
    connect(&m_keeping, &QTimer::timeout, this, &DisplayBook::keep);
    read();
}

DisplayBook::~DisplayBook()
{
    if (m_keeping.isActive())
        keep();
}

const DisplayBook::Entry *DisplayBook::find(const QString &key) const
{
    const auto found =
        std::find_if(m_entries.cbegin(), m_entries.cend(), [&](const Entry &entry) { return entry.key == key; });
    return found == m_entries.cend() ? nullptr : &*found;
}

std::optional<DisplayScope> DisplayBook::usedScope(const DisplayPlace &place) const
{
    for (const DisplayScope scope : {DisplayScope::Canvas, DisplayScope::Dataset, DisplayScope::All}) {
        if (find(keyOf(place, scope)))
            return scope;
    }
    return std::nullopt;
}

DisplayTransform DisplayBook::displayAt(const DisplayPlace &place) const
{
    const std::optional<DisplayScope> scope = usedScope(place);
    return scope ? find(keyOf(place, *scope))->display : DisplayTransform{};
}

DisplayScope DisplayBook::scopeAt(const DisplayPlace &place) const
{
    return usedScope(place).value_or(m_lastScope);
}

void DisplayBook::set(const DisplayPlace &place, DisplayScope scope, const DisplayTransform &display)
{
    write(place, scope, display);
    emit changed();
}

void DisplayBook::setScope(const DisplayPlace &place, DisplayScope scope)
{
    const DisplayTransform display = displayAt(place);
    if (scope > scopeAt(place)) {
        const QString within = scope == DisplayScope::All ? u"dataset\n"_s : keyOf(place, scope) + u'\n';
        m_entries.removeIf([&](const Entry &entry) { return entry.key.startsWith(within); });
    }
    m_lastScope = scope;
    write(place, scope, display);
    emit changed();
}

void DisplayBook::write(const DisplayPlace &place, DisplayScope scope, const DisplayTransform &display)
{
    const QString key = keyOf(place, scope);
    m_entries.removeIf([&](const Entry &entry) { return entry.key == key; });
    // Showing pixels as they are needs an entry only where a wider one says otherwise.
    if (!display.isPlain() || !displayAt(place).isPlain())
        m_entries.append({key, display});
    if (m_entries.size() > mostKept)
        m_entries.removeFirst();
    m_keeping.start();
}

void DisplayBook::read()
{
    const QByteArray kept = QSettings().value(setting).toByteArray();
    for (const QJsonValue &value : QJsonDocument::fromJson(kept).array()) {
        const QJsonObject object = value.toObject();
        const QString key = object[u"of"_s].toString();
        if (!key.isEmpty() && m_entries.size() < mostKept)
            m_entries.append({key, fromJson(object)});
    }
}

void DisplayBook::keep()
{
    QJsonArray array;
    for (const Entry &entry : m_entries)
        array.append(toJson(entry.key, entry.display));
    QSettings().setValue(setting, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace kader::ui
