#pragma once

#include "commands.h"

#include "base/diagnostic.h"
#include "curation/datasetref.h"

#include <QHash>

namespace kader::cli {

/// What a harvest was asked to fetch.
struct Wanted {
    QList<curation::DatasetRef> datasets = {};
    QHash<QString, QString> titles = {};
    QString label = {}; ///< Of the aggregate; empty: the datasets' titles.
    Diagnostics diagnostics = {};
};

/// What `--collection`, `--dataset` and the arguments name.
[[nodiscard]] Result<Wanted> wantedDatasets(Context &context);

/// The dataset that was named in whatever way, and the version if one was.
[[nodiscard]] Result<curation::DatasetRef> datasetNamed(Context &context, const QString &text);

} // namespace kader::cli
