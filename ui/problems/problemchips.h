#pragma once

#include "base/diagnostic.h"

#include <QSet>
#include <QWidget>

#include <vector>

class QToolButton;

namespace kader::ui {

struct ProblemReport;

/// How many problems there are of each severity, as buttons that show or hide them.
class ProblemChips final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemChips(QWidget *parent = nullptr);

    void show(const ProblemReport &report);
    /// Where there is little room only the numbers are seen.
    void setHaveWords(bool haveWords);
    [[nodiscard]] QSet<Severity> chosen() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Chip {
        Severity severity;
        QToolButton *button;
        qsizetype count = 0;
    };

    void drawIcons();
    void say();

    std::vector<Chip> m_chips;
    bool m_haveWords = true;
};

} // namespace kader::ui
