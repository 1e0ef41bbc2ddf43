#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/tableexport.h"
#include "ui/tables/exportdialog.h"

#include <QObject>

class QWidget;

namespace kader::ui {

class Actions;
class Workspace;

/// Annotations in from tables and out to them.
class TableActions final : public QObject {
    Q_OBJECT

public:
    TableActions(Workspace &workspace, Actions &actions, QWidget *window);

    /// Shows what importing this file would do, or what has this web address.
    void importFrom(const QString &origin);

private:
    void followCuration();
    void enable();
    void askForImport();
    void askForAddress();
    void askForExport();
    void askWhereTo(const ExportChoice &choice);
    void write(const QString &path, const ExportChoice &choice);
    [[nodiscard]] curation::ExportRange rangeOf(const ExportChoice &choice) const;
    void tell(const QString &path, const Result<Diagnostics> &losses);

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget *m_window;
    JobHandle m_writing;
};

} // namespace kader::ui
