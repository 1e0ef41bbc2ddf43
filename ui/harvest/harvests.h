#pragma once

#include "curation/harvest.h"

#include <QObject>

#include <memory>
#include <vector>

namespace kader::ui {

class Workspace;

/// The harvests of the curation that is open: those under way, those that are over and worth looking at, and those that
/// an end of the program interrupted, which wait to be gone on with.
class Harvests final : public QObject {
    Q_OBJECT

public:
    explicit Harvests(Workspace &workspace, QObject *parent = nullptr);
    ~Harvests() override;

    [[nodiscard]] const std::vector<std::unique_ptr<curation::Harvest>> &all() const { return m_all; }
    /// Datasets of all harvests under way, and how many of them have come or failed.
    struct Progress {
        int total = 0;
        int over = 0;
    };
    [[nodiscard]] Progress progress() const;

    void start(const curation::HarvestList &list);
    /// Leaves one that is under way or over at what is here, and takes it out of the list.
    void dismiss(const QUuid &harvest);

signals:
    /// One came or went.
    void listChanged();
    void progressChanged();
    /// One was begun, or waits to be gone on with: somebody should see it.
    void appeared();

private:
    void follow();
    void lookForInterrupted();
    void add(std::unique_ptr<curation::Harvest> harvest);
    void stateChanged(const QUuid &harvest);
    void take(const QUuid &harvest);
    [[nodiscard]] curation::Harvest *find(const QUuid &harvest) const;
    [[nodiscard]] repository::Repository repository() const;

    Workspace &m_workspace;
    std::vector<std::unique_ptr<curation::Harvest>> m_all;
    bool m_isStarting = false;
};

} // namespace kader::ui
