#include "net/cache.h"

#include "net/cachethread.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

#include <utility>

using namespace Qt::StringLiterals;

namespace kader::net {

namespace {

/// What somebody asked of the cache, shared with its thread. Only the asking thread looks into it.
template <typename T>
struct Question {
    std::function<void(T)> done;
};

template <typename T>
class Lookup final : public Job {
public:
    explicit Lookup(std::shared_ptr<Question<T>> question) : m_question(std::move(question)) {}
    ~Lookup() override { m_question->done = nullptr; }

private:
    std::shared_ptr<Question<T>> m_question;
};

/// In the thread of `asker`, if its question is not taken back by then.
template <typename T>
void answerTo(QObject *asker, const std::shared_ptr<Question<T>> &question, T answer)
{
    QMetaObject::invokeMethod(
        asker,
        [question, answer = std::move(answer)] {
            if (const auto done = std::exchange(question->done, nullptr))
                done(answer);
        },
        Qt::QueuedConnection);
}

} // namespace

QByteArray cacheKey(const Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part :
         {QByteArray::number(static_cast<int>(request.method)), QByteArray::number(static_cast<int>(request.wanted)),
          request.address.text().toUtf8(), request.body}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

QString Cache::standardFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)).filePath(u"kader"_s);
}

Cache::Cache(Options options)
    : m_thread(std::make_unique<CacheThread>(CacheFolder::Options{
          .folder = std::move(options.folder), .mostBytes = options.mostBytes, .now = std::move(options.now)}))
{}

Cache::~Cache() = default;

JobHandle Cache::find(const QByteArray &key, std::function<void(std::optional<Kept>)> done)
{
    using Answer = std::optional<Kept>;
    auto question = std::make_shared<Question<Answer>>(Question<Answer>{std::move(done)});
    m_thread->lookUp(key, [this, key, question](CacheFolder &folder) { answerTo(this, question, folder.find(key)); });
    return std::make_unique<Lookup<Answer>>(std::move(question));
}

JobHandle Cache::measure(std::function<void(qint64)> done)
{
    auto question = std::make_shared<Question<qint64>>(Question<qint64>{std::move(done)});
    // Behind all changes that have been asked for.
    change({}, [this, question](CacheFolder &folder) { answerTo(this, question, folder.bytes()); });
    return std::make_unique<Lookup<qint64>>(std::move(question));
}

void Cache::change(const QByteArray &key, std::function<void(CacheFolder &)> change)
{
    static_cast<void>(m_thread->change(key, std::move(change)));
}

void Cache::put(const QByteArray &key, const Response &response, const QDateTime &asOf)
{
    static_cast<void>(m_thread->change(
        key, [key, response, asOf](CacheFolder &folder) { folder.put(key, response, asOf); },
        response.body.size() + 1));
}

void Cache::confirm(const QByteArray &key, const QDateTime &asOf)
{
    change(key, [key, asOf](CacheFolder &folder) { folder.confirm(key, asOf); });
}

void Cache::markOutdated(const QByteArray &key)
{
    change(key, [key](CacheFolder &folder) { folder.markOutdated(key); });
}

void Cache::forget(const QByteArray &key)
{
    change(key, [key](CacheFolder &folder) { folder.forget(key); });
}

void Cache::clear()
{
    change({}, [](CacheFolder &folder) { folder.clear(); });
}

void Cache::setMostBytes(qint64 bytes)
{
    change({}, [bytes](CacheFolder &folder) { folder.setMostBytes(bytes); });
}

} // namespace kader::net
