#include "ui/shared/motionpreference.h"

#include <QApplication>
#include <QSettings>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

const QString key = u"view/motion"_s;

} // namespace

bool isMotionWanted()
{
    const bool isUsual = QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
    return QSettings().value(key, isUsual).toBool();
}

void setMotionWanted(bool isWanted)
{
    QSettings().setValue(key, isWanted);
}

} // namespace kader::ui
