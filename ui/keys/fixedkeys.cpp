#include "ui/keys/fixedkeys.h"

#include <QCoreApplication>

namespace kader::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FixedKeys)
};

QList<KeyLine> linesOfTheImage()
{
    const QString image = Text::tr("On the image");
    return {
        {image, Text::tr("Zoom at the pointer"), Text::tr("Wheel")},
        {image, Text::tr("Zoom in"), Text::tr("Double click")},
        {image, Text::tr("Move the image"), Text::tr("Drag, drag with the middle button, hold Space and drag, arrows")},
        {image, Text::tr("Square while drawing"), Text::tr("Shift")},
        {image, Text::tr("Draw from the centre"), Text::tr("Ctrl")},
        {image, Text::tr("Not drawn to the canvas's edges, while drawing or moving"), Text::tr("Alt")},
        {image, Text::tr("Close a polygon; take its last corner back"), Text::tr("Double click or Return; Backspace")},
        {image, Text::tr("Move the crosshair of the polygon or point tool, far, by 1 px; set down there"),
         Text::tr("Arrows, Shift+arrows, Ctrl+arrows; Return")},
        {image, Text::tr("Draw a region in the middle of what is seen, with the rectangle tool"),
         Text::tr("Return, Insert")},
        {image, Text::tr("Edit the text of the selected region"), Text::tr("Return, double click")},
        {image, Text::tr("Move the selected region by 1 px, by 10 px"), Text::tr("Arrows, Shift+arrows")},
        {image, Text::tr("Move the right or bottom edge of the selected region"), Text::tr("Ctrl+arrows")},
        {image, Text::tr("Next or previous corner of the selected polygon, for arrows to move"),
         Text::tr("Ctrl+Tab, Ctrl+Shift+Tab")},
        {image, Text::tr("Take the chosen corner away; make another after it"),
         Text::tr("Delete or Ctrl+click; Insert")},
        {image, Text::tr("Next or previous region"), Text::tr("Tab, Shift+Tab")},
        {image, Text::tr("Give up drawing, select nothing, back to the select tool"), Text::tr("Escape")},
    };
}

QList<KeyLine> linesOfTheRepository()
{
    const QString repository = Text::tr("In the repository");
    return {
        {repository, Text::tr("From the search to what was found"), Text::tr("Down")},
        {repository, Text::tr("Open what is chosen"), Text::tr("Return, double click")},
        {repository, Text::tr("About the dataset"), Text::tr("Alt+Return")},
        {repository, Text::tr("Empty the search"), Text::tr("Escape")},
    };
}

QList<KeyLine> linesOfTheTable()
{
    const QString table = Text::tr("In the table of annotations");
    return {
        {table, Text::tr("Look at the region of a row"), Text::tr("Return, double click on its canvas or cut-out")},
        {table, Text::tr("Edit a cell in its place"), Text::tr("F2, double click")},
        {table, Text::tr("Go on writing its text below the table"), Text::tr("Any letter")},
        {table, Text::tr("Select several, all"), Text::tr("Shift and Ctrl with arrows or clicks, Ctrl+A")},
        {table, Text::tr("Choose columns"), Text::tr("Right click on their headings")},
    };
}

} // namespace

QList<KeyLine> fixedKeyLines()
{
    return linesOfTheRepository() + linesOfTheTable() + linesOfTheImage();
}

QString objection(const QKeySequence &key)
{
    const Qt::KeyboardModifiers modifiers = key[0].keyboardModifiers() & ~Qt::KeypadModifier;
    switch (key[0].key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return Text::tr("Tab goes from one field or region to the next.");
    case Qt::Key_Escape:
        return Text::tr("Escape gives up what is being done.");
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return modifiers == Qt::NoModifier ? Text::tr("This key presses buttons and edits what is selected.")
                                           : QString();
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return modifiers & Qt::AltModifier ? QString() : Text::tr("Arrows move the image and the selected region.");
    default:
        return {};
    }
}

} // namespace kader::ui
