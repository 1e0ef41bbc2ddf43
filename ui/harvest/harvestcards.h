#pragma once

#include <QWidget>

namespace kader::ui {

class Harvests;

/// A card for each harvest; hidden when there is none.
class HarvestCards final : public QWidget {
    Q_OBJECT

public:
    explicit HarvestCards(Harvests &harvests, QWidget *parent = nullptr);

private:
    void rebuild();

    Harvests &m_harvests;
};

} // namespace kader::ui
