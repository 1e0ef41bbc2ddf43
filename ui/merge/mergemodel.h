#pragma once

#include "curation/merge.h"
#include "ui/shared/texttablemodel.h"

#include <memory>
#include <vector>

namespace kader::ui {

/// What another curation has that this one has not or has otherwise, each with what is to become of it. Conflicts
/// stand first.
class MergeModel final : public TextTableModel {
    Q_OBJECT

public:
    enum Column { What, Canvas, Mine, Theirs, Choice, ColumnCount };
    using PlanPtr = std::shared_ptr<const curation::Merge>;
    using SourceFinder = std::function<curation::SourcePtr(const QUuid &id)>;

    using TextTableModel::TextTableModel;

    /// What was chosen for an annotation holds on, if it is still to be chosen. `source` finds manifests of the
    /// annotations.
    void show(PlanPtr plan, SourceFinder source);
    [[nodiscard]] const curation::MergedAnnotation &at(int row) const
    {
        return m_plan->annotations[m_rows[size_t(row)]];
    }
    [[nodiscard]] curation::MergeChoice choice(int row) const { return m_choices[m_rows[size_t(row)]]; }
    [[nodiscard]] bool canChoose(int row) const;
    void choose(int row, curation::MergeChoice choice);
    /// The same for all conflicts.
    void chooseForConflicts(curation::MergeChoice choice);
    /// In the order of the plan.
    [[nodiscard]] const std::vector<curation::MergeChoice> &choices() const { return m_choices; }
    /// How many annotations come or change.
    [[nodiscard]] int countTaken() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

signals:
    void choicesChanged();

protected:
    [[nodiscard]] QStringList headings() const override;
    [[nodiscard]] QVariant display(int row, int column) const override;

private:
    [[nodiscard]] QString canvasText(const curation::MergedAnnotation &each) const;

    PlanPtr m_plan;
    SourceFinder m_source;
    std::vector<size_t> m_rows;
    std::vector<curation::MergeChoice> m_choices;
};

} // namespace kader::ui
