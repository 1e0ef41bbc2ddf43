#include "ui/shell/networkline.h"

#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int waitingWidth = 320;

} // namespace

NetworkLine::NetworkLine(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setObjectName(u"status-network"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(12);
    m_waiting = addPart(u"status-network-waiting"_s);
    m_bytes = addPart(u"status-bytes"_s);
    m_reach = addPart(u"status-reach"_s);
    connect(&workspace.network(), &Network::changed, this, &NetworkLine::update);
    connect(&workspace, &Workspace::sourceChanged, this, &NetworkLine::update);
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

QString NetworkLine::reachText() const
{
    const Network::News &news = m_workspace.network().news();
    if (news.isOffline)
        return tr("working offline");
    return news.lostHosts.isEmpty() ? tr("online") : tr("no connection to %1").arg(news.lostHosts.first());
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
    m_reach->setText(reachText());
    m_reach->setToolTip(plainToolTip(news.lostHosts.join(u'\n')));
}

} // namespace kader::ui
