#pragma once

#include "repository/itemid.h"
#include "repository/reader.h"
#include "repository/service.h"

#include <QSet>

namespace kader::repository {

/// The datasets of a collection, page by page. The service gives neither a total nor an order, so pages
/// are as large as they may be and repetitions are dropped.
class DatasetList final : public Job {
public:
    DatasetList(Service service, ItemId collection, Done<QList<DatasetItem>> done);

private:
    void askNext();
    void take(const Result<DatasetPage> &page);

    Service m_service;
    ItemId m_collection;
    Done<QList<DatasetItem>> m_done;
    QList<DatasetItem> m_items;
    QSet<QString> m_seen;
    int m_pages = 0;
    JobHandle m_current;
};

} // namespace kader::repository
