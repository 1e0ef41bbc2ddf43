#pragma once

#include <QObject>

class QTimer;

namespace kader::ui {

class RecordScout;
class RowTree;

/// Tells the scout which datasets are in sight, once scrolling has rested.
class RowWatcher final : public QObject {
    Q_OBJECT

public:
    RowWatcher(RowTree &tree, RecordScout &scout);
    /// After a rest, as if the rows had just come in sight.
    void lookAgain();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();

    RowTree &m_tree;
    RecordScout &m_scout;
    QTimer *m_resting;
};

} // namespace kader::ui
