#include "ui/shared/vocabularyfile.h"

#include "base/background.h"
#include "base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QLatin1StringView pathKey("tags/vocabulary");
constexpr qint64 mostBytes = qint64(64) << 20;

QString stateOf(const curation::TagVocabulary &vocabulary)
{
    const QString count =
        vocabulary.size() == 1 ? Tr::tr("1 tag.") : Tr::tr("%1 tags.").arg(QLocale().toString(vocabulary.size()));
    for (const Diagnostic &diagnostic : vocabulary.diagnostics()) {
        if (diagnostic.rule != "vocabulary-line"_L1)
            continue;
        const auto others = vocabulary.diagnostics().size() - 1;
        const QString first = Tr::tr("Line %1: %2").arg(diagnostic.place.line).arg(diagnostic.message);
        return count + u' ' + (others > 0 ? Tr::tr("%1 And %2 more like it.").arg(first).arg(others) : first);
    }
    return count;
}

} // namespace

QString VocabularyFile::path()
{
    return QSettings().value(pathKey).toString();
}

void VocabularyFile::choose(const QString &path)
{
    QSettings().setValue(pathKey, path);
}

void VocabularyFile::look()
{
    if (m_job)
        return;
    m_job = inBackground<Look>([before = m_last, path = path()] { return lookAt(before, path); },
                               [this](const Look &look) { take(look); });
}

VocabularyFile::Look VocabularyFile::lookAt(Look before, const QString &path)
{
    before.isNew = false;
    const QFileInfo info(path);
    Look now{.path = path, .modified = info.lastModified(), .size = info.exists() ? info.size() : -1};
    if (now.path == before.path && now.modified == before.modified && now.size == before.size)
        return before;
    now.isNew = true;
    if (path.isEmpty())
        return now;
    QFile file(path);
    if (now.size > mostBytes) {
        now.state = Tr::tr("The file is too large for a list of tags: it may have 64 MB.");
        return now;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        now.state = Tr::tr("The file cannot be read: %1. Choose it again, or another one.").arg(file.errorString());
        return now;
    }
    Result<curation::TagVocabulary> read = curation::TagVocabulary::read(file.readAll(), info.fileName());
    if (read) {
        now.state = stateOf(*read);
        now.vocabulary = std::make_shared<const curation::TagVocabulary>(std::move(*read));
    } else {
        now.state = read.error().message;
    }
    return now;
}

void VocabularyFile::take(const Look &look)
{
    m_job.reset();
    m_last = look;
    if (path() != look.path)
        this->look(); // Another one was chosen meanwhile.
    if (!look.isNew)
        return;
    m_vocabulary = look.vocabulary;
    m_state = look.state;
    emit changed();
}

} // namespace kader::ui
