#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace kader::ui {

class VocabularyFile;

/// The file that tags are chosen from, and how it stands with it.
class TagsPage final : public QWidget {
    Q_OBJECT

public:
    explicit TagsPage(QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addFields();
    void ask();
    void update();

    VocabularyFile *m_vocabulary;
    QLabel *m_file;
    QLabel *m_state;
    QPushButton *m_choose;
    QPushButton *m_forget;
};

} // namespace kader::ui
