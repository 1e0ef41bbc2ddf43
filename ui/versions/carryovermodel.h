#pragma once

#include "curation/carryover.h"
#include "ui/shared/texttablemodel.h"

#include <memory>
#include <vector>

namespace kader::ui {

/// The annotations that are not simply carried over, each with what becomes of it.
class CarryOverModel final : public TextTableModel {
    Q_OBJECT

public:
    enum Column { Verdict, Canvas, Text, SizeBefore, SizeNow, ColumnCount };
    using PlanPtr = std::shared_ptr<const curation::CarryOver>;

    using TextTableModel::TextTableModel;

    void show(PlanPtr plan);
    /// Why, in a sentence.
    [[nodiscard]] QString reason(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QStringList headings() const override;
    [[nodiscard]] QVariant display(int row, int column) const override;

private:
    [[nodiscard]] const curation::CarriedAnnotation &rowAt(int row) const
    {
        return m_plan->annotations[m_rows[size_t(row)]];
    }

    PlanPtr m_plan;
    std::vector<size_t> m_rows; ///< Places in the plan, the gravest verdicts first.
};

} // namespace kader::ui
