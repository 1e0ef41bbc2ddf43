#include <QByteArray>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <random>
#include <utility>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

using Seeds = std::vector<QByteArray>;

constexpr int defaultRuns = 5000;
constexpr qsizetype longest = 8192;

QByteArray current;
QByteArray found; ///< Name of the file for what failed.

void run(const QByteArray &bytes)
{
    current = bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

/// What was at hand when the target failed is kept in the working folder, to become a seed.
void keepCurrent()
{
    if (std::FILE *file = std::fopen(found.constData(), "wb")) {
        std::fwrite(current.constData(), 1, static_cast<std::size_t>(current.size()), file);
        std::fclose(file);
        std::fprintf(stderr, "what failed is in the file %s\n", found.constData());
    }
}

void onAbort(int)
{
    keepCurrent();
}

void keepWhatFails(const char *program)
{
    found = QByteArray(program).sliced(QByteArray(program).lastIndexOf('/') + 1) + "-found";
    std::signal(SIGABRT, onAbort);
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback(keepCurrent);
#endif
}

/// Changes seeds the way fuzzers do, the same way in every run. It knows nothing of what the target covers, so it finds
/// what is near the seeds and no more; `./dev fuzz` looks further.
class Mutator final {
public:
    explicit Mutator(const Seeds &seeds) : m_seeds(seeds) {}

    [[nodiscard]] QByteArray next()
    {
        QByteArray bytes = seed();
        for (int steps = below(4); steps >= 0; --steps)
            change(bytes);
        return bytes.left(longest);
    }

private:
    [[nodiscard]] int below(qsizetype end) { return int(m_random() % std::uint32_t(end)); }
    [[nodiscard]] const QByteArray &seed() { return m_seeds[std::size_t(below(qsizetype(m_seeds.size())))]; }

    /// Some bytes of a text, few of them rather than many.
    [[nodiscard]] std::pair<int, int> piece(const QByteArray &bytes)
    {
        const int begin = below(bytes.size() + 1);
        const int left = int(bytes.size()) - begin;
        return {begin, left == 0 ? 0 : below(std::min(left, 1 << below(10)) + 1)};
    }

    void change(QByteArray &bytes)
    {
        static constexpr char telling[] = "\0\x01\x7f\xff\xc3\xed\xa0{}[]\",:;\\'<>&%#/.-+0129eE \n\r\t";
        const auto [begin, length] = piece(bytes);
        const QByteArray &other = seed();
        const auto [from, count] = piece(other);
        switch (below(6)) {
        case 0:
            bytes.remove(begin, length);
            break;
        case 1:
            bytes.insert(begin, QByteArray(bytes.sliced(begin, length)));
            break;
        case 2:
            bytes.replace(begin, length, other.sliced(from, count));
            break;
        case 3:
            bytes.insert(begin, telling[below(sizeof telling - 1)]);
            break;
        case 4:
            if (begin < bytes.size())
                bytes[begin] = char(bytes[begin] ^ (1 << below(8)));
            break;
        default:
            if (begin < bytes.size())
                bytes[begin] = telling[below(sizeof telling - 1)];
        }
    }

    const Seeds &m_seeds;
    std::mt19937 m_random; ///< Seeded alike in every run, and by its standard alike everywhere.
};

[[nodiscard]] bool readSeeds(const QDir &folder, Seeds &seeds)
{
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", qPrintable(file.fileName()));
            return false;
        }
        seeds.push_back(file.readAll());
    }
    return true;
}

} // namespace

/// Stands in for the fuzzer where there is none: hands each file of the given folder to the target, once, and then
/// some thousands of changed ones (the second argument says how many).
int main(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        std::fputs("usage: fuzz_NAME FOLDER [RUNS]\n", stderr);
        return 2;
    }
    keepWhatFails(argv[0]);
    Seeds seeds;
    if (!readSeeds(QDir(QString::fromLocal8Bit(argv[1])), seeds))
        return 1;
    for (const QByteArray &seed : seeds)
        run(seed);
    const int runs = argc == 3 ? QByteArray(argv[2]).toInt() : defaultRuns;
    Mutator mutator(seeds);
    for (int i = 0; i < runs && !seeds.empty(); ++i)
        run(mutator.next());
    std::printf("%d seeds, %d changed\n", static_cast<int>(seeds.size()), runs);
    return seeds.empty() ? 1 : 0;
}
