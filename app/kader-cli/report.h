#pragma once

#include "base/diagnostic.h"
#include "curation/gathering.h"
#include "enrichment/enrich.h"
#include "exchange/importplan.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kader::cli {

/// The JSON account of a run that `--report` writes: what was read, every row of a table with its
/// verdict, every repair, every problem with its place.
class Report final {
public:
    /// `isWanted`: otherwise nothing is kept, for the rows of a large table weigh more than what comes of them.
    Report(const QString &command, bool isWanted);

    /// Makes a list part of the account even if nothing comes into it; rows, repairs and problems always are.
    void open(const QString &list) { m_lists[list]; }

    void add(const QString &list, const QJsonObject &entry);
    void addDiagnostics(const QString &list, const Diagnostics &diagnostics);
    void addRows(const QString &table, const exchange::ImportPlan &plan);
    void addFields(const QString &dataset, const std::vector<enrichment::FieldRecord> &fields);
    void addError(const Error &error);
    void set(const QString &name, const QJsonValue &value) { m_root.insert(name, value); }

    [[nodiscard]] QByteArray toJson() const;

private:
    bool m_isWanted;
    QJsonObject m_root;
    QMap<QString, QJsonArray> m_lists; ///< Kept apart: a list inside an object would be copied at each entry.
};

/// The verdict's name in reports: `added`, `already there`, `changed`, `rejected`.
[[nodiscard]] QString verdictName(exchange::Verdict verdict);

} // namespace kader::cli
