#include "base/webaddress.h"
#include "demo/catalogue.h"
#include "imaging/displaytransform.h"
#include "soak.h"
#include "ui/shared/motionpreference.h"
#include "visit.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace kader;
using namespace kader::bench;
using namespace Qt::StringLiterals;

/// The window itself: app/kader/main.cpp, whose main() has this name here. So what is measured is the program that
/// people start, from its first line on.
int kaderMain(int argc, char **argv);

namespace {

constexpr QSize beside(654, 210); ///< What bars and docks take of the window.

std::optional<Errand> wanted;
/// In place of an errand.
std::optional<std::chrono::minutes> soak;
quint32 seed = 1;
QSize windowSize;
QString repository;
bool isDisplayOn = false;
qint64 start = 0;

/// Waits for the main window, gives it its size before it is laid out, and begins the visit when it is shown.
class Door final : public QObject {
public:
    using QObject::QObject;

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isDue = event->type() == QEvent::Polish || event->type() == QEvent::Show;
        auto *window = isDue ? qobject_cast<ui::MainWindow *>(watched) : nullptr;
        if (window && event->type() == QEvent::Polish)
            window->resize(windowSize);
        if (window && event->type() == QEvent::Show) {
            ui::setMotionWanted(false); // a jump is timed without the way to it
            if (soak)
                new Soak(*window, *soak, seed);
            else
                new Visit(*window, *wanted, start);
            deleteLater();
            QCoreApplication::instance()->removeEventFilter(this);
        }
        return false;
    }
};

void waitAtTheDoor()
{
    if (wanted)
        QCoreApplication::instance()->installEventFilter(new Door);
}

[[noreturn]] void refuse(const QString &why)
{
    std::fprintf(stderr, "kader-bench: %s\n", qPrintable(why));
    std::exit(2);
}

std::optional<QSize> sizeIn(const QString &text)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    return parts.size() == 2 && !size.isEmpty() ? std::optional(size) : std::nullopt;
}

Errand::Kind kindIn(const QString &word)
{
    if (word == "view"_L1)
        return Errand::Kind::View;
    if (word == "open"_L1)
        return Errand::Kind::Open;
    if (word == "strip"_L1)
        return Errand::Kind::Strip;
    refuse(u"There is no errand \"%1\"; there are view, open, strip and soak."_s.arg(word));
}

QSize readSize(const QCommandLineParser &parser, const QString &name, QSize otherwise)
{
    if (!parser.isSet(name))
        return otherwise;
    const std::optional<QSize> size = sizeIn(parser.value(name));
    if (!size)
        refuse(u"--%1 wants a size like 1600x1000."_s.arg(name));
    return *size;
}

/// The largest image of the embedded repository, 40,000×30,000.
Errand readSoak(const QCommandLineParser &parser)
{
    const int minutes = parser.value(u"minutes"_s).toInt();
    if (minutes < 1)
        refuse(u"--minutes wants a whole number."_s);
    soak = std::chrono::minutes(minutes);
    seed = parser.value(u"seed"_s).toUInt();
    const QString path = u"/iiif/v3/%1/latest/manifest"_s.arg(demo::ids::thinSection);
    return {.url = WebAddress::parse(parser.positionalArguments().constLast())->appended(path).text()};
}

Errand readErrand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Drives the main window and prints how long things take, one JSON object a line. "
                                     "Ends when its standard input does."_s);
    parser.addHelpOption();
    parser.addOption({u"size"_s, u"Of the canvas, in device pixels (1600x1000)."_s, u"WxH"_s});
    parser.addOption({u"window"_s, u"Of the window at first, where its bars and docks are not as usual."_s, u"WxH"_s});
    parser.addOption({u"repository"_s, u"The repository to browse beside; by default one at which nobody answers."_s,
                      u"URL"_s, u"http://127.0.0.1:9"_s});
    parser.addOption({u"display"_s, u"Show all images with levels, gamma and a colour map."_s});
    parser.addOption({u"pictures"_s, u"Keep what was called sharp in this folder."_s, u"DIR"_s});
    parser.addOption({u"minutes"_s, u"How long to soak (10)."_s, u"N"_s, u"10"_s});
    parser.addOption({u"seed"_s, u"Of what is random when soaking (1)."_s, u"N"_s, u"1"_s});
    parser.addPositionalArgument(u"errand"_s, u"view, open, strip or soak"_s);
    parser.addPositionalArgument(u"url"_s, u"Of a manifest; to soak in, of kader-demo."_s);
    if (!parser.parse(arguments))
        refuse(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        std::printf("%s", qPrintable(parser.helpText()));
        std::exit(0);
    }
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2 || !WebAddress::parse(words[1]))
        refuse(u"usage: kader-bench view|open|strip|soak URL [options]"_s);
    windowSize = readSize(parser, u"window"_s, readSize(parser, u"size"_s, Errand().canvas) + beside);
    repository = parser.value(u"repository"_s);
    isDisplayOn = parser.isSet(u"display"_s);
    if (words[0] == "soak"_L1)
        return readSoak(parser);
    Errand errand{.kind = kindIn(words[0]), .url = words[1], .pictures = parser.value(u"pictures"_s)};
    errand.canvas = readSize(parser, u"size"_s, errand.canvas);
    return errand;
}

/// What kader is started with: settings and a cache of its own, both empty but for the display. What it browses must be
/// another server than the one measured, for to the repository it is gentler.
QList<QByteArray> commandLine(const Errand &errand, const QString &settings)
{
    QList<QByteArray> words{"kader", "--settings", settings.toLocal8Bit(), "--repository", repository.toUtf8()};
    if (errand.kind != Errand::Kind::Open)
        words.append(errand.url.toUtf8());
    return words;
}

/// As if somebody had chosen it for all images the last time.
void turnDisplayOn(const QString &settings)
{
    const QJsonObject display{{u"of"_s, u"all"_s},
                              {u"black"_s, 12},
                              {u"white"_s, 180},
                              {u"gamma"_s, 1.4},
                              {u"map"_s, int(imaging::ColourMap::Magma)}};
    QSettings(settings + u"/Kader/kader.ini"_s, QSettings::IniFormat)
        .setValue(u"display/kept"_s, QJsonDocument(QJsonArray{display}).toJson(QJsonDocument::Compact));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(waitAtTheDoor)

int main(int argc, char **argv)
{
    start = processStart();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    wanted = readErrand(arguments);
    const QTemporaryDir settings;
    if (isDisplayOn)
        turnDisplayOn(settings.path());
    QList<QByteArray> words = commandLine(*wanted, settings.path());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return kaderMain(int(words.size()), pointers.data());
}
