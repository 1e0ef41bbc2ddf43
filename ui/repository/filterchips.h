#pragma once

#include "repository/filter.h"
#include "ui/repository/yearpopup.h"

#include <QWidget>

class QToolButton;

namespace kader::ui {

class ChoicePopup;
class FilterAnswers;
class RecordScout;

/// What of the repository's items is to be seen at all, as small buttons under the search. Del takes back what one of
/// them says.
class FilterChips final : public QWidget {
    Q_OBJECT

public:
    /// The categories come from the answers, the keywords to choose from are those that the scout has read. Both
    /// outlive it.
    FilterChips(FilterAnswers &answers, const RecordScout &scout, QWidget *parent = nullptr);

    [[nodiscard]] repository::Filter filter() const;
    /// Everything is to be seen.
    void clear();

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QToolButton *addChip(const QString &name, const QString &text, const QString &toolTip);
    /// One that asks for what it stands for when it is pressed.
    [[nodiscard]] QToolButton *addAsking(const QString &name, const QString &text, const QString &toolTip,
                                         void (FilterChips::*ask)());
    void addClearing();
    void askForYears();
    void askForCategory();
    void askForKeyword();
    void showCategories();
    void setYears(const Years &years);
    void setCategory(std::optional<qint64> category, const QString &title);
    void setKeyword(const QString &keyword);
    void show(QToolButton &chip, const QString &anything, const QString &value);
    void tell();

    FilterAnswers &m_answers;
    const RecordScout &m_scout;
    QToolButton *m_images;
    QToolButton *m_licence;
    QToolButton *m_yearChip;
    QToolButton *m_categoryChip;
    QToolButton *m_keywordChip;
    QToolButton *m_clear;
    YearPopup *m_yearPopup;
    ChoicePopup *m_categoryPopup;
    ChoicePopup *m_keywordPopup;
    Years m_years;
    std::optional<qint64> m_category;
    QString m_keyword;
};

} // namespace kader::ui
