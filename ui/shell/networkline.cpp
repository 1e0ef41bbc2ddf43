#include "ui/shell/networkline.h"

#include "ui/shell/reachdot.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int waitingWidth = 320;
constexpr int reachWidth = 360;

} // namespace

NetworkLine::NetworkLine(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setObjectName(u"status-network"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(12);
    m_waiting = addPart(u"status-network-waiting"_s);
    m_bytes = addPart(u"status-bytes"_s);
    auto *reach = new QHBoxLayout;
    reach->setSpacing(6);
    m_dot = new ReachDot;
    m_dot->setObjectName(u"status-reach-dot"_s);
    reach->addWidget(m_dot);
    m_reach = addPart(u"status-reach"_s);
    reach->addWidget(m_reach);
    row->addLayout(reach);
    connect(&workspace.network(), &Network::changed, this, &NetworkLine::update);
    connect(&workspace, &Workspace::sourceChanged, this, &NetworkLine::update);
    connect(&workspace, &Workspace::repositoryChanged, this, &NetworkLine::update);
    update();
}

QLabel *NetworkLine::addPart(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    Theme::makeSecondary(label);
    layout()->addWidget(label);
    return label;
}

QString NetworkLine::bytesText() const
{
    const QLocale locale;
    const qint64 bytes = m_workspace.network().news().bytes;
    const qint64 seen = m_workspace.bytesLookedAt();
    if (bytes == 0)
        return {};
    const QString fetched = locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
    if (seen == 0)
        return tr("%1 fetched").arg(fetched);
    return tr("%1 fetched of %2 looked at").arg(fetched, locale.formattedDataSize(seen, 1, QLocale::DataSizeSIFormat));
}

/// As the window calls it.
QString NetworkLine::nameOf(const QString &host) const
{
    const QUrl own = m_workspace.repository().address().url();
    const bool isOwn = host == own.host() || host == own.authority(QUrl::FullyEncoded);
    if (!isOwn)
        return host;
    return m_workspace.isDemo() ? tr("the demo repository") : m_workspace.repositoryName();
}

QString NetworkLine::reachText() const
{
    const Network::News &news = m_workspace.network().news();
    if (news.isOffline)
        return tr("working offline");
    if (news.lostHosts.isEmpty())
        return tr("online");
    const QString first = nameOf(news.lostHosts.first());
    if (news.lostHosts.size() == 1)
        return tr("no connection to %1").arg(first);
    return news.lostHosts.size() == 2
               ? tr("no connection to %1 and %2").arg(first, nameOf(news.lostHosts[1]))
               : tr("no connection to %1 and %2 others").arg(first).arg(news.lostHosts.size() - 1);
}

QString NetworkLine::reachToolTip() const
{
    const Network::News &news = m_workspace.network().news();
    const QString kept = tr("What was seen before is still here.");
    if (news.isOffline)
        return tr("Nothing is asked of any server.") + u' ' + kept;
    if (news.lostHosts.isEmpty())
        return {};
    QStringList names;
    for (const QString &host : news.lostHosts)
        names.append(nameOf(host) == host ? host : u"%1 (%2)"_s.arg(nameOf(host), host));
    return tr("Not answering: %1.").arg(names.join(u", "_s)) + u'\n' + kept + u' ' +
           tr("It is looked for, and what is missing comes by itself when it is back.");
}

void NetworkLine::update()
{
    const Network::News &news = m_workspace.network().news();
    const QString waiting = news.waiting.value(0);
    m_waiting->setVisible(!waiting.isEmpty());
    m_waiting->setText(m_waiting->fontMetrics().elidedText(waiting, Qt::ElideRight, waitingWidth));
    m_waiting->setToolTip(plainToolTip(news.waiting.join(u'\n')));
    const QString bytes = bytesText();
    m_bytes->setVisible(!bytes.isEmpty());
    m_bytes->setText(bytes);
    const QString reach = reachText();
    m_reach->setText(m_reach->fontMetrics().elidedText(reach, Qt::ElideMiddle, reachWidth));
    m_reach->setAccessibleName(reach);
    m_reach->setToolTip(plainToolTip(reachToolTip()));
    m_dot->tell(news.isOffline             ? ReachDot::State::Offline
                : news.lostHosts.isEmpty() ? ReachDot::State::Online
                                           : ReachDot::State::Lost);
    m_dot->setToolTip(m_reach->toolTip());
}

} // namespace kader::ui
