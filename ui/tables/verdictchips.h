#pragma once

#include "exchange/importplan.h"

#include <QSet>
#include <QWidget>

#include <utility>
#include <vector>

class QToolButton;

namespace kader::ui {

/// How many rows have which verdict, as buttons that show or hide them.
class VerdictChips final : public QWidget {
    Q_OBJECT

public:
    explicit VerdictChips(QWidget *parent = nullptr);

    void show(const exchange::ImportPlan &plan);
    [[nodiscard]] QSet<exchange::Verdict> chosen() const;

signals:
    void changed();

private:
    std::vector<std::pair<exchange::Verdict, QToolButton *>> m_chips;
};

} // namespace kader::ui
