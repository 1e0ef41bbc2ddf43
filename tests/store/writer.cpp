#include "store/samples.h"

#include <QCoreApplication>

#include <cstdio>

using namespace kader;
using namespace kader::store;
using namespace Qt::StringLiterals;

namespace {

constexpr auto counter = "count"_L1;

/// Annotation and counter change together or not at all; every fifth time the last step is undone and
/// done again, so that death may come there too.
bool step(CurationFile &file, const QUuid &source, int number)
{
    const std::optional<QString> before = number == 1 ? std::nullopt : std::optional(QString::number(number - 1));
    const bool applied =
        file.apply({u"Step %1"_s.arg(number),
                    {kader::test::inserted(kader::test::sampleAnnotation(source, u"number%1"_s.arg(number))),
                     SettingChange{counter, before, QString::number(number)}}})
            .has_value();
    return applied && (number % 5 != 0 || (file.undo() && file.redo()));
}

} // namespace

/// store_writer FILE: makes steps until it is killed, and prints the number of each when it is durable.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Result<CurationFile> file = CurationFile::open(QCoreApplication::arguments().value(1));
    if (!file) {
        std::fprintf(stderr, "%s\n", qPrintable(file.error().toString()));
        return 1;
    }
    const QUuid source = file->sources().value().front().id;
    for (int number = file->setting(counter).value().value_or(u"0"_s).toInt() + 1; step(*file, source, number);
         ++number) {
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
    return 1;
}
