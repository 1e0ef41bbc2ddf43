#pragma once

#include "curation/compose.h"

#include <QDir>

namespace kader::cli {

/// The folder that a harvest writes: `<uuid>.json` per dataset, `aggregate.json`, `annotations.csv`
/// (extended) and `<table>.rejects.csv`. Each file appears whole or not at all.
class HarvestOutput final {
public:
    HarvestOutput(const QString &folder, WebAddress base) : m_folder(folder), m_base(std::move(base)) {}

    /// Makes the folder; fails where it cannot.
    [[nodiscard]] Result<void> prepare() const;

    [[nodiscard]] WebAddress addressOf(const QString &fileName) const { return m_base.appended(u'/' + fileName); }
    [[nodiscard]] static QString manifestName(const QString &dataset) { return dataset + QStringLiteral(".json"); }

    [[nodiscard]] Result<void> writeManifests(const std::vector<curation::Composition> &compositions) const;
    /// One manifest over all of them, and what was odd about it.
    [[nodiscard]] Result<Diagnostics> writeAggregate(const std::vector<curation::Composition> &compositions, const QString &label) const;
    [[nodiscard]] Result<Diagnostics> writeCsv(const std::vector<curation::Composition> &compositions) const;
    [[nodiscard]] Result<void> writeRejects(const std::vector<curation::ImportOutcome> &outcomes) const;

private:
    [[nodiscard]] Result<void> write(const QString &fileName, const QByteArray &bytes) const;

    QDir m_folder;
    WebAddress m_base;
};

} // namespace kader::cli
