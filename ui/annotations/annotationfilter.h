#pragma once

#include <QSortFilterProxyModel>

namespace kader::ui {

class AnnotationModel;

/// Of an AnnotationModel's rows those that have a text in them, sorted as a header asks.
class AnnotationFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit AnnotationFilter(AnnotationModel &model, QObject *parent = nullptr);

    [[nodiscard]] const QString &wanted() const { return m_wanted; }
    /// A reset: told as single rows that come and go, a filter over 100,000 of them takes minutes.
    void setWanted(const QString &wanted);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    AnnotationModel &m_model;
    QString m_wanted;
};

} // namespace kader::ui
