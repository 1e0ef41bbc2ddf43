#pragma once

#include "curation/favouritebody.h"

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace kader::ui {

class Actions;
class ChoiceBox;

/// The favourite bodies: nine places, and a form for the one that is chosen. What is changed holds at once.
class FavouritesPage final : public QWidget {
    Q_OBJECT

public:
    /// The actions, which are called after what they give, outlive it.
    explicit FavouritesPage(Actions &actions, QWidget *parent = nullptr);

private:
    void makeList();
    [[nodiscard]] QFormLayout *makeForm();
    void showPlaces();
    void showPlace();
    void keep();
    void clear();
    [[nodiscard]] int place() const;

    Actions &m_actions;
    QListWidget *m_places;
    ChoiceBox *m_motivation;
    ChoiceBox *m_language;
    QPlainTextEdit *m_text;
    QLineEdit *m_tags;
    QPushButton *m_clear;
    curation::FavouriteBody m_shown; ///< With what the form does not show.
    bool m_isShowing = false;
};

} // namespace kader::ui
