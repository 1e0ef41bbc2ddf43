#pragma once

#include "base/webaddress.h"

#include <QString>
#include <QStringList>

#include <optional>

class QCoreApplication;

/// What the window is started with.
struct Arguments {
    bool isDemo = false;
    kader::WebAddress repository;
    QString repositoryName; ///< As people call it.
    /// Settings, unnamed curations and what was seen before live there instead of in the person's own folders.
    std::optional<QString> settingsFolder;
    QStringList toOpen; ///< Files, UUIDs, DOIs, addresses.
};

/// Ends the program when help or the version was asked for, or when something is not understood.
[[nodiscard]] Arguments readArguments(const QCoreApplication &application);
