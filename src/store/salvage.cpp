#include "store/salvage.h"

#include "store/connection.h"
#include "store/curationfile.h"
#include "store/migration.h"
#include "store/salvagedannotations.h"
#include "store/settingtable.h"

#include "base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

// No curation ever gave that many numbers.
constexpr qint64 highestNumber = 1LL << 53;

tl::unexpected<Error> nothingFound(const QString &path)
{
    return failure(ErrorKind::Malformed, Tr::tr("Nothing of a curation could be found in this file."),
                   {.document = path});
}

/// With a journal, a copy: SQLite takes back there what was left half done. Without one, the file itself.
struct Evidence {
    std::unique_ptr<QTemporaryDir> folder = {};
    QString path;
};

Result<Evidence> secured(const QString &damaged)
{
    const QString journal = damaged + u"-journal"_s;
    if (QFileInfo(journal).size() == 0)
        return Evidence{.path = damaged};
    Evidence evidence{std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/kader-XXXXXX"_s), {}};
    evidence.path = evidence.folder->filePath(u"copy.kader"_s);
    if (!evidence.folder->isValid() || !QFile::copy(damaged, evidence.path) ||
        !QFile::copy(journal, evidence.path + u"-journal"_s))
        return failure(ErrorKind::File,
                       Tr::tr("There is no room in “%1” for the copy that is needed.").arg(QDir::tempPath()),
                       {.document = damaged});
    for (const QString &path : {evidence.path, QString(evidence.path + u"-journal"_s)})
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    // Whether it can be read afterwards or not: the journal is dealt with when it is first looked at.
    if (const auto connection = Connection::open(evidence.path, {}))
        static_cast<void>((*connection)->integer(u"PRAGMA schema_version"_s));
    return evidence;
}

Result<void> requireCuration(const PageFile &file, const QString &path)
{
    const PageFile::Header &header = file.header();
    if (header.isSound && header.applicationId != quint32(applicationId))
        return failure(ErrorKind::Malformed, Tr::tr("This is not a curation of Kader."), {.document = path});
    if (header.isSound && header.userVersion > migrations().size())
        return failure(ErrorKind::Unsupported,
                       Tr::tr("A newer Kader made this curation. Install it to save what can be saved."),
                       {.document = path});
    return {};
}

/// The settings that were found; as the steps left them, where those are whole.
Result<void> writeSettings(Connection &target, QHash<QString, QString> settings, const Story *story)
{
    if (story) {
        for (auto told = story->settings.begin(); told != story->settings.end(); ++told) {
            if (*told)
                settings.insert(told.key(), **told);
            else
                settings.remove(told.key());
        }
    }
    const SettingTable table(target);
    for (auto each = settings.begin(); each != settings.end(); ++each) {
        if (Result<void> put = table.put(each.key(), *each); !put)
            return put;
    }
    return {};
}

Result<void> writeSteps(Connection &target, PageFile &file, const Remains &remains)
{
    for (auto step = remains.steps.begin(); step != remains.steps.end(); ++step) {
        if (Result<void> written = target.run(u"INSERT INTO step (number, name, made) VALUES (?, ?, ?)"_s,
                                              {step.key(), step->first, step->second});
            !written)
            return written;
    }
    for (const auto &[key, change] : remains.changes) {
        const std::optional<PageFile::Record> record = file.record(change.place);
        const QVariantList values = record ? record->values : QVariantList();
        if (Result<void> written = target.run(
                u"INSERT INTO change (step, ordinal, kind, row, before, after) VALUES (?, ?, ?, ?, ?, ?)"_s, values);
            !written)
            return written;
    }
    return target.run(u"UPDATE cursor SET step = ?"_s, {*remains.cursor});
}

Result<void> raiseLastNumber(Connection &target, qint64 number)
{
    if (number <= 0 || number > highestNumber)
        return {};
    if (Result<void> raised =
            target.run(u"UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'annotation'"_s, {number});
        !raised)
        return raised;
    return target.run(u"INSERT INTO sqlite_sequence (name, seq) SELECT 'annotation', ? WHERE NOT EXISTS "
                      "(SELECT 1 FROM sqlite_sequence WHERE name = 'annotation')"_s,
                      {number});
}

void tellLosses(const PageFile &file, bool isWhole, bool hasSteps, Diagnostics &losses)
{
    const auto tell = [&](const QString &message) { losses.append({Severity::Error, u"salvage"_s, message, {}}); };
    if (file.damagedPages() > 0)
        tell(Tr::tr("%1 of the %2 parts of the file are damaged or missing.")
                 .arg(file.damagedPages())
                 .arg(std::max(file.pageCount(), file.damagedPages())));
    if (!isWhole && hasSteps)
        tell(Tr::tr("The list of steps is damaged: what was done before can't be undone any more, and settings may be "
                    "missing."));
}

Result<Salvaged> write(Connection &target, PageFile &file, const Remains &remains)
{
    Salvaged salvaged;
    std::optional<Story> story = storyOf(file, remains);
    SalvagedSources sources(file, remains);
    const SalvagedAnnotations annotations(remains, sources, story);
    if (!annotations.fitTheSteps())
        story.reset();
    Result<Transaction> transaction = Transaction::begin(target, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    tellLosses(file, story.has_value(), !remains.steps.isEmpty() || !remains.changes.empty(), salvaged.losses);
    const Result<void> written =
        sources.write(target, salvaged)
            .and_then([&] { return annotations.write(target); })
            .and_then([&](int count) {
                salvaged.annotations = count;
                QHash<QString, QString> settings = remains.settings;
                settings.insert(sources.settings());
                return writeSettings(target, std::move(settings), story ? &*story : nullptr);
            })
            .and_then([&] { return story ? writeSteps(target, file, remains) : Result<void>(); })
            .and_then([&] { return raiseLastNumber(target, remains.lastNumber); })
            .and_then([&] { return transaction->commit(); });
    annotations.tellLosses(salvaged.losses);
    salvaged.steps = story ? int(remains.steps.size()) : 0;
    return written.map([&] { return std::move(salvaged); });
}

/// A file that was made must be as good as any other.
Result<void> requireSound(const QString &path)
{
    const Result<Diagnostics> problems =
        CurationFile::open(path).and_then([](const CurationFile &file) { return file.check(); });
    if (!problems)
        return tl::unexpected(problems.error());
    if (!problems->isEmpty())
        return failure(ErrorKind::Malformed, problems->first().message, {.document = path});
    return {};
}

} // namespace

bool canBeSalvaged(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    if (header.mid(68, 4) == "Kadr")
        return true;
    return !header.startsWith("SQLite format 3") && QFileInfo(path).suffix() == "kader"_L1 && file.size() >= 1024;
}

QString salvageName(const QString &damaged)
{
    const QFileInfo info(damaged);
    const QString stem = Tr::tr("%1 (saved)").arg(info.completeBaseName());
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    QString name = info.absoluteDir().filePath(stem + suffix);
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = info.absoluteDir().filePath(u"%1 %2"_s.arg(stem).arg(number) + suffix);
    return name;
}

Result<Salvaged> salvage(const QString &damaged, const QString &target)
{
    if (QFileInfo::exists(target))
        return failure(ErrorKind::Conflict, Tr::tr("There is a file of this name already."), {.document = target});
    const Result<Evidence> evidence = secured(damaged);
    if (!evidence)
        return tl::unexpected(evidence.error());
    Result<PageFile> file = PageFile::open(evidence->path);
    if (!file)
        return tl::unexpected(file.error());
    if (Result<void> ours = requireCuration(*file, damaged); !ours)
        return tl::unexpected(ours.error());
    const Remains remains = gather(*file);
    if (remains.sources.isEmpty() && remains.annotations.isEmpty())
        return nothingFound(damaged);
    if (const Result<CurationFile> made = CurationFile::create(target); !made)
        return tl::unexpected(made.error());
    Result<Salvaged> salvaged =
        Connection::open(target, {}).and_then([&](const std::unique_ptr<Connection> &connection) {
            return write(*connection, *file, remains);
        });
    const Result<void> sound = salvaged ? requireSound(target) : tl::unexpected(salvaged.error());
    if (sound)
        return salvaged;
    QFile::remove(target);
    return tl::unexpected(sound.error());
}

} // namespace kader::store
