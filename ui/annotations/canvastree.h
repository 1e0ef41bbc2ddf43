#pragma once

#include "curation/tables.h"

#include <QAbstractItemModel>
#include <QList>

#include <vector>

namespace kader::ui {

/// The canvases of several manifests, manifest by manifest, to be ticked one by one or all of a manifest; but one of
/// them, which can't be.
class CanvasTree final : public QAbstractItemModel {
    Q_OBJECT

public:
    CanvasTree(std::vector<curation::SourcePtr> sources, const curation::CanvasPlace &own, QObject *parent);

    [[nodiscard]] QList<curation::CanvasPlace> ticked() const;
    /// Of the manifest in that row, ascending.
    [[nodiscard]] QList<int> ticked(int row) const;
    /// These alone of that manifest.
    void tick(int row, const QList<int> &positions);
    void untickAll();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void ticksChanged();

private:
    using Ticks = std::vector<bool>;

    [[nodiscard]] bool isOwn(int row, int position) const;
    [[nodiscard]] Qt::CheckState stateOf(int row) const;
    [[nodiscard]] QString textOf(const QModelIndex &index) const;
    void set(int row, const Ticks &ticks);

    std::vector<curation::SourcePtr> m_sources;
    curation::CanvasPlace m_own;
    std::vector<Ticks> m_ticks;
};

} // namespace kader::ui
