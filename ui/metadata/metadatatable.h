#pragma once

#include <QTableView>

namespace kader::ui {

class MetadataModel;

/// The fields with their ticks, source beside enriched. The space bar ticks.
class MetadataTable final : public QTableView {
    Q_OBJECT

public:
    explicit MetadataTable(MetadataModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace kader::ui
