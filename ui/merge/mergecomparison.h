#pragma once

#include "curation/merge.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QRadioButton;

namespace kader::ui {

/// One annotation as it is here and as it is there, side by side, what differs marked, and the choice between them.
class MergeComparison final : public QWidget {
    Q_OBJECT

public:
    explicit MergeComparison(QWidget *parent = nullptr);

    /// Nothing to choose from where there is no choice.
    void show(const curation::MergedAnnotation &each, std::optional<curation::MergeChoice> choice);
    void clear();

signals:
    void chosen(kader::curation::MergeChoice choice);

private:
    enum Line { Text, Motivation, Language, Region, Creator, Modified, LineCount };
    enum Side { Mine, Theirs };

    [[nodiscard]] QWidget *makeLines();
    [[nodiscard]] QWidget *makeChoice();
    [[nodiscard]] static QString lineOf(const curation::Annotation &annotation, Line line);

    std::array<QLabel *, LineCount> m_names = {};
    std::array<std::array<QLabel *, 2>, LineCount> m_values = {};
    QRadioButton *m_mine;
    QRadioButton *m_theirs;
    QRadioButton *m_both;
};

} // namespace kader::ui
