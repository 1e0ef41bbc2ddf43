#include "ui/publish/savedfiles.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// Paths hold slashes, which settings take for groups.
QString arrayOf(const QString &curationPath)
{
    const QByteArray path = QFileInfo(curationPath).absoluteFilePath().toUtf8();
    const QByteArray key = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex();
    return u"saved/"_s + QString::fromLatin1(key.first(24));
}

void write(const QString &curationPath, const QList<SavedFile> &files)
{
    QSettings settings;
    settings.beginWriteArray(arrayOf(curationPath), static_cast<int>(files.size()));
    for (int at = 0; at < files.size(); ++at) {
        settings.setArrayIndex(at);
        settings.setValue("source"_L1, files[at].source ? files[at].source->toString() : QString());
        settings.setValue("path"_L1, files[at].path);
        settings.setValue("size"_L1, files[at].state.size);
        settings.setValue("sha256"_L1, QString::fromLatin1(files[at].state.sha256.toHex()));
    }
    settings.endArray();
}

} // namespace

QList<SavedFile> SavedFiles::of(const QString &curationPath)
{
    QSettings settings;
    QList<SavedFile> files;
    const int count = settings.beginReadArray(arrayOf(curationPath));
    for (int at = 0; at < count; ++at) {
        settings.setArrayIndex(at);
        const QUuid source(settings.value("source"_L1).toString());
        files.append({.source = source.isNull() ? std::nullopt : std::optional(source),
                      .path = settings.value("path"_L1).toString(),
                      .state = {.size = settings.value("size"_L1).toLongLong(),
                                .sha256 = QByteArray::fromHex(settings.value("sha256"_L1).toString().toLatin1())}});
    }
    settings.endArray();
    return files;
}

void SavedFiles::remember(const QString &curationPath, const SavedFile &file)
{
    QList<SavedFile> files = of(curationPath);
    files.removeIf([&file](const SavedFile &each) { return each.source == file.source; });
    files.append(file);
    write(curationPath, files);
}

void SavedFiles::copy(const QString &fromCuration, const QString &toCuration)
{
    const QList<SavedFile> files = of(fromCuration);
    if (!files.isEmpty() && fromCuration != toCuration)
        write(toCuration, files);
}

} // namespace kader::ui
