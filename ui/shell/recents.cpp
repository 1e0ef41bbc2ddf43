#include "ui/shell/recents.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QLatin1StringView key("recent");

void remember(const QList<Recent> &recents)
{
    QSettings settings;
    settings.beginWriteArray(key, int(recents.size()));
    for (qsizetype i = 0; i < recents.size(); ++i) {
        settings.setArrayIndex(int(i));
        settings.setValue("path"_L1, recents[i].path);
        settings.setValue("when"_L1, recents[i].when);
        settings.setValue("annotations"_L1, recents[i].annotations ? QVariant(*recents[i].annotations) : QVariant());
    }
    settings.endArray();
}

void dropPath(QList<Recent> &recents, const QString &path)
{
    recents.removeIf([&path](const Recent &recent) { return recent.path == path; });
}

void sortByTime(QList<Recent> &recents)
{
    std::stable_sort(recents.begin(), recents.end(), [](const Recent &a, const Recent &b) { return a.when > b.when; });
}

} // namespace

QString Recent::name() const
{
    if (!isUntitled)
        return QFileInfo(path).completeBaseName();
    return QCoreApplication::translate("Recents", "Untitled, %1")
        .arg(QLocale().toString(when.toLocalTime(), QLocale::ShortFormat));
}

QList<Recent> Recents::remembered()
{
    QList<Recent> recents;
    QSettings settings;
    const int count = std::min(settings.beginReadArray(key), most);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        Recent recent{.path = settings.value("path"_L1).toString(), .when = settings.value("when"_L1).toDateTime()};
        bool isNumber = false;
        const int annotations = settings.value("annotations"_L1).toInt(&isNumber);
        if (isNumber)
            recent.annotations = annotations;
        if (!recent.path.isEmpty())
            recents.append(recent);
    }
    settings.endArray();
    return recents;
}

void Recents::note(const QString &path, int annotations)
{
    QList<Recent> recents = remembered();
    dropPath(recents, path);
    recents.prepend({.path = path, .when = QDateTime::currentDateTimeUtc(), .annotations = annotations});
    remember(recents.mid(0, most));
}

void Recents::forget(const QString &path)
{
    QList<Recent> recents = remembered();
    dropPath(recents, path);
    remember(recents);
}

QList<Recent> Recents::withUntitled(QList<Recent> remembered, const QString &untitledFolder)
{
    const QString folder = QDir(untitledFolder).absolutePath();
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.kader"_s}, QDir::Files)) {
        const bool isKnown = std::any_of(remembered.cbegin(), remembered.cend(), [&file](const Recent &recent) {
            return recent.path == file.absoluteFilePath();
        });
        if (!isKnown)
            remembered.append({.path = file.absoluteFilePath(), .when = file.lastModified()});
    }
    for (Recent &recent : remembered) {
        const QFileInfo file(recent.path);
        recent.isMissing = !file.exists();
        recent.isUntitled = file.absolutePath() == folder;
        if (!recent.isMissing)
            recent.when = std::max(recent.when, file.lastModified());
    }
    // An untitled one that is gone was empty, or got a name: nothing is missing.
    remembered.removeIf([](const Recent &recent) { return recent.isUntitled && recent.isMissing; });
    sortByTime(remembered);
    return remembered;
}

} // namespace kader::ui
