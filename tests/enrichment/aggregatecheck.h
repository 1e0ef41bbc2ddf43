#pragma once

#include "enrichment/aggregate.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace kader::test {

struct Aggregated {
    enrichment::AggregateReport report;
    QByteArray json;
    QJsonObject root;
};

/// Ends the test program when the aggregate fails.
[[nodiscard]] Aggregated aggregated(const std::vector<enrichment::AggregateSource> &sources,
                                    const enrichment::AggregateOptions &options);

/// What is wrong with an aggregate, found by reading it without the code under test: repeated ids of canvases,
/// pages, annotations and ranges, range items and painting targets that resolve to nothing, contexts
/// outside services, a context that is not first or ends with another than Presentation 3's.
[[nodiscard]] QStringList faultsOf(const QByteArray &json);

[[nodiscard]] QStringList canvasIds(const QJsonObject &manifest);

} // namespace kader::test
