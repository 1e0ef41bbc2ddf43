#pragma once

#include <QLabel>

namespace kader::ui {

class Workspace;

/// The curation's name and whether all changes are kept; the title of the window says the name too.
class DocumentLabel final : public QLabel {
    Q_OBJECT

public:
    DocumentLabel(Workspace &workspace, QWidget *window);

private:
    void follow();
    void update();

    Workspace &m_workspace;
    QWidget *m_window;
};

} // namespace kader::ui
