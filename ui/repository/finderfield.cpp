#include "ui/repository/finderfield.h"

#include "ui/shared/pastewatch.h"
#include "ui/theme/icons.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace kader::ui {

FinderField::FinderField(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(u"repository-search"_s);
    setPlaceholderText(tr("Collections, datasets, authors"));
    setAccessibleName(tr("Find collections, datasets and authors"));
    setClearButtonEnabled(true);
    setAcceptDrops(false); // what is dropped is opened by the window
    addAction(icon("search"_L1), LeadingPosition);
    connect(new PasteWatch(*this), &PasteWatch::pasted, this, &FinderField::addressPasted);
}

bool FinderField::event(QEvent *event)
{
    // Before Esc means something to the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape &&
        !text().isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FinderField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        emit left();
    else if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace kader::ui
