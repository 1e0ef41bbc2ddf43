#pragma once

#include "iiif/painting.h"
#include "ui/canvas/glass.h"

#include <QList>

#include <vector>

namespace kader::ui {

/// Which of several images a canvas shows, and a way to the others: a button for each choice that it leaves. Hidden
/// where there is none.
class ImageSwitch final : public Glass {
    Q_OBJECT

public:
    explicit ImageSwitch(QWidget *parent);

    void setChoices(std::vector<iiif::ImageChoice> choices, const iiif::ChosenImages &chosen);
    [[nodiscard]] bool hasChoice() const { return !m_choices.empty(); }
    /// The next image of the first choice; after the last one the first.
    void showNext();

signals:
    void chosen(const kader::iiif::ChosenImages &chosen);

private:
    void addButton();
    void name(qsizetype choice);
    void openMenu(qsizetype choice);
    void choose(qsizetype choice, int alternative);

    std::vector<iiif::ImageChoice> m_choices;
    iiif::ChosenImages m_chosen; ///< One for each choice.
    QList<GlassButton *> m_buttons;
};

} // namespace kader::ui
