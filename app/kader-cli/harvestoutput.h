#pragma once

#include "curation/compose.h"

#include <QDir>

namespace kader::cli {

/// A file of a harvest before it is written.
struct OutputFile {
    QString name;
    QByteArray bytes;
    Diagnostics diagnostics = {}; ///< What it could not say, or what was odd about it.
};

/// `<table>.rejects.csv`, with a number where two tables have one name.
[[nodiscard]] QStringList rejectsFileNames(const std::vector<curation::AnnotationTable> &tables);

inline const QString csvFileName = QStringLiteral("annotations.csv");

/// All files of a harvest: the manifests, one manifest over all of them at `aggregateId`, an extended CSV of
/// their annotations, and the rejected rows of the tables that have any.
[[nodiscard]] Result<std::vector<OutputFile>> harvestFiles(const std::vector<curation::Composition> &compositions,
                                                           const std::vector<curation::ImportOutcome> &imports,
                                                           const QStringList &rejectsNames,
                                                           const WebAddress &aggregateId, const QString &label);

/// Writes them into a folder, which is made when it is not there. Each appears whole or not at all.
[[nodiscard]] Result<void> writeFiles(const QDir &folder, const std::vector<OutputFile> &files);

} // namespace kader::cli
