#pragma once

#include "base/diagnostic.h"

#include <QSet>
#include <QWidget>

#include <utility>
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
    [[nodiscard]] QSet<Severity> chosen() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcons();

    std::vector<std::pair<Severity, QToolButton *>> m_chips;
};

} // namespace kader::ui
