#pragma once

#include "base/job.h"
#include "curation/opening.h"

#include <QWidget>

class QModelIndex;
class QTimer;

namespace kader::ui {

class CollectionModel;
class RowTree;
class Workspace;

/// The IIIF Collections that were opened, as a tree. Hidden until there is one.
class CollectionsPane final : public QWidget {
    Q_OBJECT

public:
    explicit CollectionsPane(Workspace &workspace, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeHead();
    void open(const curation::OpenedCollection &opened);
    void activate(const QModelIndex &index);
    void removeCurrent();
    void loadVisible();

    Workspace &m_workspace;
    CollectionModel *m_model;
    RowTree *m_tree;
    QTimer *m_settling;
    JobHandle m_reading;
};

} // namespace kader::ui
