#pragma once

#include "repository/filter.h"

#include <QWidget>

class QToolButton;

namespace kader::ui {

/// What of the repository's items is to be seen at all, as small buttons under the search.
class FilterChips final : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    [[nodiscard]] repository::Filter filter() const;
    /// Everything is to be seen.
    void clear();

signals:
    void changed();

private:
    [[nodiscard]] QToolButton *addChip(const QString &name, const QString &text, const QString &toolTip);
    void makeYears();
    void chooseYears(int first, int last, const QString &text);

    QToolButton *m_images;
    QToolButton *m_licence;
    QToolButton *m_years;
    int m_firstYear = 0; ///< 0: any.
    int m_lastYear = 0;
};

} // namespace kader::ui
