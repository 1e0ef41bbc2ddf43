#pragma once

#include "base/cancellation.h"
#include "base/job.h"
#include "base/result.h"
#include "base/webaddress.h"
#include "curation/tables.h"
#include "exchange/csvform.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace kader::ui {

class Workspace;

/// Reads a table and plans its import in the background, again whenever something is decided about it or the curation
/// changes. What stays the same meanwhile is kept: the file is read once for each form, and the manifests are put
/// together once for each state of the curation.
class ImportPlanner final : public QObject {
    Q_OBJECT

public:
    using ImportPtr = std::shared_ptr<const curation::TableImport>;
    using TablePtr = std::shared_ptr<const exchange::CsvTable>;

    /// `origin` is a file, or a web address: what that has is fetched first.
    ImportPlanner(Workspace &workspace, const QString &origin, QObject *parent);
    /// Gives up what is under way.
    ~ImportPlanner() override;

    [[nodiscard]] const QString &origin() const { return m_origin; }
    /// The file's.
    [[nodiscard]] const QString &name() const { return m_name; }
    /// The file as it was read last; nothing when it could not be.
    [[nodiscard]] const TablePtr &table() const { return m_table; }
    /// Whether it is a table that has a form, and no manifest.
    [[nodiscard]] bool hasForm() const { return !m_isFromElsewhere; }
    [[nodiscard]] const exchange::CsvForm &form() const { return m_form; }

    void start();
    /// What was decided about single rows is forgotten: they may be others.
    void setForm(const exchange::CsvForm &form);
    void setOptions(bool addsAgain, bool hasGuardedCells);
    /// Writes a cell anew, in the plan alone.
    void decide(qsizetype row, exchange::Column column, const QString &text);
    void choose(qsizetype row, const curation::CanvasPlace &canvas);
    void chooseForAll(const exchange::CanvasCells &alike, const curation::CanvasPlace &canvas);
    /// The curation is another one now.
    void planAnew();

signals:
    /// With `isReading` the file is read too, and nothing is known of it until then.
    void started(bool isReading);
    void progressed(int percent);
    void planned(const kader::ui::ImportPlanner::ImportPtr &import);
    void failed(const kader::Error &error);
    /// The address has a page of annotations, which is no table: it is opened, and added then.
    void pageFound(const QString &address);

private:
    struct Work;
    struct Outcome;
    [[nodiscard]] static Result<exchange::CsvTable> read(const Work &work, Outcome &outcome);
    [[nodiscard]] static Outcome carryOut(const Work &work);
    void fetch();
    void plan();
    void take(const Outcome &outcome);

    Workspace &m_workspace;
    QString m_origin;
    std::optional<WebAddress> m_address; ///< If it is one.
    QByteArray m_fetched;                ///< From there.
    QString m_name;
    exchange::CsvForm m_form;
    exchange::ImportOptions m_options;
    curation::TableDecisions m_decisions;
    bool m_isFromElsewhere = false;
    TablePtr m_table;
    curation::GroundPtr m_ground;
    Cancellation m_cancellation; ///< Of what is under way.
    std::shared_ptr<std::atomic<int>> m_percent;
    QTimer m_look;   ///< At how far it is.
    JobHandle m_job; ///< Fetches, or plans.
};

} // namespace kader::ui
