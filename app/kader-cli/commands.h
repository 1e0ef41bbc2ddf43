#pragma once

#include "arguments.h"
#include "exit.h"
#include "report.h"
#include "session.h"

namespace kader::cli {

/// What a command works with.
struct Context {
    const Arguments &arguments;
    Session &session;
    Report &report;
};

/// A command's work. An error ends the run with its own exit code.
using Command = Result<Exit> (*)(Context &);

[[nodiscard]] Result<Exit> listCollections(Context &context);
[[nodiscard]] Result<Exit> listDatasets(Context &context);
[[nodiscard]] Result<Exit> search(Context &context);
[[nodiscard]] Result<Exit> show(Context &context);
[[nodiscard]] Result<Exit> fetch(Context &context);
[[nodiscard]] Result<Exit> annotate(Context &context);
[[nodiscard]] Result<Exit> exportCsv(Context &context);
[[nodiscard]] Result<Exit> exportPages(Context &context);
[[nodiscard]] Result<Exit> enrich(Context &context);
[[nodiscard]] Result<Exit> aggregate(Context &context);
[[nodiscard]] Result<Exit> validate(Context &context);
[[nodiscard]] Result<Exit> harvest(Context &context);
[[nodiscard]] Result<Exit> merge(Context &context);
[[nodiscard]] Result<Exit> inspect(Context &context);
[[nodiscard]] Result<Exit> convert(Context &context);

/// The collection that `--collection` names.
[[nodiscard]] Result<repository::ItemId> collectionId(Context &context);
/// The datasets of a collection, sorted by title.
[[nodiscard]] Result<QList<repository::DatasetItem>> datasetsOf(Context &context, const repository::ItemId &collection);
/// `--fields`, `--lang`, `--overwrite`, `--no-summary`.
[[nodiscard]] Result<enrichment::Profile> profileFrom(const Arguments &arguments);
/// `--separator`.
[[nodiscard]] Result<char> separatorFrom(const Arguments &arguments);
/// The http or https address that an option must give.
[[nodiscard]] Result<WebAddress> addressFrom(const Arguments &arguments, const QString &option);

} // namespace kader::cli
