#pragma once

#include "demo/embeddedrepository.h"

#include <QStringList>

#include <optional>

/// What the command line asks for.
struct Arguments {
    kader::demo::Options repository = {};
    std::optional<int> lifetimeSeconds = {};
    std::optional<QString> samplesFolder = {};
};

/// Fails with Usage, and a sentence, when an option is unknown or a value makes no sense.
[[nodiscard]] kader::Result<Arguments> readArguments(const QStringList &commandLine);
