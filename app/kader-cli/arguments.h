#pragma once

#include "base/result.h"
#include "session.h"

#include <QCommandLineParser>
#include <QStringList>

#include <memory>
#include <vector>

namespace kader::cli {

/// A command line after reading: the command, its options and what is left.
struct Arguments {
    QString command;
    std::shared_ptr<QCommandLineParser> parser;
    Session::Options session;
    QString report; ///< File of the JSON account; empty when none is wanted.

    [[nodiscard]] QStringList positional() const { return parser->positionalArguments().sliced(1); }
    [[nodiscard]] bool has(const QString &option) const { return parser->isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return parser->value(option); }
    [[nodiscard]] QStringList values(const QString &option) const { return parser->values(option); }
};

/// How many documents a command takes after its name.
struct Count {
    int least = 0;
    int most = 0; ///< -1: any number.
};

/// A command's name, what follows it, and its options; `-o` stands in all that write a document.
struct CommandLine {
    QString name;
    QString syntax;
    QString description;
    Count count;
    std::vector<QCommandLineOption> options;
};

[[nodiscard]] const std::vector<CommandLine> &commandLines();

/// Fails with Usage, in words. `--help` and `--version` print and end the program.
[[nodiscard]] Result<Arguments> readArguments(const QStringList &arguments);

[[nodiscard]] QString helpText();

} // namespace kader::cli
