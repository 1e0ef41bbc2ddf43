#include "arguments.h"

#include "base/tr.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

using kader::ErrorKind;
using kader::Result;
using kader::Tr;

namespace {

constexpr qint64 mostItems = 1'000'000;

QCommandLineOption option(const QString &name, const QString &description, const QString &value)
{
    return QCommandLineOption(name, description, value);
}

QList<QCommandLineOption> options()
{
    return {
        option(u"port"_s, Tr::tr("Port on 127.0.0.1; any free one when left out."), u"N"_s),
        option(u"latency"_s, Tr::tr("Milliseconds before every answer."), u"MS"_s),
        option(u"error-rate"_s, Tr::tr("Share of requests answered with 500, 0 to 1."), u"P"_s),
        option(u"cut-rate"_s, Tr::tr("Share of answers whose connection closes midway, 0 to 1."), u"P"_s),
        option(u"truncate-rate"_s, Tr::tr("Share of answers that are the beginning only, 0 to 1."), u"P"_s),
        option(u"seed"_s, Tr::tr("Seed of the faults, and of what is generated."), u"N"_s),
        option(u"collections"_s, Tr::tr("Hold that many collections; those that are missing are generated."), u"N"_s),
        option(u"datasets"_s, Tr::tr("Hold that many datasets; those that are missing are generated."), u"N"_s),
        QCommandLineOption(u"no-iiif"_s, Tr::tr("Serve no manifests and no images.")),
        option(u"lifetime"_s, Tr::tr("Seconds after which the program ends."), u"SECONDS"_s),
        option(u"write-samples"_s, Tr::tr("Write sample annotations (CSV) to this folder, and end."), u"FOLDER"_s)};
}

/// Reads options one after another and remembers the first that makes no sense.
class Reader final {
public:
    explicit Reader(const QCommandLineParser &parser) : m_parser(parser) {}

    [[nodiscard]] std::optional<qint64> whole(const QString &name, qint64 most)
    {
        if (!m_parser.isSet(name))
            return std::nullopt;
        bool valid = false;
        const qint64 value = m_parser.value(name).toLongLong(&valid);
        if (valid && value >= 0 && value <= most)
            return value;
        m_problem = Tr::tr("--%1 wants a whole number from 0 to %2.").arg(name).arg(most);
        return std::nullopt;
    }

    [[nodiscard]] double share(const QString &name)
    {
        if (!m_parser.isSet(name))
            return 0.0;
        bool valid = false;
        const double value = m_parser.value(name).toDouble(&valid);
        if (valid && value >= 0.0 && value <= 1.0)
            return value;
        m_problem = Tr::tr("--%1 wants a number from 0 to 1.").arg(name);
        return 0.0;
    }

    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    const QCommandLineParser &m_parser;
    QString m_problem;
};

} // namespace

Result<Arguments> readArguments(const QStringList &commandLine)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Tr::tr("An invented repository that speaks as 4TU.ResearchData does, on this machine only."));
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOptions(options());
    if (!parser.parse(commandLine))
        return kader::failure(ErrorKind::Usage, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return kader::failure(ErrorKind::Usage,
                              Tr::tr("Unexpected argument: %1").arg(parser.positionalArguments().first()));
    if (parser.isSet(help))
        parser.showHelp(0);
    Arguments arguments;
    Reader reader(parser);
    arguments.repository.port = quint16(reader.whole(u"port"_s, 65535).value_or(0));
    arguments.repository.latency = std::chrono::milliseconds(reader.whole(u"latency"_s, 600'000).value_or(0));
    arguments.repository.faults = {reader.share(u"error-rate"_s), reader.share(u"cut-rate"_s),
                                   reader.share(u"truncate-rate"_s)};
    arguments.repository.seed = quint32(reader.whole(u"seed"_s, 4'294'967'295).value_or(1));
    arguments.repository.size = {int(reader.whole(u"collections"_s, mostItems).value_or(0)),
                                 int(reader.whole(u"datasets"_s, mostItems).value_or(0))};
    arguments.repository.hasIiif = !parser.isSet(u"no-iiif"_s);
    if (const std::optional<qint64> seconds = reader.whole(u"lifetime"_s, 1'000'000))
        arguments.lifetimeSeconds = int(*seconds);
    if (parser.isSet(u"write-samples"_s))
        arguments.samplesFolder = parser.value(u"write-samples"_s);
    if (!reader.problem().isEmpty())
        return kader::failure(ErrorKind::Usage, reader.problem());
    return arguments;
}
