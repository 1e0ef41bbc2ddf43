#include "ui/worklist/worklistwords.h"

#include "base/tr.h"

#include <QLocale>

namespace kader::ui {

using curation::ToDo;

QString wordsOf(ToDo kind)
{
    switch (kind) {
    case ToDo::FailedImage:
        return Tr::tr("Image failed");
    case ToDo::BareCanvas:
        return Tr::tr("No annotation");
    case ToDo::NoText:
        return Tr::tr("No text");
    case ToDo::NoLanguage:
        return Tr::tr("No language");
    case ToDo::OutsideCanvas:
        return Tr::tr("Outside its canvas");
    case ToDo::Duplicate:
        return Tr::tr("Duplicate");
    }
    return {};
}

QString wordsOf(const curation::ToDoItem &item)
{
    return item.isIntended ? Tr::tr("%1, fine as it is").arg(wordsOf(item.kind)) : wordsOf(item.kind);
}

QString intendedText(int count)
{
    return Tr::tr("Fine as it is: %1").arg(QLocale().toString(count));
}

QString countText(ToDo kind, int count)
{
    return Tr::tr("%1: %2").arg(wordsOf(kind), QLocale().toString(count));
}

QString doneText(const curation::Worklist &list)
{
    const QLocale locale;
    return Tr::tr("%1 of %2 canvases and %3 of %4 annotations are done")
        .arg(locale.toString(list.doneCanvases), locale.toString(list.canvases), locale.toString(list.doneAnnotations),
             locale.toString(list.annotations));
}

} // namespace kader::ui
