#include "ui/annotations/pagenews.h"

#include "curation/referencedpages.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::ReferencedPages;

namespace {

using Pages = std::vector<ReferencedPages::Page>;

qsizetype countOf(const Pages &pages, ReferencedPages::State state)
{
    return std::count_if(pages.begin(), pages.end(),
                         [state](const ReferencedPages::Page &page) { return page.state == state; });
}

QString hostOf(const QString &address)
{
    const QString host = QUrl(address).host();
    return host.isEmpty() ? address : host;
}

QString waitingText(qsizetype count)
{
    return count == 1 ? PageNews::tr("Fetching annotations that lie elsewhere…")
                      : PageNews::tr("Fetching %1 pages of annotations that lie elsewhere…").arg(count);
}

/// Where they are, unless the reason says it.
QString failedText(const Pages &pages)
{
    const auto failed = std::find_if(pages.begin(), pages.end(), [](const ReferencedPages::Page &page) {
        return page.state == ReferencedPages::State::Failed;
    });
    QString why = failed->error ? failed->error->message : QString();
    if (!why.isEmpty() && !why.endsWith(u'.'))
        why += u'.';
    const QString host = hostOf(failed->address);
    return why.contains(host) ? PageNews::tr("Annotations are missing. %1").arg(why)
                              : PageNews::tr("Annotations at %1 are missing. %2").arg(host, why);
}

/// Every one that failed, and why.
QString failures(const Pages &pages)
{
    QStringList lines;
    for (const ReferencedPages::Page &page : pages) {
        if (page.state == ReferencedPages::State::Failed)
            lines += page.address + u": "_s + (page.error ? page.error->message : QString());
    }
    return lines.join(u'\n');
}

} // namespace

PageNews::PageNews(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_words(new QLabel(this)),
      m_again(new QPushButton(tr("Try again"), this))
{
    setObjectName(u"page-news"_s);
    m_words->setObjectName(u"page-news-words"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    Theme::makeSecondary(m_words);
    m_again->setObjectName(u"page-news-again"_s);
    m_again->setProperty("isFlat", true);
    m_again->setAccessibleName(tr("Fetch the missing annotations again"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_words, 1);
    row->addWidget(m_again, 0, Qt::AlignTop);
    connect(m_again, &QPushButton::clicked, this, &PageNews::tryAgain);
    connect(&workspace, &Workspace::curationChanged, this, &PageNews::follow);
    connect(&workspace, &Workspace::canvasChanged, this, &PageNews::tellState);
    follow();
}

void PageNews::follow()
{
    if (ReferencedPages *pages = m_workspace.pages())
        connect(pages, &ReferencedPages::changed, this, &PageNews::tellState);
    tellState();
}

void PageNews::tellState()
{
    const ReferencedPages *fetched = m_workspace.pages();
    const bool hasCanvas = fetched && m_workspace.source() && m_workspace.canvas();
    const Pages pages = hasCanvas ? fetched->pagesOf(m_workspace.source()->id, *m_workspace.canvas()) : Pages();
    const qsizetype waiting = countOf(pages, ReferencedPages::State::Waiting);
    const qsizetype failed = countOf(pages, ReferencedPages::State::Failed);
    setVisible(waiting + failed > 0);
    if (failed > 0)
        m_words->setText(failedText(pages));
    else if (waiting > 0)
        m_words->setText(waitingText(waiting));
    m_words->setToolTip(plainToolTip(failures(pages)));
    m_again->setVisible(failed > 0);
    emit told(waiting + failed > 0);
}

void PageNews::tryAgain()
{
    if (ReferencedPages *pages = m_workspace.pages())
        pages->retry(m_workspace.source()->id, *m_workspace.canvas());
}

} // namespace kader::ui
