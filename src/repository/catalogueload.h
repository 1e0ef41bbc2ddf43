#pragma once

#include "base/cancellation.h"
#include "repository/catalogue.h"
#include "repository/service.h"

#include <memory>

namespace kader::repository {

/// Loads all that a repository lists. The service gives totals, orders and authors on one route only, and pages that
/// overlap: so all collections come in one answer, the newest datasets in a small one that is soon there, and all
/// datasets in a large one; reading them and putting them in order is done in a pool. What one of them fails to bring
/// is a problem of the catalogue; only when nothing came at all does the load fail.
class CatalogueLoad final : public Job {
public:
    using Arrived = std::function<void(const Catalogue &)>;

    /// Neither is called from inside; `arrived` must not, `done` may destroy this.
    CatalogueLoad(Service service, Arrived arrived, Done<Catalogue> done);
    ~CatalogueLoad() override;

private:
    struct Shelf;
    struct Put {
        Result<qsizetype> served = 0;
        bool isReadable = true;                  ///< Unless an answer came that is no list.
        qsizetype added = 0;                     ///< Datasets that were not there before.
        qsizetype datasets = 0;                  ///< That are there now.
        std::optional<qsizetype> announced = {}; ///< How many there are, as the answer says.
        Catalogue catalogue = {};
    };

    void askCollections();
    void askNewest();
    void askAll();
    struct Asked {
        net::Request request;
        bool areDatasets;
        std::function<void(const Put &)> then;
    };
    [[nodiscard]] JobHandle ask(const Asked &asked);
    void take(const Result<net::Response> &response, const Asked &asked);
    void takeNewest(const Put &put);
    void takeAll(const Put &put);
    void note(const Put &put, const QString &what);
    void arrive(const Put &put);
    void endIfComplete();

    Service m_service;
    Arrived m_arrived;
    Done<Catalogue> m_done;
    std::shared_ptr<Shelf> m_shelf;
    Cancellation m_cancellation;
    JobHandle m_collections;
    JobHandle m_datasets;
    bool m_hasCollections = false;
    bool m_hasDatasets = false;
    bool m_hasAny = false;
    int m_pages = 0;
    qsizetype m_served = 0; ///< Of all datasets, over the pages.
    qsizetype m_datasetCount = 0;
    qsizetype m_announced = 0; ///< How many there are, as the service says.
    Catalogue m_latest;
    Diagnostics m_problems;
    std::optional<Error> m_error;
};

} // namespace kader::repository
