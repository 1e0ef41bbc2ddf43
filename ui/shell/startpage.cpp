#include "ui/shell/startpage.h"

#include "base/background.h"
#include "ui/actions/actions.h"
#include "ui/shell/addressfield.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int cardWidth = 560;

QLabel *label(const QString &text)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    return made;
}

/// A button that does what an action does, as long as it can be done.
QPushButton *buttonFor(QAction &action, const QString &text, const QString &name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setEnabled(action.isEnabled());
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::changed, button, [button, &action] { button->setEnabled(action.isEnabled()); });
    return button;
}

QString whenAndHowMany(const Recent &recent)
{
    if (recent.isMissing)
        return StartPage::tr("The file is not there any more.");
    QStringList parts;
    if (!recent.isUntitled) // the name of an untitled one says when
        parts.append(QLocale().toString(recent.when.toLocalTime(), QLocale::ShortFormat));
    if (recent.annotations)
        parts.append(*recent.annotations == 1 ? StartPage::tr("1 annotation")
                                              : StartPage::tr("%Ln annotations", nullptr, *recent.annotations));
    return parts.join(u" · "_s);
}

} // namespace

StartPage::StartPage(Workspace &workspace, const Actions &actions, QWidget *parent)
    : QWidget(parent), m_workspace(workspace)
{
    setObjectName(u"start-page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *inner = new QWidget;
    auto *centring = new QVBoxLayout(inner);
    centring->setContentsMargins(24, 24, 24, 24);
    centring->addStretch(1);
    centring->addWidget(makeCard(actions)); // in the middle where there is more room than it takes
    centring->addStretch(2);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(inner);
    inner->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QWidget *StartPage::makeCard(const Actions &actions)
{
    auto *card = new QWidget;
    card->setMaximumWidth(cardWidth);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *title = label(u"Kader"_s);
    title->setObjectName(u"start-title"_s);
    layout->addWidget(title);
    auto *sentence = label(tr("Look at the images of a repository, mark what is there, choose their metadata, and save "
                              "manifests that every IIIF viewer reads."));
    Theme::makeSecondary(sentence);
    layout->addWidget(sentence);
    layout->addSpacing(12);
    layout->addLayout(makeBeginning(actions));
    m_recentHead = label(tr("Recent curations"));
    m_recentHead->setProperty("isSection", true);
    m_recentHead->hide();
    layout->addSpacing(12);
    layout->addWidget(m_recentHead);
    m_recentRows = new QVBoxLayout;
    m_recentRows->setSpacing(4);
    layout->addLayout(m_recentRows);
    return card;
}

QBoxLayout *StartPage::makeBeginning(const Actions &actions)
{
    auto *field = new AddressField(QString());
    field->setObjectName(u"start-address"_s);
    setFocusProxy(field);
    connect(field, &AddressField::entered, &m_workspace, &Workspace::open);
    auto *demo = buttonFor(actions[ActionId::OpenDemo], tr("Open the demo"), u"start-demo"_s);
    demo->setProperty("isPrimary", true);
    demo->setVisible(!m_workspace.isDemo());
    connect(&m_workspace, &Workspace::repositoryChanged, demo,
            [this, demo] { demo->setVisible(!m_workspace.isDemo()); });
    auto *open = buttonFor(actions[ActionId::OpenCuration], tr("Open a curation…"), u"start-open"_s);
    auto *fresh = buttonFor(actions[ActionId::NewCuration], tr("New curation"), u"start-new"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {demo, open, fresh})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(12);
    layout->addWidget(field);
    layout->addLayout(buttons);
    auto *hint = label(tr("Or choose a dataset from the repository on the left."));
    Theme::makeSecondary(hint);
    layout->addWidget(hint);
    return layout;
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    lookForRecents();
}

void StartPage::lookForRecents()
{
    m_looking = inBackground<QList<Recent>>(
        [remembered = Recents::remembered(), folder = m_workspace.untitledFolder()] {
            return Recents::withUntitled(remembered, folder);
        },
        [this](const QList<Recent> &recents) { showRecents(recents); });
}

void StartPage::showRecents(const QList<Recent> &recents)
{
    for (QWidget *row : m_rows)
        row->deleteLater();
    m_rows.clear();
    m_recentHead->setVisible(!recents.isEmpty());
    for (const Recent &recent : recents) {
        m_rows.append(makeRow(recent));
        m_recentRows->addWidget(m_rows.last());
    }
}

QWidget *StartPage::makeRow(const Recent &recent)
{
    auto *row = new QFrame;
    row->setObjectName(u"start-card"_s);
    auto *name = new QPushButton(escapedMnemonic(recent.name()));
    name->setObjectName(u"recent-open"_s);
    name->setProperty("isFlat", true);
    name->setEnabled(!recent.isMissing);
    name->setToolTip(plainToolTip(recent.path));
    connect(name, &QPushButton::clicked, this, [this, path = recent.path] { m_workspace.openCuration(path); });
    auto *more = label(whenAndHowMany(recent));
    more->setWordWrap(false);
    Theme::makeSecondary(more);
    auto *remove = new QToolButton;
    remove->setObjectName(u"recent-remove"_s);
    remove->setIcon(icon(recent.isUntitled ? "trash"_L1 : "close"_L1));
    remove->setToolTip(recent.isUntitled ? tr("Delete this curation for good") : tr("Forget this curation"));
    remove->setAccessibleName(tr("%1: %2").arg(remove->toolTip(), recent.name()));
    connect(remove, &QToolButton::clicked, this, [this, recent, remove] {
        const bool isSure = !recent.isUntitled || !remove->text().isEmpty();
        if (isSure)
            return forget(recent);
        remove->setText(tr("Delete for good"));
        remove->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(4, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(name);
    layout->addStretch(1);
    layout->addWidget(more);
    layout->addWidget(remove);
    return row;
}

/// A named file stays where it is; an untitled one is known nowhere else.
void StartPage::forget(const Recent &recent)
{
    if (recent.isUntitled)
        QFile::remove(recent.path);
    Recents::forget(recent.path);
    lookForRecents();
}

} // namespace kader::ui
