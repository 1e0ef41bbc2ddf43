#pragma once

#include "enrichment/record.h"

#include <QWidget>

class QGridLayout;

namespace kader::ui {

/// What the repository says of the dataset as a whole, to read.
class RecordSummary final : public QWidget {
    Q_OBJECT

public:
    explicit RecordSummary(QWidget *parent = nullptr);

    void show(const enrichment::Record &record);
    void clear();

private:
    void addLine(const QString &name, const QString &value);

    QGridLayout *m_lines;
};

} // namespace kader::ui
