#pragma once

#include "curation/curation.h"
#include "curation/favouritebody.h"

#include <QObject>

class QWidget;

namespace kader::ui {

class Actions;
class Workspace;

/// Favourite bodies on their keys. With a drawing tool in use one is given to what is drawn from then on, until the
/// same key is pressed again; else to all selected annotations, as one step. One that is not set has no place in the
/// menu.
class FavouriteActions final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    FavouriteActions(Workspace &workspace, Actions &actions, QWidget &window);

    /// Names the actions by what the settings have now.
    static void describe(Actions &actions);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enable();
    void give(int number);
    void giveToNext(int number, const curation::FavouriteBody &favourite);
    void askForPlace();
    void keepAs(int number);
    [[nodiscard]] bool isDrawing() const;
    [[nodiscard]] const curation::Annotation *selected() const;

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget &m_window;
};

} // namespace kader::ui
