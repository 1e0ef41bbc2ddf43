#include "ui/shell/documentlabel.h"

#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QFileInfo>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;

namespace {

constexpr int leastHeight = 25; // The bar's own, so that the text stands on its line.

QString documentName(const Workspace &workspace)
{
    if (workspace.isUntitled())
        return DocumentLabel::tr("Untitled curation");
    return workspace.curation() ? QFileInfo(workspace.curation()->path()).fileName() : QString();
}

} // namespace

DocumentLabel::DocumentLabel(Workspace &workspace, QWidget *window) : m_workspace(workspace), m_window(window)
{
    setObjectName(u"document-label"_s);
    setTextFormat(Qt::PlainText);
    Theme::makeSecondary(this);
    setContentsMargins(8, 0, 10, 0);
    setMinimumHeight(leastHeight);
    connect(&workspace, &Workspace::curationChanged, this, &DocumentLabel::follow);
    follow();
}

void DocumentLabel::follow()
{
    if (Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::keptChanged, this, &DocumentLabel::update);
        connect(curation, &Curation::pathChanged, this, &DocumentLabel::update);
    }
    update();
}

void DocumentLabel::update()
{
    const Curation *curation = m_workspace.curation();
    const QString name = documentName(m_workspace);
    m_window->setWindowTitle(curation ? tr("%1 – Kader").arg(name) : tr("Kader"));
    if (!curation)
        setText({});
    else if (curation->isReadOnly())
        setText(tr("%1 · read only").arg(name));
    else
        setText(curation->isKept() ? tr("%1 · all changes kept").arg(name) : tr("%1 · keeping…").arg(name));
    // A menu bar gives its corner another place only when it is told.
    if (auto *bar = qobject_cast<QMenuBar *>(parentWidget()))
        bar->setCornerWidget(this);
}

} // namespace kader::ui
