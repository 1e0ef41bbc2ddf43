#include "base/diagnostic.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader {

QString Place::toString() const
{
    QString text = document;
    if (line > 0) {
        text += (text.isEmpty() ? QString() : u":"_s) + QString::number(line);
        if (column > 0)
            text += u':' + QString::number(column);
    }
    if (!pointer.isEmpty())
        text += u'#' + pointer;
    return text;
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return Tr::tr("info");
    case Severity::Warning:
        return Tr::tr("warning");
    case Severity::Error:
        return Tr::tr("error");
    }
    return {};
}

} // namespace kader
